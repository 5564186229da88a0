package import TidewaiterQuantities

/// What stands in a row of a column: a field of a node, read by the field's type.
///
/// Columns hold what is plain; what is not, such as a number of more than eighteen digits, is left to whoever reads the
/// field by itself.
package struct ColumnCell: BitwiseCopyable, Sendable {
    package enum State: UInt8, Sendable, BitwiseCopyable {
        /// Nothing is stated.
        case absent
        /// The field is there, and blank.
        case blank
        /// Something is stated that cannot be read, or not as columns are.
        case unreadable
        /// It cannot be told whether something is stated.
        case unknown
        /// A number with its scale, a date, or whatever else is one number.
        case value
        /// A text in ``DeclarationIndex/sourceBytes``, by its first byte and its length.
        case source
        /// A text in ``DeclarationIndex/decodedBytes``.
        case decoded
        /// A short text of another origin, by its packed bytes.
        case packed
    }

    package let bits: Int64
    package let extra: UInt32
    package let state: State

    package static let absent = ColumnCell(0, 0, .absent)
    package static let unreadable = ColumnCell(0, 0, .unreadable)
    package static let unknown = ColumnCell(0, 0, .unknown)

    @inlinable @inline(__always)
    package init(_ bits: Int64, _ extra: UInt32, _ state: State) {
        self.bits = bits
        self.extra = extra
        self.state = state
    }

    /// A date, as a number that sorts as dates do.
    package init(_ day: CivilDate) { self.init(Int64(day.year &<< 9 | day.month &<< 5 | day.day), 0, .value) }

    /// How the text of a field becomes a cell.
    package enum Form: UInt8, Sendable, BitwiseCopyable {
        case text, number, date

        package init(_ type: FieldType) {
            switch type {
            case .text, .prose, .lines, .identifier, .code: self = .text
            case .count, .decimal, .measure, .amount: self = .number
            case .date: self = .date
            }
        }
    }
}

/// Numbers of few digits, whose value is small: nearly all that are stated.
package enum SmallNumber {
    /// The digits and how many of them follow the point; nil where something else stands there, or more of them.
    @inlinable @inline(__always)
    package static func read(_ bytes: [UInt8], _ range: Range<Int>) -> (number: Int64, scale: UInt8)? {
        guard !range.isEmpty, range.lowerBound >= 0, range.upperBound <= bytes.count else { return nil }
        let isNegative = bytes[range.lowerBound] == 0x2D
        let start = isNegative ? range.lowerBound &+ 1 : range.lowerBound
        guard 1...18 ~= range.upperBound &- start else { return nil }
        var (number, point) = (Int64(0), -1)
        for position in start..<range.upperBound {
            let digit = bytes[position] &- 48
            if digit < 10 {
                number = number &* 10 &+ Int64(digit)
            } else if bytes[position] == 0x2E, point < 0, position > start, position &+ 1 < range.upperBound {
                point = position
            } else {
                return nil
            }
        }
        return (
            isNegative ? -number : number, point < 0 ? 0 : UInt8(truncatingIfNeeded: range.upperBound &- point &- 1)
        )
    }
}
