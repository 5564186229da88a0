/// From the bytes of a string as written to its text.
enum JSONText {
    /// The text of a string node.
    static func string(_ node: JSONNode, _ bytes: [UInt8]) -> String {
        let written = bytes[node.range]
        return node.isFlagged
            ? String(decoding: decoded(written), as: UTF8.self) : String(decoding: written, as: UTF8.self)
    }

    /// The bytes of a string node's text, well-formed UTF-8.
    static func utf8(_ node: JSONNode, _ bytes: [UInt8]) -> [UInt8] {
        guard node.isFlagged else { return Array(bytes[node.range]) }
        return Array(String(decoding: decoded(bytes[node.range]), as: UTF8.self).utf8)
    }

    /// Escapes replaced by what they stand for. A surrogate without its partner becomes U+FFFD; a backslash that
    /// begins no escape stays as it was written. Ill-formed UTF-8 is left for `String(decoding:)` to replace.
    static func decoded(_ written: ArraySlice<UInt8>) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(written.count)
        var i = written.startIndex
        while i < written.endIndex {
            let byte = written[i]
            i += 1
            guard byte == UInt8(ascii: "\\"), i < written.endIndex else {
                text.append(byte)
                continue
            }
            if let plain = simpleEscape(written[i]) {
                text.append(plain)
                i += 1
            } else if written[i] == UInt8(ascii: "u"), let unit = hex4(written, at: i + 1) {
                i += 5
                append(scalar(unit, written, &i), to: &text)
            } else {
                text.append(byte)
            }
        }
        return text
    }

    /// The scalar that begins with `unit`; a low surrogate at `i` is read too where it is the partner.
    private static func scalar(_ unit: UInt32, _ written: ArraySlice<UInt8>, _ i: inout Int) -> Unicode.Scalar {
        if unit & 0xFC00 == 0xD800, i + 1 < written.endIndex, written[i] == UInt8(ascii: "\\"),
            written[i + 1] == UInt8(ascii: "u"), let low = hex4(written, at: i + 2), low & 0xFC00 == 0xDC00
        {
            i += 6
            return Unicode.Scalar(0x10000 + ((unit & 0x3FF) << 10) + (low & 0x3FF)) ?? "\u{FFFD}"
        }
        return Unicode.Scalar(unit) ?? "\u{FFFD}"
    }

    private static func append(_ scalar: Unicode.Scalar, to text: inout [UInt8]) {
        text.append(contentsOf: String(Character(scalar)).utf8)
    }

    /// What `\` and this letter stand for; nil for `u` and for letters that begin no escape.
    static func simpleEscape(_ letter: UInt8) -> UInt8? {
        switch letter {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): letter
        case UInt8(ascii: "b"): 0x08
        case UInt8(ascii: "f"): 0x0C
        case UInt8(ascii: "n"): 0x0A
        case UInt8(ascii: "r"): 0x0D
        case UInt8(ascii: "t"): 0x09
        default: nil
        }
    }

    /// Four hexadecimal digits at `start`.
    static func hex4(_ bytes: ArraySlice<UInt8>, at start: Int) -> UInt32? {
        guard start >= bytes.startIndex, start <= bytes.endIndex - 4 else { return nil }
        var value: UInt32 = 0
        for i in start..<start + 4 {
            guard let digit = hexDigit(bytes[i]) else { return nil }
            value = value << 4 | UInt32(digit)
        }
        return value
    }

    static func hexDigit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
