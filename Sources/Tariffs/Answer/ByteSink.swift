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
        let start = unsafe base + count
        // Most is money, and by a number that is known the compiler need not divide.
        let (whole, fraction) =
            scale == 2
            ? coefficient.quotientAndRemainder(dividingBy: 100)
            : coefficient.quotientAndRemainder(dividingBy: powerOfTen64(scale))
        unsafe start[0] = UInt8(ascii: "\"")
        var end = 1 &+ max(Self.digits(of: whole), 1)
        unsafe Self.put(whole, before: start + end)
        if scale > 0 {
            unsafe start[end] = UInt8(ascii: ".")
            end &+= 1 &+ scale
            if scale == 2 {
                unsafe Self.put(pair: fraction, at: start + end - 2)
            } else {
                unsafe Self.put(fraction, digits: scale, before: start + end)
            }
        }
        unsafe start[end] = UInt8(ascii: "\"")
        count &+= end &+ 1
    }

    /// Puts the digits of a number before a place, for which there is room.
    @inline(__always)
    @unsafe private static func put(_ number: UInt64, before end: UnsafeMutablePointer<UInt8>) {
        var (rest, place) = unsafe (number, end)
        // Two digits a division.
        while rest >= 100 {
            unsafe place -= 2
            unsafe put(pair: rest % 100, at: place)
            rest /= 100
        }
        if rest >= 10 {
            unsafe put(pair: rest, at: place - 2)
        } else {
            unsafe place[-1] = UInt8(truncatingIfNeeded: rest) &+ UInt8(ascii: "0")
        }
    }

    /// Puts the last so many digits of a number before a place, zeros in front.
    @unsafe private static func put(_ number: UInt64, digits: Int, before end: UnsafeMutablePointer<UInt8>) {
        var (rest, place) = unsafe (number, end)
        for _ in 0..<digits {
            unsafe place -= 1
            unsafe place[0] = UInt8(truncatingIfNeeded: rest % 10) &+ UInt8(ascii: "0")
            rest /= 10
        }
    }

    /// Puts the two digits of a number below 100.
    @inline(__always)
    @unsafe private static func put(pair number: UInt64, at place: UnsafeMutablePointer<UInt8>) {
        let digits = unsafe pairs.utf8Start + 2 &* Int(truncatingIfNeeded: number)
        unsafe place[0] = digits[0]
        unsafe place[1] = digits[1]
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
    @inline(__always)
    private static func digits(of number: UInt64) -> Int {
        // A bit is 0.30103 digits; at a power of ten the estimate may be one too few.
        let bits = UInt64.bitWidth &- number.leadingZeroBitCount
        let least = (bits &* 1233) &>> 12
        return number >= powerOfTen64(least) ? least &+ 1 : least
    }

    /// Appends bytes in quotes, and says whether all can stand in a JSON string as they are.
    @inline(__always)
    mutating func append(quoting bytes: Span<UInt8>) -> Bool {
        let length = bytes.count
        if capacity &- count < length &+ 2 { grow(by: length &+ 2) }
        let start = unsafe base + count
        unsafe start[0] = UInt8(ascii: "\"")
        unsafe start[length &+ 1] = UInt8(ascii: "\"")
        // Names and codes are short: one loop does both, where two calls would take longer.
        if length <= 16 {
            var isPlain = true
            for index in bytes.indices {
                let byte = bytes[index]
                unsafe start[index &+ 1] = byte
                if Self.needsEscape(byte) { isPlain = false }
            }
            count &+= length &+ 2
            return isPlain
        }
        count &+= 1
        append(bytes)
        let isPlain = !needsEscape(from: count &- length)
        count &+= 1
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
