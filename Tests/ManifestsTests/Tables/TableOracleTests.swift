import Testing
import TidewaiterDocuments
import TidewaiterTestSupport

@testable import TidewaiterManifests

/// Every table and every JSON among the reference messages: nothing of them is lost, and each odd one reads as is said.
@Suite("Reference tables and JSON", .enabled(if: Files.reference != nil, "set TIDEWAITER_REFERENCE to run these"))
struct TableOracleTests {
    static let root = "\(Files.reference ?? "")/manifests"

    static func files(_ ending: String) -> [String] {
        Files.names(in: root).flatMap { folder in
            Files.names(in: "\(root)/\(folder)").filter { $0.hasSuffix(ending) }.map { "\(folder)/\($0)" }
        }
    }

    static func edge(_ name: String) throws -> Declaration {
        try Declaration.read(try #require(Files.read("\(root)/edge/\(name)")), input: name)
    }

    /// Where the values of a declaration stand in its text.
    private static func covered(_ declaration: Declaration) -> [Range<Int>] {
        let store = declaration.store
        return store.values.indices.map { index in
            let start = store.values[index].source
            return start..<start + store.sourceLength(of: UInt32(index))
        }.sorted { $0.lowerBound < $1.lowerBound }
    }

    @Test("Every cell of a table is in a field or in the remainder", arguments: files(".csv"))
    func cells(_ name: String) throws {
        let bytes = try #require(Files.read("\(Self.root)/\(name)"))
        let declaration = try Declaration.read(bytes, input: name)
        let table = try CSVTable(SourceText(decoding: bytes))
        let header = try #require(declaration.reading).headerRow - 1
        let covered = Self.covered(declaration)
        let text = declaration.store.source.bytes
        var count = 0
        for row in 0..<table.rowCount where row != header {
            for position in table.row(row) {
                let range = TableEvidence.trim(table.cells[position].range, text.span)
                if range.isEmpty { continue }
                count += 1
                // A fact above the header has its name beside it.
                let isThere = covered.contains { $0.overlaps(range) }
                #expect(isThere, "\(name): row \(row + 1), \(table.text(table.cells[position]))")
            }
        }
        #expect(count > 0 || name.contains("header-only"))
    }

    @Test("Every leaf of a JSON text is in a field or in the remainder", arguments: files(".json"))
    func leaves(_ name: String) throws {
        guard name != "edge/expected.json" else { return }
        let bytes = try #require(Files.read("\(Self.root)/\(name)"))
        let declaration = try Declaration.read(bytes, input: name)
        let covered = Self.covered(declaration)
        var leaves: [JSONValue] = []
        func collect(_ value: JSONValue) {
            switch value.kind {
            case .object: for member in value.members { collect(member.value) }
            case .array: for element in value.elements { collect(element) }
            default: leaves.append(value)
            }
        }
        collect(try JSONDocument(bytes).root)
        for leaf in leaves where !leaf.bytes.isEmpty && !leaf.isNull {
            #expect(covered.contains { $0.overlaps(leaf.bytes) }, "\(name): \(leaf.pointer)")
        }
    }

    // MARK: What is said of each odd file

    private static func bill(_ declaration: Declaration, _ number: String?) -> Bool {
        let bills = declaration.nodes(.consignment)
        return bills.count == 1 && bills[0][.transportDocumentID].text == number
    }

    @Test(
        "Tables of every dialect read as the same bill",
        arguments: ["csv-ok.csv", "csv-cr-only.csv", "csv-tab.csv", "csv-pipe.csv", "csv-sep-line.csv"])
    func dialects(_ name: String) throws {
        let declaration = try Self.edge(name)
        #expect(Self.bill(declaration, "BL0001") && declaration.findings.isEmpty)
        let item = try #require(declaration.nodes(.goodsItem).first)
        #expect(
            item[.grossMass].text == "120.5" && item[.grossMassUnit].text == "KGM" && item[.packageQuantity].count == 10
        )
        #expect(["1250", "1250.00"].contains(item[.value].text ?? "") && item[.currency].text == "USD")
        #expect(item[.origin].text == "CN" && item[.commodityCode].text == "950300")
        let reading = try #require(declaration.reading)
        let delimiters = ["csv-tab.csv": "\t", "csv-pipe.csv": "|", "csv-sep-line.csv": ";"]
        #expect(reading.delimiter == delimiters[name] ?? ",")
        if name == "csv-cr-only.csv" { #expect(reading.lineBreak == "cr") }
        if name == "csv-sep-line.csv" { #expect(reading.confidence == 100 && reading.headerRow == 1) }
    }

    @Test("Windows-1252, semicolons, decimal commas and German headers are told")
    func german() throws {
        let declaration = try Self.edge("csv-semicolon-comma-decimal.csv")
        #expect(Self.bill(declaration, "BL0001"))
        let item = try #require(declaration.nodes(.goodsItem).first)
        #expect(item[.grossMass].text == "1120.5" && item[.value].text == "1250.00")
        #expect(declaration.nodes(.consignee).first?[.name].text == "MÜLLER GMBH")
        let reading = try #require(declaration.reading)
        #expect(reading.charset == "windows-1252" && reading.delimiter == ";" && reading.lineBreak == "crlf")
        #expect(reading.columns.allSatisfy { $0.field != nil && $0.language == "de" })
        #expect(reading.columns.compactMap(\.decimalMark).allSatisfy { $0 == .comma })
    }

    @Test("The header is on line 4, and the row of totals is not a bill")
    func preamble() throws {
        let declaration = try Self.edge("csv-preamble-rows.csv")
        #expect(Self.bill(declaration, "BL0001") && declaration.findings.isEmpty)
        #expect(declaration.nodes(.consignment).first?.place.line == 5)
        #expect(declaration.reading?.headerRow == 3 && declaration.reading?.preambleRows == 2)
        #expect(
            declaration.root[.totalGrossMass].text == "120.5" && declaration.root[.totalPackageQuantity].count == 10)
    }

    @Test("A header that comes twice is told by name")
    func duplicate() throws {
        let declaration = try Self.edge("csv-duplicate-headers.csv")
        let finding = try #require(declaration.findings.first { $0.rule == "tw.csv.duplicate-header" })
        #expect(finding.severity == .warning && finding.parameters["column"] == "Name" && finding.place?.line == 1)
        #expect(declaration.nodes(.goodsItem).first?.remainder.map(\.value) == ["SHIPPER", "CONSIGNEE"])
    }

    @Test("The column has the day first because of one row, and another is a spreadsheet's serial number")
    func dates() throws {
        let declaration = try Self.edge("csv-dates-ambiguous.csv")
        let dates = declaration.nodes(.consignment).map { $0[.arrivalDate] }
        #expect(dates.prefix(4).map(\.text) == ["2026-04-03", "2026-12-25", "2026-12-25", "2026-12-25"])
        #expect(dates.last?.content == .invalid("46381"))
        #expect(declaration.reading?.columns[1].dateOrder == .dayFirst)
        let serial = try #require(declaration.findings.first)
        #expect(declaration.findings.map(\.rule) == ["tw.csv.date-serial"] && serial.place?.line == 6)
        #expect(serial.severity == .warning && serial.parameters["candidate"] == "2026-12-25")
    }

    @Test("Line 3 is not UTF-8")
    func encoding() throws {
        let declaration = try Self.edge("csv-mixed-encoding.csv")
        #expect(declaration.findings.map(\.rule) == ["tw.text.not-utf8"])
        #expect(declaration.findings.first?.place?.line == 3 && declaration.findings.first?.severity == .warning)
        #expect(declaration.nodes(.consignee).map { $0[.name].text } == ["MÜLLER", "MÜLLER"])
    }

    @Test("A table without rows says so")
    func headerOnly() throws {
        let declaration = try Self.edge("csv-header-only.csv")
        #expect(declaration.findings.map(\.rule) == ["tw.csv.no-rows"] && declaration.nodes(.consignment).isEmpty)
    }

    @Test("JSON: a bill is read, a name given twice, half a character and a code as a number are told")
    func json() throws {
        let sound = try Self.edge("json-ok.json")
        #expect(Self.bill(sound, "BL0001") && sound.findings.isEmpty)
        #expect(sound.nodes(.goodsItem).first?[.commodityCode].text == "950300")
        let twice = try Self.edge("json-dup-keys.json")
        #expect(twice.findings.contains { $0.rule == "tw.json.duplicate-key" && $0.severity == .warning })
        let half = try Self.edge("json-lone-surrogate.json")
        #expect(half.findings.contains { $0.rule == "tw.json.lone-surrogate" && $0.severity == .warning })
        let number = try Self.edge("json-hs-as-number.json")
        let finding = try #require(number.findings.first { $0.message.contains("zero") })
        #expect(finding.severity == .warning && finding.place?.offset == 6)
        #expect(number.nodes(.goodsItem).first?[.commodityCode].text == "30617")
    }
}
