import TidewaiterPacks
import TidewaiterQuantities

/// A part of the customs value of a line that a fact states; table `value_parts`.
///
/// A value can be divided in several ways (by metal, by what was done where, by the parts of a watch). In one division facts
/// that name different parts do not overlap, so that together they are worth no more than the whole.
struct ValuePart: Sendable {
    /// The way of dividing the value.
    let division: String
    /// What of it the fact states; several where it states them together.
    let parts: Set<String>
    /// Whether it bears a lower rate than what is left of the value, as what is free does; otherwise it bears a higher one.
    let isRelieved: Bool
    /// The fact that states the same part in per cent of the value, where there is one.
    let percent: String

    /// The rows of a table, by the names of their facts.
    static func parts(_ table: PackTable?) -> [String: ValuePart] {
        guard let table else { return [:] }
        var found: [String: ValuePart] = [:]
        for row in table.rows {
            found[table.text(row, "fact")] = ValuePart(
                division: table.text(row, "division"),
                parts: Set(table.text(row, "parts").split(separator: " ").map(String.init)),
                isRelieved: table.text(row, "bears") == "less", percent: table.text(row, "percent"))
        }
        return found
    }
}

/// A part of the value of a line as it is stated.
struct StatedPart {
    /// Facts of one division beyond these are refused: which of them go together is tried out.
    static let mostOfDivision = 12

    let fact: String
    let part: ValuePart
    let amount: Decimal

    /// Those of some parts of one division that do not overlap and are worth most together.
    static func greatest(of stated: [StatedPart]) throws(QuantityError) -> (parts: [StatedPart], sum: Decimal) {
        guard let first = stated.first else { return ([], .zero) }
        let rest = Array(stated.dropFirst())
        let without = try greatest(of: rest)
        var with = try greatest(of: rest.filter { $0.part.parts.isDisjoint(with: first.part.parts) })
        with = ([first] + with.parts, try with.sum.adding(first.amount))
        return with.sum >= without.sum ? with : without
    }
}
