/// Writes comma-separated tables (RFC 4180) that are safe to open in a spreadsheet.
package struct CSVWriter {
    /// What has been written so far.
    package private(set) var bytes: [UInt8] = []

    package init() {}

    /// One row; the caller keeps the number of cells even.
    package mutating func row(_ cells: [String]) {
        for (index, cell) in cells.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            write(cell)
        }
        bytes.append(UInt8(ascii: "\r"))
        bytes.append(UInt8(ascii: "\n"))
    }

    private mutating func write(_ cell: String) {
        let quoted = cell.utf8.contains(where: Self.isSpecial)
        if quoted { bytes.append(UInt8(ascii: "\"")) }
        if Self.isNeutralised(cell) { bytes.append(UInt8(ascii: "'")) }
        for byte in cell.utf8 {
            if byte == UInt8(ascii: "\"") { bytes.append(byte) }
            bytes.append(byte)
        }
        if quoted { bytes.append(UInt8(ascii: "\"")) }
    }

    private static func isSpecial(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: ","), UInt8(ascii: "\""), UInt8(ascii: "\r"), UInt8(ascii: "\n"): true
        default: false
        }
    }

    /// Whether an apostrophe is written before a cell, so that no spreadsheet computes it; also before one that begins so
    /// itself, so that ``withoutApostrophe(_:)`` gives back what was written.
    package static func isNeutralised(_ cell: some StringProtocol) -> Bool {
        looksLikeFormula(Substring(cell).unicodeScalars.drop { $0 == "'" })
    }

    /// A cell without the apostrophe that was written before it; nil where there is none.
    package static func withoutApostrophe(_ cell: String) -> String? {
        guard cell.unicodeScalars.first == "'" else { return nil }
        let rest = cell.unicodeScalars.dropFirst()
        return isNeutralised(Substring(rest)) ? String(rest) : nil
    }

    /// A spreadsheet runs what starts so, in East Asian editions also with the full-width forms; a plain number with
    /// its sign is left alone.
    private static func looksLikeFormula(_ cell: Substring.UnicodeScalarView) -> Bool {
        switch cell.first {
        case "=", "@", "\t", "\r", "\n", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}": return true
        case "+", "-":
            return !cell.dropFirst().allSatisfy { ("0"..."9").contains($0) || $0 == "." }
        default: return false
        }
    }
}
