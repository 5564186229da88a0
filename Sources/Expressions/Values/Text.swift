/// Text as its UTF-8 bytes: equal, ordered and counted by code points, never by what looks the same. It may be a part of
/// a longer text, such as a document, without a copy.
package struct Text: Sendable {
    private let storage: [UInt8]
    private let start: UInt32
    private let length: UInt32

    package init(_ string: String) { self.init(valid: Array(string.utf8)) }

    /// Bytes that are known to be valid UTF-8.
    package init(valid bytes: [UInt8]) {
        self.init(bytes, 0, UInt32(clamping: bytes.count))
    }

    /// A part of a text that is known to be valid UTF-8, without a copy.
    package init(valid bytes: [UInt8], _ range: Range<Int>) {
        guard range.lowerBound >= 0, range.upperBound <= bytes.count, range.upperBound <= Int(UInt32.max) else {
            self.init(valid: Array(bytes[range.clamped(to: bytes.indices)]))
            return
        }
        self.init(bytes, UInt32(truncatingIfNeeded: range.lowerBound), UInt32(truncatingIfNeeded: range.count))
    }

    private init(_ storage: [UInt8], _ start: UInt32, _ length: UInt32) {
        self.storage = storage
        self.start = start
        self.length = length
    }

    /// Text of bytes from outside; nil when they are not UTF-8.
    package init?(validating bytes: [UInt8]) {
        guard String(validating: bytes, as: UTF8.self) != nil else { return nil }
        self.init(valid: bytes)
    }

    init(scalars: some Sequence<Unicode.Scalar>) {
        var bytes: [UInt8] = []
        for scalar in scalars { bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter) }
        self.init(valid: bytes)
    }

    /// How many bytes it has.
    var size: Int { Int(length) }

    var isEmpty: Bool { length == 0 }

    /// The bytes, by themselves.
    package var utf8: [UInt8] {
        size == storage.count ? storage : Array(storage[Int(start)..<Int(start) + size])
    }

    package var string: String { String(decoding: storage[Int(start)..<Int(start) + size], as: UTF8.self) }

    /// Looks at the bytes where they are.
    @inline(__always)
    func withSpan<Result>(_ body: (Span<UInt8>) -> Result) -> Result {
        let bytes = storage
        return body(bytes.span.extracting(Int(start)..<Int(start) + Int(length)))
    }

    /// The number of code points.
    var count: Int {
        withSpan { bytes in
            var count = 0
            for index in bytes.indices where bytes[index] & 0xC0 != 0x80 { count += 1 }
            return count
        }
    }

    /// Whether another text stands at a byte.
    func has(_ part: Text, at offset: Int) -> Bool {
        guard offset >= 0, part.size <= size - offset else { return false }
        return withSpan { bytes in
            part.withSpan { part in
                for index in part.indices where bytes[offset &+ index] != part[index] { return false }
                return true
            }
        }
    }

    /// Whether another text stands anywhere in it.
    func contains(_ part: Text) -> Bool {
        guard part.size <= 16 else { return Search.first(part.utf8, in: utf8, from: 0) != nil }
        guard !part.isEmpty else { return true }
        return withSpan { bytes in
            part.withSpan { part in
                let (first, count) = (part[0], part.count)
                guard count <= bytes.count else { return false }
                for start in 0...(bytes.count - count) where bytes[start] == first {
                    var index = 1
                    while index < count, bytes[start &+ index] == part[index] { index += 1 }
                    if index == count { return true }
                }
                return false
            }
        }
    }

    var scalars: [Unicode.Scalar] { Array(string.unicodeScalars) }

    /// Up to seven bytes and their number in one integer; nil for longer texts. Two texts are equal when these are.
    package var packed: UInt64? {
        guard length < 8 else { return nil }
        return withSpan { bytes in
            var packed = UInt64(bytes.count)
            for index in bytes.indices { packed = packed << 8 | UInt64(bytes[index]) }
            return packed
        }
    }
}

extension Text: Hashable {
    package static func == (first: Text, second: Text) -> Bool {
        guard first.length == second.length else { return false }
        return first.withSpan { first in
            second.withSpan { second in
                for index in first.indices where first[index] != second[index] { return false }
                return true
            }
        }
    }

    package func hash(into hasher: inout Hasher) {
        withSpan { bytes in
            // Eight bytes at a time: the hasher takes as long for one byte as for a word.
            hasher.combine(bytes.count)
            var word: UInt64 = 0
            for index in bytes.indices {
                if index & 7 == 0, index > 0 {
                    hasher.combine(word)
                    word = 0
                }
                word = word << 8 | UInt64(bytes[index])
            }
            hasher.combine(word)
        }
    }

    static func < (first: Text, second: Text) -> Bool {
        first.withSpan { first in
            second.withSpan { second in
                for index in 0..<min(first.count, second.count) where first[index] != second[index] {
                    return first[index] < second[index]
                }
                return first.count < second.count
            }
        }
    }
}
