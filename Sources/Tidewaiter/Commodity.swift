internal import TidewaiterDocuments
public import TidewaiterNomenclature
public import TidewaiterQuantities

/// What is known of a commodity code: its place in the tree, its editions, its national lines.
public struct Commodity: Sendable, Hashable {
    /// Name of the JSON that ``json()`` writes.
    public static let schema = "tidewaiter.commodity/1"

    /// A node of the tree with our own label for it.
    public struct Node: Sendable, Hashable {
        /// Digits of the chapter, heading or subheading.
        public let code: String
        /// Chapter, heading, subheading or national.
        public let level: CodeLevel
        /// Our own short label; subheadings have none yet.
        public let label: String?
    }

    /// What a country makes of the code.
    public struct National: Sendable, Hashable {
        /// The country or union.
        public let jurisdiction: String
        /// The day that was looked at.
        public let asOf: CivilDate
        /// The judgement by its schedule, or by its code's length alone where no schedule is loaded.
        public let judgement: CodeJudgement
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
    /// From the chapter down, as far as the edition has the code.
    public let path: [Node]
    /// What stands directly below it in the edition.
    public let children: [Node]
    /// The editions that have its first six digits.
    public let editions: [HSEdition]
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

    init(
        _ declared: String, edition year: Int?, into: String?, asOf: CivilDate?, engine: Engine
    ) throws(TidewaiterError) {
        if let damage = HSCode.spreadsheetDamage(in: declared) {
            throw TidewaiterError(.argument, "hs.spreadsheet", damage)
        }
        let nomenclature = engine.nomenclature
        let edition = try Self.edition(year, asOf: asOf, of: nomenclature)
        let judgement = nomenclature.judge(declared, edition: edition)
        guard judgement.verdict != .empty, judgement.verdict != .notDigits else {
            throw TidewaiterError(.argument, "hs.code", judgement.message)
        }
        let destination = try into.map { text throws(TidewaiterError) in try Engine.destination(text) }
        self.declared = declared
        code = judgement.code
        self.edition = edition
        self.judgement = judgement
        let stem = String(judgement.code.prefix(6))
        let node =
            nomenclature.node(stem, in: edition) ?? judgement.nearest.flatMap { nomenclature.node($0, in: edition) }
        path = node?.path.map(Self.describe) ?? []
        let found = nomenclature.has(stem, in: edition)
        children = found ? node?.children.map(Self.describe) ?? [] : []
        editions = nomenclature.editions(having: stem)
        national = destination.map { Self.national(declared, $0, asOf, edition, engine) }
        let isNational = national?.judgement.verdict == .valid
        exists =
            isNational || found && (national.map { ![.unknown, .notInForce].contains($0.judgement.verdict) } ?? true)
    }

    private static func describe(_ node: HSNode) -> Node {
        Node(code: node.code, level: node.level, label: node.label)
    }

    private static func edition(
        _ year: Int?, asOf: CivilDate?, of nomenclature: Nomenclature
    ) throws(TidewaiterError) -> HSEdition {
        let known = nomenclature.editions.map { String($0.year) }.joined(separator: ", ")
        if let year {
            if let edition = nomenclature.edition(year) { return edition }
            throw TidewaiterError(.notFound, "hs.edition", "There is no edition \(year) here; there are \(known).")
        }
        if let asOf {
            if let edition = nomenclature.edition(on: asOf) { return edition }
            throw TidewaiterError(
                .notFound, "hs.edition", "No edition here was in force on \(asOf); there are \(known).")
        }
        guard let newest = nomenclature.editions.last else {
            throw TidewaiterError(.data, "hs.edition", "The pack \"hs\" has no edition.")
        }
        return newest
    }

    /// By the country's schedule where one is loaded; on the last day it covers, when none was asked for.
    private static func national(
        _ declared: String, _ country: String, _ asOf: CivilDate?, _ edition: HSEdition, _ engine: Engine
    ) -> National {
        let tree = engine.nationalTrees.first { $0.jurisdiction == country }
        let day = asOf ?? tree?.lastDay ?? edition.from
        var judgement =
            tree?.judge(declared, on: day) ?? engine.nomenclature.judge(declared, edition: edition, into: country)
        if tree == nil, judgement.verdict == .valid {
            let name = Country(alpha2: country)?.name ?? "the European Union"
            // Without a schedule no more than the length can be told, and that only where it is known.
            if let length = engine.nomenclature.code(for: country) {
                judgement.message =
                    "It is as long as \(name) asks (\(length.name)); its schedule is not loaded. Look the code up there."
            } else {
                judgement.message =
                    "Length not known for \(name): six digits are in \(edition). Look the whole code up in its tariff."
            }
            judgement.verdict = .notCovered
        }
        return National(jurisdiction: country, asOf: day, judgement: judgement)
    }
}
