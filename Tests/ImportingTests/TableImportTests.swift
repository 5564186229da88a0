import Testing
import TidewaiterDocuments
import TidewaiterImporting
import TidewaiterPacks
import TidewaiterQuantities
import TidewaiterTariffs

@Suite struct TableImportTests {
    private static func options(_ change: (inout ImportOptions) -> Void = { _ in }) -> ImportOptions {
        Imports.options(from: "2026-01-01") {
            $0.jurisdiction = "ZA"
            $0.currency = "ZAR"
            $0.isCIF = false
            change(&$0)
        }
    }

    private static let table = """
        code,MFN,description,unit,program EU,program SADC,tax vat
        0101.21.00,free,"Horses, pure-bred",NMB,,,15
        8703.23.90,25% + 2.5/KGM,Cars,KGM,18%,free,15%
        2402.20.10,"3,50 each",Cigarettes,stick,,,15
        12,5%,Too short,,,,
        870323,5%,Another length,,,,
        """

    @Test func `a table with other headers builds and assesses`() throws {
        let imported = try Importer.table.read(
            [Imports.source(Self.table)], Self.options { $0.columns = ["general": "MFN"] })
        let pack = try imported.built()
        func assess(_ line: String) throws -> Assessment {
            try Assessor([pack]).assess(
                AssessmentRequest(
                    json: Array(
                        """
                        {"jurisdiction":"ZA","dates":{"entry":"2026-02-01"},"currency":"ZAR","incoterm":"FOB",
                         "costs":[{"kind":"freight","amount":"100"},{"kind":"insurance","amount":"0"}],
                         "lines":[{"id":"1","code":"87032390","value":"1000","quantities":{"KGM":"10"},\(line)}]}
                        """.utf8)))
        }
        func charges(_ answer: Assessment) -> [String: String] {
            Dictionary(
                uniqueKeysWithValues: answer.lines[0].charges.map { ($0.program, "\($0.assessed?.low ?? -1)") })
        }
        // 25 % of 1,000 and 2.50 for each of 10 kg; 15 % of value, carriage and duty.
        #expect(charges(try assess("\"origin\":\"US\"")) == ["general_rate": "275.00", "vat": "206.25"])
        #expect(
            charges(try assess("\"origin\":\"DE\",\"preference\":\"SADC\"")) == ["preference": "0.00", "vat": "165.00"])
        #expect(try assess("\"origin\":\"US\",\"preference\":\"EU\"").outcome == .refused)
        let left = imported.report.leftOut
        #expect(left.contains { $0.text.contains("Too short") && $0.place.contains(":5:") })
        #expect(left.contains { $0.text.contains("Another length") })
        #expect(left.contains { $0.text.contains("3,50 each") })
        #expect(left.contains { $0.text == "SADC" })
    }

    @Test func `what a pack would refuse is left out, with its place`() throws {
        let imported = try Importer.table.read(
            [
                Imports.source(
                    """
                    code,general,unit1,from,until
                    11111111,5%,KGM,,
                    22222222,abc,KGM,,
                    33333333,5% + 3/ZZZ,KGM,,
                    44444444,5%,ZZZ,,
                    11111111,6%,KGM,2026-06-01,
                    55555555,5%,KGM,2026-06-01,2026-05-01
                    66666666,5%,KGM,2026-01-01,2026-05-31
                    66666666,6%,KGM,2026-06-01,
                    """)
            ], Self.options())
        let lines = try #require(try imported.built().table("lines"))
        #expect(lines.count == 6)
        let left = imported.report.leftOut.map(\.place)
        for row in 3...7 { #expect(left.contains { $0.contains(":\(row):") }, "row \(row)") }
        #expect(left.count == 5)
    }

    @Test func `of rows of one code that share a day the first is taken, in whatever order they come`() throws {
        let first = try #require(CivilDate(iso: "2026-01-01"))
        var taken: [(from: CivilDate, until: CivilDate?)] = []
        var left: [String] = []
        var table = "code,general,from,until"
        for number in 0..<300 {
            let from = try first.adding(days: (number * number * 37 + number * 11) % 1999)
            let until = number == 150 ? nil : try from.adding(days: number * 7 % 9)
            table += "\n11111111,\(number)%,\(from),\(until?.description ?? "")"
            let isThere = taken.contains { row in
                (row.until.map { from <= $0 } ?? true) && (until.map { row.from <= $0 } ?? true)
            }
            if isThere { left.append(":\(number + 2):") } else { taken.append((from, until)) }
        }
        let imported = try Importer.table.read([Imports.source(table)], Self.options())
        let lines = try #require(try imported.built().table("lines"))
        #expect(lines.count == taken.count && taken.count > 100 && left.count > 50)
        #expect(imported.report.leftOut.count == left.count)
        for (out, place) in zip(imported.report.leftOut, left) { #expect(out.place.contains(place)) }
    }

    @Test func `the same rows in any order make the same pack`() throws {
        var rows = Self.table.split(separator: "\n").map(String.init)
        let options = Self.options { $0.columns = ["general": "MFN"] }
        let first = try Importer.table.read([Imports.source(rows.joined(separator: "\n"))], options)
        rows.swapAt(1, 3)
        let second = try Importer.table.read([Imports.source(rows.joined(separator: "\n"))], options)
        for (a, b) in zip(first.files, second.files) where !a.name.hasPrefix("import/") { #expect(a.bytes == b.bytes) }
    }

    @Test(arguments: [
        "code\n0101\n", "general\n5%\n", "", "code,general\n", "code,general,general\n01012100,5%,6%\n",
        "code,general,from\n01012100,5%,yesterday\n",
    ])
    func `a table that cannot be one is an error`(_ text: String) {
        #expect(throws: TidewaiterError.self) { try Importer.table.read([Imports.source(text)], Self.options()) }
    }

    @Test func `whose table it is has to be said, and named columns have to be there`() {
        #expect(throws: TidewaiterError.self) {
            try Importer.table.read([Imports.source(Self.table)], Imports.options(from: "2026-01-01"))
        }
        #expect(throws: TidewaiterError.self) {
            try Importer.table.read([Imports.source(Self.table)], Self.options { $0.columns = ["general": "Rate"] })
        }
    }
}
