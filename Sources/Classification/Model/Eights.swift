/// Arrays of numbers, eight at a time: of one alone each step would wait for the step before.
///
/// Basic operations only, as in ``Exactly``, so that they give the same numbers on any machine.
enum Eights {
    typealias Eight = SIMD8<Float>
    private typealias EightBits = SIMD8<UInt32>

    /// Changes each number of an array.
    @inline(__always)
    static func change(_ values: inout [Float], by change: (Eight) -> Eight) {
        unsafe values.withUnsafeMutableBytes { bytes in
            let whole = bytes.count / size * size
            // Eight numbers are there from each place before `whole`.
            for at in stride(from: 0, to: whole, by: size) {
                let eight = unsafe bytes.loadUnaligned(fromByteOffset: at, as: Eight.self)
                unsafe bytes.storeBytes(of: change(eight), toByteOffset: at, as: Eight.self)
            }
            guard whole < bytes.count else { return }
            var rest = Eight.zero
            let places = 0..<(bytes.count - whole) / MemoryLayout<Float>.stride
            for place in places {
                rest[place] = unsafe bytes.load(fromByteOffset: whole + place * 4, as: Float.self)
            }
            rest = change(rest)
            for place in places {
                unsafe bytes.storeBytes(of: rest[place], toByteOffset: whole + place * 4, as: Float.self)
            }
        }
    }

    private static let size = MemoryLayout<Eight>.stride

    /// The greatest number, or zero where none is above that.
    static func greatest(_ values: [Float]) -> Float {
        var greatest = Eight.zero
        forEach(values) { _, eight in greatest.replace(with: eight, where: eight .> greatest) }
        return greatest.max()
    }

    /// The greatest difference of two arrays of the same length, or zero where none is above that.
    static func greatest(_ values: [Float], less others: [Float]) -> Float {
        var greatest = Eight.zero
        unsafe others.withUnsafeBytes { others in
            forEach(values) { place, eight in
                let difference = unsafe eight - load(others, place)
                greatest.replace(with: difference, where: difference .> greatest)
            }
        }
        return greatest.max()
    }

    /// The places of the numbers above a bar that is not below zero, ascending.
    static func places(in values: [Float], above bar: Float) -> [Int] {
        // One more is written before it is known not to stay.
        unsafe Array(unsafeUninitializedCapacity: values.count + 1) { places, count in
            forEach(values) { first, eight in
                // Of thousands most are zero.
                let bits = unsafe unsafeBitCast(eight, to: SIMD4<UInt64>.self)
                guard bits[0] | bits[1] | bits[2] | bits[3] != 0 else { return }
                // Each is put down and counted if it is to stay: a branch would be taken now and then. What is behind the last
                // number is zero. A lane of a comparison that holds is minus one.
                let above = unsafe unsafeBitCast(eight .> bar, to: SIMD8<Int32>.self)
                for lane in 0..<Eight.scalarCount {
                    unsafe places[count] = first &+ lane
                    count &-= Int(above[lane])
                }
            }
        }
    }

    /// Calls with each eight numbers and the place of the first; the last ones are filled up with zeros.
    @inline(__always)
    private static func forEach(_ values: [Float], _ body: (Int, Eight) -> Void) {
        unsafe values.withUnsafeBytes { bytes in
            for place in stride(from: 0, to: values.count, by: Eight.scalarCount) {
                body(place, unsafe load(bytes, place))
            }
        }
    }

    /// Eight numbers from a place on, zeros where there are fewer.
    @inline(__always)
    private static func load(_ bytes: UnsafeRawBufferPointer, _ place: Int) -> Eight {
        let at = place * MemoryLayout<Float>.stride
        if at + size <= bytes.count { return unsafe bytes.loadUnaligned(fromByteOffset: at, as: Eight.self) }
        var rest = Eight.zero
        for (scalar, offset) in stride(from: at, to: bytes.count, by: MemoryLayout<Float>.stride).enumerated() {
            rest[scalar] = unsafe bytes.load(fromByteOffset: offset, as: Float.self)
        }
        return rest
    }

    /// Puts e to the power of each number in its place; 0 below -87, and not above that of 88.
    static func exp(each values: inout [Float]) { change(&values) { exp($0) } }

    /// Puts the natural logarithm of each number in its place, -1000 where there is none or the number is subnormal.
    static func log(each values: inout [Float]) { change(&values) { log($0) } }

    /// Adding so much leaves no room for a fraction: the sum is rounded to a whole number, at the cost of an addition.
    private static let rounding: Float = 12_582_912

    @inline(__always)
    static func exp(_ values: Eight) -> Eight {
        let clamped = values.replacing(with: 88, where: values .> 88)
        let shifted = clamped * 1.442_695_04 + rounding
        let whole = shifted - rounding
        // The logarithm of two in two parts, the first so short that its product is exact.
        let rest = clamped - whole * 0.693_359_375 + whole * 2.121_944_4e-4
        // Near the series of e^x, with its error spread over the whole way of half a logarithm of two to both sides.
        var sum = rest * 1.987_569_15e-4 + 1.398_199_950_7e-3
        sum = sum * rest + 8.333_451_907_3e-3
        sum = sum * rest + 4.166_579_589_4e-2
        sum = sum * rest + 1.666_666_545_9e-1
        sum = sum * rest + 5.000_000_120_1e-1
        sum = sum * rest * rest + rest + 1
        // The last bits of what was rounded are the whole number.
        let scale = unsafe unsafeBitCast((unsafeBitCast(shifted, to: EightBits.self) &+ 127) &<< 23, to: Eight.self)
        return (sum * scale).replacing(with: 0, where: .!(values .> -87))
    }

    @inline(__always)
    private static func log(_ values: Eight) -> Eight {
        let bits = unsafe unsafeBitCast(values, to: EightBits.self)
        let significand = unsafe unsafeBitCast(bits & 0x007F_FFFF | 0x3F80_0000, to: Eight.self)
        // A number below 2 to the power of 23 is the last bits of its sum with that.
        let exponent = unsafe unsafeBitCast(bits &>> 23 | 0x4B00_0000, to: Eight.self) - (8_388_608 + 127)
        // ln m = 2 (y + y^3/3 + y^5/5 + ...) for y = (m - 1)/(m + 1), at most 1/3.
        let fraction = (significand - 1) / (significand + 1)
        let square = fraction * fraction
        var sum = square * (1 / 13) + 1 / 11
        sum = sum * square + 1 / 9
        sum = sum * square + 1 / 7
        sum = sum * square + 1 / 5
        sum = sum * square + 1 / 3
        sum = sum * square + 1
        let logarithm = exponent * 0.693_147_18 + 2 * fraction * sum
        return logarithm.replacing(with: -1000, where: .!(values .>= Float.leastNormalMagnitude))
    }
}
