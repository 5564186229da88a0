import Synchronization
import TidewaiterQuantities

/// The measures that goods of one code and origin may be subject to on a day, with what was decided about lines of them.
///
/// Which measures apply hangs on what is stated, not on what the line is worth: lines of which the same is stated, as
/// far as any condition looks at it, share a decision. Of measures that look at amounts nothing is shared.
final class GoodsMeasures: Sendable {
    /// In the order of evaluation.
    let candidates: [Int]
    /// The same for other goods of a code that is not known to its last digit, as far as it differs.
    let others: [GoodsMeasures]
    /// The facts that any condition looks at, one bit each.
    private let read: [UInt64]
    private let looksAtAmounts: Bool
    /// What any condition looks at that takes a quantity of the line.
    let quantities: [Condition.Measured]
    /// The latest decisions, each with what it was made of.
    private let decisions = Mutex<[Known]>([])

    /// A decision, with what it was made of.
    private struct Known: Sendable {
        let column: Int
        let stated: Statements
        let decision: MeasureDecision
    }

    /// How many decisions are kept: hardly any goods are stated in more ways.
    private static let most = 8

    /// - Parameter others: What other goods of the same code may be subject to.
    init(_ candidates: [Int], _ measures: Measures, others: [[Int]] = []) {
        self.candidates = candidates
        self.others = others.map { GoodsMeasures($0, measures) }
        var read: [UInt64] = []
        var looksAtAmounts = false
        var quantities: [Condition.Measured] = []
        for number in candidates + others.joined() {
            for condition in measures.measures[number].conditions {
                switch condition.subject {
                case .fact(let fact, _):
                    if read.count <= fact >> 6 {
                        read += Array(repeating: 0, count: (fact >> 6) + 1 - read.count)
                    }
                    read[fact >> 6] |= 1 << UInt64(fact & 63)
                case .amount(let measured, _, _):
                    looksAtAmounts = true
                    if measured.unit != nil, !quantities.contains(measured) { quantities.append(measured) }
                default: break
                }
            }
        }
        self.read = read
        self.looksAtAmounts = looksAtAmounts
        self.quantities = quantities
    }

    /// Whether any condition looks at a fact.
    func looks(at fact: Int) -> Bool { fact >> 6 < read.count && read[fact >> 6] >> UInt64(fact & 63) & 1 != 0 }

    /// Whether something is stated of a line, among these facts, that no condition looks at.
    func isIdle(_ stated: StatedFacts, among facts: [UInt64]) -> Bool {
        for (index, word) in facts.enumerated()
        where stated.word(index) & word & ~(index < read.count ? read[index] : 0) != 0 { return true }
        return false
    }

    /// What was decided about a line of which the same is stated, or else what `decide` says. Of a line nothing is kept
    /// but what conditions look at.
    func decision(of line: MeasureLine, _ decide: (MeasureLine) -> MeasureDecision) -> MeasureDecision {
        if looksAtAmounts { return decide(line) }
        let known: MeasureDecision? = decisions.withLock { decisions in
            for index in decisions.indices
            where decisions[index].column == line.column && line.stated.agree(with: decisions[index].stated, on: read) {
                return decisions[index].decision
            }
            return nil
        }
        if let known { return known }
        var kept = line
        kept.value = .zero
        kept.fullValue = nil
        kept.transport = .zero
        kept.total = .zero
        kept.stated = Statements(line.stated, facts: line.stated.facts.only(read))
        let decision = decide(kept)
        decisions.withLock { decisions in
            if decisions.count == Self.most { decisions.removeFirst() }
            decisions.append(Known(column: kept.column, stated: kept.stated, decision: decision))
        }
        return decision
    }
}
