import Testing
import TidewaiterDocuments
import TidewaiterPacks

@Suite("Building a pack")
struct PackBuilderTests {
    private func build(_ csv: String, name: String = "t") throws -> Pack {
        try Pack.open(PackBuilder.build(manifest: PackSamples.manifest, tables: [(name, Array(csv.utf8))]))
    }

    @Test("The same source gives the same bytes, in whatever order its files come")
    func deterministic() throws {
        let source = PackSamples.source()
        var reversed = source
        reversed.tables.reverse()
        #expect(try source.build() == reversed.build())
    }

    @Test("What is built opens, and its bytes build nothing else")
    func roundTrip() throws {
        let bytes = try PackSamples.built()
        let pack = try Pack.open(bytes)
        #expect(pack.bytes == bytes)
        try pack.verify()
    }

    @Test("A folder's notes and scripts do not belong to the pack")
    func files() throws {
        let source = try PackSource(files: [
            ("README.md", [1]), ("t.csv", Array("a\n1\n".utf8)), ("pack.json", PackSamples.manifest), ("make.py", []),
        ])
        #expect(try Pack.open(source.build()).tables.map(\.name) == ["t"])
        #expect(throws: TidewaiterError.self) { try PackSource(files: [("t.csv", [])]) }
    }

    @Test("Two spellings of one character stay two strings")
    func spellings() throws {
        let pack = try build("k,v\n1,\u{E9}\n2,e\u{301}\n")
        let table = try #require(pack.table("t"))
        #expect(table.cell(0, 1).count == 2)
        #expect(table.cell(1, 1).count == 3)
    }

    @Test("Cells keep line breaks, quotes and commas; CRLF and a last line without a break are read")
    func csv() throws {
        let table = try #require(try build("k,v\r\n1,\"a\r\nb, \"\"c\"\"\"\r\n2,\"\"").table("t"))
        #expect(table.text(0, 1) == "a\r\nb, \"c\"")
        #expect(table.text(1, 0) == "2")
        #expect(table.text(1, 1) == "")
    }

    @Test(
        "A source that makes no sense is refused with its line",
        arguments: [
            ("", "pack.source.header", 1), ("a,a\n", "pack.source.header", 1), ("a,\n", "pack.source.header", 1),
            ("a,B\n", "pack.source.header", 1), ("a,b\n1,2\n1\n", "pack.source.cells", 3),
            ("a,b\n1,\"2\n\"\n1,2,3\n", "pack.source.cells", 4), ("a,b\n1,\"2\n", "pack.source.csv", 2),
            ("a,from\n1,2020-02-30\n", "pack.source.date", 2),
            ("a,from,until\n1,2020-02-02,2020-02-01\n", "pack.source.validity", 2),
        ])
    func flaws(csv: String, code: String, line: Int) throws {
        let error = #expect(throws: TidewaiterError.self) { try build(csv) }
        #expect(error?.status == .data)
        #expect(error?.code == code)
        #expect(error?.place?.line == line)
    }

    @Test(
        "A manifest without id, version or coverage, or with another type, is refused",
        arguments: [
            ("", "json."), ("{}", "pack.manifest.missing"), (#"{"id":"a","version":"1"}"#, "pack.manifest.missing"),
            (#"{"id":"A b","version":"1","coverage":"c"}"#, "pack.manifest.id"),
            (#"{"id":"a","version":1,"coverage":"c"}"#, "pack.manifest.type"),
            (#"{"id":"a","version":"1","coverage":"c","known_from":"2020-13-01"}"#, "pack.manifest.date"),
        ])
    func manifests(json: String, code: String) {
        let error = #expect(throws: TidewaiterError.self) {
            try PackBuilder.build(manifest: Array(json.utf8), tables: [])
        }
        #expect(error?.code.hasPrefix(code) == true)
    }

    @Test("Two tables of one name, and a name that is none, are refused")
    func names() {
        let table = (name: "t", csv: Array("a\n".utf8))
        #expect(throws: TidewaiterError.self) {
            try PackBuilder.build(manifest: PackSamples.manifest, tables: [table, table])
        }
        #expect(throws: TidewaiterError.self) { try build("a\n", name: "T t") }
    }
}
