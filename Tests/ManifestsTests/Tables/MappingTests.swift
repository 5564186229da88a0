import Testing
import TidewaiterDocuments
import TidewaiterTestSupport

@testable import TidewaiterManifests

@Suite("Saved mappings of columns")
struct MappingTests {
    @Test("What was saved reads the same table in the same way, and is saved again as it was")
    func roundTrip() throws {
        let texts =
            TableStreamTests.texts.map { Array($0.utf8) } + [Array(ReadingTests.german.utf8)]
            + [try #require(Files.sample("vessel-call.csv"))]
        for text in texts {
            let first = try Declaration.read(text, format: .csv)
            let saved = try #require(first.reading).mapping
            let mapping = try TableMapping(json: saved.json())
            #expect(mapping.json() == saved.json())
            let second = try Declaration.read(text, format: .csv, mapping: mapping)
            #expect(second == first)
            #expect(second.reading?.mapping.json() == saved.json())
            #expect(second.reading?.columns.allSatisfy { $0.reason == .mapping || $0.reason == .sameField } ?? false)
            #expect(second.reading?.columns.map(\.field) == first.reading?.columns.map(\.field))
        }
    }

    @Test("A mapping survives JSON whatever it says")
    func anyMapping() throws {
        var random = SplitMix(state: 7)
        for _ in 0..<200 {
            var mapping = TableMapping()
            mapping.delimiter = [nil, ";", "\t", "|"].randomElement(using: &random) ?? nil
            mapping.quote = [nil, "", "'"].randomElement(using: &random) ?? nil
            mapping.charset = [nil, "UTF-8", "windows-1250"].randomElement(using: &random) ?? nil
            mapping.headerRow = [nil, 0, 7].randomElement(using: &random) ?? nil
            mapping.decimalMark = TableMapping.DecimalMark.allCases.randomElement(using: &random)
            mapping.dateOrder = TableMapping.DateOrder.allCases.randomElement(using: &random)
            let targets = HeaderName.byTarget.keys.map(\.name).sorted()
            for number in 1...Int.random(in: 1...5, using: &random) {
                var column = TableMapping.Column(
                    header: Bool.random(using: &random) ? "Größe \"\(number)\"\n" : nil, number: number,
                    field: targets.randomElement(using: &random))
                column.unit = Bool.random(using: &random) ? "KGM" : nil
                column.decimalMark = TableMapping.DecimalMark.allCases.randomElement(using: &random)
                mapping.columns.append(column)
            }
            let again = try TableMapping(json: mapping.json())
            #expect(again.columns == mapping.columns && again.json() == mapping.json())
        }
    }

    @Test("The next table of the same make may have its columns elsewhere, and others beside them")
    func moved() throws {
        let json = #"""
            {"schema": "tidewaiter.mapping/1", "columns": [
              {"header": "Ref", "field": "consignment.transport_document_id"},
              {"header": "Kilos", "field": "goods_items.gross_mass", "unit": "KGM", "decimal_mark": "comma"}]}
            """#
        let mapping = try TableMapping(json: Array(json.utf8))
        for text in ["Ref,Kilos\nB1,\"1,250\"\n", "note\nHS Code,KILOS,ref\n9,\"1,250\",B1\n"] {
            let declaration = try Declaration.read(Array(text.utf8), mapping: mapping)
            let item = try #require(declaration.nodes(.goodsItem).first)
            #expect(item[.grossMass].text == "1.250" && item[.grossMassUnit].text == "KGM")
            #expect(item.consignment?[.transportDocumentID].text == "B1")
        }
    }

    @Test("A column that is missing is an error with its place in the table")
    func missingColumn() throws {
        var mapping = TableMapping()
        mapping.columns = [.init(header: "Kilos", field: "goods_items.gross_mass")]
        let text = Array("x\nBill No,HS Code\nB1,950300\n".utf8)
        let error = #expect(throws: TidewaiterError.self) {
            _ = try Declaration.read(text, input: "m.csv", format: .csv, mapping: mapping)
        }
        #expect(error?.code == "csv.mapping-column" && error?.place?.line == 2)
        #expect(error?.message.contains("Kilos") ?? false && error?.message.contains("HS Code") ?? false)
        mapping.headerRow = 9
        let row = #expect(throws: TidewaiterError.self) {
            _ = try Declaration.read(text, input: "m.csv", format: .csv, mapping: mapping)
        }
        #expect(row?.code == "csv.mapping-header")
        let streamed = #expect(throws: TidewaiterError.self) {
            var stream = DeclarationStream(format: .csv, mapping: mapping)
            stream.append(text)
            stream.finish()
            _ = try stream.next()
        }
        #expect(streamed?.code == "csv.mapping-header")
    }

    @Test(
        "What a mapping cannot say is an error with its place in the JSON",
        arguments: [
            ("{}", 1), ("[]", 1), ("{\"schema\": \"tidewaiter.mapping/2\"}", 1), ("nothing", 1),
            ("{\"schema\": \"tidewaiter.mapping/1\",\n\"delimeter\": \";\"}", 2),
            ("{\"schema\": \"tidewaiter.mapping/1\",\n\"header_row\": -1}", 2),
            ("{\"schema\": \"tidewaiter.mapping/1\",\n\"decimal_mark\": \"dot\"}", 2),
            (
                "{\"schema\": \"tidewaiter.mapping/1\",\n\"columns\": [\n{\"header\": \"A\", \"field\": \"goods_items.colour\"}]}",
                3
            ),
            ("{\"schema\": \"tidewaiter.mapping/1\",\n\"columns\": [\n{\"field\": \"goods_items.value\"}]}", 3),
            ("{\"schema\": \"tidewaiter.mapping/1\",\n\"columns\": [\n{\"header\": \"A\", \"fields\": 1}]}", 3),
        ])
    func wrong(_ text: String, _ line: Int) {
        let error = #expect(throws: TidewaiterError.self) {
            _ = try TableMapping(json: Array(text.utf8), input: "m.json")
        }
        #expect(error?.place?.line == line)
    }
}
