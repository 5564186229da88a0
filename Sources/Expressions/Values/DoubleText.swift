/// Doubles as text.
enum DoubleText {
    /// From decimal text, `NaN`, `Infinity` or `-Infinity`; nil when it is none.
    static func read(_ text: String) -> Double? {
        switch text {
        case "NaN", "nan": return .nan
        case "Infinity", "+Infinity", "Inf", "+Inf", "inf": return .infinity
        case "-Infinity", "-Inf", "-inf": return -.infinity
        default: break
        }
        // Swift reads hexadecimal and more names than these.
        guard !text.isEmpty, text.utf8.allSatisfy({ Lexer.isDigit($0) || "+-.eE".utf8.contains($0) }) else {
            return nil
        }
        return Double(text)
    }

    /// The fewest digits that give the same double again; whole numbers have no point.
    static func shortest(_ value: Double) -> String {
        guard value.isFinite else { return value.isNaN ? "NaN" : value < 0 ? "-Infinity" : "Infinity" }
        let text = value.description
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }

    /// The magnitude's exact decimal digits, and how many of them stand before the point (less than none: zeros follow
    /// the point).
    private static func exact(_ value: Double) -> (digits: [UInt8], point: Int) {
        guard value != 0 else { return ([0], 1) }
        var significand = value.significandBitPattern
        var exponent = -1074
        if value.isNormal {
            significand |= 1 << 52
            exponent = Int(value.exponent) - 52
        }
        let zeros = significand.trailingZeroBitCount
        significand >>= UInt64(zeros)
        exponent += zeros
        // Little-endian digits in base 10^9. A negative power of two is a power of five over one of ten.
        var limbs: [UInt64] = []
        while significand > 0 {
            limbs.append(significand % 1_000_000_000)
            significand /= 1_000_000_000
        }
        // As many of the factors at once as fit with a limb in 64 bits: 5^13 or 2^30.
        let (factor, most) = exponent < 0 ? (5, 13) : (2, 30) as (UInt64, Int)
        var left = abs(exponent)
        while left > 0 {
            let count = min(left, most)
            let factor = (0..<count).reduce(1) { power, _ in power * factor }
            left -= count
            var carry: UInt64 = 0
            for index in limbs.indices {
                let product = limbs[index] * factor + carry
                limbs[index] = product % 1_000_000_000
                carry = product / 1_000_000_000
            }
            // Five to the thirteenth is more than a limb holds, so that what is carried over may fill two.
            while carry > 0 {
                limbs.append(carry % 1_000_000_000)
                carry /= 1_000_000_000
            }
        }
        var digits: [UInt8] = []
        for (index, limb) in limbs.reversed().enumerated() {
            let text = String(limb).utf8.map { $0 - 48 }
            if index > 0 { digits += [UInt8](repeating: 0, count: 9 - text.count) }
            digits += text
        }
        return (digits, digits.count + min(exponent, 0))
    }

    /// The first `count` digits, rounded half to even; a carry makes one more.
    private static func rounded(_ digits: [UInt8], to count: Int) -> (digits: [UInt8], carried: Bool) {
        guard count < digits.count else { return (digits + [UInt8](repeating: 0, count: count - digits.count), false) }
        guard count >= 0 else { return ([], false) }
        var kept = Array(digits[..<count])
        let rest = digits[count...]
        let isTie = rest.first == 5 && rest.dropFirst().allSatisfy { $0 == 0 }
        let isUp = isTie ? (kept.last ?? 0) % 2 == 1 : (rest.first ?? 0) >= 5
        guard isUp else { return (kept, false) }
        var index = count - 1
        while index >= 0, kept[index] == 9 {
            kept[index] = 0
            index -= 1
        }
        if index >= 0 {
            kept[index] += 1
            return (kept, false)
        }
        return ([1] + kept, true)
    }

    private static func text(_ digits: some Sequence<UInt8>) -> String {
        String(decoding: digits.map { $0 + 48 }, as: UTF8.self)
    }

    /// With so many decimals: `1.500`.
    static func fixed(_ value: Double, decimals: Int) -> String {
        guard value.isFinite else { return shortest(value) }
        let (digits, point) = exact(value.magnitude)
        let (kept, _) = rounded(digits, to: point + decimals)
        let missing = max(0, decimals + 1 - kept.count)
        let all = [UInt8](repeating: 0, count: missing) + kept
        let sign = value.sign == .minus ? "-" : ""
        guard decimals > 0 else { return sign + text(all) }
        return sign + text(all.dropLast(decimals)) + "." + text(all.suffix(decimals))
    }

    /// With one digit before the point: `1.5e+03`.
    static func scientific(_ value: Double, decimals: Int) -> String {
        guard value.isFinite else { return shortest(value) }
        let (digits, point) = exact(value.magnitude)
        let (kept, carried) = rounded(digits, to: decimals + 1)
        let exponent = value == 0 ? 0 : point - 1 + (carried ? 1 : 0)
        let power = String(exponent.magnitude)
        var result = (value.sign == .minus ? "-" : "") + text(kept.prefix(1))
        if decimals > 0 { result += "." + text(kept[1...decimals]) }
        return result + "e" + (exponent < 0 ? "-" : "+") + (power.utf8.count < 2 ? "0" : "") + power
    }
}

/// Texts in quotes, with escapes.
enum Quoting {
    static func quote(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 7: quoted += "\\a"
            case 8: quoted += "\\b"
            case 9: quoted += "\\t"
            case 10: quoted += "\\n"
            case 11: quoted += "\\v"
            case 12: quoted += "\\f"
            case 13: quoted += "\\r"
            case 0x5C: quoted += "\\\\"
            case 0x22: quoted += "\\\""
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}
