import Testing
import TidewaiterDocuments
import TidewaiterPacks

@testable import TidewaiterTariffs

@Suite("Differences of packs")
struct PackDifferenceTests {
    private func difference(_ changed: [String: String]) throws -> PackDifference {
        PackDifference(
            try Pack.open(CheckingSample.compile().bytes), try Pack.open(CheckingSample.compile(changed).bytes))
    }

    @Test("A pack differs from itself in nothing, however its rows were put into files")
    func same() throws {
        for pack in Pack.builtIn { #expect(PackDifference(pack, pack).isEmpty) }
        let parts = try #require(CheckingSample.tables["measures/2018"])
        let other = try difference(["measures/2018": "", "measures/2000": parts])
        #expect(other.isEmpty && other.text() == "us-hts 0 and us-hts 0 say the same.\n")
    }

    @Test("Rows are added, removed and changed by their keys, with the columns that differ")
    func rows() throws {
        let lines = try #require(CheckingSample.tables["lines"])
        let found = try difference([
            "lines": lines.replacing("6.8%,6.8%", with: "7%,7%") + "01012900,2025-01-01,,free,Free,free,Free\n",
            "groups": "group,country,from,until\nEU,FR,,\n",
        ])
        #expect(found.tables.map(\.name) == ["groups", "lines"])
        let changed = try #require(found.tables.last?.changed.first)
        #expect(changed.key == "01012100" && changed.days == "from 2025-01-01")
        #expect(
            changed.cells == [
                .init(name: "general", before: "6.8%", after: "7%"),
                .init(name: "general_text", before: "6.8%", after: "7%"),
            ])
        #expect(found.tables.last?.added.map(\.key) == ["01012900"])
        #expect(found.tables.first?.added.map(\.key) == ["EU, FR"])
        #expect(found.tables.first?.removed.map(\.key) == ["EU, DE"])
    }

    @Test("A row whose validity ends is changed, and its successor is added")
    func validity() throws {
        let lines = try #require(CheckingSample.tables["lines"])
        let found = try difference([
            "lines": lines.replacing("2025-01-01,,", with: "2025-01-01,2025-12-31,")
                + "01012100,2026-01-01,,7%,7%,free,Free\n"
        ])
        let table = try #require(found.tables.first)
        #expect(table.changed.map(\.cells) == [[.init(name: "until", before: "", after: "2025-12-31")]])
        #expect(table.added.map(\.days) == ["from 2026-01-01"])
        #expect(table.removed.isEmpty)
    }

    @Test("What one way adds, the other way removes, and every row is told once")
    func conservation() throws {
        let us = try #require(Pack.builtIn("us-hts"))
        let sample = try Pack.open(CheckingSample.compile().bytes)
        let (there, back) = (PackDifference(us, sample), PackDifference(sample, us))
        #expect(there.tables.map(\.name) == back.tables.map(\.name))
        for (one, other) in zip(there.tables, back.tables) {
            #expect(one.added.count == other.removed.count && one.removed.count == other.added.count, "\(one.name)")
            #expect(one.changed.count == other.changed.count, "\(one.name)")
            #expect(one.rowsAfter - one.rowsBefore == one.added.count - one.removed.count, "\(one.name)")
        }
    }

    @Test("Columns and tables that come and go are told, and like changes are told together")
    func columns() throws {
        let rows = (10..<40).map { "010121\($0),2025-01-01,,1%,1%,free,Free\n" }.joined()
        let header = "code,from,until,general,general_text,column2,column2_text\n"
        let wide = "code,from,until,general,general_text,column2,column2_text,unit1\n"
        let before = try Pack.open(CheckingSample.compile(["lines": header + rows]).bytes)
        let after = try Pack.open(
            CheckingSample.compile([
                "lines": wide + rows.split(separator: "\n").map { "\($0),NMB\n" }.joined(), "groups": "",
                "measures/2018": "", "measures/2026": "",
            ]).bytes)
        let found = PackDifference(before, after)
        let lines = try #require(found.tables.first { $0.name == "lines" })
        #expect(lines.columnsAdded == ["unit1"] && lines.changed.count == 30)
        #expect(
            found.text().contains(
                "~ 30 rows (01012110; 01012111; 01012112; 01012113; 01012114; …): unit1 (nothing) -> NMB"))
        #expect(found.tables.first { $0.name == "groups" }?.removed.count == 1)
        #expect(found.text(most: 1).contains("… and 2 more"))
        let json = try JSONDocument(found.json())
        #expect(json.root["schema"]?.string == PackDifference.schema)
        #expect(json.root["tables"]?.count == found.tables.count)
    }
}
