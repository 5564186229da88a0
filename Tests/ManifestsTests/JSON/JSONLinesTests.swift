import Testing
import TidewaiterDocuments
import TidewaiterTestSupport

@testable import TidewaiterManifests

@Suite("JSON Lines, and rows in JSON")
struct JSONLinesTests {
    private func read(_ text: String) throws -> Declaration { try Declaration.read(Array(text.utf8), input: "m.jsonl") }

    @Test(
        "JSON Lines are told by their lines",
        arguments: [
            ("{\"a\":1}\n{\"a\":2}\n", Format.jsonl), ("{\"a\":1}\r\n\r\n{\"a\":\"}\"}", .jsonl),
            ("{\"a\":1}\n{\"a\":\n{\"a\":3}\n", .jsonl), ("{\"a\":1}\n", .json), ("{\n\"a\":1}\n", .json),
            ("[\n{\"a\":1},\n{\"a\":2}\n]", .json), ("{\"a\":[\n{\"b\":1},\n{\"b\":2}\n]}", .json),
        ])
    func detection(_ text: String, _ format: Format) {
        #expect(Format.detect(Array(text.utf8)) == format)
    }

    @Test("Flat rows that name the same bill are one consignment, each a line of its goods")
    func rows() throws {
        let declaration = try read(
            """
            {"bl":"B1","vessel":"MONTE","shipper":"ACME","container":"MSCU6639871","seal":"S1","hs":"950300","gross_kg":5}
            {"bl":"B1","vessel":"MONTE","shipper":"ACME","container":"MSCU6639871","seal":"S1","hs":"640399","gross_kg":6}
            {"bl":"B2","vessel":"MONTE","shipper":"OTHER","hs":"100630","gross_kg":7}

            """)
        #expect(declaration.format == .jsonl)
        #expect(declaration.findings.isEmpty, "\(declaration.findings)")
        let bills = declaration.nodes(.consignment).compactMap(Consignment.init)
        #expect(bills.map(\.transportDocumentID.text) == ["B1", "B2"])
        #expect(bills.map(\.goodsItems.count) == [2, 1])
        #expect(bills[0].consignor?.name.text == "ACME")
        #expect(bills[0].goodsItems.map(\.grossMass.text) == ["5", "6"])
        #expect(bills[0].goodsItems[1].equipmentIDs.map(\.text) == ["MSCU6639871"])
        #expect(declaration.root.values(.vesselName).map(\.text) == ["MONTE"])
        let units = declaration.nodes(.equipment).compactMap(TransportEquipment.init)
        #expect(units.map(\.id.text) == ["MSCU6639871"])
        #expect(units[0].seals.map(\.text) == ["S1"])
        #expect(bills[1].goodsItems[0].grossMass.place.description == "m.jsonl:3:72 (/gross_kg)")
    }

    @Test("A top-level array of rows is read as its lines would be")
    func array() throws {
        let rows = [
            #"{"bl":"B1","hs":"950300","value":"5"}"#, #"{"bl":"B2","hs":"640399"}"#, #"{"bl":"B1","hs":"100630"}"#,
        ]
        let lines = try read(rows.joined(separator: "\n"))
        let array = try read("[\(rows.joined(separator: ",\n"))]")
        #expect(array.format == .json)
        #expect(array.nodes(.consignment).map { $0.children(.goodsItem).count } == [2, 1])
        #expect(
            lines.nodes(.goodsItem).map { $0[.commodityCode].text }
                == array.nodes(.goodsItem).map { $0[.commodityCode].text })
    }

    @Test("What rows of a bill contradict is kept and reported once")
    func conflict() throws {
        let declaration = try read(
            """
            {"bl":"B1","consignee":"A","hs":"950300"}
            {"bl":"B1","consignee":"B","hs":"640399"}
            {"bl":"B1","consignee":"C","hs":"100630"}
            """)
        #expect(declaration.findings.map(\.rule) == ["tw.json.conflict"])
        #expect(declaration.findings[0].place?.line == 2)
        let consignee = try #require(declaration.nodes(.consignee).first)
        #expect(consignee[.name].text == "A")
        #expect(consignee.remainder.map(\.value) == ["B", "C"])
    }

    @Test("A line that is not JSON is reported, and the others are read")
    func damage() throws {
        let declaration = try read("{\"bl\":\"B1\",\"hs\":\"1\"}\n{\"bl\":\"B2\n{\"bl\":\"B3\",\"hs\":\"2\"}\n")
        #expect(declaration.nodes(.consignment).map { $0[.transportDocumentID].text } == ["B1", "B3"])
        #expect(declaration.findings.map(\.rule) == ["tw.jsonl.line"])
        #expect(declaration.findings[0].place?.line == 2)
        #expect(declaration.findings[0].severity == .error)
    }

    @Test("Lines of our own shape are declarations, and what is written is read again")
    func own() throws {
        let line = #"{"schema":"tidewaiter.declaration/1","consignments":[{"transport_document_id":"B1"}]}"#
        let declaration = try read("\(line)\n\(line)\n")
        #expect(declaration.declarations.count == 2)
        #expect(declaration.findings.isEmpty)
        #expect(try Declaration.read(declaration.json()) == declaration)
    }

    @Test("Members that are not known are one finding for each kind of node, with their number")
    func unknown() throws {
        let declaration = try read(
            #"[{"bl":"B1","items":[{"hs":"1","a":1,"b":2},{"hs":"2","a":3}],"c":4},{"bl":"B2","items":[]}]"#)
        let findings = declaration.findings.filter { $0.rule == "tw.json.unknown-member" }
        #expect(findings.map { $0.parameters["count"] } == ["3", "1"])
        #expect(findings.map { $0.parameters["members"] } == ["a, b", "c"])
    }

    @Test(
        "A document in which nothing is understood is an error in every format",
        arguments: [
            "{\"x\":1}", "[]", "{}", "{\"vessel\":\"MONTE\"}", "{\"x\":1}\n{\"y\":2}\n", "Bill No,HS Code\n",
            "UNB+UNOC:3+A+B+261121:0930+R1'UNZ+0+R1'",
        ])
    func nothing(_ text: String) throws {
        #expect(try read(text).findings.contains { $0.severity == .error })
    }

    @Test(
        "An input of nothing but blanks is said to be empty, whatever its format is said to be",
        arguments: [[], [0xEF, 0xBB, 0xBF], [0x20, 0x0D, 0x0A, 0x0A], [0xFF, 0xFE], [0xFE, 0xFF, 0x00, 0x20]])
    func empty(_ bytes: [UInt8]) {
        for format in [nil, .edifact, .csv, .json, .jsonl] as [Format?] {
            let error = #expect(throws: TidewaiterError.self) { try Declaration.read(bytes, format: format) }
            #expect(error?.code == "format.empty")
        }
    }
}
