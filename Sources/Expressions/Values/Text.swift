/// Text as its UTF-8 bytes: equal, ordered and counted by code points, never by what looks the same.
package struct Text: Sendable, Hashable {
    /// Valid UTF-8.
    package let utf8: [UInt8]

    package init(_ string: String) { utf8 = Array(string.utf8) }

    /// Bytes that are known to be valid UTF-8.
    init(valid bytes: [UInt8]) { utf8 = bytes }

    /// Text of bytes from outside; nil when they are not UTF-8.
    package init?(validating bytes: [UInt8]) {
        guard String(validating: bytes, as: UTF8.self) != nil else { return nil }
        utf8 = bytes
    }

    init(scalars: some Sequence<Unicode.Scalar>) {
        var bytes: [UInt8] = []
        for scalar in scalars { bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter) }
        utf8 = bytes
    }

    package var string: String { String(decoding: utf8, as: UTF8.self) }

    /// The number of code points.
    var count: Int { utf8.reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) } }

    var scalars: [Unicode.Scalar] { Array(string.unicodeScalars) }

    static func < (first: Text, second: Text) -> Bool { first.utf8.lexicographicallyPrecedes(second.utf8) }
}
