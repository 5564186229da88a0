/// One cell: where it stands and how it is written, in eight bytes.
@usableFromInline
package struct CSVCell: Sendable, BitwiseCopyable {
    /// How the bytes of a cell become its text.
    enum Form: UInt32 {
        /// They are the text.
        case plain
        /// They are the text; quotes stand around them.
        case quoted
        /// Each pair of quotes in them is one; quotes stand around them.
        case doubled
        /// An opening quote, text with pairs of quotes, a closing quote, and more text.
        case mixed
    }

    /// The longest cell that can be held.
    static let longest = 1 << 30 - 1

    @usableFromInline let start: UInt32
    /// Length, above two bits for the form.
    @usableFromInline let tag: UInt32

    @inline(__always)
    init(_ start: Int, _ end: Int, _ form: Form) {
        self.start = UInt32(truncatingIfNeeded: start)
        self.tag = UInt32(truncatingIfNeeded: end &- start) << 2 | form.rawValue
    }

    /// Where the cell stands in the text's bytes; without the quotes around it.
    @inlinable package var range: Range<Int> { Int(start)..<Int(start) + Int(tag >> 2) }
    /// Whether nothing is in it.
    @inlinable package var isEmpty: Bool { tag >> 2 == 0 }
    /// Whether it stood in quotes.
    @inlinable package var isQuoted: Bool { tag & 3 != 0 }
    /// Whether its bytes are not its text, because of quotes in it.
    @inlinable package var isEncoded: Bool { tag & 2 != 0 }

    var form: Form { Form(rawValue: tag & 3) ?? .plain }

    /// The text of the cell as bytes.
    package func decoded(_ bytes: [UInt8], quote: UInt8) -> [UInt8] {
        var text: [UInt8] = []
        let written = bytes[range]
        text.reserveCapacity(written.count)
        var i = written.startIndex
        var enclosed = form == .doubled || form == .mixed
        if form == .mixed { i += 1 }
        while i < written.endIndex {
            let byte = written[i]
            i += 1
            if enclosed, byte == quote {
                if i < written.endIndex, written[i] == quote {
                    i += 1
                } else {
                    enclosed = false
                    continue
                }
            }
            text.append(byte)
        }
        return text
    }
}
