internal import TidewaiterExpressions
internal import TidewaiterManifests

/// Works out conditions.
extension Columns {
    /// What a condition comes to at each row; `truth` is the value of a variable that is true or false.
    /// The outcomes stand in the first places of ``outcomes``.
    mutating func run(_ steps: Range<Int>, _ truth: (Int) -> Bool?) {
        // Where the outcomes of the next step go.
        var top = 0
        for number in steps {
            switch plan.steps[number] {
            case .constant(let outcome): put(outcome, at: top)
            case .variable(let slot): put(ColumnOutcome(truth(slot)), at: top)
            case .has(let column): has(column, at: top)
            case .compare(let orders, let first, let second): compare(orders, first, second, at: top)
            case .same(let first, let second): same(first, second, at: top)
            case .among(let column, let list): among(column, list, at: top)
            case .matches(let column, let table): matches(column, table, at: top)
            case .not:
                change(below: top) { 2 &- $0 }
                continue
            case .and:
                top -= rows
                join(at: top) { min($0, $1) }
                continue
            case .or:
                top -= rows
                join(at: top) { max($0, $1) }
                continue
            }
            top += rows
        }
    }

    private mutating func put(_ outcome: ColumnOutcome, at top: Int) {
        for place in top..<top &+ rows { outcomes[place] = outcome.rawValue }
    }

    @inline(__always)
    private mutating func change(below top: Int, _ change: (UInt8) -> UInt8) {
        let range = top &- rows..<top
        var all = outcomes.mutableSpan
        for place in range { all[place] = change(all[place]) }
    }

    @inline(__always)
    private mutating func join(at top: Int, _ join: (UInt8, UInt8) -> UInt8) {
        let rows = rows
        var all = outcomes.mutableSpan
        for place in top..<top &+ rows { all[place &- rows] = join(all[place &- rows], all[place]) }
    }

    /// Puts the outcome of each cell of a column.
    @inline(__always)
    private mutating func put(_ column: Int, at top: Int, _ outcome: (ColumnCell) -> ColumnOutcome) {
        fill(column)
        let (cells, start, count) = (cells, start(column), rows)
        var all = outcomes.mutableSpan
        for row in 0..<count { all[top &+ row] = outcome(cells[start &+ row]).rawValue }
    }

    /// Puts the outcome of the cells of two columns.
    @inline(__always)
    private mutating func put(
        _ first: Int, _ second: Int, at top: Int, _ outcome: (ColumnCell, ColumnCell) -> ColumnOutcome
    ) {
        fill(first)
        fill(second)
        let (cells, one, two, count) = (cells, start(first), start(second), rows)
        var all = outcomes.mutableSpan
        for row in 0..<count { all[top &+ row] = outcome(cells[one &+ row], cells[two &+ row]).rawValue }
    }

    private mutating func has(_ column: Int, at top: Int) {
        put(column, at: top) { cell in
            switch cell.state {
            case .absent, .blank: .fails
            case .unknown: .unknown
            default: .holds
            }
        }
    }

    private mutating func compare(_ orders: UInt8, _ first: Int, _ second: Int, at top: Int) {
        put(first, second, at: top) { first, second in
            let order = ColumnCell.order(first, second)
            return order == 0 ? .unknown : order & orders == 0 ? .fails : .holds
        }
    }

    private mutating func same(_ first: Int, _ second: Int, at top: Int) {
        let (source, decoded) = (source, decoded)
        put(first, second, at: top) { first, second in
            guard let one = Self.packed(first, source, decoded), let two = Self.packed(second, source, decoded) else {
                return .unknown
            }
            return one == two ? .holds : .fails
        }
    }

    private mutating func among(_ column: Int, _ list: Int, at top: Int) {
        let (source, decoded, list) = (source, decoded, plan.lists[list])
        put(column, at: top) { cell in
            guard let text = Self.packed(cell, source, decoded) else {
                // One that is longer than any of the list is none of them.
                return cell.isText ? .fails : .unknown
            }
            for candidate in list where candidate == text { return .holds }
            return .fails
        }
    }

    private mutating func matches(_ column: Int, _ table: Int, at top: Int) {
        let (source, decoded) = (source, decoded)
        let table = plan.tables[table]
        put(column, at: top) { cell in
            guard cell.extra <= Self.longText else { return .unknown }
            let range = Int(cell.bits)..<Int(cell.bits) &+ Int(cell.extra)
            switch cell.state {
            case .source: return ColumnOutcome(table.isFound(in: source.span.extracting(range)))
            case .decoded: return ColumnOutcome(table.isFound(in: decoded.span.extracting(range)))
            default: return .unknown
            }
        }
    }
}

extension ColumnOutcome {
    init(_ value: Bool?) { self = value.map { $0 ? .holds : .fails } ?? .unknown }
}
