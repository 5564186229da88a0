import Testing
import TidewaiterDocuments
import TidewaiterPacks
import TidewaiterQuantities
import TidewaiterTestSupport

@testable import TidewaiterTariffs

@Suite("The pages on writing a tariff") struct WritingPageTests {
    private static func page(_ name: String) throws -> String {
        String(
            decoding: try #require(Files.read("\(Files.root)/Sources/Tidewaiter/Tidewaiter.docc/\(name).md")),
            as: UTF8.self)
    }

    /// The block of the page behind a heading.
    private static func block(_ heading: String, _ page: String) -> String? {
        let lines = page.split(separator: "\n", omittingEmptySubsequences: false)
        guard let start = lines.firstIndex(where: { $0 == heading }), start + 2 < lines.count,
            lines[start + 2].hasPrefix("```")
        else { return nil }
        return lines[(start + 3)...].prefix { $0 != "```" }.map { "\($0)\n" }.joined()
    }

    @Test("the tariff of the page builds, and its entry comes to what the page says") func example() throws {
        let page = try Self.page("WritingAJurisdiction")
        var tables: [(String, [UInt8])] = []
        for line in page.split(separator: "\n") where line.hasPrefix("`") && line.hasSuffix(".csv`") {
            let name = String(line.dropFirst().dropLast(5))
            tables.append((name, Array(try #require(Self.block("`\(name).csv`", page)).utf8)))
        }
        #expect(tables.count == 10)
        tables.sort { $0.0 < $1.0 }
        let compiled = try PackSource(
            manifest: Array(#require(Self.block("`pack.json`", page)).utf8), tables: tables
        ).compile()
        let pack = try Pack.open(compiled.bytes)
        try pack.checkRows(places: compiled.places)
        let request = try Assess.request(#require(Self.block("### An entry", page)))
        let assessor = try Assessor([pack])
        let answer = try assessor.assess(request)
        #expect(answer.outcome == .computed && answer.findings.isEmpty)
        #expect(answer.totals?.duty == "594.00" && answer.totals?.fee == "20.00")
        #expect(answer.entryCharges[0].allocation.map(\.amount) == ["11.43", "8.57"])
        #expect(
            answer.lines.map { $0.charges.map { "\($0.program) \($0.assessed?.low ?? .zero)" } } == [
                ["import_duty 240.00", "surcharge 24.00", "vat 455.09"],
                ["import_duty 300.00", "surcharge 30.00", "excise 300.00", "vat 427.71"],
            ])
        #expect(answer.totals?.total == "1796.80" && page.contains("1,796.80"))
        #expect(try ReceiptCheck(assessor.receipt(for: request).bytes).flaw == nil)
    }

    @Test("every column that a jurisdiction of tables can have stands on the page on packs") func columns() throws {
        let page = try Self.page("TariffPacks")
        let tables = [
            "lines", "measures", "line_measures", "programs", "goods", "groups", "fees", "entry_rounding", "uncovered",
            "regime", "publishers", "valuation", "rounding", "facts", "contradictions", "compositions",
            "component_rates", "tariff_choice",
        ]
        // Said once for all tables, or spelt out beside another column.
        let common = ["from", "until", "known_from", "known_until", "column2_text", "special_text"]
        for name in tables {
            let schema = try #require(TableSchemas.all[name])
            #expect(page.contains("`\(name)`"), "\(name)")
            for column in schema.columns.map(\.name) where !common.contains(column) {
                #expect(page.contains("`\(column)`"), "\(name).\(column)")
            }
        }
        for name in RegimeWords.names { #expect(page.contains("`\(name)`"), "\(name)") }
    }
}
