/// What spreadsheets leave of values that they could not show, or took for something else. It is recognised so that it
/// can be reported; what was there before is never guessed.
enum SpreadsheetDamage {
    /// Error values that end without a mark, as editions in several languages write them.
    private static let errorValues: Set<String> = ["#N/A", "#NV", "#N/D", "#N/B", "#REF", "#GETTING_DATA"]

    /// Whether a text is an error value, in whatever language (`#REF!`, `#BEZUG!`, `#¿NOMBRE?`), or nothing but number
    /// signs as a narrow column shows them.
    static func isErrorValue(_ text: ArraySlice<UInt8>) -> Bool {
        guard text.first == UInt8(ascii: "#"), text.count >= 3, text.count <= 32 || isNarrow(text) else { return false }
        if isNarrow(text) { return true }
        let word = String(decoding: text, as: UTF8.self).uppercased()
        if errorValues.contains(word) { return true }
        let scalars = word.unicodeScalars.dropFirst()
        guard let last = scalars.last, last == "!" || last == "?" else { return false }
        let name = scalars.dropLast().drop { $0 == "¡" || $0 == "¿" }
        return name.count { $0.properties.isAlphabetic } >= 2
            && name.allSatisfy { $0.properties.isAlphabetic || $0 == "/" || $0 == "_" || ("0"..."9").contains($0) }
    }

    private static func isNarrow(_ text: ArraySlice<UInt8>) -> Bool {
        text.allSatisfy { $0 == UInt8(ascii: "#") }
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

    /// Whether a text is a whole date as spreadsheets write what they took for one: `2003-04-11`, `04/11/2003`.
    static func isWholeDate(_ text: ArraySlice<UInt8>) -> Bool {
        guard text.count <= 19, text.contains(where: { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "/") }) else {
            return false
        }
        let date: String
        switch DateNotation.reading(text) {
        case .date(let found), .only(_, let found), .either(let found, _): date = found
        case .none, .serial: return false
        }
        return ("1900"..."2100").contains(date.prefix(4))
    }

    /// What a code may have been that became a date: `Mar-04` was perhaps 0304.
    static func code(ofDate text: ArraySlice<UInt8>) -> String? {
        let parts = text.split(separator: UInt8(ascii: "-"))
        guard parts.count == 2 else { return nil }
        let numbers = parts.map { part in
            let word = HeaderName.words(String(decoding: part, as: UTF8.self)).joined()
            return MonthNames.number(word) ?? Int(word) ?? 100
        }
        guard numbers.allSatisfy({ $0 < 100 }) else { return nil }
        return numbers.map { DateText.padded($0, 2) }.joined()
    }

    /// Whether a text is a number as spreadsheets shorten long ones, sign and two digits of the power and all:
    /// `4.00638E+12`. Identifiers may have an E of their own.
    static func isShortened(_ text: ArraySlice<UInt8>) -> Bool {
        guard let mark = text.lastIndex(of: UInt8(ascii: "+")), mark > text.startIndex, text.endIndex - mark >= 3,
            text[mark - 1] | 0x20 == UInt8(ascii: "e")
        else { return false }
        return NumberNotation.isExponent(text)
    }

    /// The digits that a shortened number still has, with zeros where the others were.
    static func digits(ofShortened text: ArraySlice<UInt8>) -> String? {
        guard let mark = text.firstIndex(where: { $0 | 0x20 == UInt8(ascii: "e") }),
            let power = Int(String(decoding: text[(mark + 1)...], as: UTF8.self)), (0...40).contains(power)
        else { return nil }
        let mantissa = text[..<mark].filter { (0x30...0x39).contains($0) }
        let point = text[..<mark].firstIndex { $0 == 0x2E || $0 == 0x2C }.map { mark - $0 - 1 } ?? 0
        guard power >= point else { return nil }
        return String(decoding: mantissa, as: UTF8.self) + String(repeating: "0", count: power - point)
    }

    /// Digits that spreadsheets keep of a number.
    static let keptDigits = 15
    /// Characters that some of them, and exports of others, keep of a text.
    static let cutLengths = [255, 32_767]
}
