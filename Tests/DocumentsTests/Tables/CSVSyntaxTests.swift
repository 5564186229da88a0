import Testing
import TidewaiterDocuments

@Suite("CSV syntax (RFC 4180 and what spreadsheets make of it)")
struct CSVSyntaxTests {
    private func table(_ text: String, _ dialect: CSVDialect = .comma, limits: Limits = .standard) throws -> CSVTable {
        try CSVTable(SourceText(utf8: Array(text.utf8), input: "t.csv"), dialect: dialect, limits: limits)
    }

    private func rows(_ table: CSVTable) -> [[String]] {
        (0..<table.rowCount).map { table.row($0).map { table.text(table.cells[$0]) } }
    }

    static let cases: [(text: String, rows: [[String]])] = [
        ("", []), ("\n", []), ("\r\n\r\n\n\r", []),
        ("a", [["a"]]), ("a\n", [["a"]]), ("a,b", [["a", "b"]]), ("a,b\r\nc,d\r\n", [["a", "b"], ["c", "d"]]),
        ("a,b\rc,d\r", [["a", "b"], ["c", "d"]]), ("a\n\rb\r\n", [["a"], ["b"]]),
        (",", [["", ""]]), (",\n", [["", ""]]), (",,\n,", [["", "", ""], ["", ""]]), ("a,", [["a", ""]]),
        ("a\n\n\nb", [["a"], ["b"]]), (" \n", [[" "]]),
        (#""a","b""#, [["a", "b"]]), (#""""#, [[""]]), (#"""#, [["\""]]), (#""","#, [["", ""]]),
        (#""a,b",c"#, [["a,b", "c"]]), ("\"a\r\nb\",c\nd", [["a\r\nb", "c"], ["d"]]),
        (#""say ""hi""",x"#, [["say \"hi\"", "x"]]), (#""""""""#, [["\"\""]]),
        (#"5" pipe,20" x"#, [["5\" pipe", "20\" x"]]), (#"a"b"c,d"#, [["a\"b\"c", "d"]]),
        (#"a, "b, c" ,d"#, [["a", "b, c", "d"]]), (#""a"  ,b"#, [["a", "b"]]), ("\"a\"\n\"b\"\r\n", [["a"], ["b"]]),
        ("\"a\",\n", [["a", ""]]), ("\"a\",", [["a", ""]]), ("ä,€😀\nü,", [["ä", "€😀"], ["ü", ""]]),
        (
            "12345678,1234567,\"12345678\",123456,\r\n1,2",
            [["12345678", "1234567", "12345678", "123456", ""], ["1", "2"]]
        ),
    ]

    @Test("rows and cells", arguments: cases)
    func cells(text: String, expected: [[String]]) throws {
        #expect(try rows(table(text)) == expected)
    }

    @Test("reading in portions gives the same rows, whatever the portion", arguments: [1, 2, 3, 7])
    func portions(size: Int) throws {
        let text = "a,\"b\nb\"\r\n\n\nc\r\"d\"\"\",e,\"f\"\n,,\r\nlast one,\"x\"y,z"
        let whole = try rows(table(text))
        var reader = try CSVReader(SourceText(utf8: Array(text.utf8)), dialect: .comma)
        var parts: [[String]] = []
        while let part = try reader.next(rows: size) {
            #expect(part.rowCount <= size)
            #expect(part.numbers[0] == parts.count + 1)
            parts += rows(part)
        }
        #expect(parts == whole)
        #expect(reader.rowsRead == whole.count)
    }

    @Test("what is written with quotes is read back, wherever words of eight bytes begin")
    func roundTrip() throws {
        let pieces = ["", "a", ",", "\"", "\r\n", "\n", "\"\"", "x,\"y\"\r", " ", "12345678", "ü;"]
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<2000 {
            let rows = (0..<Int.random(in: 1...5, using: &generator)).map { _ in
                (0..<Int.random(in: 2...5, using: &generator)).map { _ in
                    (0..<Int.random(in: 0...4, using: &generator)).compactMap { _ in
                        pieces.randomElement(using: &generator)
                    }
                    .joined()
                }
            }
            let text = rows.map { row in
                row.map {
                    "\"" + $0.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
                }
                .joined(separator: ",")
            }.joined(separator: ["\n", "\r\n", "\r"].randomElement(using: &generator) ?? "\n")
            let table = try table(text)
            #expect(self.rows(table) == rows, "\(text.debugDescription)")
            #expect(table.findings.isEmpty)
        }
    }

    @Test("a quote that is never closed is reported where it opens, and the rows after it are read")
    func unterminated() throws {
        let table = try table("a,b\nc,\"d\ne,f\n\"g\",h\n")
        #expect(table.findings.map(\.rule) == ["tw.csv.quote-over-lines"])
        let lone = try self.table("a,b\nc,\"d\ne,f\ng,h\n")
        #expect(lone.findings.map(\.rule) == ["tw.csv.unterminated-quote"])
        #expect(lone.findings.first?.place?.line == 2)
        #expect(lone.findings.first?.place?.column == 3)
        #expect(rows(lone) == [["a", "b"], ["c", "\"d"], ["e", "f"], ["g", "h"]])
    }

    @Test("text after a closing quote is kept and reported")
    func textAfterQuote() throws {
        let table = try table(#"x,"a ""b"" c" d "e",f"#)
        #expect(rows(table) == [["x", #"a "b" c d "e""#, "f"]])
        #expect(table.findings.map(\.rule) == ["tw.csv.text-after-quote"])
        #expect(table.findings.first?.place?.column == 13)
    }

    @Test("cells know their place")
    func places() throws {
        let table = try table("Bill,Weight\r\n\r\n\"ü\r\n\",12\r\nB2\r\n")
        #expect(
            table.place(1, 1, header: "Weight")
                == Place(input: "t.csv", offset: 22, length: 2, line: 4, column: 3, address: "row 2, Weight"))
        #expect(table.place(2, 1).address == "row 3, cell 2")
        #expect(table.place(2, 1).length == 0)
        #expect(table.place(2, 1).column == 3)
        #expect(table.text(2, 1) == nil)
        #expect(table.text(7, 0) == nil)
        #expect(table.text(-1, 0) == nil)
    }

    @Test("rows with cells missing or too many are reported, empty ones too many are not")
    func ragged() throws {
        let table = try table("title\na,b,c\n1,2,3\n1,2\n1,2,3,\n1,2,3,4\n1,2,3,,5\n")
        #expect(table.usualWidth == 4)
        let findings = table.raggedRows(from: 1, cells: 3)
        #expect(findings.map(\.rule) == ["tw.csv.missing-cells", "tw.csv.surplus-cells", "tw.csv.surplus-cells"])
        #expect(findings.map { $0.place?.line } == [4, 6, 7])
        #expect(findings.map(\.value) == [nil, "4", "5"])
        #expect(table.raggedRows(from: 99, cells: 3).isEmpty)
    }

    @Test("limits stop the reader with the place")
    func limits() throws {
        func code(_ text: String, _ limits: Limits) throws -> String {
            let error = try #require(throws: TidewaiterError.self) { try table(text, limits: limits) }
            #expect(error.status == .limit)
            return error.code
        }
        let long = String(repeating: "x", count: 2_000_000)
        #expect(try code("a,\(long),b", .standard) == "csv.value-bytes")
        #expect(try code("a,\(long)", .standard) == "csv.value-bytes")
        #expect(try code("a,\"\(long)\",b", .standard) == "csv.value-bytes")
        #expect(try code("a,\(long)\n", .standard) == "csv.value-bytes")
        #expect(try code(String(repeating: ",", count: 1000), Limits(items: 100)) == "csv.items")
        #expect(try code(String(repeating: "\"\"\n", count: 1000), Limits(items: 100)) == "csv.items")
        #expect(try code("abc", Limits(inputBytes: 2)) == "csv.input-bytes")
    }

    @Test("a dialect that cannot work is refused", arguments: [0x0A, 0x0D, 0x22, 0x00, 0xE9] as [UInt8])
    func badDialect(delimiter: UInt8) throws {
        let error = try #require(throws: TidewaiterError.self) { try table("a", CSVDialect(delimiter: delimiter)) }
        #expect(error.code == "csv.dialect")
    }

    @Test("any delimiter can be pinned, and quotes switched off")
    func pinned() throws {
        #expect(
            try rows(table("a^b\n\"c^d\"", CSVDialect(delimiter: UInt8(ascii: "^"), quote: nil))) == [
                ["a", "b"], ["\"c", "d\""],
            ])
        #expect(
            try rows(table("'a,b',c", CSVDialect(delimiter: UInt8(ascii: ","), quote: UInt8(ascii: "'")))) == [
                ["a,b", "c"]
            ])
    }
}
