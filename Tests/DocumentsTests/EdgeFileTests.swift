import Testing
import TidewaiterDocuments
import TidewaiterTestSupport

/// The odd files of the reference data, as far as syntax can judge them.
@Suite("Reference edge files", .enabled(if: Files.reference != nil, "set TIDEWAITER_REFERENCE to run these"))
struct EdgeFileTests {
    static let clean = [
        "csv-ok.csv", "csv-cr-only.csv", "csv-tab.csv", "csv-pipe.csv", "csv-sep-line.csv", "csv-duplicate-headers.csv",
        "csv-preamble-rows.csv", "csv-dates-ambiguous.csv", "csv-header-only.csv",
    ]

    @Test("tables are read cell by cell without findings", arguments: clean)
    func tables(name: String) throws {
        let source = try SourceText(decoding: edge(name), input: name)
        let table = try CSVTable(source)
        #expect(source.findings.isEmpty && table.findings.isEmpty)
        let width = ["csv-duplicate-headers.csv": 4, "csv-dates-ambiguous.csv": 2][name] ?? 9
        #expect(table.usualWidth == width)
        #expect(table.raggedRows(from: 0, cells: width).isEmpty)
    }

    @Test("a German table in Windows-1252 is read with its umlauts")
    func german() throws {
        let source = try SourceText(decoding: edge("csv-semicolon-comma-decimal.csv"))
        let table = try CSVTable(source)
        #expect(table.dialect == .semicolon)
        #expect(table.text(0, 1) == "Empfänger")
        #expect(table.text(1, 1) == "MÜLLER GMBH")
        #expect(table.text(1, 5) == "1.120,5")
        #expect(source.findings.map(\.severity) == [.information])
    }

    @Test("a line in another character set than the rest is reported")
    func mixed() throws {
        let source = try SourceText(decoding: edge("csv-mixed-encoding.csv"))
        let table = try CSVTable(source)
        #expect(source.findings.map(\.rule) == ["tw.text.not-utf8"])
        #expect(source.findings.first?.place?.line == 3)
        #expect(table.text(1, 1) == "MÜLLER" && table.text(2, 1) == "MÜLLER")
    }

    static let json: [(name: String, rules: [String])] = [
        ("json-ok.json", []), ("json-hs-as-number.json", []), ("json-dup-keys.json", ["tw.json.duplicate-key"]),
        ("json-lone-surrogate.json", ["tw.json.lone-surrogate"]),
    ]

    @Test("JSON files", arguments: json)
    func documents(name: String, rules: [String]) throws {
        let document = try JSONDocument(edge(name), input: name)
        #expect(document.findings.map(\.rule) == rules)
    }

    private func edge(_ name: String) throws -> [UInt8] {
        let folder = try #require(Files.reference)
        return try #require(Files.read("\(folder)/manifests/edge/\(name)"))
    }
}
