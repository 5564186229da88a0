import TidewaiterQuantities

/// The measures that are the law on the same days, found by the lists that goods are on: what one costs to find hangs on
/// how many there are for the goods, not on how many there are.
struct MeasureEpoch: Sendable {
    struct Row: Sendable {
        let measure: Int
        let origins: CountryScope
    }

    /// The first of the days.
    let first: CivilDate
    /// For each programme, its place in the order of evaluation.
    let ranks: [Int]
    /// By programme in the order of evaluation, those of one programme in their order.
    let rows: [Row]
    /// The positions of rows for goods of every code.
    let general: [Int]
    /// Where the positions of each list begin among ``listed``.
    private let starts: [Int32]
    /// The positions of the rows for goods of a list, list by list.
    private let listed: [Int32]

    init(from first: CivilDate, _ order: [Int], _ rows: [Row], _ measures: [Measure]) {
        self.first = first
        var ranks = Array(repeating: 0, count: order.count)
        for (rank, program) in order.enumerated() { ranks[program] = rank }
        self.ranks = ranks
        self.rows = rows
        var general: [Int] = []
        var pairs: [(list: Int, position: Int)] = []
        for (position, row) in rows.enumerated() {
            if measures[row.measure].isGeneral { general.append(position) }
            measures[row.measure].goods.each { pairs.append(($0, position)) }
        }
        pairs.sort { $0 < $1 }
        var starts: [Int32] = []
        for (index, pair) in pairs.enumerated() {
            while starts.count <= pair.list { starts.append(Int32(truncatingIfNeeded: index)) }
        }
        starts.append(Int32(truncatingIfNeeded: pairs.count))
        self.general = general
        self.starts = starts
        listed = pairs.map { Int32(truncatingIfNeeded: $0.position) }
    }

    /// Hands out the positions of the rows for goods on any of the lists; one on several lists comes several times.
    @inline(__always)
    func eachPosition(on lists: ListSet, _ body: (Int) -> Void) {
        lists.each { list in
            guard list + 1 < starts.count else { return }
            for index in Int(starts[list])..<Int(starts[list + 1]) { body(Int(listed[index])) }
        }
    }
}
