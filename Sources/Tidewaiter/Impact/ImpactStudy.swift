public import TidewaiterDocuments
internal import TidewaiterPacks
public import TidewaiterQuantities
public import TidewaiterTariffs

/// What past entries would come to under other packs, entry by entry, with sums; its memory does not grow with them.
public struct ImpactStudy: Sendable {
    /// Sums of one currency.
    public struct Sums: Sendable, Hashable {
        /// Under the first pack.
        public internal(set) var before = Decimal.zero
        /// Under the second.
        public internal(set) var after = Decimal.zero
        /// By programme, the sum of what differs.
        public internal(set) var programs: [String: Decimal] = [:]

        /// The second less the first.
        public var difference: Decimal { (try? after.subtracting(before)) ?? .zero }
    }

    private let before: Engine
    private let after: Engine
    /// How many entries there were of each outcome.
    public private(set) var counts: [ImpactEntry.Outcome: Int] = [:]
    /// Sums over the entries that could be computed, by currency.
    public private(set) var sums: [String: Sums] = [:]

    /// A study of the difference between two engines.
    public init(before: Engine, after: Engine) {
        self.before = before
        self.after = after
    }

    /// A study of an engine over one pack, the content of its built file, beside one without some of its measures.
    ///
    /// - Throws: ``TidewaiterError`` with status `argument` where the pack has no such measures.
    public init(pack bytes: [UInt8], without exclusions: [MeasureExclusion]) throws(TidewaiterError) {
        let pack = try Pack.open(bytes)
        self.init(before: try Engine(packs: [bytes]), after: try Engine(packs: [pack.without(exclusions)]))
    }

    /// Assesses an entry under both and adds it to the sums.
    ///
    /// - Throws: ``TidewaiterError`` only where sums need more than 38 digits.
    public mutating func take(_ entry: EntryHistory.Entry) throws(TidewaiterError) -> ImpactEntry {
        let found = try compare(entry)
        counts[found.outcome, default: 0] += 1
        guard let old = found.before, let new = found.after else { return found }
        do throws(QuantityError) {
            var sum = sums[found.currency] ?? Sums()
            sum.before = try sum.before.adding(old)
            sum.after = try sum.after.adding(new)
            for change in found.changes {
                sum.programs[change.program] =
                    try (sum.programs[change.program] ?? .zero).adding(change.difference)
            }
            sums[found.currency] = sum
        } catch {
            throw TidewaiterError(.limit, "impact.sum", "The sums need more than 38 digits: \(error.message)")
        }
        return found
    }

    private func compare(_ entry: EntryHistory.Entry) throws(TidewaiterError) -> ImpactEntry {
        let request: AssessmentRequest
        switch entry.request {
        case .success(let read): request = read
        case .failure(let error): return Self.unreadable(entry.id, error.message)
        }
        let old: Assessment
        let new: Assessment
        do throws(TidewaiterError) {
            old = try before.assess(request)
            new = try after.assess(request)
        } catch {
            return Self.unreadable(entry.id, error.message)
        }
        let totals = (Self.total(old), Self.total(new))
        let isComputed = totals.0 != nil && totals.1 != nil
        var changes: [ImpactEntry.Change] = []
        do throws(QuantityError) {
            if isComputed { changes = try self.changes(old, new) }
        } catch {
            return Self.unreadable(entry.id, error.message)
        }
        return ImpactEntry(
            id: entry.id, jurisdiction: new.jurisdiction, asOf: new.asOf ?? old.asOf, currency: new.currency,
            outcome: isComputed ? (changes.isEmpty ? .same : .changed) : .notComputed,
            before: isComputed ? totals.0 : nil, after: isComputed ? totals.1 : nil, changes: changes,
            reasons: isComputed ? [] : Self.reasons("before", old) + Self.reasons("after", new), places: new.minorUnits)
    }

    private static func unreadable(_ id: String, _ reason: String) -> ImpactEntry {
        ImpactEntry(
            id: id, jurisdiction: "", asOf: nil, currency: "", outcome: .notComputed, before: nil, after: nil,
            changes: [], reasons: [reason], places: 2)
    }

    private static func total(_ assessment: Assessment) -> Decimal? {
        guard assessment.outcome == .computed, let total = assessment.totals?.total, total.isExact else { return nil }
        return total.low
    }

    /// Why there is no total.
    private static func reasons(_ side: String, _ assessment: Assessment) -> [String] {
        if total(assessment) != nil { return [] }
        var reasons = assessment.refused.map { refusal in
            "\(side): \(refusal.line.map { "line \($0): " } ?? "")\(refusal.statement) [\(refusal.authority)]"
        }
        reasons += assessment.needsFacts.map { fact in
            "\(side): \(fact.line.map { "line \($0): " } ?? "")the fact \(fact.fact) is missing. \(fact.question)"
        }
        return reasons.isEmpty ? ["\(side): not computed"] : reasons
    }

    // MARK: Charges

    private struct Key: Hashable {
        let line: String?
        let kind: Charge.Kind
        let program: String
        let code: String?
    }

    private struct Side {
        var amount = Decimal.zero
        var charge: Charge?
        var goods: String?
    }

    private func changes(_ old: Assessment, _ new: Assessment) throws(QuantityError) -> [ImpactEntry.Change] {
        let (first, second) = (try Self.charges(of: old), try Self.charges(of: new))
        var changes: [ImpactEntry.Change] = []
        for key in first.order + second.order.filter({ first.sides[$0] == nil }) {
            let (a, b) = (first.sides[key] ?? Side(), second.sides[key] ?? Side())
            guard a.amount != b.amount else { continue }
            changes.append(
                .init(
                    line: key.line, code: a.goods ?? b.goods, program: key.program, heading: key.code, before: a.amount,
                    after: b.amount, difference: try b.amount.subtracting(a.amount), rateBefore: a.charge?.rate?.text,
                    rateAfter: b.charge?.rate?.text, rowBefore: Self.row(of: a, in: old, before),
                    rowAfter: Self.row(of: b, in: new, after),
                    authority: (b.charge ?? a.charge)?.authority ?? ""))
        }
        return changes
    }

    /// The charges of an assessment by what makes them one charge, in their order.
    private static func charges(
        of assessment: Assessment
    ) throws(QuantityError) -> (order: [Key], sides: [Key: Side]) {
        var order: [Key] = []
        var sides: [Key: Side] = [:]
        func add(_ charge: Charge, _ line: Assessment.Line?) throws(QuantityError) {
            let key = Key(line: line?.id, kind: charge.kind, program: charge.program, code: charge.code)
            if sides[key] == nil { order.append(key) }
            var side = sides[key] ?? Side(charge: charge, goods: line?.code)
            side.amount = try side.amount.adding(charge.assessed?.low ?? .zero)
            sides[key] = side
        }
        for line in assessment.lines {
            for charge in line.charges { try add(charge, line) }
        }
        for charge in assessment.entryCharges { try add(charge, nil) }
        return (order, sides)
    }

    private static func row(of side: Side, in assessment: Assessment, _ engine: Engine) -> PackRow? {
        guard let charge = side.charge, let date = assessment.asOf,
            let hash = assessment.packs.first?.sha256, let pack = engine.library.first(where: { $0.sha256 == hash })
        else { return nil }
        return pack.row(of: charge, goods: side.goods, on: date, knownOn: assessment.knownOn)
    }
}
