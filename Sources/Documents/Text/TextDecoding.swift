/// From the bytes of a file to UTF-8.
struct TextDecoding {
    /// A stretch of the file that is not what its character set allows.
    struct Flaw {
        /// Where it is in the decoded text.
        var offset: Int
        /// Bytes of the decoded text that stand for it.
        var length: Int
    }

    /// The text.
    var bytes: [UInt8] = []
    var widths: OffsetMap.Widths
    /// The first flaw of each line that has one, as far as they are kept.
    var flaws: [Flaw] = []
    /// Lines with flaws beyond those kept.
    var flawsLeftOut = 0

    /// Whether a flaw was seen since the last line break.
    private var lineIsFlawed = false
    private let keep: Int

    private init(widths: OffsetMap.Widths, keep: Int) {
        self.widths = widths
        self.keep = keep
    }

    private mutating func append(_ scalar: UInt32) {
        switch scalar {
        case 0..<0x80:
            bytes.append(UInt8(truncatingIfNeeded: scalar))
            if scalar == 0x0A || scalar == 0x0D { lineIsFlawed = false }
        case 0..<0x800:
            bytes.append(0xC0 | UInt8(truncatingIfNeeded: scalar >> 6))
            bytes.append(0x80 | UInt8(truncatingIfNeeded: scalar & 0x3F))
        case 0..<0x10000:
            bytes.append(0xE0 | UInt8(truncatingIfNeeded: scalar >> 12))
            bytes.append(0x80 | UInt8(truncatingIfNeeded: scalar >> 6 & 0x3F))
            bytes.append(0x80 | UInt8(truncatingIfNeeded: scalar & 0x3F))
        default:
            bytes.append(0xF0 | UInt8(truncatingIfNeeded: scalar >> 18))
            bytes.append(0x80 | UInt8(truncatingIfNeeded: scalar >> 12 & 0x3F))
            bytes.append(0x80 | UInt8(truncatingIfNeeded: scalar >> 6 & 0x3F))
            bytes.append(0x80 | UInt8(truncatingIfNeeded: scalar & 0x3F))
        }
    }

    /// Appends the run of ASCII that begins at `start`, and answers where it ends.
    private mutating func appendASCII(_ file: [UInt8], from start: Int) -> Int {
        let end = Self.endOfASCII(file.span, from: start)
        if lineIsFlawed, file[start..<end].contains(where: { $0 == 0x0A || $0 == 0x0D }) { lineIsFlawed = false }
        bytes.append(contentsOf: file[start..<end])
        return end
    }

    private static func endOfASCII(_ file: Span<UInt8>, from start: Int) -> Int {
        var i = start
        while i &+ 8 <= file.count {
            let beyond = ByteWords.beyondASCII(ByteWords.load(file, i))
            if beyond != 0 { return i &+ ByteWords.first(beyond) }
            i &+= 8
        }
        while i < file.count, file[i] < 0x80 { i &+= 1 }
        return i
    }

    private mutating func appendFlawed(_ scalar: UInt32) {
        let offset = bytes.count
        append(scalar)
        if lineIsFlawed { return }
        lineIsFlawed = true
        if flaws.count < keep {
            flaws.append(Flaw(offset: offset, length: bytes.count - offset))
        } else {
            flawsLeftOut += 1
        }
    }

    // MARK: UTF-16

    /// Decodes UTF-16 from `start`; a surrogate without its partner, and an odd last byte, become U+FFFD.
    static func utf16(_ file: [UInt8], from start: Int, bigEndian: Bool, keep: Int) -> TextDecoding {
        var decoding = TextDecoding(widths: .utf16, keep: keep)
        decoding.bytes.reserveCapacity((file.count - start) / 2)
        decoding.decodeUTF16(file.span, from: start, bigEndian: bigEndian)
        return decoding
    }

    private mutating func decodeUTF16(_ file: Span<UInt8>, from start: Int, bigEndian: Bool) {
        // In either order a unit is ASCII when the bits of its high byte and the top bit of its low byte are 0.
        let beyond: UInt64 = bigEndian ? 0x80FF_80FF_80FF_80FF : 0xFF80_FF80_FF80_FF80
        let low: UInt64 = bigEndian ? 8 : 0
        var i = start
        while i &+ 2 <= file.count {
            while i &+ 8 <= file.count {
                var word = ByteWords.load(file, i)
                if word & beyond != 0 { break }
                word >>= low
                for _ in 0..<4 {
                    append(UInt32(truncatingIfNeeded: word & 0x7F))
                    word >>= 16
                }
                i &+= 8
            }
            guard i &+ 2 <= file.count else { break }
            let unit = Self.unit(file, i, bigEndian)
            i &+= 2
            if unit & 0xF800 != 0xD800 {
                append(unit)
            } else if unit & 0xFC00 == 0xD800, i &+ 2 <= file.count,
                case let second = Self.unit(file, i, bigEndian), second & 0xFC00 == 0xDC00
            {
                i &+= 2
                append(0x10000 &+ ((unit & 0x3FF) << 10 | second & 0x3FF))
            } else {
                appendFlawed(0xFFFD)
            }
        }
        if i < file.count { appendFlawed(0xFFFD) }
    }

    @inline(__always)
    private static func unit(_ file: Span<UInt8>, _ i: Int, _ bigEndian: Bool) -> UInt32 {
        let first = UInt32(file[i])
        let second = UInt32(file[i &+ 1])
        return bigEndian ? first << 8 | second : second << 8 | first
    }

    // MARK: UTF-8 with stretches of something else

    /// Decodes UTF-8 in which some bytes are not: those are taken for Windows-1252, which they most often are.
    static func mixed(_ file: [UInt8], from start: Int, keep: Int) -> TextDecoding {
        var decoding = TextDecoding(widths: .same, keep: keep)
        decoding.bytes.reserveCapacity(file.count + file.count / 16)
        var widths: [UInt8] = []
        widths.reserveCapacity(file.count)
        var i = start
        while i < file.count {
            let end = decoding.appendASCII(file, from: i)
            widths.append(contentsOf: repeatElement(1, count: end - i))
            i = end
            if i < file.count { i += decoding.appendMixed(file, at: i, &widths) }
        }
        decoding.widths = .listed(widths)
        return decoding
    }

    /// Appends what is at `i`, a character or bytes that are none, and answers how many bytes it was.
    private mutating func appendMixed(_ file: [UInt8], at i: Int, _ widths: inout [UInt8]) -> Int {
        let length = UTF8Sequence.length(file.span, at: i)
        if length > 0 {
            bytes.append(contentsOf: file[i..<i + length])
            widths.append(UInt8(truncatingIfNeeded: length))
            return length
        }
        for byte in file[i..<i - length] {
            appendFlawed(SingleByteTable.windows1252.scalars[Int(byte)])
            widths.append(1)
        }
        return -length
    }

    // MARK: One byte a character

    /// Decodes by table from `start`.
    static func singleByte(_ file: [UInt8], from start: Int, _ table: SingleByteTable, keep: Int) -> TextDecoding {
        var decoding = TextDecoding(widths: .one, keep: keep)
        decoding.bytes.reserveCapacity(file.count - start + (file.count - start) / 8)
        var i = start
        while i < file.count {
            if table.keepsASCII {
                i = decoding.appendASCII(file, from: i)
                if i == file.count { break }
            }
            let scalar = table.scalars[Int(file[i])]
            if scalar == 0xFFFD { decoding.appendFlawed(scalar) } else { decoding.append(scalar) }
            i += 1
        }
        return decoding
    }

    // MARK: Any other

    /// Decodes with a converter from `start`.
    static func converted(_ file: [UInt8], from start: Int, _ converter: CharsetConverter, keep: Int) -> TextDecoding {
        var decoding = TextDecoding(widths: .same, keep: keep)
        var widths: [UInt8] = []
        var position = start
        while position < file.count {
            let part = converter.decode(file, from: &position)
            if part.isEmpty { break }
            for (scalar, width) in part {
                if scalar == 0xFFFD { decoding.appendFlawed(scalar) } else { decoding.append(scalar) }
                widths.append(width)
            }
        }
        decoding.widths = .listed(widths)
        return decoding
    }
}
