import Testing
import TidewaiterDocuments
import TidewaiterTestSupport

/// The differential test against Python's json and csv; syntax_vectors.py beside this file writes the vectors.
@Suite("Differential test against Python", .enabled(if: Files.vectors != nil, "set TIDEWAITER_VECTORS"))
struct SyntaxVectorTests {
    private func vectors(_ kind: String) throws -> [(input: [UInt8], expected: String)] {
        let folder = try #require(Files.vectors)
        let bytes = try #require(Files.read("\(folder)/syntax.txt"))
        return try bytes.split(separator: 0x0A).compactMap { line in
            let fields = line.split(separator: 0x09, omittingEmptySubsequences: false)
            guard fields.count == 3, fields[0].elementsEqual(kind.utf8) else { return nil }
            let input = try stride(from: fields[1].startIndex, to: fields[1].endIndex, by: 2).map { i in
                try #require(UInt8(String(decoding: fields[1][i..<i + 2], as: UTF8.self), radix: 16))
            }
            return (input, String(decoding: fields[2], as: UTF8.self))
        }
    }

    @Test("JSON is read as Python's json reads it, and refused where that refuses it")
    func json() throws {
        // What only this reader can read is named in a finding.
        let forgiven: Set = ["tw.json.not-utf8", "tw.json.control-character", "tw.json.invalid-escape"]
        let vectors = try vectors("json")
        #expect(vectors.count >= 10_000)
        for (input, expected) in vectors {
            guard let document = try? JSONDocument(SourceText(utf8: input)) else {
                #expect(expected == "refused", "\(String(decoding: input, as: UTF8.self))")
                continue
            }
            if expected == "refused", document.findings.contains(where: { forgiven.contains($0.rule) }) { continue }
            var writer = JSONWriter()
            shape(document.root, &writer)
            #expect(String(decoding: writer.bytes, as: UTF8.self) == expected)
        }
    }

    private func shape(_ value: JSONValue, _ json: inout JSONWriter) {
        switch value.kind {
        case .null: json.null()
        case .true, .false: json.bool(value.bool == true)
        case .number: json.string("#\(value.numberText ?? "")")
        case .string: json.string("$\(value.string ?? "")")
        case .array:
            json.beginArray()
            for element in value.elements { shape(element, &json) }
            json.endArray()
        case .object:
            json.beginArray()
            json.string("{}")
            for member in value.members {
                json.string("$\(member.name)")
                shape(member.value, &json)
            }
            json.endArray()
        }
    }

    @Test("CSV is read as Python's csv reads it, but for quotes that are never closed")
    func csv() throws {
        let vectors = try vectors("csv")
        #expect(vectors.count >= 10_000)
        for (input, expected) in vectors {
            let table = try CSVTable(SourceText(utf8: input), dialect: .comma)
            if table.findings.contains(where: { $0.rule == "tw.csv.unterminated-quote" }) { continue }
            var rows = ""
            for row in 0..<table.rowCount {
                for cell in table.row(row) { rows += Self.hexadecimal(table.utf8(table.cells[cell])) + "," }
                rows += ";"
            }
            #expect(rows == expected, "\(String(decoding: input, as: UTF8.self))")
        }
    }

    private static func hexadecimal(_ bytes: [UInt8]) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
