import CByteMasks

/// Eight bytes at a time: the handful of word tricks that the syntax readers scan with.
///
/// Every mask has the top bit of a byte set where the byte matches. Borrows make the masks from ``equal(_:_:)`` and
/// ``below(_:_:)`` unreliable *above* the lowest match, never at or below it, so they answer "where is the first"
/// and "is there any"; ``exactlyEqual(_:_:)`` is right everywhere, for counting.
@usableFromInline package enum ByteWords {
    /// `0x01` in every byte.
    @usableFromInline static let ones: UInt64 = 0x0101_0101_0101_0101
    /// `0x80` in every byte.
    @usableFromInline static let tops: UInt64 = 0x8080_8080_8080_8080

    /// The eight bytes from `offset`, the first one lowest. The caller has made sure that they are there.
    @inlinable @inline(__always)
    package static func load(_ bytes: Span<UInt8>, _ offset: Int) -> UInt64 {
        // The span checks its bounds, and any eight bytes are a valid UInt64.
        unsafe UInt64(littleEndian: bytes.bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }

    /// The four bytes from `offset`, the first one lowest.
    @inlinable @inline(__always)
    package static func loadHalf(_ bytes: Span<UInt8>, _ offset: Int) -> UInt32 {
        unsafe UInt32(littleEndian: bytes.bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt32.self))
    }

    /// Whether the three lower bytes are capitals and digits, the first of them a capital.
    @inlinable @inline(__always)
    package static func isCode(_ word: UInt32) -> Bool {
        // With its top bit clear, a byte has it set after the addition from a limit on.
        let capital = (word &+ 0x3F3F3F) & ~(word &+ 0x252525)
        let digit = (word &+ 0x505050) & ~(word &+ 0x464646)
        return word & 0x808080 == 0 && (capital | digit) & 0x808080 == 0x808080 && capital & 0x80 != 0
    }

    /// `byte` in every byte.
    @inlinable @inline(__always)
    package static func fill(_ byte: UInt8) -> UInt64 { 0x0101_0101_0101_0101 &* UInt64(byte) }

    /// Where a byte of `word` equals that of `filled`; reliable up to the first match.
    @inlinable @inline(__always)
    package static func equal(_ word: UInt64, _ filled: UInt64) -> UInt64 {
        let difference = word ^ filled
        return (difference &- 0x0101_0101_0101_0101) & ~difference & 0x8080_8080_8080_8080
    }

    /// Where a byte of `word` is less than that of `filled` (at most 0x80); reliable up to the first match.
    @inlinable @inline(__always)
    package static func below(_ word: UInt64, _ filled: UInt64) -> UInt64 {
        (word &- filled) & ~word & 0x8080_8080_8080_8080
    }

    /// Where a byte of `word` equals that of `filled`, right in every byte.
    @inlinable @inline(__always)
    package static func exactlyEqual(_ word: UInt64, _ filled: UInt64) -> UInt64 {
        let difference = word ^ filled
        let low = (difference & 0x7F7F_7F7F_7F7F_7F7F) &+ 0x7F7F_7F7F_7F7F_7F7F
        return ~(low | difference) & 0x8080_8080_8080_8080
    }

    /// Where a byte of `word` is no digit, right in every byte.
    @inlinable @inline(__always)
    package static func nonDigits(_ word: UInt64) -> UInt64 {
        let value = word ^ 0x3030_3030_3030_3030
        return (((value & 0x7F7F_7F7F_7F7F_7F7F) &+ 0x7676_7676_7676_7676) | value) & 0x8080_8080_8080_8080
    }

    /// Where a byte of `word` is not ASCII.
    @inlinable @inline(__always)
    package static func beyondASCII(_ word: UInt64) -> UInt64 { word & 0x8080_8080_8080_8080 }

    /// The mask with a bit for each byte, the first byte's lowest.
    @inlinable @inline(__always)
    package static func bits(_ mask: UInt64) -> UInt64 { ((mask &>> 7) &* 0x0102_0408_1020_4080) &>> 56 }

    /// Which byte the lowest match of a mask is, 0 to 7; 8 for none.
    @inlinable @inline(__always)
    package static func first(_ mask: UInt64) -> Int { mask.trailingZeroBitCount >> 3 }

    /// Asks the processor for memory that is about to be read, so that its lines come together and not one by one.
    package static func fetch(_ bytes: Span<UInt8>) {
        unsafe bytes.withUnsafeBufferPointer { unsafe twbytes_fetch($0.baseAddress, $0.count) }
    }

    @usableFromInline
    static func fetch(_ memory: UnsafeRawPointer, _ count: Int) { unsafe twbytes_fetch(memory, count) }

    /// An offset from `start` on before which all bytes are ASCII and none is less than `least`, not even NUL; what is
    /// there has to be looked at.
    static func plainPrefix(_ bytes: Span<UInt8>, from start: Int, least: Int8 = 1) -> Int {
        guard start >= 0, start < bytes.count else { return start }
        return unsafe bytes.withUnsafeBufferPointer { memory in
            guard let first = memory.baseAddress else { return start }
            return unsafe start + twbytes_plain_prefix(first + start, memory.count - start, least)
        }
    }
}
