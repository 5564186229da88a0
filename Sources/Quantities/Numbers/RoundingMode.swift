/// What becomes of the digits that do not fit. All modes treat a negative amount as the mirror of the positive one.
public enum RoundingMode: String, Sendable, Hashable, CaseIterable {
    /// To the nearest; a half goes away from zero (2.5 to 3, -2.5 to -3). The rule of most customs laws.
    case halfUp = "half_up"
    /// To the nearest; a half goes to the even neighbour (2.5 to 2, 3.5 to 4).
    case halfEven = "half_even"
    /// Towards zero: the digits are cut off.
    case down
    /// Away from zero whenever anything is cut off.
    case up

    /// Whether a quotient has to grow by one unit, from what the division left over.
    @inlinable
    package func growsQuotient<Word: FixedWidthInteger & UnsignedInteger>(
        isOdd: Bool, remainder: Word, divisor: Word
    ) -> Bool {
        if remainder == 0 { return false }
        switch self {
        case .down: return false
        case .up: return true
        // The remainder is below the divisor, so the difference cannot wrap where twice the remainder could.
        case .halfUp: return remainder >= divisor &- remainder
        case .halfEven:
            let rest = divisor &- remainder
            return remainder > rest || (remainder == rest && isOdd)
        }
    }
}
