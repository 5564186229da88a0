/// The usual national part of a member state's EORI numbers, for notes.
///
/// From the member states' customs authorities; not law, and not complete: states also register traders who lack the
/// national number that the usual form is made of.
struct EORIForm: Sendable {
    /// The shapes in use; none where only the characters are known.
    let shapes: [Shape]
    /// The form in words.
    let words: String
    /// The VAT scheme whose number it is, so that its check digit can be looked at.
    let vat: (any VATNumber)?

    init(_ words: String, _ shapes: [Shape], vat: (any VATNumber)? = nil) {
        self.shapes = shapes
        self.words = words
        self.vat = vat
    }

    func fits(_ number: [UInt8]) -> Bool { shapes.isEmpty || shapes.contains { $0.matches(number) } }

    static let byCountry: [String: EORIForm] = [
        "AT": .init("EOS and 10 digits", ["EOSdddddddddd"]),
        "BE": .init("the 10 digits of the enterprise number", ["dddddddddd"], vat: BelgianVAT()),
        "BG": .init("9 to 13 digits", ["ddddddddd", "dddddddddd", "ddddddddddd", "dddddddddddd", "ddddddddddddd"]),
        "CY": .init("letters and digits", []),
        "CZ": .init("8 to 10 digits", ["dddddddd", "ddddddddd", "dddddddddd"]),
        "DE": .init("up to 15 digits", (1...15).map { Shape(stringLiteral: String(repeating: "d", count: $0)) }),
        "DK": .init("the 8 digits of the CVR number", ["dddddddd"], vat: DanishVAT()),
        "EE": .init("8 or 11 digits", ["dddddddd", "ddddddddddd"]),
        "ES": .init("the 9 characters of the NIF", ["xdddddddx"], vat: SpanishVAT()),
        "FI": .init("the 8 digits of the business identity code", ["dddddddd"], vat: FinnishVAT()),
        "FR": .init("the 14 digits of the SIRET", ["dddddddddddddd"]),
        "GR": .init("the 9 digits of the AFM", ["ddddddddd"], vat: GreekVAT()),
        "HR": .init("the 11 digits of the OIB", ["ddddddddddd"], vat: CroatianVAT()),
        "HU": .init("10 digits", ["dddddddddd"]),
        "IE": .init("7 digits and 1 or 2 letters", ["ddddddda", "dddddddaa", "dxddddda"], vat: IrishVAT()),
        "IT": .init("the 11 digits of the partita IVA", ["ddddddddddd"], vat: ItalianVAT()),
        "LT": .init("letters and digits", []),
        "LU": .init("letters and digits", []),
        "LV": .init("11 digits", ["ddddddddddd"]),
        "MT": .init("letters and digits", []),
        "NL": .init("the 9 digits of the RSIN or BSN", ["ddddddddd"]),
        "PL": .init("15 characters, the NIP first", ["xxxxxxxxxxxxxxx"]),
        "PT": .init("the 9 digits of the NIF", ["ddddddddd"], vat: PortugueseVAT()),
        "RO": .init("letters and digits", []),
        "SE": .init("the 10 digits of the organisation number", ["dddddddddd"]),
        "SI": .init("the 8 digits of the tax number", ["dddddddd"], vat: SlovenianVAT()),
        "SK": .init("10 digits", ["dddddddddd"]),
    ]
}
