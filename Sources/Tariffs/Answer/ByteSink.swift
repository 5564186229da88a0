import TidewaiterQuantities

/// Bytes that are written one piece after the other: the only place of answers that touches memory directly.
///
/// Invariant: `base` addresses `capacity` bytes that nothing else touches as long as the sink is there, of which the first
/// `count` are written. An array checks and counts its references for each of the thousands of pieces of an answer, which
/// took half the time of writing it.
@safe
struct ByteSink: ~Copyable {
    private var base: UnsafeMutablePointer<UInt8>
    private var capacity: Int
    private(set) var count = 0
    /// Whether `base` is the sink's own, and not that of the array that is being made.
    private var isOwn = false

    @unsafe private init(_ room: UnsafeMutableBufferPointer<UInt8>) {
        // An array of one byte or more has a base.
        if let start = room.baseAddress {
            unsafe base = start
            capacity = room.count
        } else {
            capacity = 64
            unsafe base = UnsafeMutablePointer.allocate(capacity: capacity)
            isOwn = true
        }
    }

    deinit { if isOwn { unsafe base.deallocate() } }

    /// What `body` writes: straight into the array where `capacity` was enough, so that a long answer is not copied.
    static func bytes(reserving capacity: Int, _ body: (consuming ByteSink) -> ByteSink) -> [UInt8] {
        var larger: [UInt8]?
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: max(capacity, 64)) { room, count in
            let sink = unsafe body(ByteSink(room))
            if sink.isOwn {
                larger = unsafe Array(UnsafeBufferPointer(start: sink.base, count: sink.count))
            } else {
                count = sink.count
            }
        }
        return larger ?? bytes
    }

    @inline(__always)
    mutating func append(_ byte: UInt8) {
        if count == capacity { grow(by: 1) }
        unsafe base[count] = byte
        count &+= 1
    }

    /// Text that is known in advance.
    @inline(__always)
    mutating func append(_ text: StaticString) {
        // A literal lives as long as the program; `utf8Start` is valid because it is not a single scalar.
        unsafe append(text.utf8Start, text.utf8CodeUnitCount)
    }

    @inline(__always)
    mutating func append(_ bytes: [UInt8]) { append(bytes.span) }

    @inline(__always)
    mutating func append(_ bytes: Span<UInt8>) {
        unsafe bytes.withUnsafeBufferPointer { source in
            if let start = source.baseAddress { unsafe append(start, source.count) }
        }
    }

    /// Bytes that are written already, once more; nothing where the range is not among them.
    mutating func append(again range: Range<Int>) {
        guard range.lowerBound >= 0, range.upperBound <= count else { return }
        if range.count > capacity &- count { grow(by: range.count) }
        unsafe (base + count).initialize(from: base + range.lowerBound, count: range.count)
        count &+= range.count
    }

    /// How many digits a number of 64 bits has at most.
    static let mostDigits = 20

    /// A decimal number of so many places in quotes, a zero before the point where there is no other digit. The scale
    /// is below ``mostDigits``.
    @inline(__always)
    mutating func append(quoted coefficient: UInt64, scale: Int) {
        // Digits, point, leading zero and quotes.
        let most = Self.mostDigits &+ 5
        if capacity &- count < most { grow(by: most) }
        let digits = max(Self.digits(of: coefficient), scale &+ 1)
        let end = count &+ digits &+ (scale > 0 ? 3 : 2)
        unsafe base[end &- 1] = UInt8(ascii: "\"")
        if scale > 0 {
            // Most is money, and by a number that is known the compiler need not divide.
            let (whole, fraction) =
                scale == 2
                ? coefficient.quotientAndRemainder(dividingBy: 100)
                : coefficient.quotientAndRemainder(dividingBy: powerOfTen64(scale))
            put(fraction, digits: scale, before: end &- 1)
            unsafe base[end &- 2 &- scale] = UInt8(ascii: ".")
            put(whole, digits: digits &- scale, before: end &- 2 &- scale)
        } else {
            put(coefficient, digits: digits, before: end &- 1)
        }
        unsafe base[count] = UInt8(ascii: "\"")
        count = end
    }

    /// Puts the last so many digits of a number before a place, for which there is room.
    @inline(__always)
    private func put(_ number: UInt64, digits: Int, before end: Int) {
        var (rest, place, left) = (number, end, digits)
        // Two digits a division.
        while left >= 2 {
            let pair = Int(truncatingIfNeeded: rest % 100) &* 2
            rest /= 100
            place &-= 2
            left &-= 2
            unsafe base[place] = Self.pairs.utf8Start[pair]
            unsafe base[place &+ 1] = Self.pairs.utf8Start[pair &+ 1]
        }
        if left == 1 { unsafe base[place &- 1] = UInt8(truncatingIfNeeded: rest % 10) &+ UInt8(ascii: "0") }
    }

    /// The numbers from 00 to 99.
    private static let pairs: StaticString = """
        0001020304050607080910111213141516171819\
        2021222324252627282930313233343536373839\
        4041424344454647484950515253545556575859\
        6061626364656667686970717273747576777879\
        8081828384858687888990919293949596979899
        """

    /// How many digits a number has; none for 0.
    private static func digits(of number: UInt64) -> Int {
        // A bit is 0.30103 digits; at a power of ten the estimate may be one too few.
        let bits = UInt64.bitWidth &- number.leadingZeroBitCount
        let least = (bits &* 1233) &>> 12
        return number >= powerOfTen64(least) ? least &+ 1 : least
    }

    /// Appends bytes, and says whether all can stand in a JSON string as they are.
    @inline(__always)
    mutating func append(plain bytes: Span<UInt8>) -> Bool {
        let start = count
        // Names and codes are short: one loop does both, where two calls would take longer.
        guard bytes.count <= 16 else {
            append(bytes)
            return !needsEscape(from: start)
        }
        if capacity &- count < 16 { grow(by: 16) }
        var isPlain = true
        for index in bytes.indices {
            let byte = bytes[index]
            unsafe base[count &+ index] = byte
            if Self.needsEscape(byte) { isPlain = false }
        }
        count &+= bytes.count
        return isPlain
    }

    /// Whether any byte from `start` on cannot stand in a JSON string as it is: below a blank, a quote, a backslash.
    func needsEscape(from start: Int) -> Bool {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let tops: UInt64 = 0x8080_8080_8080_8080
        var index = start
        // Eight bytes a step. A borrow can only come from a byte that is found itself.
        while index &+ 8 <= count {
            let word = unsafe UnsafeRawPointer(base + index).loadUnaligned(as: UInt64.self)
            let quote = word ^ (ones &* UInt64(UInt8(ascii: "\"")))
            let backslash = word ^ (ones &* UInt64(UInt8(ascii: "\\")))
            let found =
                ((word &- ones &* 0x20) & ~word) | ((quote &- ones) & ~quote) | ((backslash &- ones) & ~backslash)
            if found & tops != 0 { return true }
            index &+= 8
        }
        while index < count {
            if Self.needsEscape(unsafe base[index]) { return true }
            index &+= 1
        }
        return false
    }

    static func needsEscape(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
    }

    /// Takes back all but the first `count` bytes.
    mutating func truncate(to count: Int) { self.count = max(0, min(count, self.count)) }

    /// So many bytes from a place in memory.
    @inline(__always)
    @unsafe mutating func append(_ source: UnsafePointer<UInt8>, _ length: Int) {
        if length > capacity &- count { grow(by: length) }
        unsafe (base + count).initialize(from: source, count: length)
        count &+= length
    }

    @inline(never)
    private mutating func grow(by length: Int) {
        let larger = max(capacity * 2, count + length)
        let copy = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
        unsafe copy.initialize(from: base, count: count)
        if isOwn { unsafe base.deallocate() }
        isOwn = true
        unsafe base = copy
        capacity = larger
    }
}
