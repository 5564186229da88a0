/// Finds the figures with units of a description.
struct FigureReader {
    private let bytes: [UInt8]
    private var figures: [Figure] = []

    /// The figures of a text; most have none, and cost a look at each byte.
    static func figures(in text: String) -> [Figure] {
        let utf8 = text.utf8.span
        let count = min(utf8.count, FoldedText.longest)
        var at = 0
        while at < count, !isDigit(utf8[at]) { at += 1 }
        guard at < count else { return [] }
        var reader = FigureReader(bytes: Array(text.utf8.prefix(FoldedText.longest)))
        reader.read(from: at)
        return reader.figures
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    /// At most so many figures are read: what has more is a list.
    private static let most = 24

    /// A number as written.
    private struct Number {
        let range: Range<Int>
        var digits: [UInt8]
        var decimals = 0
        /// Whether the sign in it may part thousands as well as decimals.
        var isClear = true
    }

    private mutating func read(from start: Int) {
        var at = start
        /// Whether the number before belongs to the next one: `10 x`, `3 -`; and whether it may count pieces: `25 x 2 g`.
        var (isJoined, mayCount) = (false, false)
        while at < bytes.count, figures.count < Self.most {
            guard Self.isDigit(bytes[at]) else {
                at += 1
                continue
            }
            if at > 0, Self.isLetter(bytes[at - 1]) {
                // Of a word or a model's number.
                while at < bytes.count, Self.isLetter(bytes[at]) || Self.isDigit(bytes[at]) { at += 1 }
                isJoined = false
                continue
            }
            guard let number = number(at) else {
                while at < bytes.count,
                    Self.isDigit(bytes[at]) || [UInt8(ascii: "."), UInt8(ascii: ",")].contains(bytes[at])
                {
                    at += 1
                }
                isJoined = false
                continue
            }
            at = number.range.upperBound
            if let sign = joint(at) {
                (isJoined, mayCount) = (true, !isJoined && sign == UInt8(ascii: "x"))
                continue
            }
            if let (unit, end) = unit(at) {
                let isOneOf = isJoined && !(mayCount && unit.quantity != .length)
                // `18 mm x 1220 x 2440`.
                let isFollowed = unit.quantity == .length && joint(end) == UInt8(ascii: "x")
                add(number, unit, to: end, isClear: number.isClear && !isOneOf && !isFollowed)
                at = end
                (isJoined, mayCount) = (isFollowed, false)
            } else {
                isJoined = false
            }
        }
    }

    private mutating func add(_ number: Number, _ unit: Figure.Unit, to end: Int, isClear: Bool) {
        let value = Figure.millionths(number.digits, decimals: number.decimals, in: unit)
        let (before, after) = (words(before: number.range.lowerBound), words(after: end))
        figures.append(
            Figure(
                quantity: unit.quantity,
                span: isClear ? value.flatMap { span($0, number.range, end, before, after) } : nil,
                side: unit.quantity == .length ? FigureWords.side(before, after) : nil,
                following: unit.quantity == .part ? after : [],
                written: String(decoding: bytes[number.range.lowerBound..<end], as: UTF8.self)))
    }

    /// What a measure with words around it may be; `nil` where they compare in a way that is not read.
    private func span(
        _ value: Int64, _ range: Range<Int>, _ end: Int, _ before: [String], _ after: [String]
    ) -> Figure.Span? {
        var at = range.lowerBound
        while at > 0, bytes[at - 1] == UInt8(ascii: " ") { at -= 1 }
        if at > 0 {
            if bytes[at - 1] == UInt8(ascii: "<") { return .under(value) }
            if bytes[at - 1] == UInt8(ascii: ">") { return .over(value) }
            if bytes[..<at].suffix(3) == [0xE2, 0x89, 0xA4] { return .most(value) }
            if bytes[..<at].suffix(3) == [0xE2, 0x89, 0xA5] { return .least(value) }
            if bytes[..<at].suffix(2).elementsEqual("<=".utf8) { return .most(value) }
            if bytes[..<at].suffix(2).elementsEqual(">=".utf8) { return .least(value) }
        }
        if end < bytes.count, bytes[end] == UInt8(ascii: "+") { return .least(value) }
        return FigureWords.span(value, before, after)
    }
}

extension FigureReader {
    @inline(__always)
    private static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }
    @inline(__always)
    private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- UInt8(ascii: "a") < 26 }

    /// The number that begins at an offset. Three digits behind a comma are thousands; behind a point they may be either.
    private func number(_ start: Int) -> Number? {
        var at = start
        var (groups, signs): ([Range<Int>], [UInt8]) = ([], [])
        while true {
            let first = at
            while at < bytes.count, Self.isDigit(bytes[at]) { at += 1 }
            groups.append(first..<at)
            guard at + 1 < bytes.count, bytes[at] == UInt8(ascii: ".") || bytes[at] == UInt8(ascii: ","),
                Self.isDigit(bytes[at + 1])
            else { break }
            signs.append(bytes[at])
            at += 1
        }
        var number = Number(range: start..<at, digits: groups.flatMap { bytes[$0] })
        // `.5 mm`, `±0.1 mm`.
        if start > 0, [UInt8(ascii: "."), UInt8(ascii: ","), 0xB1].contains(bytes[start - 1]) {
            number.isClear = false
        }
        // `10 000`: three digits behind a blank may be thousands, or another number.
        if groups[0].count == 3, start > 1, bytes[start - 1] == UInt8(ascii: " ") || bytes[start - 1] == 0xA0,
            let before = bytes[..<(start - 1)].last(where: { $0 != 0xC2 }), Self.isDigit(before)
        {
            number.isClear = false
        }
        guard let last = signs.last else { return number }
        let thousands = groups.dropFirst().dropLast().allSatisfy { $0.count == 3 } && groups[0].count <= 3
        let isWhole =
            groups[groups.count - 1].count == 3 && thousands && bytes[groups[0].lowerBound] != UInt8(ascii: "0")
        if signs.count == 1 {
            if isWhole, last == UInt8(ascii: ",") { return number }
            number.isClear = number.isClear && !isWhole
            number.decimals = groups[1].count
            return number
        }
        guard thousands, Set(signs.dropLast()).count == 1 else { return nil }
        if signs[0] == last { return isWhole ? number : nil }
        number.decimals = groups[groups.count - 1].count
        return number
    }

    private func skipBlanks(_ start: Int) -> Int {
        var at = start
        while at < bytes.count, at < start + 4 {
            if bytes[at] == UInt8(ascii: " ") {
                at += 1
            } else if bytes[at] == 0xC2, at + 1 < bytes.count, bytes[at + 1] == 0xA0 {
                at += 2
            } else {
                break
            }
        }
        return at
    }

    /// What joins a number to the one behind it: `x` for signs of multiplying, `-` for all others; `nil` where nothing does.
    private func joint(_ start: Int) -> UInt8? {
        let at = skipBlanks(start)
        func isNumber(_ next: Int) -> Bool {
            let next = skipBlanks(next)
            return next < bytes.count && Self.isDigit(bytes[next])
        }
        for (sign, kind) in Self.joints where bytes[at...].starts(with: sign) && isNumber(at + sign.count) {
            return kind
        }
        return nil
    }

    private static let joints: [([UInt8], UInt8)] =
        ["x", "X", "*", "×"].map { (Array($0.utf8), UInt8(ascii: "x")) }
        + ["-", "–", "/", "+", "±", "+/-", "to ", "and ", "or ", "bis ", "à ", "a ", "~"].map {
            (Array($0.utf8), UInt8(ascii: "-"))
        }

    /// The unit behind a number, and where it ends.
    private func unit(_ start: Int) -> (unit: Figure.Unit, end: Int)? {
        var at = skipBlanks(start)
        if at == start, at < bytes.count, bytes[at] == UInt8(ascii: "-") { at += 1 }
        guard at < bytes.count else { return nil }
        if bytes[at] == UInt8(ascii: "%") { return Figure.unit("%").map { ($0, at + 1) } }
        if bytes[at] == UInt8(ascii: "\"") { return Figure.unit("\"").map { ($0, at + 1) } }
        let first = at
        while at < bytes.count, at < first + 16,
            Self.isLetter(bytes[at]) || bytes[at] >= 0xC2 || bytes[at] & 0xC0 == 0x80
        {
            // A blank or a sign of two bytes that is no letter ends a unit.
            if bytes[at] == 0xC2, at + 1 < bytes.count, bytes[at + 1] == 0xA0 { break }
            if bytes[at] == 0xC3, at + 1 < bytes.count, bytes[at + 1] == 0x97 { break }
            at += 1
        }
        guard at > first else { return nil }
        let word = String(decoding: bytes[first..<at], as: UTF8.self)
        if let (compound, end) = compound(word, at) { return (compound, end) }
        // `m2`, `kg/h` and `kWh` are other units.
        guard at == bytes.count || !Self.isDigit(bytes[at]) else { return nil }
        if at + 1 < bytes.count, bytes[at] == UInt8(ascii: "/"), Self.isLetter(bytes[at + 1]) { return nil }
        guard let unit = Figure.unit(word) else { return nil }
        let after = words(after: at)
        if after.first == "per" {
            guard unit.quantity == .mass, word.lowercased().hasPrefix("g"),
                ["square", "m2", "sqm"].contains(after.dropFirst().first)
            else { return nil }
            return Figure.unit("gsm").map { ($0, at) }
        }
        return (unit, at)
    }

    /// A unit of several pieces: `cm3`, `g/m2`, `cubic centimetres`.
    private func compound(_ word: String, _ end: Int) -> (unit: Figure.Unit, end: Int)? {
        for tail in ["3", "/m2", "/m²", "/qm", "/sqm", "/cm3", "/cm³", "/cc", "/m3", "/m³"]
        where bytes[end...].starts(with: tail.utf8) {
            let after = end + tail.utf8.count
            guard after == bytes.count || !(Self.isDigit(bytes[after]) || Self.isLetter(bytes[after])) else { continue }
            if let unit = Figure.unit(word + tail) { return (unit, after) }
        }
        guard ["cubic", "cu"].contains(word.lowercased()), let next = words(after: end).first,
            next == "cm" || next.hasPrefix("centimet")
        else { return nil }
        return Figure.unit("cc").map { ($0, skipBlanks(end) + next.utf8.count) }
    }

    /// The three words before an offset, in lower case, the nearest first; none over a comma or a number.
    private func words(before start: Int) -> [String] {
        var words: [String] = []
        var at = start
        while words.count < 3 {
            while at > 0, bytes[at - 1] == UInt8(ascii: " ") || bytes[at - 1] == UInt8(ascii: ":") { at -= 1 }
            let end = at
            while at > 0, Self.isLetter(bytes[at - 1]) || bytes[at - 1] >= 0x80 { at -= 1 }
            if at == end {
                // `max. 3 mm`.
                guard words.isEmpty, at > 0, bytes[at - 1] == UInt8(ascii: ".") else { break }
                at -= 1
                continue
            }
            words.append(String(decoding: bytes[at..<end], as: UTF8.self).lowercased())
        }
        return words
    }

    /// The three words behind an offset, in lower case, the nearest first; none over a comma or a number.
    private func words(after end: Int) -> [String] {
        var words: [String] = []
        var at = end
        while words.count < 3 {
            while at < bytes.count, bytes[at] == UInt8(ascii: " ") { at += 1 }
            let first = at
            while at < bytes.count,
                Self.isLetter(bytes[at]) || bytes[at] >= 0x80 || at > first && Self.isDigit(bytes[at])
            {
                at += 1
            }
            guard at > first else { break }
            words.append(String(decoding: bytes[first..<at], as: UTF8.self).lowercased())
        }
        return words
    }
}
