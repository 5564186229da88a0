/// A position in a source document, as a person would look it up.
///
/// `offset` counts bytes of the file as it was given (before any change of character set); line and column start
/// at 1 and the column counts characters. `address` names the spot in the document's own terms:
/// `CNI[3]/GID[1]/MEA C174.6314`, a JSON Pointer, or row and header of a table.
public struct Place: Sendable, Hashable, CustomStringConvertible {
    /// Name of the input (a file's name), empty when the caller gave none.
    public var input: String
    /// Bytes from the start of the input.
    public var offset: Int64
    /// Length in bytes; 0 for a spot between bytes.
    public var length: Int64
    /// Line, from 1; 0 when the input has no lines.
    public var line: Int
    /// Column in characters, from 1; 0 when the input has no lines.
    public var column: Int
    /// The spot in the document's own terms; empty when there is none.
    public var address: String

    /// A place; only the offset is needed.
    public init(
        input: String = "", offset: Int64, length: Int64 = 0, line: Int = 0, column: Int = 0, address: String = ""
    ) {
        self.input = input
        self.offset = offset
        self.length = length
        self.line = line
        self.column = column
        self.address = address
    }

    /// `m.edi:12:5 (EQD[2] C237.8260)`: the form editors turn into a link.
    public var description: String {
        var text = input.isEmpty ? "input" : input
        if line > 0 { text += ":\(line):\(column)" } else { text += "@\(offset)" }
        if !address.isEmpty { text += " (\(shortAddress))" }
        return text
    }

    /// The address for people, its middle left out where it is too long to be read: a value nested a hundred deep has
    /// an address of hundreds of characters.
    private var shortAddress: String {
        guard address.utf8.count > 100, address.count > 100 else { return address }
        return "\(address.prefix(48))…\(address.suffix(48))"
    }
}
