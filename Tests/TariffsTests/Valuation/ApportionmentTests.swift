import Testing
import TidewaiterQuantities

@testable import TidewaiterTariffs

@Suite("Apportionment") struct ApportionmentTests {
    private func split(_ total: Decimal, _ weights: [Decimal], places: Int = 2) throws -> [Decimal] {
        try Apportionment.split(total, by: weights, places: places) { $0 < $1 }
    }

    @Test("the units left over go to the largest remainders, equal ones in the order given")
    func examples() throws {
        #expect(try split("100", [1, 1, 1]) == ["33.34", "33.33", "33.33"])
        #expect(try split("10", [2, 3, 1]) == ["3.33", "5.00", "1.67"])
        #expect(try split("0.05", [1, 1]) == ["0.03", "0.02"])
        #expect(try split("7", [0, 5]) == ["0.00", "7.00"])
        #expect(try split("1", [0, 0, 0]) == ["0.34", "0.33", "0.33"])
        #expect(try split("-1", [1, 2]) == ["-0.33", "-0.67"])
        #expect(try split("5", [9]) == ["5.00"])
        #expect(try split("5", []) == [])
    }

    @Test("parts always sum to the whole, and none is a unit away from its exact share", arguments: 0..<50)
    func conservation(seed: UInt64) throws {
        var random = Seeded(seed)
        for _ in 0..<40 {
            let count = Int.random(in: 1...30, using: &random)
            let weights = (0..<count).map { _ in
                Decimal(
                    unchecked: Int128(Int.random(in: 0...10_000_000, using: &random)),
                    scale: .random(in: 0...4, using: &random))
            }
            let total = Decimal(unchecked: Int128(Int.random(in: 0...1_000_000_000, using: &random)), scale: 2)
            let parts = try split(total, weights)
            var sum = Decimal.zero
            var weight = Decimal.zero
            for part in parts { sum = try sum.adding(part) }
            for part in weights { weight = try weight.adding(part) }
            #expect(sum == total)
            if weight.isZero { continue }
            for (part, share) in zip(parts, weights) {
                let exact = try total.multiplied(by: share)
                let off = try part.multiplied(by: weight).subtracting(exact).magnitude
                #expect(off < (try weight.multiplied(by: "0.01")))
            }
        }
    }

    @Test("any order of the lines gives each line the same part", arguments: 0..<30)
    func order(seed: UInt64) throws {
        var random = Seeded(seed)
        let names = (0..<12).map { "L\($0)" }
        let weights = names.map { _ in Decimal(Int.random(in: 0...3, using: &random)) }
        let total = Decimal(unchecked: Int128(Int.random(in: 0...9_999, using: &random)), scale: 2)
        let parts = try Apportionment.split(total, by: weights, places: 2) { names[$0] < names[$1] }
        let shuffled = names.indices.shuffled(using: &random)
        let others = try Apportionment.split(total, by: shuffled.map { weights[$0] }, places: 2) {
            names[shuffled[$0]] < names[shuffled[$1]]
        }
        for (position, index) in shuffled.enumerated() { #expect(others[position] == parts[index]) }
    }

    @Test("amounts of 38 digits are split or refused, never trapped on")
    func extremes() {
        let huge = Decimal.greatest
        #expect(throws: QuantityError.self) { try split(huge, [huge, huge]) }
        #expect(throws: QuantityError.self) { try split(huge, [1, 1]) }
        #expect((try? split(1, [huge, huge])) ?? [] == [])
    }
}
