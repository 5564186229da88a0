import TidewaiterQuantities

// The table `line_measures`: for each code and kind of charge a list of rows of which the first that applies counts.

extension BorderProjection {
    private static let columns = [
        "code", "program", "order", "heading", "heading_above", "except_goods", "origins", "from", "until",
        "known_from", "known_until", "when", "effect", "rate", "basis", "status", "authority", "source",
    ]

    /// A row before it has its place.
    private struct Row {
        var rank: Int
        var heading = ""
        var origins: String
        var days: (from: String, until: String)
        var when: [String]
        var effect: String
        var rate: String
        var authority: String
    }

    /// Writes the measures of one code and list.
    mutating func writeList(_ measures: [BorderMeasure]) {
        var rows: [Row] = []
        guard let first = measures.first else { return }
        let group: MeasureGroup
        switch MeasureKind.of(first) {
        case .beside(let found): group = found
        case .unknown(let reason):
            group = MeasureGroup(
                name: "other_duty_\(first.type.lowercased())", types: [], title: first.typeTitle, refusal: reason)
        default: group = .duty
        }
        for measure in measures {
            rows += self.rows(of: measure, group, isAlone: Set(measures.map(\.additionalCode)).count == 1)
        }
        if group != .duty, group.name != "vat" || Set(measures.map(\.additionalCode)).count > 1,
            let codes = codesToState(measures)
        {
            rows += codes
        }
        guard !rows.isEmpty else { return }
        declare(group)
        let ordered = rows.enumerated().sorted { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) }
        for (place, row) in ordered.map(\.element).enumerated() {
            draft.add(
                "line_measures", Self.columns,
                [
                    self.place(of: first), group.name, Self.order(place), row.heading, "", "", row.origins,
                    row.days.from, row.days.until, "", "", row.when.joined(separator: " & "), row.effect, row.rate,
                    row.effect == "add" ? group.basis : "", row.effect == "add" ? group.status : "",
                    row.authority, draft.source,
                ])
        }
    }

    /// Places in a list, written so that they sort as texts too.
    private static func order(_ place: Int) -> String {
        let digits = "\((place + 1) * 10)"
        return String(repeating: "0", count: max(0, 5 - digits.utf8.count)) + digits
    }

    private mutating func declare(_ group: MeasureGroup) {
        guard programs[group.name] == nil else { return }
        // Duties are stated before taxes, and what takes the place of the base duty first.
        let place = MeasureGroup.all.firstIndex(of: group).map { ($0 + 2) * 10 } ?? (group == .duty ? 10 : 15)
        programs[group.name] = [
            group.name, "\(place)", group.kind, "", group.title, law,
        ]
    }

    /// The rows of a measure: one, or one for each of its conditions.
    private mutating func rows(of measure: BorderMeasure, _ group: MeasureGroup, isAlone: Bool) -> [Row] {
        guard let days = days(measure.from, measure.until) else {
            leaveOutDays(measure)
            return []
        }
        let isBenefit = group == .duty
        guard let origins = origins(of: measure) else {
            report.leaveOut(
                measure.summary, at: measure.place,
                "the countries of area \(measure.area) are not in the files; "
                    + (isBenefit ? "it is left out" : "it is refused for goods of all origins"))
            if isBenefit { return [] }
            return [refusal(measure, group, "*", days, "it is for area \(measure.area), whose countries are not known")]
        }
        if let refusal = group.refusal { return [self.refusal(measure, group, origins, days, refusal)] }
        var when = group.when.isEmpty ? [] : [group.when]
        if case .instead(let claims) = MeasureKind.of(measure) {
            when.append("claim=" + claims.joined(separator: "|"))
            if !measure.order.isEmpty { when.append("quota=\(measure.order)") }
        } else if !measure.order.isEmpty {
            when.append("quota=\(measure.order)")
        }
        // The one tax rate that there is holds without its code.
        if !measure.additionalCode.isEmpty, !isResidual(measure), !(group.name == "vat" && isAlone) {
            when.append("stated")
        }
        return conditional(measure, group, origins, days, when)
    }

    /// Whether an additional code is that of all companies that are not named.
    private func isResidual(_ measure: BorderMeasure) -> Bool {
        measure.additionalCode.hasSuffix("999") && measure.type != "306"
    }

    private func rank(_ measure: BorderMeasure) -> Int {
        if case .base = MeasureKind.of(measure) { return 900 }
        if isResidual(measure) { return 800 }
        return (measure.additionalCode.isEmpty ? 400 : 0) + breadth(measure) * 100
    }

    /// A country before a group, a group before all: the narrower rule is the later one.
    func breadth(_ measure: BorderMeasure) -> Int {
        measure.area == "1011" ? 3 : tariff.areas[measure.area].map { $0.members.isEmpty ? 1 : 2 } ?? 1
    }

    func authority(_ measure: BorderMeasure) -> String {
        let law = measure.regulation.isEmpty ? "" : "\(measure.regulation), "
        return "\(law)measure \(measure.id) of type \(measure.type)"
    }

    private mutating func refusal(
        _ measure: BorderMeasure, _ group: MeasureGroup, _ origins: String, _ days: (String, String), _ reason: String
    ) -> Row {
        report.leaveOut(measure.summary, at: measure.place, "\(reason); assessments refuse it in these words")
        var when: [String] = []
        if case .instead(let claims) = MeasureKind.of(measure) { when = ["claim=" + claims.joined(separator: "|")] }
        return Row(
            rank: rank(measure), heading: measure.additionalCode, origins: origins, days: days, when: when,
            effect: "refuse", rate: "\(measure.summary): \(reason)", authority: authority(measure))
    }

    // MARK: Conditions

    private mutating func conditional(
        _ measure: BorderMeasure, _ group: MeasureGroup, _ origins: String, _ days: (String, String), _ when: [String]
    ) -> [Row] {
        let relevant = measure.conditions.filter { $0.effect != .control }
        let codes = Set(relevant.map(\.code))
        if measure.conditions.contains(where: { $0.effect == .control }) { writeControl(measure) }
        guard codes.count <= 1 else {
            return [refusal(measure, group, origins, days, "several sets of conditions bear on its duty")]
        }
        guard !relevant.isEmpty else {
            return [row(measure, group, origins, days, when, measure.duty, printed: measure.printed)]
        }
        var rows: [Row] = []
        for condition in relevant {
            guard let test = test(of: condition, measure) else {
                return [refusal(measure, group, origins, days, "its conditions are neither documents nor entry prices")]
            }
            // What is not applicable leaves the base duty, or charges nothing beside it; the list then ends for those
            // goods only where nothing else may apply, so that nothing has to be written.
            if case .none = condition.effect { continue }
            var duty = measure.duty
            if case .ownAmount = condition.effect { duty = condition.duty }
            rows.append(row(measure, group, origins, days, when + test, duty))
        }
        return rows
    }

    /// The condition in the notation of packs; `nil` where it cannot say it.
    private mutating func test(of condition: BorderCondition, _ measure: BorderMeasure) -> [String]? {
        if !condition.document.isEmpty {
            let document = condition.document.lowercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
            facts.declare(
                "document_\(document)", "bool",
                "Is the document \(condition.document) presented for the goods"
                    + (condition.documentTitle.isEmpty ? "?" : " (\(condition.documentTitle))?"),
                law: law, raises: "no")
            return ["document_\(document)"]
        }
        guard let threshold = condition.threshold, let amount = threshold.amount else {
            // The last of its set: whatever the others ask for is not there.
            return []
        }
        guard condition.code == "V" else { return nil }
        let unit = DutyComponent.sentence([DutyComponent(currency: threshold.currency, unit: threshold.unit)])
        let units = [threshold.currency, threshold.unit].map { $0.lowercased().filter { "a"..."z" ~= $0 } }
        let name = "entry_price_" + units.joined(separator: "_")
        facts.declare(
            name, "decimal", "What is the entry price of the goods, in \(unit)?",
            law: law, raises: "yes")
        return ["\(name)>=\(amount)"]
    }

    private mutating func row(
        _ measure: BorderMeasure, _ group: MeasureGroup, _ origins: String, _ days: (String, String),
        _ when: [String], _ duty: [DutyComponent], printed: String = ""
    ) -> Row {
        let rate = rate(duty, printed: printed, reduction: measure.reduction)
        guard rate.reason == nil else {
            var row = refusal(
                measure, group, origins, days, "\(rate.text.isEmpty ? "" : "\(rate.text): ")\(rate.reason ?? "")")
            row.when = when
            return row
        }
        facts.declare(of: rate, law: law)
        return Row(
            rank: rank(measure), heading: measure.additionalCode, origins: origins, days: days, when: when,
            effect: group == .duty ? "replace" : "add", rate: rate.notation, authority: authority(measure))
    }

    /// Where a charge hangs on an additional code and none is for all others, goods without one cannot be reckoned.
    private mutating func codesToState(_ measures: [BorderMeasure]) -> [Row]? {
        guard measures.allSatisfy({ !$0.additionalCode.isEmpty && !isResidual($0) }) else { return nil }
        var rows: [Row] = []
        var seen: Set<String> = []
        for measure in measures {
            guard let days = days(measure.from, measure.until), let origins = origins(of: measure),
                seen.insert("\(origins) \(days)").inserted
            else { continue }
            let codes = measures.filter { $0.area == measure.area }.map {
                $0.additionalTitle.isEmpty ? $0.additionalCode : "\($0.additionalCode) (\($0.additionalTitle))"
            }
            rows.append(
                Row(
                    rank: 850, origins: origins, days: days, when: [], effect: "refuse",
                    rate:
                        "\(measure.typeTitle) hangs on an additional code, and none is stated. State the one that the "
                        + "goods have: \(codes.joined(separator: ", ")).",
                    authority: authority(measure)))
        }
        return rows
    }
}
