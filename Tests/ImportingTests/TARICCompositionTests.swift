import Testing
import TidewaiterDocuments
import TidewaiterImporting
import TidewaiterPacks
import TidewaiterQuantities
import TidewaiterTariffs

/// Duties that hang on what the goods are made of, and duties that are secured, from TARIC's own records.
@Suite struct TARICCompositionTests {
    private typealias Records = [(String, String)]

    /// A measure of a code of compositions: for no goods.
    private static func amount(
        _ sid: Int, _ type: String, _ code: String, _ amount: String, area: String = "1011", _ more: String = ""
    ) -> Records {
        [
            (
                "3",
                "measure:measure.sid=\(sid) measure.type=\(type) geographical.area=\(area) additional.code.type=7 "
                    + "additional.code=\(code) validity.start.date=2015-01-01 measure.generating.regulation.role=1 "
                    + "measure.generating.regulation.id=R1500010 \(more)"
            ),
            TARICImportTests.component(sid, amount, "monetary.unit.code=EUR measurement.unit.code=DTN"),
        ]
    }

    private static func part(_ sid: Int, _ expression: String, _ amount: String = "") -> (String, String) {
        (
            "3",
            "measure.component:measure.sid=\(sid) duty.expression.id=\(expression)"
                + (amount.isEmpty ? "" : " duty.amount=\(amount)")
        )
    }

    /// Biscuits: 9 % + EA MAX 20.7 % + ADSZ; reduced for developing countries, by the reduction of number 1.
    private static var tariff: Records {
        TARICImportTests.goods(1, "1905000000", indent: 0) + TARICImportTests.goods(2, "1905310000", indent: 1)
            + TARICImportTests.areas
            + [
                TARICImportTests.measure(1, "103", "1011", "1905310000"), TARICImportTests.component(1, "9.000"),
                part(1, "12"), part(1, "17", "20.700"), part(1, "21"),
                TARICImportTests.measure(2, "142", "2020", "1905310000", "reduction.indicator=1"),
                TARICImportTests.component(2, "4.000"), part(2, "14"),
                TARICImportTests.measure(
                    3, "551", "IN", "1905310000", "additional.code.type=C additional.code=999"),
                TARICImportTests.component(3, "25.000"),
            ]
            + amount(11, "674", "000", "0.000") + amount(12, "672", "000", "0.000")
            + amount(13, "674", "042", "117.110") + amount(14, "672", "042", "13.990")
            + amount(15, "674", "043", "140.000") + amount(16, "672", "043", "20.000")
            + amount(17, "674", "042", "60.500", area: "2020", "reduction.indicator=1")
    }

    private static let kenya = #""origin":"KE","preference":"200""#
    /// Of code 7042.
    private static let biscuit =
        #""milk_fat_percent":"1","milk_protein_percent":"7","starch_glucose_percent":"4","sucrose_percent":"30""#

    private func answer(_ facts: String, _ more: String = #""origin":"US""#) throws -> Assessment {
        let imported = try Importer.taric.read([TARICImportTests.envelope(Self.tariff)], Imports.options())
        #expect(imported.report.leftOut.isEmpty)
        return try Assessor([imported.built()]).assess(
            AssessmentRequest(
                json: Array(
                    """
                    {"jurisdiction":"EU","dates":{"entry":"2021-02-01"},"currency":"EUR","incoterm":"CIF",
                     "lines":[{"id":"1","code":"1905310000","value":"1000","quantities":{"KGM":"100"},
                     "facts":{\(facts)},\(more)}]}
                    """.utf8)), explain: true)
    }

    @Test func `what the goods consist of decides the code, and the code the amounts`() throws {
        let answer = try answer(Self.biscuit)
        // The lesser of 90 + 117.11 and 207 + 13.99.
        #expect(answer.outcome == .computed)
        #expect(answer.totals?.duty == Self.exactly("207.11"))
        let rate = try #require(answer.lines[0].charges.first?.rate)
        #expect(rate.text.hasSuffix("composition of code 7042"))
        #expect(rate.components.map(\.amount.description) == ["9", "117.11", "20.7", "13.99"])
        let stated = try self.answer("", #""origin":"US","additional_codes":["7042"]"#)
        #expect(stated.totals == answer.totals)
    }

    @Test func `a preference takes the amount of its own reduction, and its claim needs no more than that`() throws {
        let answer = try answer(Self.biscuit, Self.kenya)
        #expect(answer.totals?.duty == Self.exactly("100.50"))
        // The full component is of no use to who claims the reduced one, and the other way round.
        let open = try self.answer("", Self.kenya)
        #expect(open.outcome == .needsFacts && !open.needsFacts.isEmpty)
        #expect(open.needsFacts.allSatisfy { $0.fact.hasSuffix("_percent") })
        // Of the other codes no row says what the reduced component is.
        #expect(open.totals?.duty.high == nil)
        let other = try self.answer("", Self.kenya + #","additional_codes":["7043"]"#)
        #expect(other.needsFacts.map(\.fact) == ["reduced_agricultural_component_1"])
        let fact = #""reduced_agricultural_component_1":"70/100 KGM""#
        #expect(try self.answer(fact, Self.kenya).totals?.duty == Self.exactly("110.00"))
    }

    @Test func `a provisional duty is secured and not paid`() throws {
        let answer = try answer(Self.biscuit, #""origin":"IN""#)
        let charge = try #require(answer.lines[0].charges.first { $0.program == "provisional_anti_dumping" })
        #expect(charge.status == .securityProvisional)
        #expect(charge.assessed == Self.exactly("250.00"))
        #expect(answer.totals?.deposits == Self.exactly("250.00"))
        #expect(answer.totals?.duty == Self.exactly("457.11"))
    }

    @Test func `a mixture has one code, but for those that the table leaves out`() throws {
        let imported = try Importer.taric.read([TARICImportTests.envelope(Self.tariff)], Imports.options())
        let table = try #require(try imported.built().table("compositions"))
        var codes: [String: [String: (least: Decimal, limit: Decimal?)]] = [:]
        for row in table.rows {
            let cells = table.cells(row)
            let limit = try cells["below"].flatMap { $0.isEmpty ? nil : try Decimal($0) }
            codes[cells["code"] ?? "", default: [:]][cells["fact"] ?? ""] = (
                try Decimal(#require(cells["at_least"])), limit
            )
        }
        #expect(codes.count == 504)
        var random = SystemRandomNumberGenerator()
        let facts = ["milk_fat_percent", "milk_protein_percent", "starch_glucose_percent", "sucrose_percent"]
        for _ in 0..<400 {
            // Tenths of a per cent, most of them near the bounds.
            var left = 1000
            var mixture: [String: Decimal] = [:]
            for fact in facts.shuffled(using: &random) {
                let tenths = Int.random(in: 0...left, using: &random)
                left -= tenths
                mixture[fact] = Decimal(coefficient: Int128(tenths), scale: 1)
            }
            let found = codes.filter { _, ranges in
                ranges.allSatisfy { fact, range in
                    let content = mixture[fact] ?? .zero
                    return range.least <= content && (range.limit.map { content < $0 } ?? true)
                }
            }
            func share(_ fact: String) -> Decimal { mixture[fact] ?? .zero }
            let (fat, starch, sucrose) = (share(facts[0]), share(facts[2]), share(facts[3]))
            // The one line of the table that leaves out goods that there can be.
            let isLeftOut =
                fat >= 3 && fat < 6 && share(facts[1]) >= 12
                && (starch >= 75 ? sucrose >= 5 : starch >= 50 && sucrose >= 30)
            #expect(found.count == (isLeftOut ? 0 : 1), "\(mixture): \(found.keys.sorted())")
        }
        for (code, ranges) in codes {
            var least = Decimal.zero
            for range in ranges.values { least = try least.adding(range.least) }
            #expect(ranges.count == 4 && least <= 100, "\(code)")
        }
    }

    private static func exactly(_ amount: String) -> Interval {
        (try? Decimal(amount)).map { Interval($0) } ?? Interval(-1)
    }
}
