internal import CByteMasks

/// The bytes of one opened pack: the only place in this room that touches memory directly.
///
/// Invariant: `base` addresses `count` readable bytes that never change and live as long as this object (they are
/// part of the program, or this object's own copy). Every read below checks its range against `count`, so that no
/// file, however damaged, can lead outside; what lies outside reads as zero.
@safe
@usableFromInline package final class PackStorage: @unchecked Sendable {
    @usableFromInline let base: UnsafeRawPointer
    @usableFromInline package let count: Int
    private let isOwned: Bool

    /// Keeps a copy of `bytes`.
    package convenience init(copying bytes: [UInt8]) { self.init(copying: bytes.span) }

    /// Keeps a copy of `bytes`.
    package convenience init(copying bytes: Span<UInt8>) {
        let copy = UnsafeMutableRawPointer.allocate(byteCount: max(bytes.count, 1), alignment: 8)
        unsafe bytes.withUnsafeBytes { source in
            if let start = source.baseAddress { unsafe copy.copyMemory(from: start, byteCount: source.count) }
        }
        unsafe self.init(owning: UnsafeRawPointer(copy), count: bytes.count)
    }

    /// Takes memory over that nobody else holds or changes any more, and gives it back at the end.
    @unsafe
    init(owning memory: UnsafeRawPointer, count: Int) {
        unsafe base = memory
        self.count = count
        isOwned = true
    }

    /// Reads memory that is part of the program and never goes away.
    @unsafe
    package init(permanent: UnsafeRawBufferPointer) {
        if let start = permanent.baseAddress {
            unsafe base = start
            count = permanent.count
            isOwned = false
        } else {
            unsafe base = UnsafeRawPointer(UnsafeMutableRawPointer.allocate(byteCount: 1, alignment: 8))
            count = 0
            isOwned = true
        }
    }

    deinit {
        if isOwned { unsafe base.deallocate() }
    }

    /// The byte at `offset`.
    @inlinable
    package func byte(at offset: Int) -> UInt8 {
        guard UInt(bitPattern: offset) < UInt(bitPattern: count) else { return 0 }
        return unsafe base.load(fromByteOffset: offset, as: UInt8.self)
    }

    /// The little-endian 32-bit number at `offset`.
    @inlinable
    package func number(at offset: Int) -> Int {
        guard offset >= 0, offset <= count &- 4 else { return 0 }
        return Int(UInt32(littleEndian: unsafe base.loadUnaligned(fromByteOffset: offset, as: UInt32.self)))
    }

    /// Eight bytes as a number that orders as the bytes do; the caller has made sure that they are there.
    @inlinable
    func word(at offset: Int) -> UInt64 {
        guard offset >= 0, offset <= count &- 8 else { return 0 }
        return UInt64(bigEndian: unsafe base.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }

    /// Start and length of the string whose length prefix stands at `offset`: one byte, or 255 and four bytes.
    @inlinable
    package func string(at offset: Int) -> (start: Int, length: Int) {
        var start = offset &+ 1
        var length = Int(byte(at: offset))
        if length == 255 {
            length = number(at: start)
            start &+= 4
        }
        guard start >= 0, length <= count, start <= count &- length else { return (0, 0) }
        return (start, length)
    }

    /// How the bytes in a range compare with `key`, bytewise: negative, zero or positive.
    @inlinable
    package func compare(_ start: Int, _ length: Int, with key: Span<UInt8>) -> Int {
        guard start >= 0, length >= 0, length <= count, start <= count &- length else { return -1 }
        return unsafe key.withUnsafeBytes { key in
            let shared = min(length, key.count)
            var at = 0
            while at &+ 8 <= shared {
                let mine = word(at: start &+ at)
                let other = UInt64(bigEndian: unsafe key.loadUnaligned(fromByteOffset: at, as: UInt64.self))
                if mine != other { return mine < other ? -1 : 1 }
                at &+= 8
            }
            while at < shared {
                let mine = byte(at: start &+ at)
                let other = unsafe key[at]
                if mine != other { return mine < other ? -1 : 1 }
                at &+= 1
            }
            return length &- key.count
        }
    }

    /// The first of `rows` numbers from `column` on whose string in the heap is not before `key`; `rows` when all are.
    ///
    /// Most comparisons are decided by the first eight bytes as one number, with zeros where a string is shorter; only
    /// where these are equal do the rest and the lengths count.
    @inlinable
    package func lowerBound(column: Int, rows: Int, heap: Int, key: Span<UInt8>) -> Int {
        guard column >= 0, rows >= 0, column <= count, rows <= (count &- column) / 4 else { return 0 }
        let head = Self.head(of: key)
        let base = unsafe self.base
        var low = 0
        var high = rows
        while low < high {
            let middle = (low &+ high) >> 1
            let number = unsafe base.loadUnaligned(fromByteOffset: column &+ middle &* 4, as: UInt32.self)
            let position = heap &+ Int(UInt32(littleEndian: number))
            let isBefore: Bool
            if position >= 0, position <= count &- 9,
                case let length = Int(unsafe base.load(fromByteOffset: position, as: UInt8.self)), length < 255
            {
                var word = UInt64(bigEndian: unsafe base.loadUnaligned(fromByteOffset: position &+ 1, as: UInt64.self))
                if length < 8 { word &= ~(UInt64.max &>> UInt64(truncatingIfNeeded: length &* 8)) }
                isBefore = word == head ? compare(position &+ 1, length, with: key) < 0 : word < head
            } else {
                let (start, length) = string(at: position)
                isBefore = compare(start, length, with: key) < 0
            }
            if isBefore { low = middle &+ 1 } else { high = middle }
        }
        return low
    }

    /// The first eight bytes as a number that orders as they do, zeros where there are fewer.
    @inlinable
    static func head(of key: Span<UInt8>) -> UInt64 {
        var head: UInt64 = 0
        for at in 0..<min(8, key.count) { head |= UInt64(key[at]) &<< UInt64(truncatingIfNeeded: 56 &- at &* 8) }
        return head
    }

    /// Lends the bytes of a range, cut to what is there.
    @inlinable
    package func withBytes<Result, Failure: Error>(
        _ start: Int, _ length: Int, _ body: (Span<UInt8>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        let low = min(max(start, 0), count)
        let high = min(max(length, 0), count &- low)
        let bytes = unsafe UnsafeRawBufferPointer(start: base + low, count: high)
        return try body(unsafe bytes.bindMemory(to: UInt8.self).span)
    }

    /// Asks the processor for the bytes of a range that is about to be read, cut to what is there.
    package func fetch(_ start: Int, _ length: Int) {
        let low = min(max(start, 0), count)
        unsafe twbytes_fetch(base + low, min(max(length, 0), count &- low))
    }

    /// A copy of the bytes of a range, cut to what is there.
    package func copy(_ start: Int, _ length: Int) -> [UInt8] {
        withBytes(start, length) { bytes in
            var copy: [UInt8] = []
            copy.reserveCapacity(bytes.count)
            for at in bytes.indices { copy.append(bytes[at]) }
            return copy
        }
    }

    /// The text of a range, damaged UTF-8 repaired.
    package func text(_ start: Int, _ length: Int) -> String {
        let low = min(max(start, 0), count)
        let high = min(max(length, 0), count &- low)
        return unsafe String(decoding: UnsafeRawBufferPointer(start: base + low, count: high), as: UTF8.self)
    }
}
