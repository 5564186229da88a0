/// From UTF-8 to the bytes of a character set. What the set has no character for is told, never replaced.
///
/// Belongs to the thread that made it, as converters of ICU do.
package struct TextEncoder {
    private enum Method {
        case utf8
        case utf16(bigEndian: Bool)
        case table([UInt32: UInt8], keepsASCII: Bool)
        case converter(CharsetConverter)
    }

    /// The character set that is written.
    package let charset: Charset
    private let method: Method

    /// An encoder for a character set; an error where none of that name is known.
    package init(_ charset: Charset) throws(TidewaiterError) {
        self.charset = charset
        switch charset {
        case .utf8: method = .utf8
        case .utf16LittleEndian: method = .utf16(bigEndian: false)
        case .utf16BigEndian: method = .utf16(bigEndian: true)
        case .windows1252: method = Self.table(.windows1252)
        case .named(let name):
            guard let converter = CharsetConverter(name) else { throw SourceText.unknownCharset(name) }
            method = converter.isSingleByte ? Self.table(SingleByteTable(converter)) : .converter(converter)
        }
    }

    private static func table(_ table: SingleByteTable) -> Method {
        var bytes: [UInt32: UInt8] = [:]
        for (byte, scalar) in table.scalars.enumerated() where scalar != 0xFFFD && bytes[scalar] == nil {
            bytes[scalar] = UInt8(truncatingIfNeeded: byte)
        }
        return .table(bytes, keepsASCII: table.keepsASCII)
    }

    /// The byte order mark of the character set; empty where it has none.
    package var mark: [UInt8] {
        switch method {
        case .utf8: [0xEF, 0xBB, 0xBF]
        case .utf16(let bigEndian): bigEndian ? [0xFE, 0xFF] : [0xFF, 0xFE]
        default: []
        }
    }

    /// The text in the character set, and where in it the first character stands that the set lacks: what is encoded
    /// ends there. Ill-formed UTF-8 is no character of any set but is passed on to UTF-8 as it is.
    package func encode(_ text: [UInt8]) -> (bytes: [UInt8], lacking: Int?) {
        switch method {
        case .utf8: return (text, nil)
        case .utf16(let bigEndian): return Self.utf16(text, bigEndian)
        case .table(let table, let keepsASCII): return Self.singleByte(text, table, keepsASCII)
        case .converter(let converter): return Self.converted(text, converter)
        }
    }

    /// Where in the text the first character stands that the set lacks.
    package func firstLacking(in text: [UInt8]) -> Int? {
        switch method {
        case .utf8: return nil
        case .table(_, keepsASCII: true) where UTF8Sequence.firstBeyondASCII(text.span) == nil: return nil
        default: return encode(text).lacking
        }
    }

    private static func utf16(_ text: [UInt8], _ bigEndian: Bool) -> (bytes: [UInt8], lacking: Int?) {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count * 2)
        func append(_ unit: UInt32, to bytes: inout [UInt8]) {
            let high = UInt8(truncatingIfNeeded: unit >> 8)
            let low = UInt8(truncatingIfNeeded: unit)
            bytes.append(bigEndian ? high : low)
            bytes.append(bigEndian ? low : high)
        }
        var i = 0
        while i < text.count {
            guard let (scalar, length) = scalar(text, i) else { return (bytes, i) }
            if scalar > 0xFFFF {
                append(0xD7C0 + (scalar >> 10), to: &bytes)
                append(0xDC00 | scalar & 0x3FF, to: &bytes)
            } else {
                append(scalar, to: &bytes)
            }
            i += length
        }
        return (bytes, nil)
    }

    private static func singleByte(
        _ text: [UInt8], _ table: [UInt32: UInt8], _ keepsASCII: Bool
    ) -> (bytes: [UInt8], lacking: Int?) {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count)
        var i = 0
        while i < text.count {
            if keepsASCII, text[i] < 0x80 {
                bytes.append(text[i])
                i += 1
                continue
            }
            guard let (scalar, length) = scalar(text, i), let byte = table[scalar] else { return (bytes, i) }
            bytes.append(byte)
            i += length
        }
        return (bytes, nil)
    }

    private static func converted(_ text: [UInt8], _ converter: CharsetConverter) -> (bytes: [UInt8], lacking: Int?) {
        var scalars: [UInt32] = []
        var offsets: [Int] = []
        var illFormed: Int?
        var i = 0
        while i < text.count {
            guard let (scalar, length) = scalar(text, i) else {
                illFormed = i
                break
            }
            scalars.append(scalar)
            offsets.append(i)
            i += length
        }
        let (bytes, written) = converter.encode(scalars)
        return (bytes, written < scalars.count ? offsets[written] : illFormed)
    }

    /// The character at an offset, and how many bytes it has; nil for what is none.
    private static func scalar(_ text: [UInt8], _ at: Int) -> (UInt32, Int)? {
        let first = UInt32(text[at])
        if first < 0x80 { return (first, 1) }
        let length = UTF8Sequence.length(text.span, at: at)
        guard length > 1, at + length <= text.count else { return nil }
        var scalar = first & (0xFF >> UInt32(length + 1))
        for byte in text[(at + 1)..<(at + length)] { scalar = scalar << 6 | UInt32(byte & 0x3F) }
        return (scalar, length)
    }
}
