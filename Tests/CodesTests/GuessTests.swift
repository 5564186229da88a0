import Testing
import TidewaiterCodes

@Suite struct GuessTests {
    @Test(
        "A value without a named kind is taken for the likeliest",
        arguments: [
            ("CSQU3054383", "container", true), ("csqu 305438 4", "container", false), ("IMO 9074729", "imo", true),
            ("125-12345675", "air-waybill", true), ("4006381333931", "gtin", true), ("NLRTM", "unlocode", true),
            ("9503.00", "hs", true), ("22G1", "container-size-type", true), ("DDP", "incoterm", true),
            ("de", "country", true), ("340123450000000000", "sscc", true), ("DE136695976", "eu-vat", true),
            ("GB980780684", "gb-vat", true), ("GB 123456789000", "eori", true), ("B76-0324527-8", "us-entry", true),
            ("536-90-4399", "us-ssn", true), ("91-1144442", "us-ein", true), ("12-345678900", "us-importer", true),
            ("9074729", "imo", true), ("9074728", "imo", false), ("MAEU", "scac", true),
            ("FR 40 303 265 045", "eu-vat", true),
        ])
    func kindsAreGuessed(value: String, kind: String, valid: Bool) throws {
        let result = try Identifiers.identify(value)
        #expect(result.kind == kind)
        #expect(result.valid == valid)
    }

    @Test("Other kinds that fit are named")
    func alternativesAreNamed() throws {
        #expect(try Identifiers.identify("4006381333931").alternatives.contains("gln"))
    }

    @Test("A value that no kind fits says so", arguments: ["", "no identifier at all", "é", "????"])
    func unknownStaysUnknown(value: String) throws {
        let result = try Identifiers.identify(value)
        #expect(result.kind == "unknown")
        #expect(!result.valid)
        #expect(!result.text().isEmpty)
    }
}
