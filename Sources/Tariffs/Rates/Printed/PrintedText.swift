/// A printed text as plain bytes: one blank for every kind of it, one byte for each sign of money, digits for digits
/// raised and lowered, entities resolved, words joined that a line broke, and for each byte where it came from.
struct PrintedText {
    /// Signs that need more than a byte in UTF-8 stand as these, which no text has otherwise.
    enum Sign {
        static let cent: UInt8 = 1
        static let pound: UInt8 = 2
        static let euro: UInt8 = 3
    }

    private(set) var bytes: [UInt8] = []
    /// The offset of each byte in the text, and that of its end.
    private(set) var places: [Int] = []

    init(_ text: String) {
        bytes.reserveCapacity(text.utf8.count)
        places.reserveCapacity(text.utf8.count + 1)
        var offset = 0
        var entity: (code: UInt32, start: Int)?
        for scalar in text.unicodeScalars {
            let start = offset
            offset += UTF8.width(scalar)
            if let open = entity {
                if let digit = scalar.value.decimalDigit, open.code < 100_000 {
                    append(scalar, at: start)
                    entity?.code = open.code * 10 + digit
                    continue
                }
                if scalar == ";", open.code > 0, let whole = Unicode.Scalar(open.code) {
                    drop(from: open.start)
                    append(whole, at: open.start)
                    entity = nil
                    continue
                }
                entity = nil
            }
            append(scalar, at: start)
            // `&#58;` is a colon to whoever wrote it.
            if scalar == "#", bytes.count > 1, bytes[bytes.count - 2] == UInt8(ascii: "&") {
                entity = (0, places[places.count - 2])
            }
        }
        places.append(offset)
        joinBrokenWords()
    }

    /// Takes back what was appended of an entity.
    private mutating func drop(from start: Int) {
        while let last = places.last, last >= start {
            places.removeLast()
            bytes.removeLast()
        }
    }

    private mutating func append(_ scalar: Unicode.Scalar, at offset: Int) {
        switch scalar.value {
        case 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0xAD: return
        case 0x09, 0x0A, 0x0D, 0xA0, 0x2007, 0x2009, 0x202F: put(UInt8(ascii: " "), offset)
        case 0xA2: put(Sign.cent, offset)
        case 0xA3: put(Sign.pound, offset)
        case 0x20AC: put(Sign.euro, offset)
        case 0x2013, 0x2212, 0x2010, 0x2011: put(UInt8(ascii: "-"), offset)
        case 0xB2, 0xB3: put(UInt8(truncatingIfNeeded: scalar.value - 0xB0) + 48, offset)
        case 0x2080...0x2089: put(UInt8(truncatingIfNeeded: scalar.value - 0x2080) + 48, offset)
        case 0x20...0x7E: put(UInt8(truncatingIfNeeded: scalar.value), offset)
        // A control character is part of nothing.
        case 0..<0x20, 0x7F: put(0x7F, offset)
        default: for byte in String(scalar).utf8 { put(byte, offset) }
        }
    }

    private mutating func put(_ byte: UInt8, _ offset: Int) {
        bytes.append(byte)
        places.append(offset)
    }

    /// `appli- cable` was `applicable` before a line was broken.
    private mutating func joinBrokenWords() {
        var kept = 0
        var index = 0
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "-"), index > 0, index + 2 < bytes.count,
                bytes[index - 1].isLetter, bytes[index + 1] == UInt8(ascii: " "),
                UInt8(ascii: "a")...UInt8(ascii: "z") ~= bytes[index + 2]
            {
                index += 2
                continue
            }
            bytes[kept] = bytes[index]
            places[kept] = places[index]
            kept += 1
            index += 1
        }
        places[kept] = places[bytes.count]
        bytes.removeLast(bytes.count - kept)
        places.removeLast(places.count - kept - 1)
    }
}

extension UInt32 {
    /// The digit that an ASCII code is.
    fileprivate var decimalDigit: UInt32? { 48...57 ~= self ? self - 48 : nil }
}

extension UInt8 {
    var isDigit: Bool { 48...57 ~= self }
    var isLetter: Bool { 65...90 ~= self || 97...122 ~= self }
    var isCapital: Bool { 65...90 ~= self }
    /// Whether it belongs to a word, letters of other scripts included.
    var isWord: Bool { isLetter || isDigit || self >= 0x80 }
    var lowered: UInt8 { isCapital ? self + 32 : self }
}
