/// How a table of delimited text is written.
package struct CSVDialect: Sendable, Hashable {
    /// The byte between two cells: comma, semicolon, tab or bar when detected; any ASCII character when pinned.
    package var delimiter: UInt8
    /// The byte that encloses cells; doubled, it stands for itself. Nil: no cell is enclosed.
    package var quote: UInt8?

    package init(delimiter: UInt8, quote: UInt8? = UInt8(ascii: "\"")) {
        self.delimiter = delimiter
        self.quote = quote
    }

    /// RFC 4180.
    package static let comma = CSVDialect(delimiter: UInt8(ascii: ","))
    package static let semicolon = CSVDialect(delimiter: UInt8(ascii: ";"))
    package static let tab = CSVDialect(delimiter: 0x09)
    package static let bar = CSVDialect(delimiter: UInt8(ascii: "|"))

    /// The delimiters that detection considers; the earlier one wins a tie.
    package static let known: [CSVDialect] = [.comma, .semicolon, .tab, .bar]

    /// Whether the bytes can be told apart from each other and from text.
    var isUsable: Bool {
        func isPlain(_ byte: UInt8) -> Bool { byte > 0 && byte < 0x80 && byte != 0x0A && byte != 0x0D }
        guard isPlain(delimiter) else { return false }
        return quote.map { isPlain($0) && $0 != delimiter } ?? true
    }
}
