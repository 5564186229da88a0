import Testing
import TidewaiterDocuments
import TidewaiterTestSupport

@testable import TidewaiterManifests

@Suite("Tables that are read by what some of their rows tell")
struct SampleTests {
    private static let numbers = [
        "12", "1234", "12.5", "12,5", "1,250", "1.250", "0.125", "1.234,5", "1,234.5", "1 250", "5 kg", "1.5E+05",
        "n/a",
        "#N/A", "abc", "", "-3", "\"7,25\"", "\"1,\"\"5\"",
    ]

    /// A table whose numbers are mostly of one kind.
    private func table(rows: Int, odd: Int, _ random: inout SplitMix) -> String {
        var text = "Bill No;Description;HS Code;Packages;Gross Weight (KG);Value;Currency\n"
        let usual = ["12", "12.5", "12,5", "1,250"][random.below(4)]
        for row in 0..<rows {
            let cells = (0..<3).map { column in
                let number = random.below(1000) < odd ? Self.numbers[random.below(Self.numbers.count)] : usual
                return column == 0 && number == usual ? "7" : number
            }
            text += "B\(row / 3);goods;0901\(random.below(90) + 10);\(cells.joined(separator: ";"));USD\n"
        }
        return text
    }

    private func read(_ text: String, sample: Int) throws -> Declaration? {
        let source = SourceText(utf8: Array(text.utf8))
        let table = try CSVTable(source)
        let header = try #require(try TableHeader.find(in: table, TableMapping()))
        return try Declaration.read(table, TableLayout(header), .standard, sample: sample)
    }

    @Test("Reading by a few rows tells the same as reading by all, or says that it does not")
    func sameAsAll() throws {
        var random = SplitMix(state: 1117)
        var (told, contradicted) = (0, 0)
        for round in 0..<400 {
            let text = table(rows: 4 + random.below(80), odd: [0, 5, 40][round % 3], &random)
            let all = try #require(try read(text, sample: .max))
            guard let some = try read(text, sample: 1 + random.below(6)) else {
                contradicted += 1
                continue
            }
            told += 1
            #expect(some == all, "\(text)")
            #expect(some.findings == all.findings, "\(text)")
            #expect(some.reading == all.reading, "\(text)")
        }
        #expect(told > 100)
        #expect(contradicted > 20)
    }

    @Test(
        "One number of a long table that no other is like is found, wherever it is",
        arguments: [(1, "1.234,5"), (4096, "1.234,5"), (9_999, "1.234,5"), (5_000, "1,234")])
    func needle(_ row: Int, _ number: String) throws {
        var text = "Bill No;Gross Weight (KG);Packages\n"
        for index in 0..<10_000 { text += "B1;\(index == row ? number : "12.5");\(index)\n" }
        let declaration = try Declaration.read(Array(text.utf8))
        let items = declaration.nodes(.goodsItem)
        #expect(items.count == 10_000)
        #expect(items[row][.grossMass].text == (number == "1,234" ? "1234" : "1234.5"))
        let mixed = declaration.findings.filter { $0.rule == "tw.csv.mixed-notation" }
        #expect(mixed.count == (number == "1,234" ? 0 : 1))
        if let place = mixed.first?.place { #expect(place.line == row + 2) }
    }

    @Test("Counts of a long table that have marks are read as groups of thousands, as in a short one")
    func counts() throws {
        for mark in [".", ","] {
            var text = "Bill No;Gross Weight (KG);Packages\n"
            for index in 0..<9_000 { text += "B1;\(mark == "." ? "12,5" : "12.5");1\(mark)\(100 + index % 900)\n" }
            let declaration = try Declaration.read(Array(text.utf8))
            #expect(declaration.findings.isEmpty)
            #expect(declaration.nodes(.goodsItem)[8_999][.packageQuantity].text == "1\(100 + 8_999 % 900)")
        }
    }

    @Test("Codes of nine digits are compared with all the others of a long table")
    func codes() throws {
        for usual in ["0901210000", "090121000"] {
            var text = "Bill No,HS Code,Gross Weight (KG)\n"
            for index in 0..<6_000 { text += "B1,\(index == 5_000 ? "901210000" : usual),1\n" }
            let found = try Declaration.read(Array(text.utf8)).findings.filter { $0.rule == "tw.csv.leading-zero" }
            #expect(found.count == (usual.utf8.count == 10 ? 1 : 0))
        }
    }
}
