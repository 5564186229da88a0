import TidewaiterDocuments
import TidewaiterPacks
import TidewaiterQuantities

/// The tables `measures`, `programs`, `goods` and `groups` of a pack: what is charged beside, or instead of, the base
/// rate, as lists of rows of which the first that applies counts.
struct Measures: Sendable {
    /// A row on the days of an epoch.
    struct Active: Sendable {
        let measure: Int
        let origins: CountryScope
    }

    /// Days on which the same rows are the law.
    private struct Epoch: Sendable {
        let first: CivilDate
        /// For each programme, in the order of evaluation, its rows in their order.
        let rows: [[Active]]
    }

    /// In the order of evaluation: each after all that its conditions name.
    let programs: [MeasureProgram]
    let measures: [Measure]
    let goods: GoodsLists
    /// Whether any rate is taken of other charges.
    let haveCascades: Bool
    private let epochs: [Epoch]

    /// Reads the tables; `nil` where the pack has no measures.
    ///
    /// Throws a ``TidewaiterError`` that names the row for whatever cannot be read or contradicts itself.
    init?(_ pack: Pack, _ facts: DeclaredFacts) throws(TidewaiterError) {
        guard let table = pack.table("measures") else { return nil }
        var reader = try MeasureReader(pack, table, facts)
        try reader.read()
        (programs, measures) = try reader.inOrder()
        goods = reader.goods
        haveCascades = measures.contains { $0.basis.holdsCharges }
        let groups = reader.groups
        var days = Set(groups.changes)
        for measure in measures { days.formUnion(measure.validity.changes) }
        days.insert(CivilDate(unchecked: 1, 1, 1))
        var epochs: [Epoch] = []
        // Thousands of rows have a hundred scopes between them, and those without groups are the same on all days.
        var scopes: [String: CountryScope] = [:]
        for day in days.sorted() {
            for text in scopes.keys where text.contains("@") { scopes[text] = nil }
            var rows = Array(repeating: [Active](), count: programs.count)
            for (index, measure) in measures.enumerated() {
                if let from = measure.validity.from, day < from { continue }
                if let until = measure.validity.until, until < day { continue }
                guard let origins = scopes[measure.origins] ?? CountryScope(measure.origins, groups, on: day) else {
                    throw reader.flaw(measure, "\"\(measure.origins)\" names no country or group of countries")
                }
                scopes[measure.origins] = origins
                rows[measure.program].append(Active(measure: index, origins: origins))
            }
            epochs.append(Epoch(first: day, rows: rows))
        }
        self.epochs = epochs
    }

    /// The rows in force on a date, by programme.
    func rows(on date: CivilDate) -> [[Active]] {
        var low = 0
        var high = epochs.count
        while low < high {
            let middle = (low + high) / 2
            if epochs[middle].first <= date { low = middle + 1 } else { high = middle }
        }
        return low == 0 ? [] : epochs[low - 1].rows
    }
}
