internal import TidewaiterDocuments
internal import TidewaiterExpressions
internal import TidewaiterManifests

/// Works out conditions.
extension Columns {
    /// What a condition comes to at each row; `truth` is the value of a variable that is true or false.
    /// It stands in the first places of ``outcomes``.
    mutating func run(_ steps: Range<Int>, _ truth: (Int) -> Bool?) {
        // Where the outcomes of the next step go.
        var top = 0
        let (words, size) = (words, 2 &* words)
        for number in steps {
            switch plan.steps[number] {
            case .constant(let outcome): put(outcome, at: top)
            case .variable(let slot): put(ColumnOutcome(truth(slot)), at: top)
            case .has(let column): has(column, at: top)
            case .compare(let orders, let first, let second): compare(orders, first, second, at: top)
            case .same(let first, let second): same(first, second, at: top)
            case .among(let column, let list): among(column, list, at: top)
            case .matches(let column, let pattern): matches(column, pattern, at: top)
            case .not:
                for word in top &- size..<top &- words {
                    (outcomes[word], outcomes[word &+ words]) = (outcomes[word &+ words], outcomes[word])
                }
                continue
            case .and:
                top -= size
                for word in top..<top &+ words {
                    outcomes[word &- size] &= outcomes[word]
                    outcomes[word &- words] |= outcomes[word &+ words]
                }
                continue
            case .or:
                top -= size
                for word in top..<top &+ words {
                    outcomes[word &- size] |= outcomes[word]
                    outcomes[word &- words] &= outcomes[word &+ words]
                }
                continue
            }
            top += size
        }
    }

    /// The rows of a word that there are.
    @inline(__always)
    func rows(of word: Int) -> UInt64 {
        let count = rows &- word &* 64
        return count >= 64 ? .max : 1 &<< UInt64(truncatingIfNeeded: count) &- 1
    }

    private mutating func put(_ outcome: ColumnOutcome, at top: Int) {
        for word in 0..<words {
            outcomes[top &+ word] = outcome == .holds ? .max : 0
            outcomes[top &+ words &+ word] = outcome == .fails ? .max : 0
        }
    }

    /// Puts the outcome at each row. It is told of the columns, as what it held of them it would count references of for
    /// every rule.
    @inline(__always)
    private mutating func put(at top: Int, _ outcome: (borrowing Columns, Int) -> ColumnOutcome) {
        for word in 0..<words {
            let first = word &* 64
            var (holds, fails) = (UInt64(0), UInt64(0))
            for row in first..<min(rows, first &+ 64) {
                let outcome = UInt64(outcome(self, row).rawValue)
                let bit = UInt64(truncatingIfNeeded: row &- first)
                holds |= (outcome & 1) &<< bit
                fails |= (outcome &>> 1) &<< bit
            }
            outcomes[top &+ word] = holds
            outcomes[top &+ words &+ word] = fails
        }
    }

    /// Puts the outcome of each cell of a column.
    @inline(__always)
    private mutating func put(
        _ column: Int, at top: Int, _ outcome: (borrowing Columns, ColumnCell) -> ColumnOutcome
    ) {
        let start = fill(column)
        put(at: top) { columns, row in outcome(columns, columns.cells[start &+ row]) }
    }

    /// Puts the outcome of the cells of two columns.
    @inline(__always)
    private mutating func put(
        _ first: Int, _ second: Int, at top: Int,
        _ outcome: (borrowing Columns, ColumnCell, ColumnCell) -> ColumnOutcome
    ) {
        let (one, two) = (fill(first), fill(second))
        put(at: top) { columns, row in outcome(columns, columns.cells[one &+ row], columns.cells[two &+ row]) }
    }

    private mutating func has(_ column: Int, at top: Int) {
        put(column, at: top) { _, cell in
            switch cell.state {
            case .absent, .blank: .fails
            case .unknown: .unknown
            default: .holds
            }
        }
    }

    private mutating func compare(_ orders: UInt8, _ first: Int, _ second: Int, at top: Int) {
        put(first, second, at: top) { _, first, second in
            let order = ColumnCell.order(first, second)
            return order == 0 ? .unknown : order & orders == 0 ? .fails : .holds
        }
    }

    private mutating func same(_ first: Int, _ second: Int, at top: Int) {
        put(first, second, at: top) { columns, first, second in
            guard let one = Self.packed(first, columns.source, columns.decoded),
                let two = Self.packed(second, columns.source, columns.decoded)
            else { return .unknown }
            return one == two ? .holds : .fails
        }
    }

    private mutating func among(_ column: Int, _ list: Int, at top: Int) {
        let list = plan.lists[list]
        put(column, at: top) { columns, cell in
            guard let text = Self.packed(cell, columns.source, columns.decoded) else {
                // One that is longer than any of the list is none of them.
                return cell.isText ? .fails : .unknown
            }
            return list.contains(text) ? .holds : .fails
        }
    }

    private mutating func matches(_ column: Int, _ pattern: Int, at top: Int) {
        let pattern = plan.patterns[pattern]
        put(column, at: top) { columns, cell in
            guard cell.extra <= Self.longText else { return .unknown }
            let range = Int(cell.bits)..<Int(cell.bits) &+ Int(cell.extra)
            func find(_ text: Span<UInt8>) -> ColumnOutcome {
                ColumnOutcome(pattern.isFound(in: text, steps: Self.patternSteps))
            }
            switch cell.state {
            case .source: return find(columns.source.span.extracting(range))
            case .decoded: return find(columns.decoded.span.extracting(range))
            default: return .unknown
            }
        }
    }
}

extension ColumnOutcome {
    init(_ value: Bool?) { self = value.map { $0 ? .holds : .fails } ?? .unknown }
}
