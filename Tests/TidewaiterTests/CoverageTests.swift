import Testing
import Tidewaiter
import TidewaiterDocuments
import TidewaiterPacks
import TidewaiterQuantities
import TidewaiterTariffs
import TidewaiterTestSupport

@Suite("What the packs cover")
struct CoverageTests {
    @Test("the page of the documentation is what the packs say; make coverage writes it")
    func page() throws {
        let path = "\(Files.root)/Sources/Tidewaiter/Tidewaiter.docc/Coverage.md"
        let page = String(decoding: try #require(Files.read(path)), as: UTF8.self)
        #expect(page == PackCoverage.page(try Engine().coverage()), "run `make coverage`, and commit the page")
    }

    @Test("every line, programme and gap of a pack is counted or named")
    func whole() throws {
        for pack in Pack.builtIn {
            let coverage = PackCoverage(pack)
            #expect(coverage.tables.values.reduce(0, +) == pack.tables.map(\.count).reduce(0, +))
            // A pack of a nomenclature alone has no rates.
            let lines = pack.table("lines")
            let rows = lines?.columns.contains("general") == true ? lines?.count ?? 0 : 0
            let general = coverage.general
            #expect(general.reckoned + general.printed + general.unstated == rows)
            #expect(coverage.gaps.count == pack.table("uncovered")?.count ?? 0)
            #expect(coverage.programs.map(\.rows).reduce(0, +) == pack.table("measures")?.count ?? 0)
            let json = try JSONDocument(PackCoverage.json([coverage])).root
            #expect(json["packs"]?.elements.first { _ in true }?["gaps"]?.count == coverage.gaps.count)
        }
    }

    @Test("the days of tariff lines are those on which an entry is not refused for its date")
    func days() throws {
        let us = try #require(Pack.builtIn("us-hts"))
        let days = try #require(PackCoverage(us).days.first)
        let first = try #require(days.from)
        let engine = try Engine()
        func outcome(_ day: CivilDate) throws -> Bool {
            let request = AssessmentRequest(
                jurisdiction: "US", asOf: day, mode: .air, facts: [Fact(name: "adcvd", value: .text("none"))],
                lines: [.init(id: "1", code: "95030000", origin: "VN", value: 100)])
            return try engine.assess(request).refused.contains { $0.program == "date" }
        }
        #expect(try !outcome(first))
        #expect(try outcome(first.adding(days: -1)))
    }
}
