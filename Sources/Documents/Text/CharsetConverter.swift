import CICU

/// A converter of ICU; belongs to the thread that made it. Safe: the handle is opened by `init`, closed by `deinit`,
/// and never leaves.
@safe
final class CharsetConverter {
    private let handle: OpaquePointer
    /// Characters converted at a time.
    private static let portion = 4096

    /// The converter for a character set; nil where ICU knows none of this name.
    init?(_ name: String) {
        // The name is borrowed for the call.
        guard !name.isEmpty, !name.utf8.contains(0), let handle = unsafe twicu_open(name) else { return nil }
        unsafe self.handle = handle
    }

    deinit { unsafe twicu_close(handle) }

    /// Whether each byte is one character.
    var isSingleByte: Bool { unsafe twicu_is_single_byte(handle) != 0 }

    /// The next characters from `position` on, each with the number of bytes it took.
    func decode(_ bytes: [UInt8], from position: inout Int) -> [(scalar: UInt32, width: UInt8)] {
        var scalars = [UInt32](repeating: 0, count: Self.portion)
        var widths = [UInt8](repeating: 0, count: Self.portion)
        var next = max(0, min(position, bytes.count))
        // The shim reads within `count` of the bytes and writes at most `portion` entries of either array.
        let count = unsafe twicu_decode(handle, bytes, bytes.count, &next, &scalars, &widths, Self.portion)
        position = next
        return (0..<min(count, Self.portion)).map { (scalars[$0], widths[$0]) }
    }

    /// The characters as bytes, up to the first that the character set lacks, and how many of them that were.
    func encode(_ scalars: [UInt32]) -> (bytes: [UInt8], written: Int) {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: Self.portion)
        var next = 0
        while true {
            // The shim reads within `count` of the characters and writes at most `portion` bytes.
            let count = unsafe twicu_encode(handle, scalars, scalars.count, &next, &chunk, Self.portion, 1)
            bytes += chunk[..<min(count, Self.portion)]
            if count == 0 { return (bytes, next) }
        }
    }
}

/// A character set in which each byte is one character: the character of each, U+FFFD where there is none.
struct SingleByteTable: Sendable {
    let scalars: [UInt32]
    /// Whether the first 128 are those of ASCII.
    let keepsASCII: Bool

    /// The table of a converter for such a character set.
    init(_ converter: CharsetConverter) {
        var position = 0
        let scalars = converter.decode(Array(0...255), from: &position).map(\.scalar)
        self.init(scalars: scalars + repeatElement(0xFFFD, count: max(0, 256 - scalars.count)))
    }

    private init(scalars: [UInt32]) {
        self.scalars = scalars
        self.keepsASCII = scalars.prefix(0x80).elementsEqual(0..<0x80)
    }

    /// Windows-1252; the five bytes it leaves open are control characters, as everywhere in practice (WHATWG
    /// Encoding, index windows-1252).
    static let windows1252 = SingleByteTable(
        scalars: Array(0..<0x80) + [
            0x20AC, 0x81, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039, 0x152, 0x8D,
            0x17D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x2DC, 0x2122, 0x161, 0x203A,
            0x153, 0x9D, 0x17E, 0x178,
        ] + Array(0xA0...0xFF))
}
