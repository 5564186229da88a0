import TidewaiterQuantities

/// A unit as tariffs print it.
struct PrintedUnit: Sendable, Hashable {
    /// The unit, a common code of UN/ECE Recommendation 20 with a qualifier where another quantity is meant.
    var unit: String
    /// How many of it are meant.
    var per: Int
    /// The unit and qualifier of TARIC, where it is one of theirs.
    var measurement: PrintedRate.Measurement?

    /// A word and what it stands for.
    struct Entry: Sendable {
        /// In small letters, without blanks and commas.
        let key: String
        let unit: PrintedUnit
    }

    /// The words that begin with a byte, longest first.
    private static let entries: [[Entry]] = {
        var found = Array(repeating: [Entry](), count: 256)
        for entry in words + measurements {
            guard let first = entry.key.utf8.first else { continue }
            found[Int(first)].append(entry)
        }
        return found.map { $0.sorted { $0.key.utf8.count > $1.key.utf8.count } }
    }()

    /// Every word of the tables.
    static var all: [Entry] { entries.flatMap { $0 } }

    /// The unit whose longest word stands at an index, and where that ends.
    static func find(_ scanner: PrintedScanner, at index: Int) -> (unit: PrintedUnit, end: Int)? {
        let start = scanner.afterBlanks(index)
        for entry in entries[Int(scanner.byte(at: start).lowered)] {
            if let end = scanner.looseEnd(of: entry.key, at: start) { return (entry.unit, end) }
        }
        return nil
    }

    /// The unit whose code of TARIC stands at an index in capitals, with its qualifier, and where that ends.
    static func findCode(_ scanner: PrintedScanner, at index: Int) -> (unit: PrintedUnit, end: Int)? {
        let start = scanner.afterBlanks(index)
        for offset in 0..<3 where !scanner.byte(at: start + offset).isCapital { return nil }
        let code = scanner.words(start, start + 3)
        guard taric[code] != nil, !scanner.byte(at: start + 3).isLetter || scanner.byte(at: start + 3).isCapital else {
            return nil
        }
        var end = start + 3
        var letter = scanner.afterBlanks(end)
        if scanner.byte(at: letter) == UInt8(ascii: "/") { letter = scanner.afterBlanks(letter + 1) }
        if scanner.byte(at: letter).isCapital, !scanner.byte(at: letter + 1).isWord,
            let unit = taric[code + scanner.words(letter, letter + 1)]
        {
            return (unit, letter + 1)
        }
        guard let unit = taric[code], !scanner.byte(at: end).isWord else { return nil }
        end = start + 3
        return (unit, end)
    }

    /// The unit with a qualifier: `nil` where the qualifier does not go with it.
    func qualified(by qualifier: Qualifier) -> PrintedUnit? {
        guard let code = measurement?.unit, measurement?.qualifier == nil else { return nil }
        if let only = qualifier.only, only != code { return nil }
        return Self.taric[code + qualifier.letter]
    }

    /// A word for a qualifier.
    struct Qualifier: Sendable {
        let key: String
        let letter: String
        /// The one unit that this word is printed with, where it is one.
        var only: String?
    }

    /// The qualifier whose longest word stands at an index, and where that ends.
    static func findQualifier(_ scanner: PrintedScanner, at index: Int) -> (qualifier: Qualifier, end: Int)? {
        let start = scanner.afterBlanks(index)
        for qualifier in qualifiers {
            if let end = scanner.looseEnd(of: qualifier.key, at: start) { return (qualifier, end) }
        }
        return nil
    }

    /// The words for qualifiers, as TARIC and the list of HM Revenue and Customs abbreviate them; longest first.
    private static let qualifiers: [Qualifier] = [
        Qualifier(key: "drylacticmatter", letter: "T"),
        Qualifier(key: "net/%sacchar.", letter: "Z"), Qualifier(key: "commonwheat", letter: "F"),
        Qualifier(key: "lacticmatter", letter: "P"), Qualifier(key: "net/%saccha.", letter: "Z"),
        Qualifier(key: "fuelcontent", letter: "J"), Qualifier(key: "liveweight", letter: "L"),
        Qualifier(key: "bioethanol", letter: "K"), Qualifier(key: "biodiesel", letter: "I"),
        Qualifier(key: "totalalc.", letter: "A"), Qualifier(key: "%sacchar.", letter: "Z"),
        Qualifier(key: "rawsugar", letter: "S"), Qualifier(key: "stdqual", letter: "R"),
        Qualifier(key: "tot/alc", letter: "A"), Qualifier(key: "lactic.", letter: "P", only: "DTN"),
        Qualifier(key: "neteda", letter: "E"), Qualifier(key: "netmas", letter: "M"),
        Qualifier(key: "br", letter: "G"), Qualifier(key: "hl", letter: "X"),
    ]
}
