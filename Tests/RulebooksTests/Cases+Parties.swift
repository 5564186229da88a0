extension CheckTests {
    static let partyCases: [CheckCase] = [
        .init("tw.party.consignor", "a shipper", consignment(#""consignor":{"name":"A"}"#, of: report), .passes),
        .init("tw.party.consignor", "no shipper", consignment(#""gross_mass":"1""#, of: report), CheckCase.error()),
        .init("tw.party.consignor", "no shipper in a table", consignment(#""gross_mass":"1""#), .skips),
        .init("tw.party.consignee", "a consignee", consignee(#""name":"A""#, of: report), .passes),
        .init("tw.party.consignee", "no consignee", consignment(#""gross_mass":"1""#, of: report), CheckCase.error()),
        .init("tw.party.consignee", "no consignee in a table", consignment(#""gross_mass":"1""#), .skips),

        .init("tw.party.name", "a name", consignee(#""name":"Harbor Toy Company""#), .passes),
        .init("tw.party.name", "a word for nobody", consignee(#""name":"Unknown""#), CheckCase.warning()),
        .init("tw.party.name", "no name", consignee(#""city":"X""#), .skips),

        .init("tw.party.address", "an address", consignee(#""name":"A","city":"Long Beach""#, of: report), .passes),
        .init("tw.party.address", "no address", consignee(#""name":"A""#, of: report), CheckCase.warning()),
        .init("tw.party.address", "order needs none", consignee(#""name":"TO ORDER""#, of: report), .passes),
        .init("tw.party.address", "no address in a table", consignee(#""name":"A""#), .skips),

        .init(
            "tw.party.notify", "to order, with a notify party",
            consignment(#""consignee":{"name":"TO ORDER OF BANK X"},"notify_parties":[{"name":"B"}]"#), .passes),
        .init(
            "tw.party.notify", "to order, and nobody to notify", consignee(#""name":"To the order of shipper""#),
            CheckCase.error()),
        .init(
            "tw.party.notify", "to order, notifying the consignee",
            consignment(#""consignee":{"name":"TO ORDER"},"notify_parties":[{"name":"SAME AS CONSIGNEE"}]"#),
            CheckCase.error()),
        .init("tw.party.notify", "a name that begins so", consignee(#""name":"Orderly Tools Ltd""#), .isNoCase),
        .init("tw.party.notify", "no name", consignee(#""city":"X""#), .skips),

        .init("tw.party.importer-number", "no number", consignee(#""name":"A""#), .skips),
        .init("tw.party.eori", "no number", consignee(#""name":"A""#), .skips),
        .init("tw.party.vat-number", "no number", consignee(#""name":"A""#), .skips),
        .init("tw.party.vat-number", "a country beyond the rule", consignee(#""vat_number":"CHE123456788""#), .skips),
    ]

    static let countryCases: [CheckCase] = [
        .init("tw.country.origin", "a code", item(#""origin":"VN""#), .passes),
        .init("tw.country.origin", "UK", item(#""origin":"UK""#), CheckCase.error("GB")),
        .init("tw.country.origin", "EL", item(#""origin":"EL""#), CheckCase.error("GR")),
        .init("tw.country.origin", "three letters", item(#""origin":"CHN""#), CheckCase.warning("CN")),
        .init("tw.country.origin", "small letters", item(#""origin":"vn""#), CheckCase.warning("VN")),
        .init("tw.country.origin", "a name", item(#""origin":"Viet Nam""#), CheckCase.warning("VN")),
        .init("tw.country.origin", "a state that is no more", item(#""origin":"YU""#), CheckCase.error()),
        .init("tw.country.origin", "a code left to users", item(#""origin":"ZZ""#), CheckCase.warning()),
        .init("tw.country.origin", "nonsense", item(#""origin":"A1""#), CheckCase.error()),
        .init("tw.country.origin", "the European Union", item(#""origin":"EU""#), .skips),
        .init("tw.country.origin", "none", item(#""gross_mass":"1""#), .skips),
        .init("tw.country.route", "a code", message(#""destination_country":"US""#), .passes),
        .init("tw.country.route", "UK", consignment(#""export_country":"UK""#), CheckCase.error("GB")),
        .init("tw.country.route", "none", consignment(#""gross_mass":"1""#), .skips),
        .init("tw.country.party", "a code", consignee(#""country":"US""#), .passes),
        .init("tw.country.party", "a name", consignee(#""country":"Germany""#), CheckCase.warning("DE")),
        .init("tw.country.party", "none", consignee(#""name":"A""#), .skips),
        .init("tw.country.flag", "a code", message(#""vessel_nationality":"LR""#), .passes),
        .init("tw.country.flag", "EL", message(#""vessel_nationality":"EL""#), CheckCase.error("GR")),
        .init("tw.country.flag", "none", message(#""vessel_name":"A""#), .skips),
    ]
}
