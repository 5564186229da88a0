import Testing
import TidewaiterDocuments
import TidewaiterImporting
import TidewaiterPacks
import TidewaiterQuantities
import TidewaiterTariffs

@Suite struct HTSImportTests {
    /// Lines on which the built-in pack follows other editions, each for a reason that its sources give: rates that the
    /// export doubts or misprints, and units that only a later edition states.
    private static let settledElsewhere: Set<String> = ["65050001", "29091918", "04014025", "04015025"]

    /// A cell without the noughts that end a fraction.
    private static func canonical(_ cell: String) -> String {
        cell.split(separator: " ", omittingEmptySubsequences: false).map { word in
            let number = word.prefix { $0.isNumber || $0 == "." }
            guard number.contains(".") else { return String(word) }
            var short = number
            while short.last == "0" { short.removeLast() }
            if short.last == "." { short.removeLast() }
            return String(short) + word.dropFirst(number.count)
        }.joined(separator: " ")
    }

    private static func record(_ number: String, _ indent: Int, _ general: String) -> String {
        #"{"htsno":"\#(number)","indent":"\#(indent)","description":"Goods","superior":null,"units":["No."],"#
            + #""general":"\#(general)","special":"","other":"","footnotes":[],"quotaQuantity":null,"#
            + #""additionalDuties":null,"chapter":"01"}"#
    }

    @Test func `a reporting number that is there twice is left out once`() throws {
        let records = [
            Self.record("0101.21.00", 1, "Free"), Self.record("0101.21.00.10", 2, ""),
            Self.record("0101.21.00.10", 2, ""),
        ]
        let imported = try Importer.hts.read(
            [Imports.source("[\(records.joined(separator: ","))]")], Imports.options(from: "2026-01-01"))
        #expect(try imported.built().table("statistical")?.count == 1)
        #expect(imported.report.leftOut.contains { $0.text == "0101.21.00.10" && $0.reason.contains("twice") })
    }

    @Test func `an export without lines is an error`() {
        for json in ["[]", "[\(Self.record("0101", 0, ""))]"] {
            #expect(throws: TidewaiterError.self) {
                try Importer.hts.read([Imports.source(json)], Imports.options(from: "2026-01-01"))
            }
        }
    }

    @Test func `the export of December 2024 gives the lines of the built-in pack`() throws {
        guard let file = Imports.reference("us/hts_2024_12_full.json") else {
            print("skipped: TIDEWAITER_REFERENCE is not set")
            return
        }
        let pack = try Importer.hts.read([file], Imports.options(from: "2024-11-23")).built()
        let ours = try #require(pack.table("lines"))
        let theirs = try #require(Pack.builtIn("us-hts")?.table("lines"))
        var expected: [String: [String: String]] = [:]
        for row in theirs.rows where theirs.cells(row)["from"] == "2024-11-23" {
            expected[theirs.cell(row, 0).text] = theirs.cells(row)
        }
        #expect(ours.count == expected.count)
        #expect(ours.count == 11_414)
        var differing: [String] = []
        for row in ours.rows {
            let (cells, code) = (ours.cells(row), ours.cell(row, 0).text)
            let wanted = expected[code] ?? [:]
            for column in ["unit1", "unit2"] where cells[column] != wanted[column] {
                differing.append("\(code) \(column): \(cells[column]!) | \(wanted[column] ?? "-")")
            }
            for column in ["general", "column2", "special"]
            where Self.canonical(cells[column] ?? "") != Self.canonical(wanted[column] ?? "") {
                // What the notation could not say when that pack was made, it can by now.
                if wanted[column]?.contains("?") == true, !(cells[column]!.contains("?")) {
                    continue
                } else if !Self.settledElsewhere.contains(code) {
                    differing.append("\(code) \(column): \(cells[column]!) | \(wanted[column] ?? "-")")
                }
            }
            for column in ["general_text", "column2_text"]
            where cells[column] != wanted[column] && !Self.settledElsewhere.contains(code) {
                differing.append("\(code) \(column): \(cells[column]!) | \(wanted[column] ?? "-")")
            }
        }
        #expect(differing.isEmpty, "\(differing.count): \(differing.prefix(20).joined(separator: "\n"))")
        let numbers = try #require(pack.table("statistical"))
        let known = try #require(Pack.builtIn("us-hts")?.table("statistical"))
        let wrong = numbers.rows.filter { row in
            let code = numbers.cell(row, 0).text
            return known.row(key: code, on: CivilDate(iso: "2024-12-01")!) == nil
        }
        #expect(numbers.count == 19_582)
        #expect(wrong.isEmpty, "\(wrong.count): \(numbers.cell(wrong.first ?? 0, 0).text)")
    }

    @Test func `the condensed export gives the general rates of the built-in pack`() throws {
        guard let file = Imports.reference("us/hts_2026_rev11_condensed.json") else {
            print("skipped: TIDEWAITER_REFERENCE is not set")
            return
        }
        let pack = try Importer.hts.read([file], Imports.options(from: "2026-07-01")).built()
        let ours = try #require(pack.table("lines"))
        let theirs = try #require(Pack.builtIn("us-hts")?.table("lines"))
        var differing: [String] = []
        let day = CivilDate(iso: "2026-07-10")!
        for row in theirs.rows where theirs.isInForce(row, on: day) {
            let (cells, code) = (theirs.cells(row), theirs.cell(row, 0).text)
            let mine = ours.first(code) ?? [:]
            if Self.canonical(mine["general"] ?? "") != Self.canonical(cells["general"] ?? ""), cells["general"] != "?"
            {
                differing.append("\(code): \(mine["general"] ?? "-") | \(cells["general"]!)")
            }
        }
        #expect(differing.isEmpty, "\(differing.count): \(differing.prefix(20).joined(separator: "\n"))")
    }

    private static let small = """
        [{"htsno":"0101","indent":"0","description":"Live horses","superior":null,"units":[],"general":"","special":"",
          "other":"","footnotes":[],"quotaQuantity":null,"additionalDuties":null,"addiitionalDuties":null,"chapter":"01"},
         {"htsno":"","indent":"1","description":"Horses:","superior":"true","units":[],"general":"","special":"",
          "other":"","footnotes":null,"chapter":"01"},
         {"htsno":"0101.21.00","indent":"2","description":"Purebred","units":[],"general":"3.3¢/kg + 4%",
          "special":"Free (A+,AU,S) 1% (JP)","other":"33 1/3%","footnotes":[{"columns":["general"],"marker":"1",
          "value":"See 9903.88.15. ","type":"endnote"}],"chapter":"01","addiitionalDuties":"a note"},
         {"htsno":"0101.21.00.10","indent":"3","description":"Males","units":["No."],"general":"","special":"","other":"",
          "footnotes":[],"chapter":"01"},
         {"htsno":"0101.21.00.20","indent":"3","description":"Females","units":["No."],"general":"","special":"",
          "other":"","footnotes":[],"chapter":"01"},
         {"htsno":"9503","indent":"0","description":"Toys","units":[],"general":"Free","special":"","other":"70%",
          "footnotes":[],"chapter":"95"},
         {"htsno":"9503.00.00.11","indent":"1","description":"Dolls","units":["X"],"general":"","special":"","other":"",
          "footnotes":[],"chapter":"95"},
         {"htsno":"9801.00.10","indent":"0","description":"Returned","units":[],"general":"Free","special":"","other":"",
          "footnotes":[],"chapter":"98"},
         {"htsno":"9801.00.10","indent":"0","description":"Returned again","units":[],"general":"Free","special":"",
          "other":"","footnotes":[],"chapter":"98"}]
        """

    @Test func `rates are had from above, units from below, and chapter 98 is named and kept`() throws {
        let imported = try Importer.hts.read([Imports.source(Self.small)], Imports.options(from: "2026-01-01"))
        let lines = try #require(try imported.built().table("lines"))
        #expect(lines.count == 2)
        let horse = try #require(lines.first("01012100"))
        #expect(horse["general"] == "0.033/KGM + 4%")
        #expect(horse["unit1"] == "NMB")
        #expect(horse["column2"] == "100/3%")
        #expect(horse["special"] == "free: A+ AU S | 1%: JP")
        let toy = try #require(lines.first("95030000"))
        #expect(toy["general"] == "free")
        #expect(toy["column2"] == "70%")
        #expect(imported.report.leftOut.count { $0.text.hasPrefix("9801.00.10") } == 2)
        #expect(imported.report.leftOut.allSatisfy { $0.place.contains("export:") })
        #expect(imported.text("schedule.csv").contains("a note"))
        #expect(imported.text("uncovered.csv").contains("9903.88.15"))
    }

    @Test func `an imported pack assesses and refuses what its footnotes lead to`() throws {
        let pack = try Importer.hts.read([Imports.source(Self.small)], Imports.options(from: "2026-01-01")).built()
        func answer(_ code: String) throws -> Assessment {
            try Assessor([pack]).assess(
                AssessmentRequest(
                    json: Array(
                        """
                        {"jurisdiction":"US","dates":{"entry":"2026-02-01"},"currency":"USD",
                         "lines":[{"id":"1","code":"\(code)","origin":"FR","value":"1000","adcvd":"none",
                                   "quantities":{"KGM":"100"}}]}
                        """.utf8)))
        }
        let horse = try answer("01012100")
        let duty = horse.lines[0].charges.first { $0.program == "column_1_general" }?.assessed
        #expect(try duty?.low == Decimal("43.30"))
        #expect(horse.refused.contains { $0.program == "chapter_99_99038815" })
        #expect(try !answer("95030000").refused.contains { $0.program.hasPrefix("chapter_99") })
    }

    @Test(arguments: [
        ("{\"a\":1}", "import.hts"), ("[1]", "import.hts"), ("\"x\"", "import.hts"),
        ("[{\"htsno\":\"12A\"}]", "import.hts"),
        ("[{\"indent\":\"-1\"}]", "import.hts"), ("[", "json.unexpected-end"),
    ])
    func `what is no export of the schedule is an error with its place`(_ text: String, _ code: String) {
        do throws(TidewaiterError) {
            _ = try Importer.hts.read([Imports.source(text)], Imports.options(from: "2026-01-01"))
            Issue.record("read")
        } catch {
            #expect(error.code.hasPrefix(code.prefix(5)))
            #expect(error.place != nil)
        }
    }

    @Test func `the first day has to be said`() {
        #expect(throws: TidewaiterError.self) {
            try Importer.hts.read([Imports.source(Self.small)], Imports.options())
        }
    }
}
