import TidewaiterCodes

/// Tariff codes as people write them.
package enum TariffCode {
    /// The code without the dots and blanks that schedules print; `nil` where it has none of them, and where a
    /// spreadsheet took it for a number: without its point it would pass for another code.
    package static func tidied(_ written: String) -> String? {
        guard hasSpacing(written), HSCode.spreadsheetDamage(in: written) == nil else { return nil }
        return String(decoding: written.utf8.filter { !isSpacing($0) }, as: UTF8.self)
    }

    private static func hasSpacing(_ written: String) -> Bool {
        let view = written.utf8Span
        let bytes = view.span
        for index in bytes.indices where isSpacing(bytes[index]) { return true }
        return false
    }

    private static func isSpacing(_ byte: UInt8) -> Bool { byte == UInt8(ascii: ".") || byte == UInt8(ascii: " ") }
}
