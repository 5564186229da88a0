import TidewaiterQuantities

/// Dates as documents write them, made ISO 8601 text.
enum DateText {
    /// The date in a format of UN/EDIFACT's code list 2379 as `2026-11-21` or `2026-11-21T09:30`; nil where the text
    /// is not a date in that format, or the format is not one of a single moment or day.
    ///
    /// Years of two digits are taken for 1950 to 2049, as X12 and UTCTime take them.
    static func iso(_ text: some Collection<UInt8>, format: some Collection<UInt8>) -> String? {
        let digits = Array(text)
        guard digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        switch String(decoding: format, as: UTF8.self) {
        case "2": return digits.count == 6 ? day(digits[4...], digits[2..<4], digits[0..<2]) : nil
        case "3": return digits.count == 6 ? day(digits[4...], digits[0..<2], digits[2..<4]) : nil
        case "101": return digits.count == 6 ? moment(digits, yearDigits: 2) : nil
        case "102": return digits.count == 8 ? moment(digits, yearDigits: 4) : nil
        case "201": return digits.count == 10 ? moment(digits, yearDigits: 2) : nil
        case "202": return digits.count == 12 ? moment(digits, yearDigits: 2) : nil
        case "203": return digits.count == 12 ? moment(digits, yearDigits: 4) : nil
        case "204": return digits.count == 14 ? moment(digits, yearDigits: 4) : nil
        case "": return unmarked(digits)
        default: return nil
        }
    }

    /// Whether a format of code list 2379 is one of a single moment or day.
    static func isOneMoment(_ format: some Collection<UInt8>) -> Bool {
        ["2", "3", "101", "102", "201", "202", "203", "204"].contains { $0.utf8.elementsEqual(format) }
    }

    /// The date where no format is given: only the lengths that can be one thing.
    private static func unmarked(_ digits: [UInt8]) -> String? {
        switch digits.count {
        case 8, 14: moment(digits, yearDigits: 4)
        case 12 where digits.starts(with: [0x31, 0x39]) || digits.starts(with: [0x32, 0x30]):
            moment(digits, yearDigits: 4)
        case 6: moment(digits, yearDigits: 2)
        default: nil
        }
    }

    /// Year, month, day and what follows of hours, minutes and seconds.
    static func moment(_ digits: [UInt8], yearDigits: Int) -> String? {
        let year = fullYear(number(digits[0..<yearDigits]), digits: yearDigits)
        let month = number(digits[yearDigits..<yearDigits + 2])
        guard let date = CivilDate(year: year, month: month, day: number(digits[yearDigits + 2..<yearDigits + 4]))
        else {
            return nil
        }
        let rest = digits[(yearDigits + 4)...]
        guard !rest.isEmpty else { return date.description }
        return time(rest).map { "\(date)T\($0)" }
    }

    /// `HHMM` or `HHMMSS` as `HH:MM` or `HH:MM:SS`; seconds of zero are left out.
    static func time(_ digits: ArraySlice<UInt8>) -> String? {
        guard digits.count == 4 || digits.count == 6 else { return nil }
        let start = digits.startIndex
        let hour = number(digits[start..<start + 2])
        let minute = number(digits[start + 2..<start + 4])
        guard hour < 24, minute < 60 else { return nil }
        let second = digits.count == 6 ? number(digits[(start + 4)...]) : 0
        guard second < 60 else { return nil }
        var text: [UInt8] = []
        text.reserveCapacity(8)
        for (place, value) in [hour, minute, second].enumerated() where place < 2 || value > 0 {
            if place > 0 { text.append(UInt8(ascii: ":")) }
            text.append(UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: value / 10))
            text.append(UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: value % 10))
        }
        return String(decoding: text, as: UTF8.self)
    }

    private static func day(
        _ year: ArraySlice<UInt8>, _ month: ArraySlice<UInt8>, _ day: ArraySlice<UInt8>
    ) -> String? {
        iso(year: fullYear(number(year), digits: year.count), month: number(month), day: number(day))
    }

    /// Whether a text is a date as this library writes it: `2026-11-21`, `2026-11-21T09:30`.
    static func isISO(_ bytes: [UInt8]) -> Bool {
        guard bytes.count >= 10, CivilDate(iso: String(decoding: bytes.prefix(10), as: UTF8.self)) != nil else {
            return false
        }
        let rest = bytes.dropFirst(10)
        guard !rest.isEmpty else { return true }
        guard rest.count == 6 || rest.count == 9, rest.first == UInt8(ascii: "T") else { return false }
        // T, and pairs of digits with colons between them.
        let digits = rest.filter { (0x30...0x39).contains($0) }
        let colons = rest.enumerated().allSatisfy { $0.offset % 3 != 0 || $0.offset == 0 || $0.element == 0x3A }
        return colons && digits.count * 3 == rest.count * 2 && time(digits[...]) != nil
    }

    /// The date as ISO 8601; nil where there is no such day.
    static func iso(year: Int, month: Int, day: Int) -> String? {
        CivilDate(year: year, month: month, day: day)?.description
    }

    static func fullYear(_ year: Int, digits: Int) -> Int { digits > 2 ? year : year < 50 ? 2000 + year : 1900 + year }

    /// The number that digits are; other bytes have been ruled out.
    static func number(_ digits: ArraySlice<UInt8>) -> Int { digits.reduce(0) { $0 &* 10 &+ Int($1 & 15) } }

    static func padded(_ number: Int, _ width: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, width - text.count)) + text
    }
}
