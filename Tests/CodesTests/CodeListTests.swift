import Testing
import TidewaiterCodes

@Suite struct CodeListTests {
    @Test("ISO 3166-1 has 249 countries, each found by its three codes")
    func countriesAreWhole() throws {
        let iso = Country.all.filter(\.isISO)
        #expect(iso.count == 249)
        for country in iso {
            #expect(Country(alpha2: country.alpha2) == country)
            #expect(Country(code: try #require(country.alpha3)) == country)
            #expect(Country(code: try #require(country.numeric)) == country)
            #expect(!country.name.isEmpty)
        }
        #expect(Country(code: "nl")?.name == "Netherlands")
        #expect(Country(alpha2: "nl") == nil)
        #expect(Country(alpha2: "N") == nil)
        #expect(Country(alpha2: "") == nil)
        #expect(Country(alpha2: "NLD") == nil)
    }

    @Test("Customs codes beside ISO 3166-1 are known as such", arguments: ["XI", "XK", "XC", "XL", "XS"])
    func customsCodesAreKnown(code: String) throws {
        let country = try #require(Country(alpha2: code))
        #expect(!country.isISO)
        #expect(try Identifiers.identify(code, as: "country").valid)
    }

    @Test(
        "A code written by mistake is told the right one",
        arguments: [("UK", "GB"), ("EL", "GR"), ("YU", "withdrawn"), ("AN", "CW")])
    func mistakesAreExplained(code: String, hint: String) throws {
        let result = try Identifiers.identify(code, as: "country")
        #expect(result.reason?.code == "unlisted")
        #expect(result.reason?.message.contains(hint) == true)
    }

    @Test("Recommendation 21 has 406 package types, each found by its code")
    func packageTypesAreWhole() {
        #expect(PackageType.all.count == 406)
        for type in PackageType.all {
            #expect(PackageType(type.code) == type)
            #expect(!type.label.isEmpty)
        }
        #expect(PackageType("CT")?.label == "carton")
        #expect(PackageType("VR")?.isBulk == true)
        #expect(PackageType("NE")?.isUnpacked == true)
        #expect(PackageType("ct") == nil)
        #expect(PackageType("QZ") == nil)
        #expect(PackageType("C") == nil)
    }

    @Test("Incoterms say what the price contains")
    func incotermsContain() {
        #expect(Incoterm.allCases.filter { $0.editions.contains(.y2020) }.count == 11)
        #expect(Incoterm.allCases.filter { $0.editions.contains(.y2010) }.count == 11)
        #expect(Incoterm.allCases.filter(\.coversMainCarriage) == [.cfr, .cif, .cpt, .cip, .dap, .dpu, .dat, .ddp])
        #expect(Incoterm.allCases.filter(\.obligesInsurance) == [.cif, .cip])
        #expect(Incoterm.allCases.filter(\.coversImportDuty) == [.ddp])
        #expect(Incoterm.allCases.filter { !$0.coversLoading } == [.exw, .fca, .fas])
        #expect(Incoterm("fob") == .fob)
        #expect(Incoterm("C&F") == nil)
    }

    @Test(
        "Incoterms of other editions are refused with the rule to use",
        arguments: [
            ("DDU", "DAP"), ("DEQ", "DAT"), ("C&F", "CFR"), ("DPU 2010", "2020"), ("DAT2020", "2010"), ("XYZ", "FOB"),
        ])
    func otherEditions(value: String, hint: String) throws {
        let result = try Identifiers.identify(value, as: "incoterm")
        #expect(!result.valid)
        #expect(result.reason?.message.contains(hint) == true)
    }

    @Test("Modes of transport are read from codes and from words")
    func modes() {
        #expect(TransportMode(code: "1") == .sea)
        #expect(TransportMode(code: "10") == nil)
        #expect(TransportMode(named: "Truck") == .road)
        #expect(TransportMode(named: "8") == .inlandWaterway)
        #expect(TransportMode(named: "camel") == nil)
    }

    @Test(
        "Commodity codes are read with and without dots",
        arguments: [
            ("9503.00.00.71", "9503000071", HSCode.Level.national), ("01", "01", .chapter), ("0101", "0101", .heading),
            ("010121", "010121", .subheading), ("9503 00-00", "95030000", .national),
            ("9903.88.03", "99038803", .national),
        ])
    func commodityCodes(text: String, digits: String, level: HSCode.Level) throws {
        let code = try #require(HSCode(text))
        #expect(code.digits == digits)
        #expect(code.level == level)
        #expect(HSCode(code.formatted) == code)
    }

    @Test(
        "What is no commodity code is refused",
        arguments: ["", "9", "950", "95030", "00", "7701", "950300000", "0100", "95O3"])
    func wrongCommodityCodes(text: String) {
        #expect(HSCode(text) == nil)
    }

    @Test(
        "Locations are country and place",
        arguments: [
            ("NLRTM", true), ("us nyc", true), ("DE9AB", true), ("XZABC", true), ("UKLON", false), ("NLR0M", false),
        ])
    func locations(value: String, valid: Bool) throws {
        #expect(try Identifiers.identify(value, as: "unlocode").valid == valid)
    }

    @Test(
        "What a spreadsheet leaves of a commodity code is recognised",
        arguments: ["9.5E9", "9,503E+09", "9.503e9", "9503000073.0", "9503000073.00", "950300.0", "8471.3", "950300,0"])
    func damagedCodes(text: String) throws {
        let message = try #require(HSCode.spreadsheetDamage(in: text))
        #expect(message.contains("spreadsheet"))
        #expect(message.contains("as text"))
    }

    @Test(
        "Codes as tariffs print them, and words, are not taken for damaged numbers",
        arguments: [
            "9503.00.00.73", "9503.00", "95.03", "950300", "847130.00", "0101 21 00", "E", "1E", "toys", "", ".",
        ])
    func soundCodes(text: String) { #expect(HSCode.spreadsheetDamage(in: text) == nil) }
}
