import Testing
import TidewaiterDocuments

@testable import TidewaiterManifests

@Suite("JSON read as streams")
struct JSONStreamTests {
    private static func bill(_ number: Int) -> String {
        """
        {"bill_no": "BL\(number)", "shipper": {"name": "Süd \\u00e9 \\\\\(number)"},
          "goods": [{"hs": "950300", "description": "toys, } of ] \\"plastic\\""}, {"description": "böxes"}],
          "gross_weight_kg": \(number)5}
        """
    }

    private static func row(_ bill: Int, _ item: Int) -> String {
        #"{"BillNo": "R\#(bill)", "Shipper": "Ä \#(bill)", "Description": "item \#(item)", "Gross Weight KG": \#(item).5}"#
    }

    private static func bills(_ count: Int, _ separator: String) -> String {
        (1...count).map(bill).joined(separator: separator)
    }

    static let texts: [String] = [
        "[" + bills(3, ",\r\n") + "]",
        "\u{FEFF}[\n" + bills(40, " , ") + "\n]\n",
        #"{"vessel_name": "MSC Ü", "tags": {"x": [1, "]"]}, "bills": ["# + bills(12, ",") + #"], "voyage": "320N"}"#,
        #"{"manifest": {"vessel_name": "A", "shipments": ["# + bills(2, ",\r") + "]}}",
        "[" + (1...9).flatMap { bill in (1...3).map { row(bill, $0) } }.joined(separator: ",\n") + "]",
        #"{"bills": [], "vessel_name": "A", "goods": [{"description": "x", "hs": "950300"}]}"#,
        bill(1), #"{"shipments": {"no": "A"}}"#,
        #"{"shipper": {"name": "S"}, "parties": [{"partyFunction": "CN", "name": "C"}], "bills": ["# + bills(3, ",")
            + "]}",
        #"{"bills": ["# + bills(3, ",") + #"], "consignee": {"name": "C"}}"#,
    ]

    @Test(
        "In pieces of any size the consignments are those of the document read whole",
        arguments: [1, 2, 3, 7, 64, 1000, 5000])
    func pieces(_ chunk: Int) throws {
        for text in Self.texts {
            let bytes = Array(text.utf8)
            let whole = try Declaration.read(bytes, input: "m.edi", format: .json)
            let parts = try StreamParts.read(bytes, chunk: chunk, format: .json)
            #expect(parts.flatMap(StreamParts.lines) == StreamParts.lines(whole))
            #expect(parts.count == max(1, whole.nodes(.consignment).count))
            #expect(Set(parts.flatMap(\.findings).map(\.rule)) == Set(whole.findings.map(\.rule)))
        }
    }

    @Test("Parties before the bills are with each of them")
    func parties() throws {
        let text = #"{"m": {"consignee": {"name": "C"}, "bills": ["# + Self.bills(5, ",") + "]}}"
        let parts = try StreamParts.read(Array(text.utf8), chunk: 11, format: .json)
        #expect(parts.map { $0.root.child(.consignee)?[.name].text } == Array(repeating: "C", count: 5))
    }

    @Test("Our own JSON gives the same consignments in pieces as whole", arguments: [1, 7, 1000])
    func own(_ chunk: Int) throws {
        let foreign = try Declaration.read(Array(Self.texts[2].utf8), format: .json)
        let own = foreign.json()
        let whole = try Declaration.read(own, input: "m.edi")
        let parts = try StreamParts.read(own, chunk: chunk, format: .json)
        #expect(parts.count == 12)
        #expect(parts.flatMap(StreamParts.lines) == StreamParts.lines(whole))
    }

    @Test(
        "What is not JSON is an error that says where",
        arguments: [
            "[{\"bill_no\": \"A\"}, {\"bill_no\": ", "[{\"bill_no\": \"A\"} {\"b\": 1}]", "{\"bills\": [{]}", "[1,]",
            "{}}",
        ])
    func wrong(_ text: String) throws {
        for chunk in [1, 5, 100] {
            do {
                _ = try StreamParts.read(Array(text.utf8), chunk: chunk, format: .json)
                Issue.record("it was read: \(text)")
            } catch let error as TidewaiterError {
                #expect(error.place != nil)
                #expect(error.status == .format)
            }
        }
    }

    @Test("A consignment beyond the limit, and JSON that does not divide, are errors with their places")
    func tooLong() throws {
        var limits = Limits()
        limits.unitBytes = 10_000
        let long = Self.bill(2).replacing("böxes", with: String(repeating: "b", count: 20_000))
        for (text, line) in [("[" + Self.bill(1) + ",\n" + long + "]", 4), (long, 1)] {
            for chunk in [100, 4096, 100_000] {
                do {
                    _ = try StreamParts.read(Array(text.utf8), chunk: chunk, format: .json, limits: limits)
                    Issue.record("it was read")
                } catch let error as TidewaiterError {
                    #expect(error.code == "json.unit-bytes")
                    #expect(error.place?.line == line)
                }
            }
        }
    }
}
