import TidewaiterQuantities

/// Where the reading of a printed rate stands, and the small things it looks for.
struct PrintedScanner {
    private let bytes: [UInt8]
    private let places: [Int]
    /// The next byte, counted in ``PrintedText/bytes``.
    var index = 0

    init(_ text: PrintedText) {
        bytes = text.bytes
        places = text.places
    }

    /// The next byte; 0 at the end.
    var next: UInt8 { byte(at: index) }
    var isAtEnd: Bool { index >= bytes.count }
    /// How many bytes there are.
    var count: Int { bytes.count }

    func byte(at index: Int) -> UInt8 { index >= 0 && index < bytes.count ? bytes[index] : 0 }

    /// The offset in the text as given.
    func place(of index: Int) -> Int { places[min(max(index, 0), bytes.count)] }

    func flaw(_ kind: PrintedRate.Flaw.Kind, at index: Int? = nil) -> PrintedRate.Flaw {
        PrintedRate.Flaw(kind: kind, offset: place(of: index ?? self.index))
    }

    mutating func skipBlanks() {
        while next == UInt8(ascii: " ") { index += 1 }
    }

    /// The index of the first byte from `index` on that is no blank.
    func afterBlanks(_ index: Int) -> Int {
        var index = index
        while byte(at: index) == UInt8(ascii: " ") { index += 1 }
        return index
    }

    /// The words from `start` to `end`, single blanks between them.
    func words(_ start: Int, _ end: Int) -> String {
        var kept: [UInt8] = []
        for index in start..<max(start, end) {
            switch byte(at: index) {
            case UInt8(ascii: " "):
                if let last = kept.last, last != UInt8(ascii: " ") { kept.append(UInt8(ascii: " ")) }
            case PrintedText.Sign.cent: kept += Array("¢".utf8)
            case PrintedText.Sign.pound: kept += Array("£".utf8)
            case PrintedText.Sign.euro: kept += Array("€".utf8)
            case let other: kept.append(other)
            }
        }
        while kept.last == UInt8(ascii: " ") { kept.removeLast() }
        return String(decoding: kept, as: UTF8.self)
    }

    /// Where `pattern` ends if it stands at `start`: capitals and blanks do not matter, and a word ends where it ends.
    ///
    /// A blank of the pattern is any number of them, none too: printers drop them.
    func end(of pattern: String, at start: Int) -> Int? {
        var index = start
        var last: UInt8 = 0
        for wanted in pattern.utf8 {
            if wanted == UInt8(ascii: " ") {
                index = afterBlanks(index)
                continue
            }
            guard byte(at: index).lowered == wanted else { return nil }
            last = wanted
            index += 1
        }
        return last.isWord && byte(at: index).isWord ? nil : index
    }

    /// Takes a pattern if it stands here.
    mutating func take(_ pattern: String) -> Bool {
        guard let end = end(of: pattern, at: index) else { return false }
        index = end
        return true
    }

    /// Where a word of a table ends if it stands at `start`, blanks and commas disregarded on both sides.
    func looseEnd(of key: String, at start: Int) -> Int? {
        var index = start
        var last: UInt8 = 0
        for wanted in key.utf8 {
            while byte(at: index) == UInt8(ascii: " ") || byte(at: index) == UInt8(ascii: ",") { index += 1 }
            guard byte(at: index).lowered == wanted else { return nil }
            last = wanted
            index += 1
        }
        return last.isWord && byte(at: index).isWord ? nil : index
    }

    /// Whether an amount begins at an index: a digit, a point before one, or a sign of money.
    func isAmount(at index: Int) -> Bool {
        switch byte(at: index) {
        case UInt8(ascii: "$"), PrintedText.Sign.pound, PrintedText.Sign.euro: true
        case UInt8(ascii: "."): byte(at: index + 1).isDigit
        case let other: other.isDigit
        }
    }

    // MARK: Numbers

    /// A number as printed.
    struct Number {
        var value: Decimal
        /// What it is divided by, where it is printed with a fraction: 33 1/3 is 100 by 3.
        var divisor: Decimal?
        /// How many digits stand behind the point.
        var decimals: Int
    }

    /// Takes a number: digits, in groups of three with commas or not, a fraction behind a point or a slash.
    mutating func number() throws(PrintedRate.Flaw) -> Number {
        let start = index
        var digits: [UInt8] = []
        while next.isDigit || (next == UInt8(ascii: ",") && isGroup(at: index + 1) && digits.count > 0) {
            if next != UInt8(ascii: ",") { digits.append(next) }
            index += 1
        }
        var decimals = 0
        if next == UInt8(ascii: "."), byte(at: index + 1).isDigit {
            index += 1
            if digits.isEmpty { digits.append(UInt8(ascii: "0")) }
            digits.append(UInt8(ascii: "."))
            while next.isDigit {
                digits.append(next)
                decimals += 1
                index += 1
            }
        }
        guard !digits.isEmpty, let value = try? Decimal(String(decoding: digits, as: UTF8.self)) else {
            throw flaw(.amountRequired, at: start)
        }
        if decimals == 0, let mixed = try fraction(after: value) { return mixed }
        return Number(value: value, divisor: nil, decimals: decimals)
    }

    /// Whether three digits and no fourth stand at an index.
    private func isGroup(at index: Int) -> Bool {
        byte(at: index).isDigit && byte(at: index + 1).isDigit && byte(at: index + 2).isDigit
            && !byte(at: index + 3).isDigit
    }

    /// ` 1/3` after a whole number, before a per cent sign.
    private mutating func fraction(after whole: Decimal) throws(PrintedRate.Flaw) -> Number? {
        var end = afterBlanks(index)
        guard end > index else { return nil }
        let (top, topEnd) = small(at: end)
        guard let top, byte(at: topEnd) == UInt8(ascii: "/") else { return nil }
        let (bottom, bottomEnd) = small(at: topEnd + 1)
        guard let bottom, bottom > 0 else { return nil }
        end = afterBlanks(bottomEnd)
        guard byte(at: end) == UInt8(ascii: "%") || self.end(of: "percent", at: end) != nil else { return nil }
        guard let value = try? whole.multiplied(by: Decimal(bottom)).adding(Decimal(top)) else {
            throw flaw(.amountRequired)
        }
        index = bottomEnd
        return Number(value: value, divisor: Decimal(bottom), decimals: 0)
    }

    /// A whole number of up to three digits and where it ends.
    func small(at start: Int) -> (Int?, Int) {
        var index = start
        var value = 0
        while byte(at: index).isDigit, index - start < 3 {
            value = value * 10 + Int(byte(at: index) - 48)
            index += 1
        }
        return index == start || byte(at: index).isDigit ? (nil, index) : (value, index)
    }
}
