/// Up to 15 bytes and their number in two words: the codes of a declaration are few and come again and again.
struct ShortText: Hashable {
    private var low: UInt64 = 0
    private var high: UInt64 = 0

    private init() {}

    init?(_ bytes: ArraySlice<UInt8>) {
        guard bytes.count <= 15 else { return nil }
        for byte in bytes { append(byte) }
    }

    /// An identifier as people write it, in capitals and without what parts it.
    init?(plain bytes: ArraySlice<UInt8>) {
        for byte in bytes {
            guard let byte = plainByte(byte) else { continue }
            if count == 15 { return nil }
            append(byte)
        }
    }

    /// The letters and digits alone, in capitals; nil where there are too many.
    init?(telling bytes: ArraySlice<UInt8>) {
        for byte in bytes {
            guard isTelling(byte) else { continue }
            if count == 15 { return nil }
            append(byte >= 0x61 && byte <= 0x7A ? byte & 0xDF : byte)
        }
    }

    /// A word in small letters; nil where it is too long, or has letters beyond ASCII.
    init?(word bytes: ArraySlice<UInt8>) {
        guard bytes.count <= 15 else { return nil }
        for byte in bytes {
            if byte >= 0x80 { return nil }
            append(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte)
        }
    }

    /// How many bytes there are.
    var count: UInt64 { high >> 56 }

    private mutating func append(_ byte: UInt8) {
        let length = count + 1
        high = (high << 8 | low >> 56) & 0x00FF_FFFF_FFFF_FFFF | length << 56
        low = low << 8 | UInt64(byte)
    }
}

/// An identifier in capitals and without what parts it, to tell whether two are the same.
enum IdentifierKey: Hashable {
    case short(ShortText)
    case long([UInt8])

    /// A text as it is, to tell it from others.
    init(exact bytes: [UInt8]) {
        if let text = ShortText(ArraySlice(bytes)) { self = .short(text) } else { self = .long(bytes) }
    }

    init(_ bytes: ArraySlice<UInt8>) {
        if let text = ShortText(plain: bytes) { self = .short(text) } else { self = .long(bytes.compactMap(plainByte)) }
    }
}

/// Whether the byte is of a letter or digit.
func isTelling(_ byte: UInt8) -> Bool {
    byte >= 0x80 || byte >= 0x30 && byte <= 0x39 || (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A
}

/// The byte as an identifier has it: a capital; nil for blanks, hyphens, strokes and dots.
private func plainByte(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: " "), UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: "."), 0x09: nil
    case UInt8(ascii: "a")...UInt8(ascii: "z"): byte & 0xDF
    default: byte
    }
}

/// An identifier as people write it, in capitals and without what parts it.
func plainIdentifier(_ text: String) -> String {
    String(decoding: text.utf8.compactMap(plainByte), as: UTF8.self)
}
