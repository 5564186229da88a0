import Testing
import TidewaiterDocuments

@Suite("CSV dialect detection")
struct CSVDetectionTests {
    static let cases: [(text: String, delimiter: String)] = [
        ("a,b\n1,2\n", ","), ("a;b\n1;2\n", ";"), ("a\tb\n1\t2\n", "\t"), ("a|b\n1|2\n", "|"),
        ("Nr;Gewicht;Wert\n1;1.120,5;1.250,00\n2;20,5;3,00\n", ";"),
        ("id|text\n1|a, b, c\n2|d, e, f\n3|g\n", "|"),
        ("no\tdescription\n1\tTOYS, ASSORTED; NEW\n2\tX, Y; Z\n", "\t"),
        ("\"a;b\",\"c;d\"\n\"e;f\",\"g;h\"\n", ","),
        ("ACME,,\nManifest 4711,,\n\nBill,Name,HS\nB1,\"X; Y; Z\",1\n", ","),
        ("only\none\ncolumn\n", ","), ("", ","),
        ("Name;Value\n\"A, \"\"B\"\", C\";\"1,5\"\n\"D, E\";\"2,5\"\n", ";"),
    ]

    @Test("the delimiter that makes rows regular is found", arguments: cases)
    func delimiter(text: String, delimiter: String) {
        let detection = CSVDetection(SourceText(utf8: Array(text.utf8)))
        #expect(detection.dialect.delimiter == Array(delimiter.utf8).first)
        let divides = text.contains("only") || text.isEmpty ? detection.confidence == 0 : detection.confidence > 0.4
        #expect(divides, "\(detection.confidence)")
    }

    @Test(
        "a sep= line settles it and is no row", arguments: ["sep=;\r\n", "SEP=;\n", "\"sep=;\"\r\n", "\u{FEFF}sep=;\r"])
    func declared(line: String) throws {
        let table = try CSVTable(SourceText(utf8: Array((line + "a;b,c,d\n1;2,3,4\n").utf8)))
        #expect(table.dialect == .semicolon)
        #expect(table.rowCount == 2)
        #expect(table.text(0, 0) == "a")
        #expect(table.confidence == 1)
    }

    @Test("a byte order mark is no text")
    func mark() throws {
        let table = try CSVTable(SourceText(utf8: Array("\u{FEFF}a,b\n1,2".utf8)))
        #expect(table.text(0, 0) == "a")
    }

    @Test("a long text is judged by its beginning")
    func long() throws {
        let text = "x;y;z\n" + String(repeating: "1,5;\"a\nb\";c\n", count: 20_000)
        let reader = try CSVReader(SourceText(utf8: Array(text.utf8)))
        #expect(reader.dialect == .semicolon)
        #expect(reader.confidence > 0.7)
    }
}
