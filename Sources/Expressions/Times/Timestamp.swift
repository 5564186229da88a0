internal import TidewaiterQuantities

/// An instant between 0001-01-01 and 9999-12-31, to the nanosecond.
package struct Timestamp: Sendable, Hashable {
    /// Since 1970-01-01T00:00:00Z.
    package let seconds: Int64
    /// 0 to 999,999,999.
    package let nanoseconds: Int32

    static let outOfRange = Value.fault(.range, "the time is outside the years 1 to 9999")
    private static let billion: Int128 = 1_000_000_000
    private static let range: ClosedRange<Int64> = -62_135_596_800...253_402_300_799

    /// An instant; nil outside the years 1 to 9999.
    package init?(seconds: Int64, nanoseconds: Int32 = 0) {
        guard Self.range ~= seconds, 0...999_999_999 ~= nanoseconds else { return nil }
        self.seconds = seconds
        self.nanoseconds = nanoseconds
    }

    private init?(total: Int128) {
        let (quotient, remainder) = total.quotientAndRemainder(dividingBy: Self.billion)
        let isBelow = remainder < 0
        guard let seconds = Int64(exactly: isBelow ? quotient - 1 : quotient) else { return nil }
        self.init(seconds: seconds, nanoseconds: Int32(isBelow ? remainder + Self.billion : remainder))
    }

    private var total: Int128 { Int128(seconds) * Self.billion + Int128(nanoseconds) }

    func adding(_ nanoseconds: Int64) -> Timestamp? { Timestamp(total: total + Int128(nanoseconds)) }

    /// Nanoseconds since another instant; nil where they do not fit.
    func since(_ other: Timestamp) -> Int64? { Int64(exactly: total - other.total) }

    static func < (first: Timestamp, second: Timestamp) -> Bool {
        (first.seconds, first.nanoseconds) < (second.seconds, second.nanoseconds)
    }

    /// Day and second of the day, `offset` seconds east of Greenwich.
    func civil(offset: Int64 = 0) -> (day: CivilDate, second: Int)? {
        let local = seconds + offset
        let day = local >= 0 ? local / 86_400 : -((86_399 - local) / 86_400)
        guard let date = CivilDate(daysSince1970: Int(day)) else { return nil }
        return (date, Int(local - day * 86_400))
    }
}

extension Timestamp: CustomStringConvertible {
    /// RFC 3339 in Greenwich time.
    package var description: String {
        guard let (day, second) = civil() else { return "" }
        let time = [second / 3600, second / 60 % 60, second % 60].map { Self.padded($0, 2) }.joined(separator: ":")
        return "\(Self.padded(day.year, 4))-\(Self.padded(day.month, 2))-\(Self.padded(day.day, 2))T\(time)"
            + Self.fraction(nanoseconds) + "Z"
    }

    private static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }

    /// `.5`, or nothing.
    static func fraction(_ nanoseconds: Int32) -> String {
        guard nanoseconds != 0 else { return "" }
        var digits = padded(Int(nanoseconds), 9)
        while digits.hasSuffix("0") { digits.removeLast() }
        return "." + digits
    }

    /// From RFC 3339: `2009-02-13T23:31:30.5+01:00`.
    init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count >= 20, bytes.count <= 64 else { return nil }
        func number(_ range: Range<Int>) -> Int? {
            guard bytes[range].allSatisfy(Lexer.isDigit) else { return nil }
            return Int(String(decoding: bytes[range], as: UTF8.self))
        }
        func isAt(_ index: Int, _ symbol: Character) -> Bool { bytes[index] == symbol.asciiValue }
        guard isAt(4, "-"), isAt(7, "-"), isAt(10, "T") || isAt(10, "t"), isAt(13, ":"), isAt(16, ":"),
            let year = number(0..<4), let month = number(5..<7), let date = number(8..<10),
            let hour = number(11..<13), let minute = number(14..<16), let second = number(17..<19),
            hour < 24, minute < 60, second < 60, let day = CivilDate(year: year, month: month, day: date)
        else { return nil }
        var position = 19
        var nanoseconds = 0
        if isAt(19, ".") {
            var scale = 100_000_000
            position += 1
            while position < bytes.count, Lexer.isDigit(bytes[position]) {
                nanoseconds += Int(bytes[position] - 48) * scale
                scale /= 10
                position += 1
            }
            guard position > 20 else { return nil }
        }
        let zone = String(decoding: bytes[position...], as: UTF8.self)
        guard
            let offset = zone == "Z" || zone == "z"
                ? 0 : zone.first == "+" || zone.first == "-" ? Zone.fixed(zone) : nil
        else { return nil }
        let seconds = day.daysSince1970 * 86_400 + hour * 3600 + minute * 60 + second - offset
        self.init(seconds: Int64(seconds), nanoseconds: Int32(nanoseconds))
    }
}
