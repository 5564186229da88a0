/// A goods code as somebody wrote it, and its digits.
///
/// Dots, spaces and hyphens between digits are a matter of taste (`8471.30.01`, `0101 21 00`) and are dropped. Digits of
/// other scripts (Arabic, full-width) are read by their value, and are not clean.
package struct DeclaredCode: Sendable, Hashable {
    /// As written.
    package let text: String
    /// The digits alone; what is no digit and no separator is left out.
    package let digits: String
    /// Whether there is nothing but the digits 0 to 9 and separators.
    package let isClean: Bool
    /// Whether there is nothing but digits of any script and separators.
    package let isReadable: Bool

    package init(_ text: String) {
        self.text = text
        var digits = ""
        var isClean = true
        var isReadable = true
        for scalar in text.unicodeScalars {
            switch scalar {
            case "0"..."9": digits.unicodeScalars.append(scalar)
            case ".", " ", "-", "\t", "\u{A0}", "\u{2009}", "\u{202F}": break
            case "\u{80}"... where scalar.properties.numericType == .decimal:
                isClean = false
                digits += scalar.properties.numericValue.map { String(Int($0)) } ?? ""
            default:
                isClean = false
                isReadable = false
            }
        }
        self.digits = digits
        self.isClean = isClean
        self.isReadable = isReadable
    }
}
