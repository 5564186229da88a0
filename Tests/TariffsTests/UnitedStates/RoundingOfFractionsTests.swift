import Testing
import TidewaiterQuantities

@testable import TidewaiterTariffs

@Suite("19 CFR 159.3, rounding of fractions") struct RoundingOfFractionsTests {
    private func whole(_ values: [Decimal], rates: [Decimal]? = nil) throws -> [Decimal] {
        let names = values.indices.map { "L\(1000 + $0)" }
        return try RoundingOfFractions.wholeDollars(
            values, units: Array(values.indices), rates: rates ?? values.map { _ in 5 }, names: names)
    }

    @Test("fifty cents and more count as a dollar")
    func plain() throws {
        #expect(try whole(["10.49"]) == [10])
        #expect(try whole(["10.50"]) == [11])
        #expect(try whole(["0.49"]) == [0])
    }

    @Test("the lowest fractions are dropped where rounding each would raise the total")
    func dropped() throws {
        // 10.50 + 20.60 + 30.70 = 61.80, which is 62; rounded each they would be 63.
        #expect(try whole(["10.50", "20.60", "30.70"]) == [10, 21, 31])
    }

    @Test("the largest fractions are taken up where rounding each would lower the total")
    func takenUp() throws {
        // 10.40 + 20.30 + 30.20 = 60.90, which is 61; rounded each they would be 60.
        #expect(try whole(["10.40", "20.30", "30.20"]) == [11, 20, 30])
    }

    @Test("of two equal fractions that at the lower rate is dropped or taken up")
    func equal() throws {
        #expect(try whole(["10.50", "20.50"], rates: [5, 3]) == [11, 20])
        #expect(try whole(["10.50", "20.50"], rates: [3, 5]) == [10, 21])
        #expect(try whole(["10.25", "20.25", "30"], rates: [5, 3, 0]) == [10, 21, 30])
    }

    @Test("goods at one rate are rounded as a unit")
    func unit() throws {
        let entered = try RoundingOfFractions.wholeDollars(
            ["10.40", "20.40", "5.60"], units: [0, 0, 1], rates: [3, 5], names: ["a", "b", "c"])
        // Units 30.80 and 5.60, in all 36.40: 31 and 5, the lower fraction dropped.
        #expect(entered == [11, 20, 5])
    }

    @Test("whole dollars sum to the rounded total, none two away, in any order", arguments: 0..<60)
    func property(seed: UInt64) throws {
        var random = Seeded(seed)
        let count = Int.random(in: 1...25, using: &random)
        let values = (0..<count).map { _ in
            Decimal(unchecked: Int128(Int.random(in: 0...200_000, using: &random)), scale: 2)
        }
        let units = (0..<count).map { _ in Int.random(in: 0..<count, using: &random) }
        let used = Set(units).sorted()
        let compact = units.map { used.firstIndex(of: $0) ?? 0 }
        let rates = used.map { _ in Decimal(Int.random(in: 0...3, using: &random)) }
        let names = (0..<count).map { "L\($0)" }
        let entered = try RoundingOfFractions.wholeDollars(values, units: compact, rates: rates, names: names)
        var total = Decimal.zero
        var sum = Decimal.zero
        for (value, whole) in zip(values, entered) {
            total = try total.adding(value)
            sum = try sum.adding(whole)
            #expect(try whole.subtracting(value).magnitude < 2)
            #expect(whole.isInteger && !whole.isNegative)
        }
        #expect(sum == total.rounded(toPlaces: 0, .halfUp))

        let order = (0..<count).shuffled(using: &random)
        let mixed = try RoundingOfFractions.wholeDollars(
            order.map { values[$0] }, units: order.map { compact[$0] }, rates: rates, names: order.map { names[$0] })
        for (position, index) in order.enumerated() { #expect(mixed[position] == entered[index]) }
    }

    @Test(
        "parts of a value and what is left of it are rounded from what they are exactly",
        arguments: [
            // 4,000.40 and 6,000.10 come to 10,000.50, which is 10,001: the larger fraction is taken up.
            ("10000.50", "4000.40", true, "4001"),
            // Of equal fractions that at the lower rate is dropped.
            ("30000.00", "12000.50", true, "12000"), ("30000.00", "12000.50", false, "12001"),
            ("100.40", "50.20", true, "50"), ("100.60", "50.30", false, "50"), ("100.60", "50.30", true, "51"),
        ])
    func part(value: String, part: String, isRelieved: Bool, expected: String) throws {
        let exact = try Decimal(value)
        let parts = try RoundingOfFractions.wholeDollars(
            ofParts: [Decimal(part)], relieved: [isRelieved], of: exact, entered: exact.rounded(toPlaces: 0, .halfUp))
        #expect(try parts == [Decimal(expected)])
    }

    @Test(
        "duty is on what is left of the value in whole dollars",
        arguments: [
            ("2024-12-20", "85011040", "TH", "10000.50", "us_components_value", "4000.40", "264.00"),
            ("2024-12-20", "85011040", "TH", "10000.00", "us_components_value", "4000.50", "264.00"),
            ("2025-07-01", "87032301", "CA", "30000.00", "us_content_value", "12000.50", "4500.00"),
        ])
    func duty(
        date: String, code: String, origin: String, value: String, fact: String, part: String, duty: String
    ) throws {
        let claim =
            fact == "us_content_value" ? #""preference":"S""# : #""additional_codes":["98020080"]"#
        let approved = fact == "us_content_value" ? #","us_content_approved":true"# : ""
        let answer = try Assess.run(
            #"{"jurisdiction":"US","as_of":"\#(date)","currency":"USD","incoterm":"FOB","mode":"air","#
                + #""facts":{"adcvd":"none"},"lines":[{"id":"1","code":"\#(code)","origin":"\#(origin)","value":"\#(value)","#
                + #"\#(claim),"facts":{"\#(fact)":"\#(part)"\#(approved)}}]}"#, explain: true)
        #expect(answer.totals?.duty == Interval(try Decimal(duty)))
    }

    @Test("quantities are whole units for rates of a dollar or less, except alcoholic beverages")
    func quantities() {
        let rule = RoundingOfFractions()
        let low = RateComponent(kind: .specific, amount: "0.03", per: 1, unit: "KGM")
        let high = RateComponent(kind: .specific, amount: "1.01", per: 1, unit: "KGM")
        #expect(rule.quantity(for: low, of: .duty, code: "04061002") == .whole)
        #expect(rule.quantity(for: high, of: .duty, code: "04061002") == nil)
        #expect(rule.quantity(for: low, of: .duty, code: "22042120") == nil)
        #expect(rule.quantity(for: low, of: .duty, code: "22090000") == .whole)
    }
}
