import Testing
import TidewaiterDocuments
import TidewaiterImporting
import TidewaiterPacks
import TidewaiterQuantities

@Suite struct AustralianScheduleTests {
    private static func options() -> ImportOptions {
        Imports.options(from: "2026-02-02") { $0.until = CivilDate(iso: "2026-03-31") }
    }

    @Test func `the schedule gives just the lines of the built-in pack`() throws {
        guard let file = Imports.reference("au/tariff-schedule3.json") else {
            print("skipped: TIDEWAITER_REFERENCE is not set")
            return
        }
        let imported = try Importer.australia.read([file], Self.options())
        let ours = try #require(try imported.built().table("lines"))
        let theirs = try #require(Pack.builtIn("au-tariff")?.table("lines"))
        #expect(ours.count == theirs.count)
        var differing: [String] = []
        for row in theirs.rows {
            let (wanted, code) = (theirs.cells(row), theirs.cell(row, 0).text)
            let cells = ours.first(code) ?? [:]
            for column in theirs.columns where cells[column] != wanted[column] {
                differing.append("\(code) \(column): \(cells[column] ?? "-") | \(wanted[column]!)")
            }
        }
        #expect(differing.isEmpty, "\(differing.count): \(differing.prefix(30).joined(separator: "\n"))")
    }

    private static let small = """
        [{"chapters":[{"headings":[{"classifications":[
          {"referenceNumber":"0101.21.00","unit":"No","description":"- Horses","dutyRate":"5% DCS4% CAFree"},
          {"referenceNumber":"0101.29.00","unit":"No","description":"- Other","dutyRate":"5% From1July2018 3.75% From1July2030 Free"},
          {"referenceNumber":"0101.30.00","unit":"hands","description":"- Asses","dutyRate":"by weight"},
          {"referenceNumber":"0101.90.00","unit":"","description":"- Mules","dutyRate":"$0.10/kg"},
          {"referenceNumber":"0101.90.00","unit":"kg","description":"- Mules","dutyRate":"$0.20/kg"},
          {"referenceNumber":"0101","unit":"kg","description":"Heading","dutyRate":"7%"}]}]}]}]
        """

    @Test func `phases and preferences are told apart, and what cannot be read is named`() throws {
        let imported = try Importer.australia.read([Imports.source(Self.small)], Self.options())
        let lines = try #require(try imported.built().table("lines"))
        #expect(lines.first("01012100")?["general"] == "5%")
        #expect(lines.first("01012900")?["general"] == "3.75%")
        #expect(lines.first("01013000")?["general"] == "?")
        #expect(lines.first("01019000")?["general_text"] == "$0.10/kg | $0.20/kg")
        #expect(imported.text("preferences.csv").contains("01012100,DCS,,4%,4%"))
        let left = imported.report.leftOut.map(\.text)
        for words in ["by weight", "hands", "$0.10/kg | $0.20/kg", "0101 Heading: 7%"] {
            #expect(left.contains { $0.contains(words) }, "\(words)")
        }
    }

    @Test(arguments: ["{}", "[{}]", "[{\"chapters\":1}]", "[{\"chapters\":[{\"headings\":[{}]}]}]", "x"])
    func `what is no such schedule is an error`(_ text: String) {
        #expect(throws: TidewaiterError.self) {
            try Importer.australia.read([Imports.source(text)], Self.options())
        }
    }
}
