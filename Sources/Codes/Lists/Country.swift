/// A country or territory of ISO 3166-1, or a code that customs authorities use beside it.
///
/// Finding one by its two letters is two additions and one table look-up.
public struct Country: Sendable, Hashable {
    /// Row of the table.
    private let row: UInt16

    /// The country with a two-letter code in upper case.
    public init?(alpha2 code: String) {
        let view = code.utf8Span
        let bytes = view.span
        guard bytes.count == 2 else { return nil }
        self.init(bytes[0], bytes[1])
    }

    /// The same for two bytes of upper-case ASCII.
    package init?(_ first: UInt8, _ second: UInt8) {
        guard first.isLetter, second.isLetter else { return nil }
        let row = CountryTable.shared.byAlpha2[first.letter * 26 + second.letter]
        guard row != CountryTable.none else { return nil }
        self.row = row
    }

    /// The country with a two-letter, three-letter or three-digit code, in any case of letters.
    public init?(code: String) {
        let code = code.uppercased()
        if let country = Country(alpha2: code) {
            self = country
        } else if let row = CountryTable.shared.byOther[code] {
            self.row = row
        } else {
            return nil
        }
    }

    /// Every country of ISO 3166-1 by alphabet of its two letters; customs codes follow.
    public static var all: [Country] { CountryTable.shared.rows.indices.map { Country(row: UInt16($0)) } }

    private init(row: UInt16) { self.row = row }

    private var entry: CountryTable.Row { CountryTable.shared.rows[Int(row)] }

    /// Two letters.
    public var alpha2: String { entry.alpha2 }
    /// Three letters; nil for customs codes.
    public var alpha3: String? { entry.alpha3 }
    /// Three digits; nil for customs codes.
    public var numeric: String? { entry.numeric }
    /// A short name in English.
    public var name: String { entry.name }
    /// Whether ISO 3166-1 has it; false for codes that customs authorities define in the range left to users.
    public var isISO: Bool { entry.alpha3 != nil }

    /// What to write instead of a code that is none, where that is known.
    package static func advice(for code: String) -> String? { CountryTable.advice[code] }
}

/// The table of ``Country``, read once from its text.
struct CountryTable: Sendable {
    struct Row: Sendable {
        let alpha2: String
        let alpha3: String?
        let numeric: String?
        let name: String
    }

    static let shared = CountryTable()
    static let none = UInt16.max

    private(set) var rows: [Row] = []
    /// Row by first letter * 26 + second letter.
    private(set) var byAlpha2 = [UInt16](repeating: none, count: 26 * 26)
    private(set) var byOther: [String: UInt16] = [:]

    private init() {
        for line in iso.split(separator: "\n") {
            let columns = line.split(separator: " ", maxSplits: 3).map(String.init)
            guard columns.count == 4 else { continue }
            add(Row(alpha2: columns[0], alpha3: columns[1], numeric: columns[2], name: columns[3]))
        }
        for (code, name) in Self.customs { add(Row(alpha2: code, alpha3: nil, numeric: nil, name: name)) }
    }

    private mutating func add(_ row: Row) {
        let number = UInt16(rows.count)
        let letters = Array(row.alpha2.utf8)
        guard letters.count == 2, letters.allSatisfy(\.isLetter) else { return }
        byAlpha2[letters[0].letter * 26 + letters[1].letter] = number
        if let alpha3 = row.alpha3 { byOther[alpha3] = number }
        if let numeric = row.numeric { byOther[numeric] = number }
        rows.append(row)
    }

    private var iso: String { Self.iso3166 }

    /// Codes from the range that ISO 3166-1 leaves to users, as customs authorities define them. Authority:
    /// Commission Implementing Regulation (EU) 2020/1470 (Geonomenclature); XI: Windsor Framework.
    private static let customs = [
        ("XC", "Ceuta"), ("XI", "Northern Ireland"), ("XK", "Kosovo"), ("XL", "Melilla"), ("XS", "Serbia"),
    ]

    /// Codes that are written for others or are no longer in force.
    static let advice: [String: String] = [
        "UK": "UK is reserved but not used in customs; write GB (XI for goods of Northern Ireland).",
        "EL": "EL is Greece in VAT numbers only; as a country it is GR.",
        "EU": "EU is not a country of ISO 3166-1; name the member state, unless the field takes EU as an origin.",
        "AN": "AN (Netherlands Antilles) was withdrawn in 2010; write CW, SX or BQ.",
        "BU": "BU (Burma) was withdrawn in 1989; write MM.",
        "CS": "CS was withdrawn; write CZ, SK, RS or ME.",
        "DD": "DD was withdrawn in 1990; write DE.",
        "FX": "FX was withdrawn in 1997; write FR.",
        "SU": "SU (USSR) was withdrawn in 1992; write the code of the successor state.",
        "TP": "TP was withdrawn in 2002; write TL.",
        "YU": "YU was withdrawn in 2003; write the code of the successor state.",
        "ZR": "ZR (Zaire) was withdrawn in 1997; write CD.",
    ]
}
