internal import TidewaiterDocuments
public import TidewaiterNomenclature
public import TidewaiterQuantities

/// What is known of a commodity code: its place in the tree, its editions, notes, conversions and national lines.
public struct Commodity: Sendable, Hashable {
    /// Name of the JSON that ``json()`` writes.
    public static let schema = "tidewaiter.commodity/1"

    /// A node of the tree with our own label for it.
    public struct Node: Sendable, Hashable {
        /// Digits of the chapter, heading or subheading.
        public let code: String
        /// Chapter, heading, subheading or national.
        public let level: CodeLevel
        /// Our own short label, in the language asked for or else in English; nil where there is none.
        public let label: String?
    }

    /// What a country makes of the code.
    public struct National: Sendable, Hashable {
        /// The country or union.
        public let jurisdiction: String
        /// The country or union whose tariff the lines are of; nil where none is loaded.
        public let tariff: String?
        /// The day that was looked at.
        public let asOf: CivilDate
        /// The judgement by its schedule, or by its code's length alone where no schedule is loaded.
        public let judgement: CodeJudgement
        /// Units of quantity that the schedule asks of the code; nil where that is not known.
        public let units: [String]?
        /// The schedule's codes at and below the code, if it is a heading or deeper.
        public let lines: [NationalLine]
    }

    /// The code as given.
    public let declared: String
    /// Its digits.
    public let code: String
    /// The edition it was looked up in.
    public let edition: HSEdition
    /// Whether the edition, and the national schedule where one was asked for, has the code.
    public let exists: Bool
    /// What the edition makes of it.
    public let judgement: CodeJudgement
    /// How the text was read, where that is not plain; empty when it is.
    public let remarks: [String]
    /// The section its chapter stands in.
    public let section: HSSection?
    /// From the chapter down, as far as the edition has the code.
    public let path: [Node]
    /// What stands directly below it in the edition.
    public let children: [Node]
    /// The editions that have its first six digits.
    public let editions: [HSEdition]
    /// What it is in the edition asked for.
    public let conversion: CodeConversion?
    /// Labels of the conversion's candidates, by code.
    public let candidateLabels: [String: String]
    /// Notes about the code, its heading, chapter and section, closest first. They are of HS 2022.
    public let notes: [HSNote]
    /// Notes elsewhere that send goods to the code, closest first.
    public let notesElsewhere: [HSNote]
    /// Notes that may send the goods described elsewhere.
    public let cautions: [NoteCaution]
    /// What the country asked for makes of it.
    public let national: National?

    /// `passed` where the code can be declared, `refused` where no loaded pack can tell, else `failed`.
    public var outcome: Outcome {
        // A country's chapters 98 and 99 are not in the HS; its own schedule has the say on them.
        if let national, national.judgement.verdict == .valid { return .passed }
        let verdicts = [judgement.verdict] + (national.map { [$0.judgement.verdict] } ?? [])
        if verdicts.contains(where: { $0 != .valid && $0 != .notCovered }) { return .failed }
        return verdicts.contains(.notCovered) ? .refused : .passed
    }

    init(_ declared: String, _ question: LookUp) throws(TidewaiterError) {
        if let damage = HSCode.spreadsheetDamage(in: declared) {
            throw TidewaiterError(.argument, "hs.spreadsheet", damage)
        }
        let nomenclature = question.nomenclature
        let edition = question.edition
        let judgement = nomenclature.judge(declared, edition: edition)
        guard judgement.verdict != .empty, judgement.verdict != .notDigits else {
            throw TidewaiterError(.argument, "hs.code", judgement.message)
        }
        self.declared = declared
        self.edition = edition
        self.judgement = judgement
        code = judgement.code
        remarks = Self.remarks(declared, judgement.code)
        let stem = String(judgement.code.prefix(6))
        let node =
            nomenclature.node(stem, in: edition) ?? judgement.nearest.flatMap { nomenclature.node($0, in: edition) }
        section = node?.section
        path = node?.path.map(question.describe) ?? []
        let found = nomenclature.has(stem, in: edition)
        children = found ? node?.children.map(question.describe) ?? [] : []
        editions = nomenclature.editions(having: stem)
        conversion = question.conversion(of: stem)
        var labels: [String: String] = [:]
        for candidate in conversion?.candidates ?? [] {
            guard let target = question.target else { break }
            labels[candidate.code] = nomenclature.node(candidate.code, in: target)?.label(in: question.language)
        }
        candidateLabels = labels
        notes = found ? nomenclature.notes(about: stem) : []
        notesElsewhere = found ? nomenclature.notes(sendingTo: stem) : []
        cautions = question.description.map { nomenclature.cautions(about: stem, described: $0) } ?? []
        let judged = question.national(declared)
        let tree = question.tree
        national = judged.map { judged in
            National(
                jurisdiction: question.destination ?? "", tariff: tree?.jurisdiction, asOf: question.day,
                judgement: judged,
                units: tree?.units(of: judgement.code, on: question.day),
                lines: judgement.code.utf8.count < 4 ? [] : tree?.lines(below: judgement.code, on: question.day) ?? [])
        }
        let isNational = judged?.verdict == .valid
        exists = isNational || found && (judged.map { ![.unknown, .notInForce].contains($0.verdict) } ?? true)
    }

    /// What is told of a text that was read and is not plain.
    static func remarks(_ declared: String, _ code: String) -> [String] {
        DeclaredCode(declared).isClean
            ? [] : ["\"\(declared.prefix(40))\" has digits of another script; it was read as \(code). Write 0 to 9."]
    }
}
