import Testing
import TidewaiterCodes
import TidewaiterDocuments

/// What holds for every scheme.
@Suite struct IdentifierTests {
    @Test("Every kind's example is valid, and so is the way it is formatted", arguments: Identifiers.kinds)
    func examplesHold(kind: Identifiers.Kind) throws {
        let result = try Identifiers.identify(kind.example, as: kind.name)
        #expect(result.valid, "\(result.text())")
        let formatted = try #require(result.formatted)
        let again = try Identifiers.identify(formatted, as: kind.name)
        #expect(again.valid)
        #expect(again.normalised == result.normalised)
        #expect(!result.parts.isEmpty)
        #expect(!result.authority.isEmpty)
    }

    @Test("Every kind is found by each of its names, and no two kinds share one")
    func namesAreUnique() {
        var seen: Set<String> = []
        for scheme in Identifiers.all {
            for name in [scheme.kind] + scheme.aliases {
                #expect(seen.insert(name).inserted, "\(name) names two kinds")
                #expect(Identifiers.named(name.uppercased())?.kind == scheme.kind)
            }
        }
    }

    @Test("A changed check digit is noticed, and the fix restores it", arguments: Identifiers.kinds)
    func checkDigitsAreComputed(kind: Identifiers.Kind) throws {
        let right = try Identifiers.identify(kind.example, as: kind.name)
        guard let check = right.checkDigit else { return }
        #expect(check.expected != nil)
        let last = try #require(right.normalised.utf8.last)
        guard last >= 48, last < 58, right.normalised.hasSuffix(check.found) else { return }
        let wrong = String(right.normalised.dropLast()) + String((Int(last) - 48 + 5) % 10)
        let result = try Identifiers.identify(wrong, as: kind.name)
        #expect(!result.valid)
        #expect(result.reason?.code == "check_digit")
        if let fix = result.fix { #expect(try Identifiers.identify(fix, as: kind.name).valid) }
    }

    @Test(
        "Dashes, spaces and full-width forms of any sort are taken as plain ones",
        arguments: [
            "csqu3054383", "CSQU 305438 3", "CSQU-305438-3", "CSQU\u{2011}305438\u{2013}3", "\u{FEFF}CSQU3054383\n",
            "ＣＳＱＵ３０５４３８３", "CSQU\u{A0}305438\u{202F}3", "csqu\u{200B}305438/3", "  CSQU.305438.3\t",
        ])
    func spellingsAreNormalised(text: String) throws {
        let result = try Identifiers.identify(text, as: "container")
        #expect(result.valid)
        #expect(result.normalised == "CSQU3054383")
        #expect(result.formatted == "CSQU 305438 3")
    }

    @Test(
        "What cannot be an identifier is refused with a reason",
        arguments: [
            ("", "empty"), (" - ", "empty"), ("СSQU3054383", "character"), ("CSQU30543\u{0}83", "character"),
            ("CSQU305438٣", "character"), ("CSQU305438", "length"), ("CSQU30543833", "length"),
            ("CSQ13054383", "structure"), ("CSQA3054383", "component"), ("CSQU3054384", "check_digit"),
            ("CSQU_054383", "structure"), (String(repeating: "1", count: 101), "too_long"),
        ])
    func flawsAreNamed(text: String, code: String) throws {
        let result = try Identifiers.identify(text, as: "container")
        #expect(!result.valid)
        #expect(result.reason?.code == code)
        #expect(result.reason?.message.isEmpty == false)
    }

    @Test("No kind traps on hostile values", arguments: Identifiers.kinds)
    func hostileValuesAreRefused(kind: Identifiers.Kind) throws {
        var values = [
            "", " ", "\u{0}", "é", "💥", "(((", "-", "١٢٣", "İ", "ß", String(repeating: "9", count: 1_000_000),
        ]
        for length in 1...24 {
            for byte in ["0", "9", "A", "Z", "*", "+", "(", "%"] {
                values.append(String(repeating: byte, count: length))
            }
        }
        var random = SeededGenerator(seed: 20_261_121)
        let example = Array(kind.example.unicodeScalars)
        for _ in 0..<500 {
            var scalars = example
            for _ in 0..<Int.random(in: 1...3, using: &random) {
                let position = Int.random(in: 0..<scalars.count, using: &random)
                scalars[position] = Unicode.Scalar(UInt8.random(in: 32...126, using: &random))
            }
            values.append(String(String.UnicodeScalarView(scalars)))
        }
        for value in values {
            let result = try Identifiers.identify(value, as: kind.name)
            #expect(result.valid == (Identifiers.named(kind.name)?.validate(value) == nil))
            #expect(result.json().count < 8_000)
            #expect(!result.text().isEmpty)
            if let fix = result.fix { #expect(try Identifiers.identify(fix, as: kind.name).valid) }
        }
    }

    @Test("An unknown kind is an error that lists the known ones")
    func unknownKindsAreErrors() throws {
        let error = #expect(throws: TidewaiterError.self) { try Identifiers.identify("1", as: "unicorn") }
        #expect(error?.status == .notFound)
        #expect(error?.message.contains("container") == true)
    }

    @Test(
        "Valid by its form alone is told as that, and never as found in a list",
        arguments: [
            ("unlocode", "NLRTM", "form"), ("scac", "MAEU", "form"), ("us-ein", "91-1144442", "form"),
            ("eori", "NL123456782", "form"), ("hs", "950300", "form"), ("us-ssn", "536-90-4399", "form"),
            ("us-importer", "12-345678900", "form"), ("gb-vat", "GBGD499", "form"),
            ("container-size-type", "22G1", "form"), ("container", "CSQU3054383", "check_digit"),
            ("us-in-bond", "257700052", "check_digit"), ("country", "NL", "list"), ("incoterm", "FOB", "list"),
            ("package-type", "CT", "list"), ("transport-mode", "1", "list"),
        ])
    func basis(kind: String, value: String, basis: String) throws {
        let identification = try Identifiers.identify(value, as: kind)
        #expect(identification.basis?.rawValue == basis)
        #expect(identification.text().contains("well formed; not looked up in any list") == (basis == "form"))
        #expect(String(decoding: identification.json(), as: UTF8.self).contains(#""valid":true,"basis":"\#(basis)""#))
    }

    @Test("One digit is one digit, not several")
    func oneDigit() throws {
        let reason = try #require(try Identifiers.identify("12", as: "transport-mode").reason)
        #expect(reason.message.contains("It has 2 characters and needs 1 digit"))
    }

    @Test("The JSON has every member and the schema's name")
    func jsonIsWhole() throws {
        let json = String(decoding: try Identifiers.identify("CSQU3054384", as: "container").json(), as: UTF8.self)
        #expect(
            json == """
                {"schema":"tidewaiter.identification/1","kind":"container","title":"Freight container number",\
                "authority":"ISO 6346","input":"CSQU3054384","normalised":"CSQU3054384","formatted":"CSQU 305438 4",\
                "valid":false,"basis":null,"reason":{"code":"check_digit","message":"The check digit of CSQU305438 is 3, not 4. \
                Compare every character with the original: any one of them may be wrong."},\
                "check_digit":{"expected":"3","found":"4"},"parts":[\
                {"name":"owner_code","value":"CSQ","meaning":null},\
                {"name":"category","value":"U","meaning":"freight container"},\
                {"name":"serial_number","value":"305438","meaning":null},\
                {"name":"check_digit","value":"4","meaning":null}],"fix":"CSQU 305438 3","notes":[],"alternatives":[]}
                """)
    }
}

/// Repeatable random numbers (SplitMix64).
private struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64
    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
