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
            case .among(let column, let list): among(column, plan.lists[list], at: top)
            case .matches(let column, let table): matches(column, plan.tables[table], at: top)
            case .not:
                for place in top &- stride..<top &- stride &+ rows { outcomes[place] = 2 &- outcomes[place] }
                continue
            case .and:
                top -= stride
                for place in top..<top &+ rows {
                    outcomes[place &- stride] = min(outcomes[place &- stride], outcomes[place])
                }
                continue
            case .or:
                top -= stride
                for place in top..<top &+ rows {
                    outcomes[place &- stride] = max(outcomes[place &- stride], outcomes[place])
                }
                continue
            }
            top += stride
        }
    }

    private mutating func put(_ outcome: ColumnOutcome, at top: Int) {
        for place in top..<top &+ rows { outcomes[place] = outcome.rawValue }
    }

    private mutating func has(_ column: Int, at top: Int) {
        fill(column)
        let start = start(column)
        for row in 0..<rows {
            let outcome: ColumnOutcome =
                switch cells[start &+ row].state {
                case .absent: .fails
                case .unknown: .unknown
                default: .holds
                }
            outcomes[top &+ row] = outcome.rawValue
        }
    }

    private mutating func compare(_ orders: UInt8, _ first: Int, _ second: Int, at top: Int) {
        fill(first)
        fill(second)
        let (one, two) = (start(first), start(second))
        for row in 0..<rows {
            let order = ColumnCell.order(cells[one &+ row], cells[two &+ row])
            outcomes[top &+ row] = order == 0 ? 1 : order & orders == 0 ? 0 : 2
        }
    }

    private mutating func same(_ first: Int, _ second: Int, at top: Int) {
        fill(first)
        fill(second)
        let (one, two) = (start(first), start(second))
        for row in 0..<rows {
            var outcome = ColumnOutcome.unknown
            if let one = packed(cells[one &+ row]), let two = packed(cells[two &+ row]) {
                outcome = one == two ? .holds : .fails
            }
            outcomes[top &+ row] = outcome.rawValue
        }
    }

    private mutating func among(_ column: Int, _ list: [UInt64], at top: Int) {
        fill(column)
        let start = start(column)
        for row in 0..<rows {
            let cell = cells[start &+ row]
            var outcome = ColumnOutcome.unknown
            if let text = packed(cell) {
                outcome = .fails
                for candidate in list where candidate == text { outcome = .holds }
            } else if cell.state == .source || cell.state == .decoded {
                // Longer than any of the list.
                outcome = .fails
            }
            outcomes[top &+ row] = outcome.rawValue
        }
    }

    private mutating func matches(_ column: Int, _ table: PatternTable, at top: Int) {
        fill(column)
        let start = start(column)
        for row in 0..<rows {
            let cell = cells[start &+ row]
            var found: Bool?
            if cell.extra <= Self.longText, cell.state == .source || cell.state == .decoded {
                let range = Int(cell.bits)..<Int(cell.bits) &+ Int(cell.extra)
                let bytes = cell.state == .source ? source : decoded
                found = table.isFound(in: bytes.span.extracting(range))
            }
            outcomes[top &+ row] = ColumnOutcome(found).rawValue
        }
    }
}

extension ColumnOutcome {
    init(_ value: Bool?) { self = value.map { $0 ? .holds : .fails } ?? .unknown }
}
