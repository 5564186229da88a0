import Testing
import TidewaiterCodes

/// Containers, air waybills, ships and trade items, with values printed by the authorities or on real equipment.
@Suite struct TransportIdentifierTests {
    @Test(
        "Published and real values are valid",
        arguments: [
            ("container", "CSQU3054383"), ("container", "TOLU 473478 7"), ("container", "MSCU6639870"),
            // The sum gives 10, which counts as 0.
            ("container", "TEXU3070079"), ("container", "APZU4812090"),
            ("air-waybill", "125-12345675"), ("air-waybill", "589 8114074 3"),
            ("imo", "9319466"), ("imo", "IMO 8814275"), ("imo", "9176187"),
            ("gtin", "73513537"), ("gtin", "978-0-471-11709-4"), ("gtin-13", "4006381333931"),
            ("gtin-12", "036000291452"), ("gtin-14", "10012345678902"), ("sscc", "(00) 340123450000000000"),
            ("gln", "4012345000009"),
        ])
    func publishedValuesHold(kind: String, value: String) throws {
        let result = try Identifiers.identify(value, as: kind)
        #expect(result.valid, "\(result.text())")
    }

    @Test(
        "Wrong values are refused for the right reason",
        arguments: [
            ("container", "CSQU3054384", "check_digit"), ("air-waybill", "125-12345676", "check_digit"),
            ("air-waybill", "000-12345675", "component"), ("air-waybill", "12512345", "length"),
            ("imo", "9319465", "check_digit"), ("imo", "IMO0000000", "component"), ("imo", "MMSI9319466", "length"),
            ("gtin", "4006381333932", "check_digit"), ("gtin", "400638133393", "check_digit"),
            ("gtin-8", "4006381333931", "length"), ("sscc", "340123450000000001", "check_digit"),
        ])
    func wrongValuesAreRefused(kind: String, value: String, code: String) throws {
        #expect(try Identifiers.identify(value, as: kind).reason?.code == code)
    }

    @Test("A container number without its check digit is told the digit")
    func missingCheckDigitIsComputed() throws {
        let result = try Identifiers.identify("CSQU305438", as: "container")
        #expect(result.reason?.message.contains("would be 3") == true)
    }

    @Test(
        "Size and type codes are explained",
        arguments: [
            ("22G1", true), ("45R1", true), ("L5G1", true), ("42U1", true), ("4310", true), ("2CG0", true),
            ("22X1", false),
            ("Z2G1", false), ("2ZG1", false), ("22G", false), ("221G", false),
        ])
    func sizeTypes(value: String, valid: Bool) throws {
        #expect(try Identifiers.identify(value, as: "container-size-type").valid == valid)
    }
}
