internal import TidewaiterDocuments
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

        /// As a ``ColumnMap`` has it.
        @inline(__always)
        init(_ code: UInt16) {
            switch code >> 8 & 3 {
            case 0: self = .text
            case 1: self = .number
            default: self = .date
            }
        }

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
    @inline(__always)
    package static func read(_ bytes: [UInt8], _ range: Range<Int>) -> (number: Int64, scale: UInt8)? {
        guard !range.isEmpty, range.lowerBound >= 0, range.upperBound <= bytes.count else { return nil }
        if range.count <= 8, range.upperBound >= 8, let short = short(bytes, range) { return short }
        return long(bytes, range)
    }

    /// Eight digits and less, with or without a point, worked out as one word, the last of them highest; nil where something
    /// else stands there.
    @inline(__always)
    private static func short(_ bytes: [UInt8], _ range: Range<Int>) -> (number: Int64, scale: UInt8)? {
        let zeros = ByteWords.fill(0x30)
        let before = UInt64(truncatingIfNeeded: 8 &* (8 &- range.count))
        let those = UInt64.max &<< before
        let text = bytes
        var word = ByteWords.load(text.span, range.upperBound &- 8) & those | zeros & ~those
        var scale: UInt8 = 0
        let points = ByteWords.exactlyEqual(word, ByteWords.fill(0x2E))
        if points != 0 {
            // The point is taken out, and what is before it moves up; a second one is no digit.
            let place = ByteWords.first(points)
            guard place < 7, place > 8 &- range.count else { return nil }
            let low = (1 &<< UInt64(truncatingIfNeeded: 8 &* place)) &- 1 as UInt64
            word = word & ~(low &<< 8 | 0xFF) | (word & low) &<< 8 | 0x30
            scale = UInt8(truncatingIfNeeded: 7 &- place)
        }
        guard ByteWords.nonDigits(word) == 0 else { return nil }
        // Pairs of digits, then fours, then all of them.
        let digits = word &- zeros
        let pairs = digits &* 10 &+ digits &>> 8
        let number =
            ((pairs & 0x0000_00FF_0000_00FF) &* 0x000F_4240_0000_0064
                &+ (pairs &>> 16 & 0x0000_00FF_0000_00FF) &* 0x0000_2710_0000_0001) &>> 32
        return (Int64(truncatingIfNeeded: number), scale)
    }

    @inline(never)
    private static func long(_ bytes: [UInt8], _ range: Range<Int>) -> (number: Int64, scale: UInt8)? {
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
