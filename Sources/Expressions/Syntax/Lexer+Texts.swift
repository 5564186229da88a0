extension Lexer {
    struct StringPrefix {
        var isRaw = false
        var isBytes = false
        var length = 0
    }

    /// What stands before a quote, when a text begins here.
    func stringPrefix() -> StringPrefix? {
        var prefix = StringPrefix()
        while prefix.length < 3 {
            switch peek(prefix.length) {
            case UInt8(ascii: "r"), UInt8(ascii: "R"):
                if prefix.isRaw { return nil }
                prefix.isRaw = true
            case UInt8(ascii: "b"), UInt8(ascii: "B"):
                if prefix.isBytes { return nil }
                prefix.isBytes = true
            case UInt8(ascii: "\""), UInt8(ascii: "'"): return prefix
            default: return nil
            }
            prefix.length += 1
        }
        return nil
    }

    mutating func quoted(_ prefix: StringPrefix) throws(Flaw) -> Token.Kind {
        let start = position
        position += prefix.length
        let quote = peek()
        let isTriple = peek(1) == quote && peek(2) == quote
        position += isTriple ? 3 : 1
        var content: [UInt8] = []
        while true {
            guard position < bytes.count else { throw Flaw("text", "the text does not end", at: start) }
            let byte = peek()
            if byte == quote, !isTriple || peek(1) == quote && peek(2) == quote {
                position += isTriple ? 3 : 1
                return prefix.isBytes ? .bytes(content) : .string(Text(valid: content))
            }
            if !isTriple, byte == 0x0A || byte == 0x0D {
                throw Flaw(
                    "text", "the text does not end on its line; texts of several lines have three quotes", at: start)
            }
            if byte == UInt8(ascii: "\\"), !prefix.isRaw {
                try escape(prefix.isBytes, into: &content)
            } else {
                content.append(byte)
                position += 1
            }
        }
    }

    private mutating func escape(_ isBytes: Bool, into content: inout [UInt8]) throws(Flaw) {
        let start = position
        let letter = peek(1)
        position += 2
        switch letter {
        case UInt8(ascii: "a"): content.append(7)
        case UInt8(ascii: "b"): content.append(8)
        case UInt8(ascii: "t"): content.append(9)
        case UInt8(ascii: "n"): content.append(10)
        case UInt8(ascii: "v"): content.append(11)
        case UInt8(ascii: "f"): content.append(12)
        case UInt8(ascii: "r"): content.append(13)
        case UInt8(ascii: "\\"), UInt8(ascii: "?"), UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`"):
            content.append(letter)
        case UInt8(ascii: "x"), UInt8(ascii: "X"): try code(2, radix: 16, isBytes, start, into: &content)
        case UInt8(ascii: "u") where !isBytes: try code(4, radix: 16, false, start, into: &content)
        case UInt8(ascii: "U") where !isBytes: try code(8, radix: 16, false, start, into: &content)
        case UInt8(ascii: "0")...UInt8(ascii: "3"):
            position -= 1
            try code(3, radix: 8, isBytes, start, into: &content)
        default: throw Flaw("escape", "this is no escape; a backslash is written '\\\\'", at: start)
        }
    }

    private mutating func code(
        _ digits: Int, radix: UInt32, _ isByte: Bool, _ start: Int, into content: inout [UInt8]
    ) throws(Flaw) {
        var value: UInt32 = 0
        for _ in 0..<digits {
            guard let digit = Self.hexDigit(peek()), digit < radix, value < 1 << 28 else {
                throw Flaw("escape", "the escape needs \(digits) digits", at: start)
            }
            value = value * radix + digit
            position += 1
        }
        if isByte {
            content.append(UInt8(truncatingIfNeeded: value))
        } else if let scalar = Unicode.Scalar(value), let encoded = UTF8.encode(scalar) {
            content.append(contentsOf: encoded)
        } else {
            throw Flaw("escape", "there is no such character", at: start)
        }
    }
}
