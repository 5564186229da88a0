/// A condition over nothing but fields, in a form that a host can work out for many objects at once, a column of values at
/// a time and without an evaluation for each.
///
/// It has three outcomes: true, false, and unknown, which stands for faults and for all that columns do not hold. Where it
/// is true or false, so is the expression; where it is unknown, the expression has to be asked.
package indirect enum ColumnCondition: Sendable {
    /// A part of the expression that columns cannot tell.
    case unknown
    case constant(Bool)
    /// A variable that is true or false.
    case variable(Int)
    case not(ColumnCondition)
    case every([ColumnCondition])
    case any([ColumnCondition])
    /// Whether something is stated.
    case has(ColumnField)
    case numbers(ComparisonTest, ColumnNumber, ColumnNumber)
    case dates(ComparisonTest, ColumnField, ColumnField)
    /// Whether two texts are the same, or are not.
    case texts(isEqual: Bool, ColumnField, ColumnField)
    /// Whether a text is one of some short ones, by their ``Text/packed`` bytes.
    case text(ColumnField, among: [UInt64])
    case matches(ColumnField, Pattern)

    /// Whether it can be told at all that the condition holds.
    package var canHold: Bool { outcomes.hold }

    /// Whether it can be true, and whether false.
    private var outcomes: (hold: Bool, fail: Bool) {
        switch self {
        case .unknown: return (false, false)
        case .constant(let value): return (value, !value)
        case .not(let inner):
            let inner = inner.outcomes
            return (inner.fail, inner.hold)
        case .every(let terms): return (terms.allSatisfy(\.outcomes.hold), terms.contains(where: \.outcomes.fail))
        case .any(let terms): return (terms.contains(where: \.outcomes.hold), terms.allSatisfy(\.outcomes.fail))
        default: return (true, true)
        }
    }
}

/// A field of what a variable holds, or of a part of it.
package struct ColumnField: Sendable, Hashable {
    /// The variable.
    package let variable: Int
    /// The slots that lead from object to object, the field's own at the end.
    package let slots: [Int]
}

/// A number for each object.
package indirect enum ColumnNumber: Sendable, Hashable {
    case constant(Int64, scale: UInt8)
    case field(ColumnField)
    /// How many characters a text has.
    case size(ColumnField)
    /// How many elements a list has.
    case count(ColumnField)
    /// What a field of a list's elements comes to, by the slots from an element to it.
    case sum(of: ColumnField, [Int])
    case add(ColumnNumber, ColumnNumber)
    case subtract(ColumnNumber, ColumnNumber)
    case multiply(ColumnNumber, ColumnNumber)
}
