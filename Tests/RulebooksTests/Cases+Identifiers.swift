import TidewaiterCodes

extension CheckTests {
    /// Rules that rest on an identifier's scheme, with cases for where the scheme is there.
    static let schemes = [
        "tw.carrier.scac": "scac", "tw.party.importer-number": "us-importer", "tw.party.eori": "eori",
        "tw.party.vat-number": "vat-de", "tw.entry.us-number": "us-entry", "tw.entry.us-in-bond": "us-in-bond",
    ]

    static let identifierCases: [CheckCase] = everyIdentifierCase.filter { check in
        schemes[check.rule].flatMap { Identifiers.named($0) } != nil
    }

    private static let everyIdentifierCase: [CheckCase] = [
        .init("tw.carrier.scac", "four letters", message(sea + #","carrier_code":"NHLN""#), .passes),
        .init("tw.carrier.scac", "digits", message(sea + #","carrier_code":"12345""#), CheckCase.warning()),

        .init("tw.party.importer-number", "an IRS number", consignee(#""importer_number":"95-4410382""#), .passes),
        .init("tw.party.importer-number", "with a suffix", consignee(#""importer_number":"95-441038200""#), .passes),
        .init("tw.party.importer-number", "six digits", consignee(#""importer_number":"95-1177""#), CheckCase.error()),

        .init("tw.party.eori", "a number", consignee(#""eori":"DE123456789012345""#), .passes),
        .init(
            "tw.party.eori", "Greece under its VAT letters", consignee(#""eori":"EL123456789""#),
            CheckCase.error("GR123456789")),

        .init("tw.party.vat-number", "a number", consignee(#""vat_number":"DE136695976""#), .passes),
        .init(
            "tw.party.vat-number", "a wrong check digit", consignee(#""vat_number":"DE136695978""#),
            CheckCase.warning("DE136695976")),
        .init("tw.party.vat-number", "too short", consignee(#""vat_number":"DE13669597""#), CheckCase.error()),

        .init(
            "tw.party.vat-number", "a number of elsewhere that begins like one",
            consignee(#""vat_number":"SEM950215S98","country":"MX""#), CheckCase.warning()),
        .init("tw.entry.us-number", "a number", message(#""entry_number":"336-0000001-3""#), .passes),
        .init(
            "tw.entry.us-number", "a wrong check digit", message(#""entry_number":"336-0000001-4""#),
            CheckCase.error("336-0000001-3")),
        .init("tw.entry.us-in-bond", "a number", message(#""in_bond_number":"123456782""#), .passes),
        .init("tw.entry.us-in-bond", "letters", message(#""in_bond_number":"ABC""#), CheckCase.error()),
    ]
}
