import TidewaiterCodes

/// Tariff codes as people write them.
package enum TariffCode {
    /// The code without the dots and blanks that schedules print; `nil` where it has none of them, and where a
    /// spreadsheet took it for a number: without its point it would pass for another code.
    package static func tidied(_ written: String) -> String? {
        guard written.utf8.contains(where: isSpacing), HSCode.spreadsheetDamage(in: written) == nil else { return nil }
        return String(decoding: written.utf8.filter { !isSpacing($0) }, as: UTF8.self)
    }

    private static func isSpacing(_ byte: UInt8) -> Bool { byte == UInt8(ascii: ".") || byte == UInt8(ascii: " ") }
}
