import TidewaiterQuantities

/// How a table writes its dates where the order of day and month is not plain from a date itself.
enum DateNotation: Hashable {
    case dayFirst
    case monthFirst
    /// Nothing tells, or dates of the column tell different orders.
    case unknown

    /// What a text is as a date.
    enum Reading: Hashable {
        /// No date.
        case none
        /// The same date in whatever order, as ISO 8601.
        case date(String)
        /// Day and month could change places: the date with the day first, and with the month first.
        case either(dayFirst: String, monthFirst: String)
        /// A date in one order only.
        case only(DateNotation, String)
        /// The number of a day as spreadsheets count them, and the date that it would be in the more common count.
        case serial(String)
    }

    static func reading(_ bytes: ArraySlice<UInt8>) -> Reading {
        var parts = Parts(bytes)
        let time = parts.takeTime()
        guard parts.isPlain else { return .none }
        func with(_ date: String?) -> String? {
            guard let date, let time else { return date }
            return "\(date)T\(time)"
        }
        switch parts.pieces.count {
        case 1:
            let piece = parts.pieces[0]
            if piece.digits == 8, let date = DateText.moment(Array(bytes.prefix(8)), yearDigits: 4) {
                return .date(with(date) ?? date)
            }
            if piece.digits == 5, (20_000...60_000).contains(piece.value), parts.separator == 0 {
                return Self.serial(piece.value)
            }
            return .none
        case 3:
            return Self.three(parts.pieces, separator: parts.separator, with)
        default: return .none
        }
    }

    private static func three(_ pieces: [Parts.Piece], separator: UInt8, _ with: (String?) -> String?) -> Reading {
        let (first, second, third) = (pieces[0], pieces[1], pieces[2])
        if first.digits == 4 {
            return with(DateText.iso(year: first.value, month: second.value, day: third.value)).map { .date($0) }
                ?? .none
        }
        guard third.digits == 4 || third.digits == 2 else { return .none }
        let year = DateText.fullYear(third.value, digits: third.digits)
        if first.isMonth || second.isMonth {
            let (day, month) = second.isMonth ? (first.value, second.value) : (second.value, first.value)
            return with(DateText.iso(year: year, month: month, day: day)).map { .date($0) } ?? .none
        }
        guard first.digits <= 2, second.digits <= 2 else { return .none }
        let dayFirst = with(DateText.iso(year: year, month: second.value, day: first.value))
        let monthFirst = with(DateText.iso(year: year, month: first.value, day: second.value))
        // Dates with dots have the day first wherever they are written.
        if separator == UInt8(ascii: ".") { return dayFirst.map { .date($0) } ?? .none }
        switch (dayFirst, monthFirst) {
        case (nil, nil): return .none
        case (let date?, nil): return .only(.dayFirst, date)
        case (nil, let date?): return .only(.monthFirst, date)
        case (let one?, let other?): return one == other ? .date(one) : .either(dayFirst: one, monthFirst: other)
        }
    }

    /// Day 25,569 is 1970-01-01 in the count that begins with 1900.
    private static func serial(_ number: Int) -> Reading {
        CivilDate(daysSince1970: number - 25_569).map { .serial($0.description) } ?? .none
    }

    /// The pieces of a text between its separators.
    private struct Parts {
        struct Piece {
            var value = 0
            var digits = 0
            var isMonth = false
        }

        var pieces: [Piece] = []
        /// What stood between the first two pieces.
        var separator: UInt8 = 0
        /// Whether there is nothing but digits, separators, and names of months.
        var isPlain = true
        private var colons = 0

        init(_ bytes: ArraySlice<UInt8>) {
            guard bytes.count <= 32 else {
                isPlain = false
                return
            }
            var i = bytes.startIndex
            while i < bytes.endIndex {
                let byte = bytes[i]
                if (0x30...0x39).contains(byte) {
                    let run = bytes[i...].prefix { (0x30...0x39).contains($0) }
                    pieces.append(Piece(value: DateText.number(run.prefix(9)), digits: run.count))
                    i = run.endIndex
                } else if byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || byte >= 0x80 {
                    let run = bytes[i...].prefix { $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A || $0 >= 0x80 }
                    addWord(run)
                    i = run.endIndex
                } else {
                    if pieces.count == 1 && separator == 0 { separator = byte }
                    if byte == UInt8(ascii: ":") { colons += 1 }
                    isPlain = isPlain && " /-.,:".utf8.contains(byte)
                    i += 1
                }
            }
        }

        private mutating func addWord(_ letters: ArraySlice<UInt8>) {
            let word = HeaderName.words(String(decoding: letters, as: UTF8.self)).joined()
            if word == "t" && pieces.count == 3 || word == "z" && pieces.count > 3 { return }
            // `1er juin`, `25 de mayo de 2026`, `2026年12月25日`.
            if !pieces.isEmpty, pieces.count < 4, Self.fillers.contains(word) { return }
            guard let month = MonthNames.number(word) else {
                isPlain = false
                return
            }
            pieces.append(Piece(value: month, digits: 0, isMonth: true))
        }

        private static let fillers: Set<String> = ["de", "del", "er", "st", "nd", "rd", "th", "年", "月", "日"]

        /// The time of day behind the date, `HH:MM`, taken off.
        mutating func takeTime() -> String? {
            guard colons > 0, pieces.count == 3 + colons + 1, colons <= 2 else { return nil }
            let time = pieces[3...].map(\.value)
            pieces.removeLast(pieces.count - 3)
            guard time[0] < 24, time[1] < 60 else {
                isPlain = false
                return nil
            }
            return "\(DateText.padded(time[0], 2)):\(DateText.padded(time[1], 2))"
        }
    }
}
