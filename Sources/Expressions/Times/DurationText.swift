/// Durations as text: `1h45m47.5s`.
enum DurationText {
    private static let units: [(String, Int128)] = [
        ("ns", 1), ("us", 1000), ("µs", 1000), ("ms", 1_000_000), ("h", 3_600_000_000_000), ("m", 60_000_000_000),
        ("s", 1_000_000_000),
    ]

    /// Nanoseconds; nil when the text is no duration or too long a one.
    static func read(_ text: String) -> Int64? {
        guard text.utf8.count <= 128 else { return nil }
        var rest = text[...]
        let isNegative = rest.first == "-"
        if isNegative || rest.first == "+" { rest.removeFirst() }
        if rest == "0" { return 0 }
        guard !rest.isEmpty else { return nil }
        var total: Int128 = 0
        while !rest.isEmpty {
            let whole = rest.prefix { ("0"..."9").contains($0) }
            rest = rest[whole.endIndex...]
            var fraction = rest[rest.startIndex..<rest.startIndex]
            if rest.first == "." {
                rest.removeFirst()
                fraction = rest.prefix { ("0"..."9").contains($0) }
                rest = rest[fraction.endIndex...]
            }
            guard whole.utf8.count + fraction.utf8.count > 0, whole.utf8.count <= 18,
                let (name, unit) = units.first(where: { rest.hasPrefix($0.0) })
            else { return nil }
            rest = rest.dropFirst(name.count)
            total += (Int128(whole) ?? 0) * unit
            let digits = fraction.prefix(18)
            var scale: Int128 = 1
            for _ in digits { scale *= 10 }
            total += (Int128(digits) ?? 0) * unit / scale
            guard total < 1 << 66 else { return nil }
        }
        return Int64(exactly: isNegative ? -total : total)
    }

    /// Seconds, as CEL writes them: `5400s`.
    static func write(_ nanoseconds: Int64) -> String {
        let magnitude = nanoseconds.magnitude
        let fraction = Timestamp.fraction(Int32(magnitude % 1_000_000_000))
        return "\(nanoseconds < 0 ? "-" : "")\(magnitude / 1_000_000_000)\(fraction)s"
    }
}
