import Testing
import TidewaiterDocuments
import TidewaiterPacks
import TidewaiterQuantities

@Suite("Reading a pack")
struct PackTableTests {
    let pack: Pack
    let lines: PackTable

    init() throws {
        pack = try Pack.open(PackSamples.built())
        lines = try #require(pack.table("lines"))
    }

    @Test("The manifest's members are at hand")
    func manifest() {
        #expect(pack.id == "sample")
        #expect(pack.version == "7")
        #expect(pack.jurisdiction == "XX")
        #expect(pack.edition == "first")
        #expect(pack.coverage == "A sample, nothing else.")
        #expect(pack.sha256.utf8.count == 64)
    }

    @Test("Every cell of the source comes back, rows ordered by key and then as given")
    func cells() {
        #expect(pack.tables.map(\.name) == ["empty", "lines", "long"])
        #expect(lines.columns == ["code", "from", "until", "rate", "note"])
        let cells = lines.rows.map { row in lines.columns.indices.map { lines.text(row, $0) } }
        #expect(
            cells == [
                ["0101", "2019-05-05", "2019-05-05", "0", ""],
                ["010121", "", "", "free", ""],
                ["0201", "2020-01-01", "2020-12-31", "1.5", "a, \"b\" c"],
                ["0201", "2021-01-01", "", "2.50", "Ärger"],
            ])
        #expect(pack.table("empty")?.count == 0)
        #expect(pack.table("long")?.text(0, "v") == PackSamples.long)
    }

    @Test(
        "Rows are found by key",
        arguments: [("0101", 0..<1), ("010121", 1..<2), ("0201", 2..<4), ("", 0..<0), ("01", 0..<0), ("9", 4..<4)])
    func key(key: String, rows: Range<Int>) {
        #expect(lines.rows(key: key) == rows)
    }

    @Test(
        "Rows are found by prefix",
        arguments: [("01", 0..<2), ("0101", 0..<2), ("02", 2..<4), ("", 0..<4), ("03", 4..<4), ("01012100", 2..<2)])
    func prefix(prefix: String, rows: Range<Int>) {
        #expect(lines.rows(keyPrefix: prefix) == rows)
    }

    @Test(
        "Rows are found by the longest key that a text begins with",
        arguments: [("0101210000", 1..<2), ("010199", 0..<1), ("0201", 2..<4), ("01", 0..<0), ("", 0..<0)])
    func longestPrefix(text: String, rows: Range<Int>) {
        #expect(lines.rows(longestPrefixOf: text) == rows)
        #expect(lines.rows(longestPrefixOf: text, minimum: 99).isEmpty)
    }

    @Test(
        "Rows hold on the days from and until, and where these are empty on all",
        arguments: [
            ("0201", "2019-12-31", []), ("0201", "2020-01-01", [2]), ("0201", "2020-12-31", [2]),
            ("0201", "2021-01-01", [3]), ("0201", "9999-12-31", [3]), ("0101", "2019-05-05", [0]),
            ("0101", "2019-05-06", []), ("010121", "0001-01-01", [1]),
        ])
    func dates(key: String, date: String, rows: [Int]) throws {
        let date = try #require(CivilDate(iso: date))
        #expect(Array(lines.rows(key: key, on: date)) == rows)
        #expect(lines.row(key: key, on: date) == rows.first)
    }

    @Test("A row tells its validity")
    func validity() {
        #expect(lines.validity(3).from == CivilDate(year: 2021, month: 1, day: 1))
        #expect(lines.validity(3).until == nil)
    }

    @Test("Cells compare, convert and refuse")
    func conversions() throws {
        #expect(try lines.cell(3, "rate").decimal().description == "2.50")
        #expect(throws: QuantityError.self) { try lines.cell(1, "rate").decimal() }
        #expect(lines.cell(1, "rate") == "free")
        #expect(lines.cell(1, "rate") != "fre")
        #expect(lines.cell(1, "rate").hasPrefix("fr"))
        #expect(!lines.cell(1, "rate").hasPrefix("freeze"))
        #expect(lines.cell(1, "note").isEmpty)
        #expect(lines.cell(1, 0) != lines.cell(2, 0))
        #expect(lines.cell(2, 0) == lines.cell(3, 0))
        #expect(lines.cell(0, 0)[3] == UInt8(ascii: "1"))
    }

    @Test("What is not there is empty")
    func outside() {
        #expect(lines.cell(-1, 0).isEmpty)
        #expect(lines.cell(4, 0).isEmpty)
        #expect(lines.cell(0, 5).isEmpty)
        #expect(lines.cell(0, -1).isEmpty)
        #expect(lines.cell(0, "absent").isEmpty)
        #expect(lines.cell(0, 0)[4] == 0)
        #expect(lines.column("absent") == nil)
        #expect(pack.table("absent") == nil)
    }

    @Test("Keys of many rows and of none are found in a large table")
    func large() throws {
        var csv = "code,n\n"
        for n in 0..<2000 { csv += "\(1_000_000 + n / 7 * 3),\(n)\n" }
        let pack = try Pack.open(PackBuilder.build(manifest: PackSamples.manifest, tables: [("t", Array(csv.utf8))]))
        let table = try #require(pack.table("t"))
        for key in 1_000_000..<1_000_900 {
            let rows = table.rows(key: String(key))
            let expected = (key - 1_000_000) % 3 == 0 ? min(7, max(0, 2000 - (key - 1_000_000) / 3 * 7)) : 0
            #expect(rows.count == expected)
            #expect(rows.allSatisfy { table.cell($0, 0) == String(key) })
        }
    }
}
