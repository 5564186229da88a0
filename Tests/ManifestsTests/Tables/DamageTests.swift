import Testing
import TidewaiterDocuments
import TidewaiterTestSupport

@testable import TidewaiterManifests

@Suite("What spreadsheets damage is said and never repaired")
struct DamageTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var header: String
        /// The damaged cell, and sound ones beside it.
        var cell: String
        var others: [String] = []
        var rule: String
        var candidate: String?
        var isInvalid = false
        var testDescription: String { "\(header): \(cell.prefix(30))" }
    }

    static let cases: [Case] = [
        .init(header: "HS Code", cell: "9.503E+05", rule: "excel-exponent", candidate: "950300", isInvalid: true),
        .init(header: "HS Code", cell: "9,503E+09", rule: "excel-exponent", candidate: "9503000000", isInvalid: true),
        .init(header: "HS Code", cell: "30617", rule: "leading-zero", candidate: "030617"),
        .init(header: "HS Code", cell: "306.17", rule: "leading-zero", candidate: "0306.17"),
        .init(
            header: "HS Code", cell: "306170000", others: ["8504401234", "9503001111"], rule: "leading-zero",
            candidate: "0306170000"),
        .init(header: "HS Code", cell: "Mar-04", rule: "excel-date", candidate: "0304", isInvalid: true),
        .init(header: "HS Code", cell: "4-Mrz", rule: "excel-date", candidate: "0403", isInvalid: true),
        .init(header: "HS Code", cell: "2003-04-11", rule: "excel-date", isInvalid: true),
        .init(header: "HS Code", cell: "04/11/2003", rule: "excel-date", isInvalid: true),
        .init(header: "HS Code", cell: "950300.0", rule: "code-decimal", candidate: "950300"),
        .init(header: "HS Code", cell: "#REF!", rule: "excel-error", isInvalid: true),
        .init(header: "Description", cell: "#N/A", rule: "excel-error"),
        .init(header: "Packages", cell: "1E+03", rule: "excel-exponent", candidate: "1000", isInvalid: true),
        .init(
            header: "Invoice No", cell: "4.00638E+12", rule: "excel-exponent", candidate: "4006380000000",
            isInvalid: true),
        .init(header: "Invoice No", cell: "1234567890123450000", rule: "excel-digits"),
        .init(header: "Invoice No", cell: "Mar-04", rule: "excel-date", candidate: "0304"),
        .init(header: "Invoice No", cell: "20260017.0", rule: "code-decimal", candidate: "20260017"),
        .init(
            header: "Consignee Postcode", cell: "1067", others: ["50667", "80331"], rule: "leading-zero",
            candidate: "01067"),
        .init(
            header: "Air Waybill", cell: "2012345675", others: ["17612345675", "61812345675"], rule: "leading-zero",
            candidate: "02012345675"),
        .init(header: "Arrival Date", cell: "46381", rule: "date-serial", candidate: "2026-12-25", isInvalid: true),
        .init(header: "Description", cell: String(repeating: "ä", count: 255), rule: "cut-text"),
        .init(header: "Description", cell: String(repeating: "x", count: 32_767), rule: "cut-text"),
        .init(header: "Description", cell: "“Toys", rule: "smart-quote"),
    ]

    @Test("Each kind of damage names its cell and what it probably was, and leaves it as it is", arguments: cases)
    func damage(_ damage: Case) throws {
        let isBill = damage.header == "Air Waybill"
        var text = isBill ? "Air Waybill,Origin\n" : "Bill No,Origin,\(damage.header)\n"
        for (row, cell) in ([damage.cell] + damage.others).enumerated() {
            text += isBill ? "\(cell),CN\n" : "B\(row),CN,\"\(cell)\"\n"
        }
        let declaration = try Declaration.read(Array(text.utf8), input: "m.csv")
        #expect(declaration.findings.map(\.rule) == ["tw.csv.\(damage.rule)"], "\(declaration.findings)")
        let finding = try #require(declaration.findings.first)
        #expect(finding.place?.line == 2 && finding.place?.address == "row 2, \(damage.header)")
        #expect(finding.value == damage.cell)
        #expect(finding.parameters["candidate"] == damage.candidate)
        // The cell comes out as it went in.
        let column = try #require(declaration.reading?.columns.last { $0.header == damage.header }?.field)
        let target = try #require(HeaderTarget(named: column))
        let kind: NodeKind = target.kind == .declaration ? .declaration : target.kind
        let values = declaration.nodes(kind).map { $0[target.field] }
        let value = try #require(values.first { !$0.isMissing })
        #expect(value.content == (damage.isInvalid ? .invalid(damage.cell) : .value(damage.cell)))
    }

    @Test(
        "What only looks like damage is left alone",
        arguments: [
            ("HS Code", ["950300", "9503.00", "0306.17", "9503 00 95", "03061700"]),
            ("Invoice No", ["12E45", "2026-11", "A+B", "100000000000000", "1.0", "INV-MAR-04", "5E+"]),
            ("Consignee Postcode", ["1010", "1020", "1030"]), ("Consignee Postcode", ["SW1A 1AA", "123", "12345"]),
            ("Bill No", ["98", "99", "100", "101"]),
            ("Description", [String(repeating: "x", count: 255), String(repeating: "x", count: 256), "“Toys”", "E+"]),
        ])
    func sound(_ header: String, _ cells: [String]) throws {
        let isBill = header == "Bill No"
        var text = isBill ? "Bill No,Origin\n" : "Bill No,Origin,\(header)\n"
        for (row, cell) in cells.enumerated() { text += isBill ? "\(cell),CN\n" : "B\(row),CN,\"\(cell)\"\n" }
        let declaration = try Declaration.read(Array(text.utf8), input: "m.csv")
        #expect(declaration.findings.isEmpty, "\(declaration.findings)")
    }

    @Test("Many texts of one length take no longer than few")
    func manyTexts() throws {
        let row = "B1,CN,\(String(repeating: "x", count: 255))\n"
        let text = "Bill No,Origin,Description\n" + String(repeating: row, count: 20_000)
        let declaration = try Declaration.read(Array(text.utf8))
        #expect(declaration.findings.count == 10_000 && declaration.findingsLeftOut == 10_000)
    }

    @Test("More columns than are looked at are kept, and no number of findings is more than the limit")
    func hostile() throws {
        let names = ["Bill No", "HS Code"] + (0..<6000).map { "x\($0)" }
        let row = ["B1", "950300"] + (0..<6000).map { "v\($0)" }
        var limits = Limits()
        limits.findings = 50
        let text = Array((names.joined(separator: ",") + "\n" + row.joined(separator: ",") + "\n").utf8)
        let declaration = try Declaration.read(text, limits: limits)
        #expect(declaration.findings.count == 50 && declaration.findingsLeftOut > 4000)
        #expect(declaration.nodes(.goodsItem).first?.remainder.count == 6000)
        let parts = try StreamParts.read(text, chunk: 1000, limits: limits)
        #expect(parts.flatMap { $0.nodes(.goodsItem) }.first?.remainder.count == 6000)
        let endless = Array("Bill No,HS Code\n".utf8) + Array(repeatElement(",x", count: 200_000).joined().utf8)
        limits.items = 100_000
        #expect(throws: TidewaiterError.self) { _ = try Declaration.read(endless, limits: limits) }
    }
}
