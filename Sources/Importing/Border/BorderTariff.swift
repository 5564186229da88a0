import TidewaiterCodes
import TidewaiterDocuments
import TidewaiterQuantities

/// What an export of a tariff of that kind holds, before it becomes a pack.
struct BorderTariff {
    var goods: [String: BorderGoods] = [:]
    var measures: [BorderMeasure] = []
    var areas: [String: BorderArea] = [:]
    /// Whether a measure is for all goods below its code; otherwise each code has its measures with it.
    var isInherited = false
}

/// Makes the tables of a pack from such a tariff.
///
/// The base rate of a line is that of the third country duty; what can take its place on a claim is one list, so that
/// two never apply at once; what is charged beside it is a list for each kind of charge.
struct BorderProjection {
    private(set) var tariff: BorderTariff
    /// The law that rows without one of their own name.
    let law: String
    let currency: String
    let clip: (from: CivilDate?, until: CivilDate?)
    var draft: PackDraft
    var report: ImportReport
    var facts = FactDeclarations()
    var programs: [String: [String]] = [:]
    /// The groups of countries that rows name.
    private var groups: Set<String> = []

    init(
        _ tariff: BorderTariff, _ regime: RegimeDraft, _ options: ImportOptions, _ draft: PackDraft,
        _ report: ImportReport
    ) {
        self.tariff = tariff
        currency = regime.currency
        law = regime.schedule
        clip = (options.from, options.until)
        self.draft = draft
        self.report = report
    }

    /// All tables; gives how many lines there are.
    mutating func project() -> Int {
        facts.declare(
            "duty_rate", "rate", "Which rate of duty is to be used instead of the one this pack would select?",
            law: law, raises: "no")
        dropFlawed()
        let lines = writeLines()
        var byPlace: [String: [BorderMeasure]] = [:]
        for measure in tariff.measures {
            switch MeasureKind.of(measure) {
            case .base where measure.conditions.contains { $0.effect == .ownAmount }:
                byPlace["\(place(of: measure)) \(MeasureGroup.duty.name)", default: []].append(measure)
            case .base, .unit: break
            case .instead:
                byPlace["\(place(of: measure)) \(MeasureGroup.duty.name)", default: []].append(measure)
            case .beside(let group):
                byPlace["\(place(of: measure)) \(group.name)", default: []].append(measure)
            case .control: writeControl(measure)
            case .component: break
            case .unknown: byPlace["\(place(of: measure)) other_duty_\(measure.type)", default: []].append(measure)
            }
        }
        for (_, measures) in byPlace.sorted(by: { $0.key < $1.key }) { writeList(measures) }
        writeComponents()
        writeGroups()
        writePrograms()
        facts.put(into: &draft)
        return lines
    }

    /// Leaves out what cannot be a row.
    private mutating func dropFlawed() {
        var kept: [BorderMeasure] = []
        for measure in tariff.measures {
            if let flaw = measure.flaw {
                report.leaveOut(measure.summary, at: measure.place, "\(flaw); it is left out")
            } else {
                kept.append(measure)
            }
        }
        tariff.measures = kept
        for (code, goods) in tariff.goods {
            let isCode = code.utf8.count == 10 && code.utf8.allSatisfy { 0x30...0x39 ~= $0 }
            if let from = goods.from, let until = goods.until, until < from {
                report.leaveOut("\(code) \(goods.title)", at: goods.place, "it ends before it begins; it is left out")
                tariff.goods[code] = nil
            } else if !isCode {
                report.leaveOut("\(code) \(goods.title)", at: goods.place, "no code of ten digits; it is left out")
                tariff.goods[code] = nil
            }
        }
        for id in tariff.areas.keys {
            tariff.areas[id]?.members.removeAll { member in
                if let from = member.from, let until = member.until, until < from { return true }
                return false
            }
        }
    }

    /// The digits under which the rows of a measure stand.
    func place(of measure: BorderMeasure) -> String {
        tariff.isInherited ? Self.prefix(measure.code) : measure.code
    }

    /// The leading digits for which a code stands: a measure of a heading is for all below it.
    static func prefix(_ code: String) -> String {
        var digits = code[...]
        while digits.utf8.count > 2, digits.hasSuffix("00") { digits = digits.dropLast(2) }
        return String(digits)
    }

    /// The days of a row, within those that were asked for; `nil` where none is left.
    func days(_ from: CivilDate?, _ until: CivilDate?) -> (from: String, until: String)? {
        let first = [from, clip.from].compactMap(\.self).max()
        let last = [until, clip.until].compactMap(\.self).min()
        if let first, let last, last < first { return nil }
        return (first?.description ?? "", last?.description ?? "")
    }

    /// The cell `origins` of a measure; `nil` where its area is not known.
    mutating func origins(of measure: BorderMeasure) -> String? {
        let excluded = Set(
            measure.excluded.flatMap { area in
                tariff.areas[area].map { $0.members.isEmpty ? [area] : $0.members.map(\.country) } ?? [area]
            }
        ).map(Self.country).filter(Self.isCountry).sorted()
        // Erga omnes.
        if measure.area == "1011" { return excluded.isEmpty ? "*" : "!" + excluded.joined(separator: " ") }
        if Self.isCountry(measure.area) { return Self.country(measure.area) }
        guard let area = tariff.areas[measure.area], !area.members.isEmpty else { return nil }
        if excluded.isEmpty {
            groups.insert(area.id)
            return "@\(area.id)"
        }
        let left = Set(area.members.map { Self.country($0.country) }).subtracting(excluded).filter(Self.isCountry)
        return left.isEmpty ? nil : left.sorted().joined(separator: " ")
    }

    static func isCountry(_ text: String) -> Bool { Country(alpha2: country(text)) != nil }

    /// A country as ISO 3166-1 has it: TARIC's code for Serbia is its own.
    static func country(_ code: String) -> String { code == "XS" ? "RS" : code }

    private mutating func writeGroups() {
        for id in groups.sorted() {
            for member in tariff.areas[id]?.members ?? [] {
                guard Self.isCountry(member.country) else {
                    report.leaveOut(
                        "\(member.country) of area \(id)", at: "",
                        "no country of ISO 3166-1; it is left out of its group")
                    continue
                }
                draft.add(
                    "groups", ["group", "country", "from", "until"],
                    [
                        id, Self.country(member.country), member.from?.description ?? "",
                        member.until?.description ?? "",
                    ])
            }
        }
    }

    private mutating func writePrograms() {
        for (_, row) in programs.sorted(by: { $0.key < $1.key }) {
            draft.add("programs", ["program", "filing", "kind", "tax_type", "title", "authority"], row)
        }
    }

    mutating func leaveOutDays(_ measure: BorderMeasure) {
        report.leaveOut(measure.summary, at: measure.place, "it holds on none of the days that were asked for")
    }

    /// Prohibitions, restrictions and controls, and conditions without amounts: kept, and not read by assessments.
    mutating func writeControl(_ measure: BorderMeasure) {
        let columns = [
            "code", "measure", "type", "title", "direction", "area", "except_areas", "additional_code", "order", "from",
            "until", "condition", "document", "document_title", "threshold", "action", "amount", "regulation",
        ]
        for condition in measure.conditions.isEmpty ? [BorderCondition()] : measure.conditions {
            draft.add(
                "controls", columns,
                [
                    place(of: measure), measure.id, measure.type, measure.typeTitle,
                    measure.isImport ? "import" : "export", measure.area, measure.excluded.joined(separator: " "),
                    measure.additionalCode, measure.order, measure.from?.description ?? "",
                    measure.until?.description ?? "",
                    condition.title.isEmpty ? condition.code : condition.title, condition.document,
                    condition.documentTitle, condition.threshold.map { DutyComponent.sentence([$0]) } ?? "",
                    condition.action, DutyComponent.sentence(condition.duty), measure.regulation,
                ])
        }
    }
}
