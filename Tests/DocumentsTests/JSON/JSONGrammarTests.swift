import Testing
import TidewaiterDocuments

@Suite("JSON grammar (RFC 8259)")
struct JSONGrammarTests {
    static let accepted = [
        "null", "true", "false", "0", "-0", "1", "-1", "10", "1.5", "-0.0", "1e5", "1E5", "1e+5", "1e-05", "0e0",
        "123456789012345678901234567890.123456789", "\"\"", "\"a\"", "[]", "{}", " [ ] ", "\t{\r\n}\n", "[1,2]",
        "[[]]", "[{}]", "{\"a\":1}", "{\"\":null}", "{\"a\":{\"b\":[1,{\"c\":2}]}}", "[1 , 2]",
        "{ \"a\" : 1 , \"b\" : 2 }",
        #""\"\\\/\b\f\n\r\t""#, #""\u0041\u00e9\u20AC\ud83d\ude00""#, "\"é€😀\"", "\"\u{7F}\"", "\u{FEFF}[1]",
        "[\"a\",\"bcdefghijklmnopqrstuvwxyz\"]",
    ]

    @Test("valid texts are read without findings", arguments: accepted)
    func accepts(text: String) throws {
        let document = try JSONDocument(Array(text.utf8))
        #expect(document.findings.isEmpty)
    }

    static let rejected: [(text: String, code: String, column: Int)] = [
        ("", "json.empty", 1), (" \n", "json.empty", 1), ("\u{FEFF}", "json.empty", 1),
        ("nul", "json.value", 1), ("True", "json.value", 1), ("NaN", "json.value", 1), ("Infinity", "json.value", 1),
        ("+1", "json.value", 1), (".5", "json.value", 1), ("'a'", "json.value", 1), ("undefined", "json.value", 1),
        ("01", "json.number", 1), ("-01", "json.number", 1), ("-", "json.number", 1), ("1.", "json.number", 1),
        ("1.e5", "json.number", 1), ("1e", "json.number", 1), ("1e+", "json.number", 1), ("-a", "json.number", 1),
        ("0x10", "json.trailing", 2), ("1 2", "json.trailing", 3), ("[] []", "json.trailing", 4),
        ("{}x", "json.trailing", 3), ("nulll", "json.trailing", 5), ("[1]\u{0}", "json.trailing", 4),
        ("[1,]", "json.value", 4), ("[,1]", "json.value", 2), ("[1,,2]", "json.value", 4), ("]", "json.value", 1),
        ("[1 2]", "json.separator", 4), ("[1}", "json.separator", 3), ("{\"a\":1]", "json.separator", 7),
        ("{\"a\":1 \"b\":2}", "json.separator", 8), ("{\"a\":1,}", "json.name", 8), ("{a:1}", "json.name", 2),
        ("{1:1}", "json.name", 2), ("{,}", "json.name", 2), ("{\"a\" 1}", "json.colon", 6),
        ("{\"a\"}", "json.colon", 5),
        ("{\"a\"::1}", "json.value", 6), ("{\"a\":}", "json.value", 6), ("[1] // x", "json.trailing", 5),
        ("/* x */ 1", "json.value", 1), ("[\u{A0}1]", "json.value", 2), ("[\"a\",\n\"b\"", "json.truncated", 4),
    ]

    @Test("other texts are refused with a stable code and the place", arguments: rejected)
    func rejects(text: String, code: String, column: Int) throws {
        let error = try #require(throws: TidewaiterError.self) { try JSONDocument(Array(text.utf8), input: "r.json") }
        #expect(error.code == code)
        #expect(error.status == .format)
        #expect(error.place?.input == "r.json")
        if !text.contains("\n") { #expect(error.place?.column == column) }
    }

    static let whole = #"{"a":[1,-2.5e+3,true,null,{"né":"x\u00e9\n"}],"b":"","c":{}}"#

    @Test("a text cut anywhere is refused as truncated or malformed, never as complete")
    func truncation() throws {
        let bytes = Array(Self.whole.utf8)
        for length in 0..<bytes.count {
            let error = try #require(throws: TidewaiterError.self) { try JSONDocument(Array(bytes[..<length])) }
            #expect(error.status == .format)
        }
    }

    @Test("one byte replaced by any other never crashes")
    func mutation() {
        let bytes = Array(Self.whole.utf8)
        for i in bytes.indices {
            for byte in UInt8.min...UInt8.max {
                var changed = bytes
                changed[i] = byte
                guard let document = try? JSONDocument(changed) else { continue }
                for member in document.root.members { _ = (member.name, member.value.string, member.value.place) }
            }
        }
    }

    @Test("errors say where inside the document they are")
    func errorPointer() throws {
        let text = "{\"lines\": [\n {\"id\": \"1\"},\n {\"id\": 01}]}"
        let error = try #require(throws: TidewaiterError.self) { try JSONDocument(Array(text.utf8)) }
        let place = try #require(error.place)
        #expect(place.line == 3)
        #expect(place.column == 9)
        #expect(place.offset == 34)
        #expect(place.address == "/lines/1/id")
    }
}
