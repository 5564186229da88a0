/// What spreadsheets leave of values that they could not show, or took for something else. It is recognised so that it
/// can be reported; what was there before is never guessed.
enum SpreadsheetDamage {
    private static let errorValues: Set<String> = [
        "#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#SPILL!", "#CALC!",
        // As German, French and Spanish editions write them.
        "#NV", "#BEZUG!", "#WERT!", "#ZAHL!", "#VALEUR!", "#NOM?", "#NOMBRE?", "#VALOR!", "#REF",
    ]

    /// Whether a text is an error value, or nothing but number signs as a narrow column shows them.
    static func isErrorValue(_ text: ArraySlice<UInt8>) -> Bool {
        guard text.first == UInt8(ascii: "#"), text.count >= 3 else { return false }
        if text.allSatisfy({ $0 == UInt8(ascii: "#") }) { return true }
        return text.count <= 10 && errorValues.contains(String(decoding: text, as: UTF8.self).uppercased())
    }

    /// Whether a text is a day or month as a spreadsheet writes what it took for a date: `Mar-08`, `2-Jan`.
    static func isDate(_ text: ArraySlice<UInt8>) -> Bool {
        guard text.count <= 12 else { return false }
        let parts = text.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        guard parts.count == 2 || parts.count == 3 else { return false }
        let words = parts.map { HeaderName.words(String(decoding: $0, as: UTF8.self)).joined() }
        let months = words.count { MonthNames.number($0) != nil }
        return months == 1
            && words.allSatisfy { word in
                MonthNames.number(word) != nil
                    || ((1...4).contains(word.utf8.count) && word.utf8.allSatisfy { (0x30...0x39).contains($0) })
            }
    }
}
