import CByteMasks
import Testing

@Suite("The masks that texts of segments are split by")
struct ByteMaskTests {
    private let delimiters: [UInt8] = [0x3A, 0x2B, 0x27, 0x3F, 0xDF]

    /// What the masks mean, byte by byte.
    private func expected(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        bytes.enumerated().reduce(0) { bits, byte in
            byte.element < 0x20 || delimiters.contains(byte.element) ? bits | 1 << UInt64(byte.offset) : bits
        }
    }

    private var set: twbytes_set {
        twbytes_set(bytes: (delimiters[0], delimiters[1], delimiters[2], delimiters[3], delimiters[4]))
    }

    @Test("A block has a bit for each control character and delimiter, whatever the bytes are")
    func blocks() {
        var random = SystemRandomNumberGenerator()
        // Every byte at every place, and blocks in which delimiters are many.
        var text = (0..<256).flatMap { first in (0..<64).map { UInt8(truncatingIfNeeded: first + $0) } }
        text += (0..<6400).map { _ in
            Bool.random(using: &random) ? delimiters.randomElement(using: &random) ?? 0 : UInt8.random(in: 0...255)
        }
        var marks = [UInt64](repeating: 0, count: text.count / 64)
        unsafe text.withUnsafeBufferPointer { bytes in
            unsafe marks.withUnsafeMutableBufferPointer { marks in
                guard let first = bytes.baseAddress, let mark = marks.baseAddress else { return }
                unsafe twbytes_mark(first, marks.count, set, mark)
            }
        }
        for block in marks.indices { #expect(marks[block] == expected(text[(64 * block)..<(64 * block + 64)])) }
    }

    @Test("Of less than a block nothing is looked at behind its end", arguments: 0..<64)
    func rest(length: Int) {
        let text = [UInt8](repeating: delimiters[length % 5], count: length)
        let found = unsafe text.withUnsafeBufferPointer { bytes in
            guard let first = bytes.baseAddress else { return UInt64(0) }
            return unsafe twbytes_last_specials(first, length, set)
        }
        #expect(found == expected(text[...]))
    }
}
