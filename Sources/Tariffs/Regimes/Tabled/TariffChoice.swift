import TidewaiterDocuments
import TidewaiterPacks
import TidewaiterQuantities

/// The table `tariff_choice` of a pack: goods that pay the tariff of another jurisdiction, or none, although they enter this
/// one. Of the rows the first counts of which the conditions hold; without one the goods pay the pack's own tariff.
struct TariffChoice: Sendable {
    /// Whose duty is paid.
    enum Tariff: String, Sendable {
        case own
        /// That of the jurisdiction which the regime names as `other_tariff`.
        case other
        /// No duty at all.
        case none
    }

    struct Row: Sendable {
        let conditions: [Condition]
        /// The facts that are claims of the declarant: who does not state them is told what they would save.
        let claims: Set<Int>
        let tariff: Tariff
        /// How much more the own duty may be than the other, in per cent of the customs value.
        let difference: (comparison: Condition.Comparison, per: Decimal)?
        let validity: Validity
        let authority: String
        /// What is not in the totals where the row counts.
        let statement: String
    }

    /// The jurisdiction of the other tariff.
    let jurisdiction: String
    let rows: [Row]

    /// Reads the table; `nil` where the pack has none.
    init?(
        _ pack: Pack, _ facts: DeclaredFacts, other: String?
    ) throws(TidewaiterError) {
        guard let table = pack.table("tariff_choice") else { return nil }
        guard let other, !other.isEmpty else {
            throw .flawedRegime(pack, "regime", "other_tariff", "it is missing, and tariff_choice has rows")
        }
        jurisdiction = other
        var rows: [(order: Int, row: Row)] = []
        for row in table.rows {
            let name = table.text(row, "order")
            guard let order = Int(name), let tariff = Tariff(rawValue: table.text(row, "tariff")) else {
                throw .flawedRegime(pack, "tariff_choice", name, "order is a number, tariff one of own, other, none")
            }
            let difference = try Self.difference(table.text(row, "difference"), pack, name)
            guard difference == nil || tariff == .other else {
                throw .flawedRegime(
                    pack, "tariff_choice", name, "a difference is from the other tariff, and this row has \(tariff)")
            }
            rows.append(
                (
                    order,
                    Row(
                        conditions: try Self.conditions(table.text(row, "when"), pack, name, facts),
                        claims: try Self.claims(table.text(row, "claims"), pack, name, facts), tariff: tariff,
                        difference: difference,
                        validity: Validity(table, row), authority: table.text(row, "authority"),
                        statement: table.text(row, "statement"))
                ))
        }
        self.rows = rows.sorted { $0.order < $1.order }.map(\.row)
    }

    private static func conditions(
        _ text: String, _ pack: Pack, _ row: String, _ facts: DeclaredFacts
    ) throws(TidewaiterError) -> [Condition] {
        let conditions: [Condition]
        do throws(Condition.SyntaxError) {
            conditions = try Condition.parse(text, ConditionNames(facts: facts, programs: [:]))
        } catch {
            throw .flawedRegime(pack, "tariff_choice", row, error.reason)
        }
        for condition in conditions {
            guard case .fact(let fact, _) = condition.subject, facts.declarations[fact].unstated == .unclaimed else {
                throw .flawedRegime(
                    pack, "tariff_choice", row, "a condition is a fact that is claimed (raises no): \(text)")
            }
        }
        return conditions
    }

    private static func claims(
        _ text: String, _ pack: Pack, _ row: String, _ facts: DeclaredFacts
    ) throws(TidewaiterError) -> Set<Int> {
        var claims: Set<Int> = []
        for word in text.split(separator: " ") {
            guard let fact = facts.number(of: String(word)) else {
                throw .flawedRegime(
                    pack, "tariff_choice", row, "no fact is called \"\(word)\"; declare it in facts.csv")
            }
            claims.insert(fact)
        }
        return claims
    }

    /// `<3` or `<=0`; `nil` for none.
    private static func difference(
        _ text: String, _ pack: Pack, _ row: String
    ) throws(TidewaiterError) -> (comparison: Condition.Comparison, per: Decimal)? {
        if text.isEmpty { return nil }
        for comparison in [Condition.Comparison.atMost, .less] where text.hasPrefix(comparison.rawValue) {
            guard let per = try? Decimal(String(text.dropFirst(comparison.rawValue.count))) else { break }
            return (comparison, per)
        }
        throw .flawedRegime(pack, "tariff_choice", row, "a difference is <= or < and per cent: \"\(text)\"")
    }
}

extension TariffChoice.Row {
    /// Whether everything holds that the row looks at; with `claiming`, as if its claims that are not stated were.
    func applies(_ facts: StatedFacts, claiming: Bool = false) -> Bool {
        conditions.allSatisfy { condition in
            guard case .fact(let number, let test) = condition.subject else { return false }
            guard let value = facts[number] else { return condition.isNegated || claiming && claims.contains(number) }
            return (test.passes(value) ?? false) != condition.isNegated
        }
    }

    /// Whether the own duty is near enough to the other; `nil` where that hangs on what is not known.
    func isNear(own: Interval, other: Interval, value: Interval) throws(QuantityError) -> Bool? {
        guard let difference else { return true }
        guard let most = own.high, let otherMost = other.high, let mostValue = value.high else { return nil }
        let (small, large) = (
            try Worksheet.percent(difference.per, of: value.low), try Worksheet.percent(difference.per, of: mostValue)
        )
        let least = difference.comparison.holds(try own.low.subtracting(otherMost), large)
        let greatest = difference.comparison.holds(try most.subtracting(other.low), small)
        return least == greatest ? least : nil
    }
}
