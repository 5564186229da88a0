import Testing

@testable import TidewaiterQuantities

@Suite struct DecimalTests {
    private let greatest = Decimal.greatest

    @Test("The largest number is 38 nines, and one more is an overflow")
    func extremes() throws {
        #expect(greatest.description == String(repeating: "9", count: 38))
        #expect(throws: QuantityError.overflow) { try greatest.adding(1) }
        #expect(throws: QuantityError.overflow) { try greatest.negated.subtracting(1) }
        #expect(throws: QuantityError.overflow) { try greatest.multiplied(by: 10) }
        #expect(throws: QuantityError.overflow) { try greatest.scaled(toPlaces: 1) }
        #expect(try greatest.adding(greatest.negated).isZero)
        #expect(try greatest.multiplied(by: Decimal("1.0")) == greatest)
        #expect(Decimal(coefficient: .min, scale: 0) == nil)
        #expect(Decimal(coefficient: .max, scale: 0) == nil)
        #expect(Decimal(coefficient: 1, scale: 39) == nil)
        #expect(Decimal(coefficient: 1, scale: -1) == nil)
        #expect(Decimal(Int.min).description == "-9223372036854775808")
    }

    @Test("A number is its coefficient and scale again, at every boundary of a word")
    func words() {
        let edges: [Int128] = [
            0, 1, 1 << 63 - 1, 1 << 63, 1 << 64 - 1, 1 << 64, 1 << 64 + 1, 1 << 100, greatest.coefficient,
        ]
        for edge in edges {
            for coefficient in [edge, -edge, -edge - 1] {
                guard let number = Decimal(coefficient: coefficient, scale: 7) else { continue }
                #expect(number.coefficient == coefficient)
                #expect(number.scale == 7)
                #expect(number.isZero == (coefficient == 0))
                #expect(number.isNegative == (coefficient < 0))
                #expect(number.smallCoefficient == Int64(exactly: coefficient))
                #expect(number.negated.coefficient == -coefficient)
            }
        }
    }

    @Test("Sums of two numbers are exact up to the largest, and an overflow beyond it, wherever they wrap around")
    func largeSums() throws {
        let most = greatest.coefficient
        let edge = (most >> 64) << 64
        for first in [most, most - 1, edge, edge - 1, edge + 1, 1 << 126, 1 << 64, 7, 0] {
            for second in [most, most - 1, edge, edge - 1, edge + 1, 1 << 126, 1 << 64, 7, 0] {
                for (a, b) in [(first, second), (-first, second), (first, -second), (-first, -second)] {
                    let (one, other) = (Decimal(unchecked: a, scale: 2), Decimal(unchecked: b, scale: 2))
                    let (sum, wraps) = a.addingReportingOverflow(b)
                    if !wraps, sum.magnitude <= most.magnitude {
                        #expect(try one.adding(other).coefficient == sum)
                        #expect(try one.adding(other).scale == 2)
                    } else if let found = try? one.adding(other) {
                        // It lost zeros behind the point.
                        #expect(found.scale < 2)
                        #expect(try found.subtracting(one) == other)
                    }
                }
            }
        }
    }

    @Test("Numbers of different scales are in the order of their values")
    func order() throws {
        let numbers = [
            "-1e30", "-1000000000000000.01", "-10.5", "-10.49", "0.00", "0.1", "0.10", "9223372036854775807",
            "9223372036854775807.5", "1e20", "1e37",
        ]
        let ordered = try numbers.map { try Decimal(parsingExponent: $0) }
        for (i, a) in ordered.enumerated() {
            for (j, b) in ordered.enumerated() {
                let areEqual = i == j || [i, j].sorted() == [5, 6]
                #expect((a == b) == areEqual)
                #expect((a < b) == (i < j && !areEqual))
            }
        }
    }

    @Test("Lists of numbers ask for memory in the usual way, which those of a larger alignment do not")
    func alignment() {
        #expect(MemoryLayout<Decimal>.alignment <= MemoryLayout<Int>.alignment)
        #expect(MemoryLayout<Decimal>.stride == 24)
    }

    @Test("Trailing zeros give way before an overflow does")
    func trailingZeros() throws {
        let large = try Decimal("12345678901234567890123456789012345678")
        #expect(try large.adding(Decimal("0.00")).description == large.description)
        #expect(try large.multiplied(by: Decimal("1.00")).description == large.description)
        #expect(try Decimal("1." + String(repeating: "0", count: 60)).scale == 37)
        #expect(throws: QuantityError.overflow) { try large.adding(Decimal("0.01")) }
    }

    @Test(
        "What is not a number is refused with the offset of the fault",
        arguments: [
            ("", 0), ("-", 1), ("+1", 0), (".5", 0), ("5.", 2), ("1,5", 1), ("1e5", 1), (" 1", 0), ("1 ", 1),
            ("1.2.3", 3), ("--1", 1), ("0x10", 1), ("1_000", 1), ("NaN", 0), ("Infinity", 0), ("1\u{0}", 1), ("١", 0),
            ("123456789012345678901234567890123456789x", 39),
        ])
    func syntax(text: String, offset: Int) {
        #expect(throws: QuantityError.syntax(offset: offset)) { try Decimal(text) }
    }

    @Test(
        "Numbers with an exponent are read exactly",
        arguments: [
            ("1.5e3", "1500"), ("1.5E-3", "0.0015"), ("12.340e1", "123.40"), ("0e999999999999999999999999", "0"),
            ("0e-99", "0.00000000000000000000000000000000000000"), ("-2e+0", "-2"), ("100e-2", "1.00"),
            ("0." + String(repeating: "0", count: 60) + "1e61", "1"),
        ])
    func exponent(text: String, expected: String) throws {
        #expect(try Decimal(parsingExponent: text).description == expected)
    }

    @Test(
        "A broken or boundless exponent is refused",
        arguments: [
            ("1e", QuantityError.syntax(offset: 2)), ("1e+", .syntax(offset: 3)), ("1e5x", .syntax(offset: 3)),
            ("1e38", .overflow), ("1e-39", .overflow), ("1e99999999999999999999", .overflow),
        ])
    func brokenExponent(text: String, error: QuantityError) {
        #expect(throws: error) { try Decimal(parsingExponent: text) }
    }

    @Test("Ten million digits are read or refused in one pass")
    func long() throws {
        let zeros = [UInt8](repeating: 48, count: 10_000_000)
        #expect(try Decimal(parsing: zeros.span).isZero)
        let nines = [UInt8](repeating: 57, count: 10_000_000)
        #expect(throws: QuantityError.overflow) { try Decimal(parsing: nines.span) }
    }

    @Test(
        "Each mode rounds halves and parts its own way",
        arguments: [
            ("2.5", "3", "2", "2", "3"), ("3.5", "4", "4", "3", "4"), ("2.4", "2", "2", "2", "3"),
            ("2.6", "3", "3", "2", "3"), ("-2.5", "-3", "-2", "-2", "-3"), ("-0.1", "0", "0", "0", "-1"),
            ("9.5", "10", "10", "9", "10"), ("2.0", "2", "2", "2", "2"),
        ])
    func modes(text: String, halfUp: String, halfEven: String, down: String, up: String) throws {
        let number = try Decimal(text)
        #expect(number.rounded(toPlaces: 0, .halfUp).description == halfUp)
        #expect(number.rounded(toPlaces: 0, .halfEven).description == halfEven)
        #expect(number.rounded(toPlaces: 0, .down).description == down)
        #expect(number.rounded(toPlaces: 0, .up).description == up)
    }

    @Test("Rounding to a multiple works for steps finer, coarser and larger than the number")
    func multiples() throws {
        #expect(try Decimal("1.23").rounded(toMultipleOf: Decimal("0.05"), .halfUp).description == "1.25")
        #expect(try Decimal("1234").rounded(toMultipleOf: 100, .halfUp) == 1200)
        #expect(try Decimal("3").rounded(toMultipleOf: 100, .up) == 100)
        #expect(try Decimal("-3").rounded(toMultipleOf: -100, .up) == -100)
        #expect(try Decimal("0.5").rounded(toMultipleOf: greatest, .up) == greatest)
        #expect(throws: QuantityError.overflow) {
            try greatest.rounded(toMultipleOf: Decimal("60000000000000000000000000000000000000"), .up)
        }
    }

    @Test("Places outside 0 to 38 are refused, not trapped", arguments: [Int.min, -1, 39, Int.max])
    func places(places: Int) throws {
        #expect(throws: QuantityError.scale(places)) { try Decimal.one.divided(by: 3, scale: places, rounding: .down) }
        #expect(throws: QuantityError.scale(places)) { try Decimal.one.fixed(places: places, .down) }
        #expect(Decimal.one.rounded(toPlaces: places, .up) == 1)
        #expect((try? Decimal.one.scaled(toPlaces: places)) == (places < 0 ? 1 : nil))
        #expect(throws: QuantityError.divisionByZero) { try Decimal.one.divided(by: 0, scale: 2, rounding: .down) }
    }

    @Test("Scale is kept, and plays no part in equality")
    func scale() throws {
        let first = try Decimal("1.50")
        let second = try Decimal("1.5")
        #expect(first == second && first.hashValue == second.hashValue && first.description == "1.50")
        #expect(try Decimal("-0.00").description == "0.00" && Decimal("-0") == .zero)
        #expect(try Decimal("120.00").exactInt == 120 && Decimal("120.50").exactInt == nil)
        #expect(try Decimal("120.00").isInteger && !Decimal("120.50").isInteger)
        #expect(greatest.exactInt == nil)
        #expect(try [Decimal("10"), Decimal("9.99"), Decimal("-1")].max() == 10)
    }

    @Test("An interval orders its ends, adds and contains")
    func interval() throws {
        let interval = Interval(low: 5, high: 2)
        #expect(interval.low == 2 && interval.high == 5 && !interval.isExact)
        #expect(interval.contains(2) && interval.contains(5) && !interval.contains(6))
        let open = Interval(low: 1, high: nil)
        #expect(open.contains(greatest) && !open.contains(0))
        #expect(try interval.adding(Interval(3)) == Interval(low: 5, high: 8))
        #expect(try interval.adding(open) == Interval(low: 3, high: nil))
        #expect(interval.union(Interval(9)) == Interval(low: 2, high: 9))
    }
}
