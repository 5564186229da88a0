import Testing
import TidewaiterDocuments

@testable import TidewaiterManifests

@Suite("JSON Lines read as streams")
struct JSONLinesStreamTests {
    private static func bill(_ number: Int) -> String {
        #"{"bill_no": "BL\#(number)", "shipper": {"name": "Süd \u00e9 \#(number)"}, "goods": [{"hs": "950300", "#
            + #""description": "toys, } of ] \"plastic\""}, {"description": "böxes"}], "gross_weight_kg": \#(number)5}"#
    }

    private static func rows(_ bills: Int, _ lineEnd: String) -> String {
        var text = ""
        for number in 1...bills {
            for item in 1...3 {
                text += #"{"BillNo": "R\#(number)", "Shipper": "Ä \#(number)", "Description": "item \#(item)", "#
                text += #""Gross Weight KG": \#(item).5, "Container No": "MSKU123456\#(number % 10)"}"# + lineEnd
            }
        }
        return text
    }

    static let texts: [String] = [
        (1...5).map(bill).joined(separator: "\n"),
        "\u{FEFF}" + (1...60).map(bill).joined(separator: "\r\n") + "\r\n",
        rows(40, "\r\n"),
        "\u{FEFF}" + rows(3, "\n") + bill(9) + "\n\n" + bill(10) + "\r" + bill(11) + "\r",
        bill(1) + "\n" + bill(2) + "\r\nthis is {not} JSON\r\n\r\n{\"a\": \n" + bill(3) + "\n[",
    ]

    @Test(
        "In pieces of any size the consignments are those of the document read whole",
        arguments: [1, 2, 3, 7, 64, 1000, 5000])
    func pieces(_ chunk: Int) throws {
        for text in Self.texts {
            let bytes = Array(text.utf8)
            let whole = try Declaration.read(bytes, input: "m.edi", format: .jsonl)
            let parts = try StreamParts.read(bytes, chunk: chunk, format: .jsonl)
            #expect(parts.flatMap(StreamParts.lines) == StreamParts.lines(whole))
            #expect(parts.count == whole.nodes(.consignment).count)
            #expect(StreamParts.findings(parts) == StreamParts.findings([whole]))
        }
    }

    @Test("The format is told from the first lines, however long they are")
    func detection() throws {
        let long = Self.bill(1).replacing("böxes", with: String(repeating: "böx", count: 20_000))
        let parts = try StreamParts.read(Array((long + "\n" + Self.bill(2)).utf8), chunk: 100)
        #expect(parts.count == 2)
        #expect(parts.first?.format == .jsonl)
    }

    @Test("Each line of our own is a declaration of its own, and text that is no JSON at all is told once")
    func own() throws {
        let lines = Self.texts[0].split(separator: "\n").map { Array($0.utf8) }
        let own = try lines.map { try Declaration.read($0, format: .json).json() }
        let compact = own.map { $0.filter { $0 != 0x0A } }
        let parts = try StreamParts.read(Array(compact.joined(separator: [0x0A])), chunk: 7, format: .jsonl)
        #expect(parts.count == 5)
        #expect(parts.map { $0.nodes(.consignment).first?.pointer } == Array(repeating: "/consignments/0", count: 5))

        let wrong = try StreamParts.read(Array("a\nb\n".utf8), chunk: 1, format: .jsonl)
        let whole = try Declaration.read(Array("a\nb\n".utf8), input: "m.edi", format: .jsonl)
        #expect(wrong.count == 1)
        #expect(StreamParts.findings(wrong) == StreamParts.findings([whole]))
    }

    @Test("A line beyond the limit is an error with its place")
    func tooLong() throws {
        var limits = Limits()
        limits.unitBytes = 10_000
        let text = Self.bill(1) + "\n" + Self.bill(2).replacing("böxes", with: String(repeating: "b", count: 20_000))
        for chunk in [100, 4096, 100_000] {
            do {
                _ = try StreamParts.read(Array(text.utf8), chunk: chunk, format: .jsonl, limits: limits)
                Issue.record("it was read")
            } catch let error as TidewaiterError {
                #expect(error.code == "jsonl.unit-bytes")
                #expect(error.place?.line == 2)
            }
        }
    }
}
