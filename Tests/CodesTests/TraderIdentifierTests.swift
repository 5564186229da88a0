import Testing
import TidewaiterCodes

/// VAT and EORI numbers and the numbers of US customs, with values that authorities publish.
@Suite struct TraderIdentifierTests {
    @Test(
        "Published and real values are valid",
        arguments: [
            ("eu-vat", "ATU13585627"), ("eu-vat", "BE 0428.759.497"), ("eu-vat", "BE428759497"),
            ("eu-vat", "BG175074752"),
            ("eu-vat", "CY-10259033P"), ("eu-vat", "CZ25123891"), ("eu-vat", "CZ682127228"),
            ("eu-vat", "DE 136 695 976"),
            ("eu-vat", "DK13585628"), ("eu-vat", "EE100931558"), ("eu-vat", "GR094259216"), ("eu-vat", "EL94259216"),
            ("eu-vat", "ESB58378431"), ("eu-vat", "ESX2482300W"), ("eu-vat", "FI20774740"),
            ("eu-vat", "FR K7 399 859 412"),
            ("eu-vat", "IE8D79739I"), ("eu-vat", "IE3628739UA"), ("eu-vat", "LT100001919017"),
            ("eu-vat", "LV40003521600"),
            ("eu-vat", "NL002455799B11"), ("eu-vat", "NL004495445B01"), ("eu-vat", "PL 856-734-62-15"),
            ("eu-vat", "RO18547290"),
            ("eu-vat", "SE556188840401"), ("eu-vat", "SK2022749619"), ("eu-vat", "XI980780684"),
            ("gb-vat", "340804329"), ("gb-vat", "GB346270013"), ("gb-vat", "GBGD499"), ("gb-vat", "GB HA500"),
            ("vat-de", "136695976"), ("vat-el", "023456780"),
            ("vat", "GB980780684"), ("vat", "GR094259216"), ("vat", "CHE-123.456.788 MWST"),
            ("vat", "NO 974 760 673 MVA"),
            ("eori", "GB201909014000"), ("eori", "XI201909014000"), ("eori", "GB150454489082123"),
            ("eori", "DE1234567"),
            ("eori", "ATEOS1000012345"), ("eori", "FI2077474-0"), ("eori", "PL856734621500000"), ("eori", "IT1"),
            // CBP's own example in appendix E of CATAIR.
            ("us-entry", "B7603245278"), ("us-entry", "B76-0324527-8"), ("us-entry", "ABC-1234567-6"),
            // CBP's list for the check digit under Form 7512.
            ("us-in-bond", "257700004"), ("us-in-bond", "257700030"), ("us-in-bond", "257700052"),
            ("us-in-bond", "257700063"),
            ("us-in-bond", "257700203"), ("us-in-bond", "V0112345678"), ("us-in-bond", "VA112345678"),
            ("us-importer", "12-3456789"), ("us-importer", "12-345678900"), ("us-importer", "12-3456789A1"),
            ("us-importer", "536-90-4399"), ("us-importer", "242704-00123"), ("us-importer", "123456789"),
            ("us-importer", "123456789AB"), ("us-ein", "911144442"), ("us-ssn", "536904399"), ("scac", "maeu"),
            ("scac", "UP"),
        ])
    func publishedValuesHold(kind: String, value: String) throws {
        let result = try Identifiers.identify(value, as: kind)
        #expect(result.valid, "\(result.text())")
    }

    @Test(
        "Wrong values are refused for the right reason",
        arguments: [
            ("eu-vat", "DE136695978", "check_digit"), ("eu-vat", "DE13669597", "length"),
            ("eu-vat", "DE036695976", "component"),
            ("eu-vat", "GB980780684", "component"), ("eu-vat", "US123456789", "component"),
            ("eu-vat", "EU372022452", "component"),
            ("eu-vat", "FRO0303265045", "structure"), ("eu-vat", "FRK7399859413", "check_digit"),
            ("eu-vat", "IT00743110158", "check_digit"), ("eu-vat", "IT00743112157", "component"),
            ("eu-vat", "", "empty"),
            ("eu-vat", "DE", "empty"), ("gb-vat", "GBGD500", "component"), ("gb-vat", "GB98078068", "length"),
            ("gb-vat", "GB980780685", "check_digit"), ("vat", "GB980780685", "check_digit"),
            ("vat", "DE136695978", "check_digit"), ("vat", " ", "empty"), ("vat-nl", "NL004495446B01", "check_digit"),
            ("eori", "GB12345678900", "length"), ("eori", "GBCD12345EFG", "length"),
            ("eori", "GBCD12345EFGH", "length"),
            ("eori", "US123456789", "component"), ("eori", "EL094259216", "component"),
            ("eori", "DE1234567890123456", "length"),
            ("eori", "DE", "length"), ("eori", "DE12_4", "structure"),
            ("us-entry", "B76-0324527-7", "check_digit"), ("us-entry", "000-0324527-7", "component"),
            ("us-entry", "B76-032452A-8", "structure"), ("us-in-bond", "257700003", "check_digit"),
            ("us-in-bond", "V12345678", "length"), ("us-in-bond", "25770000", "length"),
            ("us-importer", "12-3456789I1", "structure"), ("us-importer", "666-12-3456", "component"),
            ("us-importer", "1234567", "structure"), ("us-ein", "07-1144442", "component"),
            ("us-ssn", "078-05-1120", "component"),
            ("us-ssn", "900-12-3456", "component"), ("scac", "M4EU", "structure"), ("scac", "MAEUX", "length"),
            ("scac", "M", "length"),
        ])
    func wrongValuesAreRefused(kind: String, value: String, code: String) throws {
        let result = try Identifiers.identify(value, as: kind)
        #expect(result.reason?.code == code, "\(result.text())")
    }

    @Test(
        "What is unusual but may be right gets a note, not a refusal",
        arguments: [
            ("eori", "FR123", "14 digits"), ("eori", "BE0428759498", "check digits"),
            ("us-in-bond", "257700053", "air cargo"),
            ("us-importer", "123456789", "hyphens"), ("us-importer", "07-3456789", "IRS"), ("scac", "UP", "4 letters"),
            ("eu-vat", "SE556188840402", "01"), ("container", "CSQR3054388", "older"),
        ])
    func notesAreGiven(kind: String, value: String, words: String) throws {
        let result = try Identifiers.identify(value, as: kind)
        #expect(result.notes.contains { $0.contains(words) }, "\(result.text())")
    }

    @Test("Usual values get no note", arguments: Identifiers.kinds)
    func examplesHaveNoNotes(kind: Identifiers.Kind) throws {
        #expect(try Identifiers.identify(kind.example, as: kind.name).notes.isEmpty)
    }

    @Test("There is a scheme for each member state and Northern Ireland, under its prefix")
    func statesAreWhole() {
        let states = Identifiers.kinds.filter { $0.name.hasPrefix("vat-") }.map { $0.name.dropFirst(4).uppercased() }
        let members = [
            "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "EL", "ES", "FI", "FR", "HR", "HU", "IE", "IT", "LT", "LU",
            "LV",
            "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK", "XI",
        ]
        #expect(states.sorted() == members)
    }
}
