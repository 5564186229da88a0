/// The text of one input: its bytes as UTF-8, and the way back from them to the place in the file.
package final class SourceText: Sendable {
    /// Name of the input, empty when the caller gave none.
    package let input: String
    /// The text. Ill-formed UTF-8 is kept; readers report it.
    package let bytes: [UInt8]

    private let lines: LineIndex

    /// Text that is UTF-8 already.
    package init(utf8 bytes: [UInt8], input: String = "") {
        self.input = input
        self.bytes = bytes
        self.lines = LineIndex(bytes)
    }

    /// The place of `length` bytes from `offset` of ``bytes``.
    package func place(at offset: Int, length: Int = 0, address: String = "") -> Place {
        let position = lines.position(at: offset)
        return Place(
            input: input, offset: Int64(offset), length: Int64(length), line: position.line, column: position.column,
            address: address)
    }
}
