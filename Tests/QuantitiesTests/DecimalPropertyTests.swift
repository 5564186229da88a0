import Testing

@testable import TidewaiterQuantities

/// Laws that hold for every number, tried on seeded ones of every size.
@Suite struct DecimalPropertyTests {
    @Test("Text read and printed again is the same text")
    func roundTrip() throws {
        var source = Numbers(seed: 1)
        for _ in 0..<20_000 {
            let number = source.any()
            let text = number.description
            let again = try Decimal(text)
            #expect(again.coefficient == number.coefficient && again.scale == number.scale, "\(text)")
            var bytes: [UInt8] = [0x78]
            number.write(into: &bytes)
            #expect(bytes.dropFirst().elementsEqual(text.utf8))
            #expect(try Decimal(parsing: text.utf8.span) == number)
        }
    }

    @Test("Sums and products do not depend on order, and a sum taken back is the number")
    func algebra() {
        var source = Numbers(seed: 2)
        for _ in 0..<20_000 {
            let (first, second, third) = (source.any(), source.any(), source.any())
            if let sum = try? first.adding(second) {
                #expect((try? second.adding(first)) == sum)
                if let back = try? sum.subtracting(second) { #expect(back == first) }
                if let left = try? sum.adding(third), let rest = try? second.adding(third),
                    let right = try? first.adding(rest)
                {
                    #expect(left == right)
                }
            }
            if let product = try? first.multiplied(by: second) {
                #expect((try? second.multiplied(by: first)) == product)
                #expect(product.sign == first.sign * second.sign)
                if !second.isZero, product.scale <= 38,
                    let back = try? product.divided(
                        by: second, scale: first.scale, rounding: .down)
                {
                    #expect(back == first)
                }
            }
        }
    }

    @Test(
        "Rounding moves a number by less than a unit, by at most half of one to the nearest",
        arguments: RoundingMode.allCases)
    func roundingBounds(mode: RoundingMode) throws {
        var source = Numbers(seed: 3)
        for _ in 0..<5_000 {
            let number = source.any()
            let places = source.below(39)
            let rounded = number.rounded(toPlaces: places, mode)
            #expect(rounded.scale == min(number.scale, places))
            // At 38 places nothing is ever cut off, so the unit always has a half.
            let unit = Decimal(unchecked: 1, scale: min(places, 37))
            guard let moved = try? rounded.subtracting(number).magnitude else { continue }
            #expect(moved < unit)
            if mode == .halfUp || mode == .halfEven { #expect(try moved.adding(moved) <= unit) }
            if mode == .down { #expect(rounded.magnitude <= number.magnitude) }
            if mode == .up { #expect(rounded.magnitude >= number.magnitude) }
            #expect(rounded.rounded(toPlaces: places, mode) == rounded)
            #expect(number.negated.rounded(toPlaces: places, mode) == rounded.negated)
        }
    }

    @Test("A multiple is a whole number of steps, and a step or less away", arguments: RoundingMode.allCases)
    func multiples(mode: RoundingMode) throws {
        var source = Numbers(seed: 4)
        for _ in 0..<5_000 {
            let (number, step) = (source.modest(), source.modest())
            if step.isZero {
                #expect(throws: QuantityError.divisionByZero) { try number.rounded(toMultipleOf: step, mode) }
                continue
            }
            let rounded = try number.rounded(toMultipleOf: step, mode)
            let count = try rounded.divided(by: step, scale: 0, rounding: .down)
            #expect(try count.multiplied(by: step) == rounded)
            #expect(try rounded.subtracting(number).magnitude < step.magnitude)
            #expect(rounded.scale == step.scale)
        }
    }

    @Test("Equal numbers hash alike, and order agrees with the difference")
    func order() throws {
        var source = Numbers(seed: 5)
        for _ in 0..<10_000 {
            let number = source.any()
            if let padded = try? number.scaled(toPlaces: min(38, number.scale + source.below(20))) {
                #expect(padded == number && padded.hashValue == number.hashValue)
                #expect(padded.normalized.description == number.normalized.description)
            }
            let other = source.any()
            if let difference = try? number.subtracting(other) {
                #expect((number < other) == difference.isNegative && (number == other) == difference.isZero)
            }
        }
    }
}

/// Seeded numbers (SplitMix64), so that a failure can be repeated.
struct Numbers {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(limit)) }

    /// A number of any size and scale.
    mutating func any() -> Decimal {
        let wide = UInt128(next()) << 64 | UInt128(next())
        let digits = below(39)
        let magnitude = digits == 0 ? 0 : wide % powerOfTen(digits)
        return Decimal(magnitude: magnitude, scale: below(39), isNegative: next() & 1 == 1)
    }

    /// A number of up to 12 digits and 6 places.
    mutating func modest() -> Decimal {
        let magnitude = UInt128(next()) % powerOfTen(1 + below(12))
        return Decimal(magnitude: magnitude, scale: below(7), isNegative: next() & 1 == 1)
    }
}
