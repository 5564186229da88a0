/// How the value of a data element is written (ISO 9735-1, section on representation): `an..35`, `n6`.
struct ElementFormat: Sendable, Hashable, CustomStringConvertible {
    enum Characters: String, Sendable {
        /// Letters, no digits.
        case alphabetic = "a"
        /// Digits, with a sign and a decimal mark.
        case numeric = "n"
        case any = "an"
    }

    let characters: Characters
    /// Fewest characters; more than one where the length is fixed.
    let minimum: Int
    let maximum: Int

    /// From `an..35`; nil for what is no format.
    init?(_ text: Substring) {
        let letters = text.prefix { $0.isLetter }
        let rest = text[letters.endIndex...]
        guard let characters = Characters(rawValue: String(letters)), let length = Int(rest.drop { $0 == "." }) else {
            return nil
        }
        self.characters = characters
        maximum = length
        minimum = rest.hasPrefix(".") ? 1 : length
    }

    var description: String { "\(characters.rawValue)\(minimum == maximum && maximum > 1 ? "" : "..")\(maximum)" }
}
