/// Cuts the text of an expression into tokens.
struct Lexer {
    let bytes: [UInt8]
    var position = 0

    static func tokens(of bytes: [UInt8]) throws(Flaw) -> [Token] {
        var lexer = Lexer(bytes: bytes)
        var tokens: [Token] = []
        repeat { tokens.append(try lexer.next()) } while tokens.last?.kind != .end
        return tokens
    }

    /// The byte at a distance from the position; 0 behind the end.
    func peek(_ ahead: Int = 0) -> UInt8 {
        position + ahead < bytes.count ? bytes[position + ahead] : 0
    }

    private mutating func next() throws(Flaw) -> Token {
        skipSpace()
        let start = position
        let kind = try kind()
        return Token(kind: kind, offset: start, end: position)
    }

    private mutating func kind() throws(Flaw) -> Token.Kind {
        let start = position
        guard position < bytes.count else { return .end }
        let byte = peek()
        if let prefix = stringPrefix() { return try quoted(prefix) }
        if Self.isLetter(byte) {
            while Self.isLetter(peek()) || Self.isDigit(peek()) { position += 1 }
            return .identifier(text(from: start))
        }
        if Self.isDigit(byte) || byte == UInt8(ascii: ".") && Self.isDigit(peek(1)) { return try number() }
        return try byte == UInt8(ascii: "`") ? quotedField() : symbol()
    }

    private mutating func skipSpace() {
        while position < bytes.count {
            switch peek() {
            case 0x20, 0x09, 0x0A, 0x0C, 0x0D: position += 1
            case UInt8(ascii: "/") where peek(1) == UInt8(ascii: "/"):
                while position < bytes.count, peek() != 0x0A { position += 1 }
            default: return
            }
        }
    }

    private mutating func symbol() throws(Flaw) -> Token.Kind {
        let pair = String(decoding: bytes[position..<min(position + 2, bytes.count)], as: UTF8.self)
        if ["==", "!=", "<=", ">=", "&&", "||"].contains(pair) {
            position += 2
            return .symbol(pair)
        }
        let byte = peek()
        guard "()[]{}.,:?<>+-*/%!".utf8.contains(byte) else {
            let shown = String(decoding: bytes[position...].prefix(4), as: UTF8.self).first.map(String.init) ?? ""
            let hints = [
                "=": "two values are compared by '=='", "&": "two conditions are joined by '&&'",
                "|": "of two conditions one is asked by '||'",
            ]
            let hint = hints[shown].map { "; \($0)" } ?? ""
            throw Flaw("syntax", "'\(shown)' has no meaning here\(hint)", at: position)
        }
        position += 1
        return .symbol(String(UnicodeScalar(byte)))
    }

    private mutating func quotedField() throws(Flaw) -> Token.Kind {
        let start = position
        position += 1
        while position < bytes.count, peek() != UInt8(ascii: "`") {
            guard Self.isLetter(peek()) || Self.isDigit(peek()) || "./- ".utf8.contains(peek()) else {
                throw Flaw(
                    "syntax", "a name between backquotes has letters, digits, '_', '.', '-', '/' and spaces", at: start)
            }
            position += 1
        }
        guard position < bytes.count, position > start + 1 else {
            throw Flaw("syntax", "the name between backquotes is empty or does not end", at: start)
        }
        position += 1
        return .quotedField(String(decoding: bytes[(start + 1)..<(position - 1)], as: UTF8.self))
    }

    func text(from start: Int) -> String { String(decoding: bytes[start..<position], as: UTF8.self) }

    static func isDigit(_ byte: UInt8) -> Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte }

    static func isLetter(_ byte: UInt8) -> Bool {
        UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20 || byte == UInt8(ascii: "_")
    }

    static func hexDigit(_ byte: UInt8) -> UInt32? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte) - 48
        case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte) - 87
        case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte) - 55
        default: nil
        }
    }
}

extension Lexer {
    private mutating func number() throws(Flaw) -> Token.Kind {
        let start = position
        if peek() == UInt8(ascii: "0"), peek(1) | 0x20 == UInt8(ascii: "x"), Self.hexDigit(peek(2)) != nil {
            position += 2
            let digits = position
            while Self.hexDigit(peek()) != nil { position += 1 }
            return try whole(text(from: digits), radix: 16, start)
        }
        while Self.isDigit(peek()) { position += 1 }
        let digits = text(from: start)
        var isDouble = false
        if peek() == UInt8(ascii: "."), Self.isDigit(peek(1)) {
            isDouble = true
            position += 1
            while Self.isDigit(peek()) { position += 1 }
        }
        if peek() | 0x20 == UInt8(ascii: "e") {
            let sign = peek(1) == UInt8(ascii: "+") || peek(1) == UInt8(ascii: "-") ? 1 : 0
            if Self.isDigit(peek(1 + sign)) {
                isDouble = true
                position += 1 + sign
                while Self.isDigit(peek()) { position += 1 }
            }
        }
        guard isDouble else { return try whole(digits, radix: 10, start) }
        guard let value = DoubleText.read(text(from: start)), value.isFinite else {
            throw Flaw("number", "the number is too large for a double", at: start)
        }
        return .double(value)
    }

    private mutating func whole(_ digits: String, radix: Int, _ start: Int) throws(Flaw) -> Token.Kind {
        guard let magnitude = UInt64(digits, radix: radix) else {
            throw Flaw("number", "the number has more than 64 bits; a double is written with a point", at: start)
        }
        guard peek() | 0x20 == UInt8(ascii: "u") else { return .int(magnitude) }
        position += 1
        return .uint(magnitude)
    }
}
