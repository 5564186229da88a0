import TidewaiterDocuments
import TidewaiterPacks
import TidewaiterQuantities

/// The tables `measures`, `programs`, `goods` and `groups` of a pack: what is charged beside, or instead of, the base
/// rate, as lists of rows of which the first that applies counts.
final class Measures: Sendable {
    /// In the order of evaluation, each after all that its conditions name, but for those whose order hangs on the day.
    let programs: [MeasureProgram]
    let measures: [Measure]
    let goods: GoodsLists
    /// What the conditions look at, for all measures.
    let conditions: ConditionTable
    /// What the charges of each measure have in common.
    let terms: [MeasureTerms]
    /// What the base duty is called; empty where the pack does not say so.
    let baseDuty: String
    /// The programmes that may stand in place of the base duty.
    private let replacing: Set<String>
    /// Whether any rate is taken of other charges.
    let haveCascades: Bool
    /// Whether no row looks at the origin of the goods.
    let areForAllOrigins: Bool
    /// The facts of lines that say yes, or which of several, and that conditions look at: one bit each.
    let statements: [UInt64]
    private let epochs: [MeasureEpoch]

    /// Reads the tables; `nil` where the pack has no measures.
    ///
    /// Throws a ``TidewaiterError`` that names the row for whatever cannot be read or contradicts itself.
    convenience init?(_ pack: Pack, _ facts: DeclaredFacts) throws(TidewaiterError) {
        guard let table = pack.table("measures") else { return nil }
        try self.init(pack, table, rows: Array(table.rows), facts, areKept: true)
    }

    /// Reads some rows of a table.
    ///
    /// - Parameter others: A table of which all rows are read too.
    /// - Parameter areKept: Whether they serve many requests, so that it pays to write their words as JSON once.
    init(
        _ pack: Pack, _ table: PackTable, rows: [Int], beside others: PackTable? = nil, _ facts: DeclaredFacts,
        areKept: Bool = false
    ) throws(TidewaiterError) {
        var reader = try MeasureReader(pack, table, facts)
        try reader.read(rows)
        if let others { try reader.read(others) }
        (programs, measures) = reader.inOrder()
        goods = reader.goods
        areForAllOrigins = measures.allSatisfy { $0.origins == "*" }
        baseDuty = RegimeWords(pack.table("regime"))["duty"] ?? ""
        let names = programs.map(\.name)
        replacing = Set(measures.filter { $0.effect == .replace }.map { names[$0.program] })
        haveCascades = measures.contains { $0.basis.holdsCharges }
        conditions = ConditionTable(measures, programs, facts, areKept: areKept)
        statements = Self.statements(measures, facts)
        let programs = programs
        terms = measures.map { MeasureTerms($0, programs[$0.program], areKept: areKept) }
        let groups = reader.groups
        var days = Set(groups.changes)
        for measure in measures { days.formUnion(measure.validity.changes) }
        days.insert(CivilDate(unchecked: 1, 1, 1))
        let order = ProgramOrder(measures, programs: programs.count)
        var epochs: [MeasureEpoch] = []
        // Thousands of rows have a hundred scopes between them, and those without groups are the same on all days.
        var scopes: [String: CountryScope] = [:]
        for day in days.sorted() {
            for text in scopes.keys where text.contains("@") { scopes[text] = nil }
            var rows = Array(repeating: [MeasureEpoch.Row](), count: programs.count)
            for (index, measure) in measures.enumerated() {
                if let from = measure.validity.from, day < from { continue }
                if let until = measure.validity.until, until < day { continue }
                // The reader has refused what names no country or group.
                guard let origins = scopes[measure.origins] ?? CountryScope(measure.origins, groups, on: day) else {
                    continue
                }
                scopes[measure.origins] = origins
                rows[measure.program].append(MeasureEpoch.Row(measure: index, origins: origins))
            }
            let order = order.order(on: day)
            epochs.append(MeasureEpoch(from: day, order, order.flatMap { rows[$0] }, measures))
        }
        self.epochs = epochs
    }

    private static func statements(_ measures: [Measure], _ facts: DeclaredFacts) -> [UInt64] {
        var bits = Array(repeating: UInt64.zero, count: (facts.declarations.count + 63) >> 6)
        for measure in measures {
            for case .fact(let fact, _) in measure.conditions.map(\.subject) {
                let declared = facts.declarations[fact]
                guard declared.isOfLine, declared.type == "bool" || declared.type.hasPrefix("enum:") else { continue }
                bits[fact >> 6] |= 1 << UInt64(fact & 63)
            }
        }
        return bits
    }

    /// Whether a charge is the base duty, or stands in its place.
    func isBase(_ program: String) -> Bool { program == baseDuty || replacing.contains(program) }

    /// What is the law on a date; `nil` before the first.
    func epoch(of date: CivilDate) -> MeasureEpoch? {
        var low = 0
        var high = epochs.count
        while low < high {
            let middle = (low + high) / 2
            if epochs[middle].first <= date { low = middle + 1 } else { high = middle }
        }
        return low == 0 ? nil : epochs[low - 1]
    }

    /// The measures that goods of a code and origin may be subject to, before any condition is looked at, in the order
    /// of evaluation.
    ///
    /// - Parameter epochs: The law of the date, and that of the day up to which it was known, where that is another.
    func candidates(_ code: CodePrefix, origin: Int, _ time: KnownTime, in epochs: [MeasureEpoch]) -> [Int] {
        let lists = goods.lists(of: code, time)
        var numbers: [Int] = []
        for epoch in epochs {
            var found: [Int] = []
            func consider(_ position: Int) {
                let number = epoch.rows[position].measure
                guard epoch.rows[position].origins.contains(origin), !measures[number].exceptions.meets(lists),
                    measures[number].validity.holds(time)
                else { return }
                found.append(position)
            }
            for position in epoch.general { consider(position) }
            epoch.eachPosition(on: lists, consider)
            found.sort()
            numbers.reserveCapacity(numbers.count + found.count)
            // A row of several lists is found on each of them.
            for (index, position) in found.enumerated() where index == 0 || found[index - 1] != position {
                numbers.append(epoch.rows[position].measure)
            }
        }
        if epochs.count < 2 { return numbers }
        let ranks = epochs[epochs.count - 1].ranks
        return Set(numbers).sorted { (ranks[measures[$0].program], $0) < (ranks[measures[$1].program], $1) }
    }
}
