/// How characters are written as bytes.
package enum Charset: Sendable, Hashable {
    case utf8
    case utf16LittleEndian
    case utf16BigEndian
    /// Western European as Windows writes it; ISO 8859-1 with letters where that has control characters.
    case windows1252
    /// Any other, by its IANA name or a common alias, as ICU knows it.
    case named(String)

    /// The character set of this name, in any case.
    package init(name: String) {
        switch name.lowercased() {
        case "utf-8", "utf8": self = .utf8
        case "utf-16le": self = .utf16LittleEndian
        case "utf-16be": self = .utf16BigEndian
        case "windows-1252", "cp1252": self = .windows1252
        default: self = .named(name)
        }
    }

    /// The IANA name.
    package var name: String {
        switch self {
        case .utf8: "UTF-8"
        case .utf16LittleEndian: "UTF-16LE"
        case .utf16BigEndian: "UTF-16BE"
        case .windows1252: "windows-1252"
        case .named(let name): name
        }
    }

    /// The character set that a syntax identifier of UN/EDIFACT means (ISO 9735-1, code list 0001); nil for UNOA and
    /// UNOB, whose repertoire is in every character set, and for what is not known.
    package init?(syntaxIdentifier: String) {
        switch syntaxIdentifier {
        case "UNOC": self = .named("ISO-8859-1")
        case "UNOD": self = .named("ISO-8859-2")
        case "UNOE": self = .named("ISO-8859-5")
        case "UNOF": self = .named("ISO-8859-7")
        case "UNOG": self = .named("ISO-8859-3")
        case "UNOH": self = .named("ISO-8859-4")
        case "UNOI": self = .named("ISO-8859-6")
        case "UNOJ": self = .named("ISO-8859-8")
        case "UNOK": self = .named("ISO-8859-9")
        // Code extension by escape sequences (ISO 2022): of what is in use, this has the most sets of characters.
        case "UNOX": self = .named("ISO-2022-JP-2")
        // Of the Korean Electronic Commerce Association.
        case "KECA": self = .named("windows-949")
        case "UNOW", "UNOY": self = .utf8
        default: return nil
        }
    }
}

extension Charset {
    /// The character set of a text that begins with a mark, or is plainly written in two bytes a character; nil for
    /// others.
    package static func marked(_ bytes: [UInt8]) -> Charset? {
        TextSurvey.mark(bytes)?.charset ?? TextSurvey.unmarkedUTF16(Array(bytes.prefix(4096)))
    }
}

extension SourceText {
    /// Whether texts in a character set can be cut behind any ASCII character, and each part read by itself.
    package static func isDivisible(_ charset: Charset) -> Bool {
        switch charset {
        case .utf8, .windows1252: true
        case .utf16LittleEndian, .utf16BigEndian: false
        case .named(let name): CharsetConverter(name)?.isSingleByte ?? true
        }
    }

    /// Whether a character set of that name can be read.
    package static func isKnown(charset name: String) -> Bool {
        guard case .named(let name) = Charset(name: name) else { return true }
        return CharsetConverter(name) != nil
    }
}
