import Testing
import TidewaiterDocuments
import TidewaiterQuantities

@Suite("JSON values")
struct JSONValueTests {
    private func read(_ text: String, limits: Limits = .standard) throws -> JSONDocument {
        try JSONDocument(Array(text.utf8), input: "t.json", limits: limits)
    }

    @Test("kinds and values")
    func kinds() throws {
        let root = try read(#"{"n":null,"t":true,"f":false,"i":-12,"d":1.50,"s":"x","a":[1,2,3],"o":{"k":"v"}}"#).root
        #expect(root.kind == .object)
        #expect(root.count == 8)
        #expect(root["n"]?.isNull == true)
        #expect(root["t"]?.bool == true)
        #expect(root["f"]?.bool == false)
        #expect(root["i"]?.integer == -12)
        #expect(root["i"]?.numberText == "-12")
        #expect(root["d"]?.numberText == "1.50")
        #expect(root["d"]?.integer == nil)
        #expect(root["d"]?.text == "1.50")
        #expect(root["s"]?.string == "x")
        #expect(root["s"]?.text == "x")
        #expect(root["s"]?.isString("x") == true)
        #expect(root["s"]?.isString("xy") == false)
        #expect(root["s"]?.numberText == nil)
        #expect(root["a"]?.count == 3)
        #expect(root["a"].map { $0.elements.compactMap(\.integer) } == [1, 2, 3])
        #expect(root["o"]?["k"]?.string == "v")
        #expect(root["missing"] == nil)
        #expect(root["a"]?["k"] == nil)
        #expect(root.members.map(\.name) == ["n", "t", "f", "i", "d", "s", "a", "o"])
        #expect(root.elements.map(\.kind).isEmpty)
    }

    @Test("numbers and strings of digits are exact decimals")
    func decimals() throws {
        let root = try read(#"[1.50,"1.50","\u0031.50",-2,15e-1,true,"x","1e2"]"#).root
        let values = Array(root.elements)
        #expect(try values[0].decimal()?.description == "1.50")
        #expect(try values[1].decimal()?.description == "1.50")
        #expect(try values[2].decimal()?.description == "1.50")
        #expect(try values[3].decimal() == -2)
        #expect(try values[4].decimal()?.description == "1.5")
        #expect(try values[5].decimal() == nil)
        #expect(throws: QuantityError.self) { try values[6].decimal() }
        #expect(throws: QuantityError.self) { try values[7].decimal() }
    }

    @Test("strings of every length are their text, whatever is in them")
    func lengths() throws {
        for length in 0...24 {
            for inside in ["", "x", "é", "€", "😀", "e\u{301}", "\u{7F}"] {
                for place in 0...length {
                    let text =
                        String(repeating: "a", count: place) + inside + String(repeating: "b", count: length - place)
                    let members = Array(try read("{\"\(text)\":\"\(text)\"}").root.members)
                    for found in [members[0].name, members[0].value.string] {
                        let isSame = found.map { Array($0.utf8) } == Array(text.utf8)
                        #expect(isSame)
                    }
                }
            }
        }
    }

    @Test("numbers keep every digit")
    func exactNumbers() throws {
        let digits = "0.1000000000000000055511151231257827021181583404541015625"
        #expect(try read("[\(digits)]").root.elements.map(\.numberText) == [digits])
    }

    @Test("escapes are replaced in values and names")
    func escapes() throws {
        let root = try read(#"{"\u0061\/b":"\"\\\/\b\f\n\r\t\u20ac\ud83d\ude00é"}"#).root
        #expect(root["a/b"]?.string == "\"\\/\u{8}\u{C}\n\r\t€😀é")
        #expect(root["a/b"]?.isEncoded == true)
        #expect(root.members.map(\.name) == ["a/b"])
        #expect(root["a/b"]?.pointer == "/a~1b")
        #expect(root.members.allSatisfy { $0.isNamed("a/b") && !$0.isNamed("a~b") })
    }

    @Test("a value knows its place and its pointer")
    func places() throws {
        let root = try read("{\r\n  \"ü\": [10, {\"b~\": \"text\"}],\r  \"c\": true\n}").root
        let value = try #require(root["ü"]?.elements.map { $0 }.last?["b~"])
        #expect(value.pointer == "/ü/1/b~0")
        #expect(value.place == Place(input: "t.json", offset: 23, length: 6, line: 2, column: 20, address: "/ü/1/b~0"))
        #expect(root["c"]?.place.line == 3)
        #expect(root["c"]?.place.column == 8)
        #expect(root.place.address.isEmpty)
        #expect(root["ü"]?.pointer == "/ü")
    }

    @Test("each value's pointer is the way that leads to it")
    func pointers() throws {
        let text = #"""
            {"a": 1, "b": [], "c": [0, [1, {}, 2], 3, {"d": {"e": null, "f": [[[true]]], "g": "x"}, "h": 2}, 4], "i": {},
             "j": [{"k": 1}, {"k": [5, 6], "l": 7}], "m": "y"}
            """#
        var seen = 0
        func walk(_ value: JSONValue, _ pointer: String) {
            #expect(value.pointer == pointer)
            seen += 1
            if value.kind == .object { for member in value.members { walk(member.value, "\(pointer)/\(member.name)") } }
            if value.kind == .array { for (at, part) in value.elements.enumerated() { walk(part, "\(pointer)/\(at)") } }
        }
        walk(try read(text).root, "")
        #expect(seen == 30)
        let lines = try JSONDocument(lines: SourceText(unicode: Array("1\n[2, {\"a\": 3}]\n4\n{\"b\": 5}\n".utf8)))
        #expect(lines.root.elements.map(\.pointer) == ["", "", "", ""])
        #expect(lines.root.elements.flatMap { $0.elements.map(\.pointer) } == ["/0", "/1"])
        #expect(lines.root.elements.map { $0 }.last?["b"]?.pointer == "/b")
    }

    @Test("members of the same name are all kept, the last one counts, and each is a finding")
    func duplicates() throws {
        let document = try read(#"{"no":"BL1","x":{"a":1,"\u0061":2},"no":"BL2","no":"BL3"}"#)
        #expect(document.root["no"]?.string == "BL3")
        #expect(document.root["x"]?["a"]?.integer == 2)
        #expect(document.root.members.filter { $0.isNamed("no") }.count == 3)
        #expect(document.findings.map(\.rule) == Array(repeating: "tw.json.duplicate-key", count: 3))
        #expect(document.findings.map(\.path) == ["/x/a", "/no", "/no"])
        #expect(document.findings.first?.place?.column == 24)
    }

    @Test("duplicates are found in objects of any size, whatever the names", arguments: [2, 7, 32, 33, 100, 5000])
    func manyNames(count: Int) throws {
        // Equal ends and lengths, so that all signatures are the same.
        let names = (0..<count).map { "abcdefgh-\(100_000 + $0)-abcdefgh" }
        let members = names.map { "\"\($0)\":0" }
        #expect(try read("{\(members.joined(separator: ","))}").findings.isEmpty)
        let again = try read("{\(members.joined(separator: ",")),\"\(names[count / 2])\":1}")
        #expect(again.findings.count == 1)
        #expect(again.root[names[count / 2]]?.integer == 1)
        let short = (0..<count).map { "\"k\($0)\":0" }
        #expect(try read("{\(short.joined(separator: ","))}").findings.isEmpty)
        #expect(try read("{\"k0\":1,\(short.joined(separator: ","))}").findings.map(\.path) == ["/k0"])
    }

    static let flawed: [(text: [UInt8], rule: String, value: String)] = [
        (Array(#""a\ud800b""#.utf8), "tw.json.lone-surrogate", "a\u{FFFD}b"),
        (Array(#""\udc00""#.utf8), "tw.json.lone-surrogate", "\u{FFFD}"),
        (Array(#""\ud800\ud83d\ude00""#.utf8), "tw.json.lone-surrogate", "\u{FFFD}😀"),
        (Array(#""\ud800\u0041""#.utf8), "tw.json.lone-surrogate", "\u{FFFD}A"),
        (Array(#""C:\docs\x""#.utf8), "tw.json.invalid-escape", #"C:\docs\x"#),
        (Array(#""\u12G4""#.utf8), "tw.json.invalid-escape", #"\u12G4"#),
        (Array("\"a\nb\"".utf8), "tw.json.control-character", "a\nb"),
        (Array("\"a\u{0}b\"".utf8), "tw.json.control-character", "a\u{0}b"),
        ([0x22, 0x41, 0xFC, 0x42, 0x22], "tw.json.not-utf8", "A\u{FFFD}B"),
        ([0x22, 0xC0, 0xAF, 0x22], "tw.json.not-utf8", "\u{FFFD}\u{FFFD}"),
        ([0x22, 0xED, 0xA0, 0x80, 0x22], "tw.json.not-utf8", "\u{FFFD}\u{FFFD}\u{FFFD}"),
        ([0x22, 0xE2, 0x82, 0x22], "tw.json.not-utf8", "\u{FFFD}"),
    ]

    @Test("flaws inside strings are findings and the string can be read", arguments: flawed)
    func flaws(text: [UInt8], rule: String, value: String) throws {
        let document = try JSONDocument(text)
        #expect(document.findings.map(\.rule) == [rule])
        #expect(document.root.string == value)
        #expect(Array(value.utf8) == document.root.utf8)
        #expect(document.root.isString(value))
    }

    @Test("findings stop at their limit and the rest is counted")
    func findingsLimit() throws {
        let document = try read(
            "[\(Array(repeating: #""\ud800""#, count: 10).joined(separator: ","))]",
            limits: Limits(findings: 4))
        #expect(document.findings.count == 4)
        #expect(document.findingsLeftOut == 6)
    }
}
