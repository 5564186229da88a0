/// A code as a cell of a table has it: `8471.30`, `HS 847130`, `8471.30.00/10`. Dots, spaces of any kind and hyphens do not
/// matter.
enum CodeCell {
    /// Its digits.
    case code(String)
    /// The digits before the `.0` that a spreadsheet puts behind what it takes for a number.
    case spreadsheet(String)

    var digits: String {
        switch self {
        case .code(let digits), .spreadsheet(let digits): digits
        }
    }

    /// `nil` where it is nothing like a code of four to fourteen digits.
    init?(_ cell: String) {
        let cell = Self.withoutName(cell)
        let parts = cell.split(separator: ".", omittingEmptySubsequences: false)
        let isNumber = parts.count == 2 && parts[1] == "0"
        var digits: [UInt8] = []
        var sinceSlash: Int?
        for character in (isNumber ? parts[0] : cell).unicodeScalars {
            switch character {
            case "0"..."9":
                digits.append(UInt8(ascii: character))
                sinceSlash = sinceSlash.map { $0 + 1 }
            case ".", "-", " ", "\u{A0}", "\u{2007}", "\u{2009}", "\u{202F}": break
            // A suffix is parted so; what is longer is a second code.
            case "/" where sinceSlash == nil: sinceSlash = 0
            default: return nil
            }
        }
        guard sinceSlash ?? 0 <= 4 else { return nil }
        guard 4...14 ~= digits.count else { return nil }
        let text = String(decoding: digits, as: UTF8.self)
        self = isNumber ? .spreadsheet(text) : .code(text)
    }

    /// The cell without what stands round the code: white space, and the name of the nomenclature.
    private static func withoutName(_ cell: String) -> Substring {
        func isSpace(_ character: Character) -> Bool { character.isWhitespace || character == ":" }
        let text = cell.drop(while: isSpace)
        let name = text.prefix { $0.isLetter }
        let isName = ["HS", "HTS", "HTSUS", "CN", "TARIC"].contains(name.uppercased())
        let code = isName ? text.dropFirst(name.count).drop(while: isSpace) : text
        return code.prefix(upTo: code.lastIndex { !isSpace($0) }.map(code.index(after:)) ?? code.startIndex)
    }
}
