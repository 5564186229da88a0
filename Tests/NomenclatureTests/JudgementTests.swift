import Testing
import TidewaiterNomenclature
import TidewaiterQuantities

@Suite("Judging a declared code by the Harmonized System")
struct JudgementTests {
    let hs: Nomenclature
    let edition: HSEdition

    init() throws {
        hs = try Nomenclature.builtIn
        edition = try #require(hs.edition(2022))
    }

    @Test(
        "Existence and length give the verdict",
        arguments: [
            ("8471300100", "US", "valid"), ("8471.30.01.00", "US", "valid"), ("8471 30 01 00", "US", "valid"),
            ("8471.30-0100", "US", "valid"), ("847130", "US", "too_short"), ("8471300", nil, "valid"),
            ("847130", nil, "valid"), ("8471", nil, "too_short"), ("84", nil, "too_short"), ("8", nil, "too_short"),
            ("847", nil, "too_short"), ("84713", nil, "too_short"), ("84715599", nil, "unknown"),
            ("847155", nil, "unknown"), ("847199", nil, "not_in_force"), ("849", nil, "unknown"),
            ("8499", nil, "unknown"), ("00", nil, "unknown"),
            ("77", nil, "unknown"), ("851712", nil, "not_in_force"), ("8517120000", "US", "not_in_force"),
            ("999999", nil, "not_covered"), ("9801001010", "US", "not_covered"), ("84713001001", "US", "too_long"),
            ("84713001001111", nil, "too_long"), ("8471300000", "DE", "too_short"), ("84713000000", "DE", "valid"),
            ("8471300000", "FR", "valid"), ("847130000000", "TR", "valid"), ("84713000", "AU", "valid"),
            ("8471300010", "AU", "valid"), ("847130001", "AU", "too_short"), ("847130000", "JP", "valid"),
            ("8471300000", "CN", "valid"), ("8471300000101", "CN", "valid"), ("847130000010", "CN", "too_short"),
            ("847130", "ZZ", "valid"), ("", "US", "empty"), (" \t", "US", "empty"), ("847130A", nil, "not_digits"),
            ("N/A", nil, "not_digits"), ("...", nil, "not_digits"), ("\u{FF11}\u{FF12}", nil, "too_short"),
            ("\u{668}\u{664}\u{667}\u{661}\u{663}\u{660}", nil, "valid"), ("84\u{BD}", nil, "not_digits"),
        ] as [(String, String?, String)])
    func verdicts(declared: String, destination: String?, verdict: String) {
        let judgement = hs.judge(declared, edition: edition, into: destination)
        #expect(judgement.verdict.rawValue == verdict)
        #expect(judgement.message.isEmpty == (verdict == "valid"))
    }

    @Test("A code of other editions names them, and what stands in its place")
    func otherEditions() {
        let judgement = hs.judge("851712", edition: edition)
        #expect(judgement.editions.map(\.year) == [2007, 2012, 2017])
        #expect(judgement.nearest == "8517")
        #expect(judgement.candidates.contains("851713"))
        #expect(judgement.became.contains("851713") && judgement.became.contains("851714"))
        #expect(judgement.message.contains("Its goods are in 851713, 851714"))
        #expect(judgement.message.contains("only in HS 2007, HS 2012, HS 2017, until 2021-12-31"))
    }

    @Test("An unknown code names its nearest ancestor and what stands below that")
    func nearest() {
        #expect(hs.judge("847155", edition: edition).nearest == "8471")
        #expect(hs.judge("847155", edition: edition).candidates.first == "847130")
        #expect(hs.judge("8499", edition: edition).nearest == "84")
        #expect(hs.judge("8499", edition: edition).candidates.count == 12)
        #expect(hs.judge("0099", edition: edition).nearest == nil)
    }

    @Test("A code too short says how many digits are asked for, and by whom")
    func short() {
        let judgement = hs.judge("8471.30", edition: edition, into: "US")
        #expect(judgement.acceptedDigits == [10])
        #expect(judgement.message.contains("10"))
        #expect(judgement.message.contains("HTSUS"))
        #expect(judgement.authority.contains("19 CFR 141.61"))
        #expect(hs.judge("84713", edition: edition).candidates == ["847130"])
    }

    @Test("A length is told in digits, one of them in the singular")
    func singular() {
        #expect(!hs.judge("8", edition: edition, into: "US").message.contains("1 digits"))
        #expect(hs.judge("84713", edition: edition).message.contains("5 digits"))
    }

    @Test("A lost leading zero is recognised where putting it back makes the code right")
    func leadingZero() {
        #expect(hs.judge("101210000", edition: edition, into: "US").withLeadingZero == "0101210000")
        #expect(hs.judge("10121", edition: edition).withLeadingZero == "010121")
        #expect(hs.judge("847155", edition: edition).withLeadingZero == nil)
        #expect(hs.judge("8471300100", edition: edition, into: "US").withLeadingZero == nil)
    }

    @Test("A date picks the edition, and outside those held nothing is said against the code")
    func dates() throws {
        let old = try #require(CivilDate(iso: "2019-01-01"))
        let later = try #require(CivilDate(iso: "2028-01-01"))
        let before = try #require(CivilDate(iso: "1991-12-31"))
        #expect(hs.judge("851712", on: old).verdict == .valid)
        #expect(hs.judge("851713", on: old).verdict == .notInForce)
        #expect(hs.judge("851713", on: before).verdict == .notCovered)
        #expect(hs.judge("300711", on: later).verdict == .valid)
        // HS 2028 is known at second hand: nothing is wrong by it.
        #expect(hs.judge("030611", on: later).verdict == .notCovered)
        #expect(hs.judge("030611", on: later).message.contains("at second hand"))
    }

    @Test("Every subheading of the edition is judged valid")
    func all() {
        for chapter in hs.chapters(of: edition) {
            for heading in chapter.children {
                for node in heading.children { #expect(hs.judge(node.code, edition: edition).verdict == .valid) }
            }
        }
    }

    @Test("The Union and each of its members are known, and every destination has an authority")
    func destinations() {
        let members = "AT BE BG CY CZ DE DK EE ES EU FI FR GR HR HU IE IT LT LU LV MC MT NL PL PT RO SE SI SK"
        for member in members.split(separator: " ") {
            #expect(hs.code(for: String(member))?.digits == (member == "DE" ? 11 : 10))
        }
        for destination in hs.knownDestinations {
            #expect(!destination.authority.isEmpty)
            #expect(
                6...13 ~= destination.digits && hs.code(for: destination.country, in: destination.declaration) != nil)
            #expect(!destination.name.isEmpty)
        }
    }
}
