#if canImport(Glibc)
    import Glibc
#endif

/// Large pages for large memory: touching a page of 4 KiB for the first time takes longer than filling it.
package enum LargePages {
    static let size = 2 << 20

    /// Asks for them where memory is. Advice only: where it is not followed everything works as before.
    static func advise(_ memory: UnsafeRawBufferPointer) {
        #if canImport(Glibc)
            guard let base = memory.baseAddress, memory.count >= 2 * size else { return }
            // Whole large pages within the memory.
            let start = unsafe base.alignedUp(toMultipleOf: size)
            let bytes = unsafe (memory.count - (start - base)) & ~(size - 1)
            _ = unsafe madvise(UnsafeMutableRawPointer(mutating: start), bytes, MADV_HUGEPAGE)
        #endif
    }

    /// An empty array with room for so many elements.
    package static func array<Element: BitwiseCopyable>(reserving capacity: Int) -> [Element] {
        unsafe [Element](unsafeUninitializedCapacity: capacity) { memory, count in
            unsafe advise(UnsafeRawBufferPointer(memory))
            count = 0
        }
    }
}

/// A growing table of plain records, for the readers whose speed is that of filling tables.
///
/// An array asks at each change whether it is shared, which costs more than writing a record of twelve bytes; this buffer
/// has one owner and does not ask. It is one of the few places with unsafe code. What keeps it safe: `base` is memory
/// for `capacity` records that nobody else holds, the first `count` of them initialised; every access compares its
/// index with `count`; records are plain bytes, so nothing needs to be destroyed.
@safe @usableFromInline package struct RecordBuffer<Record: BitwiseCopyable & Sendable>: ~Copyable, @unchecked Sendable
{
    @usableFromInline var base: UnsafeMutablePointer<Record>
    @usableFromInline var capacity: Int
    /// Records in use.
    @usableFromInline package internal(set) var count = 0

    /// A buffer with room for so many records before it has to grow.
    @inlinable
    package init(reserving capacity: Int = 16) {
        self.capacity = max(16, capacity)
        unsafe base = Self.memory(for: self.capacity)
    }

    /// A buffer of these records.
    package init(_ records: [Record]) {
        self.init(reserving: records.count)
        append(records.span)
    }

    /// A buffer with the same record so many times, and with room for more.
    @inlinable
    package init(repeating record: Record, count: Int, reserving capacity: Int = 0) {
        precondition(count >= 0, "no such number of records")
        self.init(reserving: max(count, capacity))
        unsafe base.initialize(repeating: record, count: count)
        self.count = count
    }

    deinit { if capacity > 0 { unsafe base.deallocate() } }

    /// Hands the records over: a loop fills a buffer of its own in the processor's registers, one that others may reach
    /// in memory. It has to be put back.
    @inlinable @inline(__always)
    package mutating func take() -> Self {
        let taken = unsafe Self(base: base, capacity: capacity, count: count)
        capacity = 0
        count = 0
        return taken
    }

    @inlinable @inline(__always)
    init(base: UnsafeMutablePointer<Record>, capacity: Int, count: Int) {
        unsafe self.base = base
        self.capacity = capacity
        self.count = count
    }

    /// Memory for so many records; that of large tables begins with a large page.
    @usableFromInline
    static func memory(for capacity: Int) -> UnsafeMutablePointer<Record> {
        let large = LargePages.size
        let bytes = capacity &* MemoryLayout<Record>.stride
        guard bytes >= 2 * large else { return UnsafeMutablePointer<Record>.allocate(capacity: capacity) }
        let raw = UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: large)
        unsafe LargePages.advise(UnsafeRawBufferPointer(start: raw, count: bytes))
        return unsafe raw.bindMemory(to: Record.self, capacity: capacity)
    }

    /// Whether there are none.
    @inlinable package var isEmpty: Bool { count == 0 }
    /// The numbers of the records.
    @inlinable package var indices: Range<Int> { 0..<count }

    /// The record with that number, which must be one of ``indices``.
    @inlinable
    package subscript(index: Int) -> Record {
        @inline(__always) get {
            precondition(UInt(bitPattern: index) < UInt(bitPattern: count), "no such record")
            return unsafe base[index]
        }
        @inline(__always) _modify {
            precondition(UInt(bitPattern: index) < UInt(bitPattern: count), "no such record")
            yield unsafe &base[index]
        }
    }

    /// Adds a record.
    @inlinable @inline(__always)
    package mutating func append(_ record: Record) {
        if count == capacity { unsafe (base, capacity) = Self.grown(base, capacity, count) }
        unsafe (base + count).initialize(to: record)
        count &+= 1
    }

    /// Writes a record behind the last one, and counts it only if told: for loops that know afterwards whether they
    /// want it, and would rather not branch.
    @inlinable @inline(__always)
    package mutating func append(_ record: Record, if isWanted: Bool) {
        if count == capacity { unsafe (base, capacity) = Self.grown(base, capacity, count) }
        unsafe (base + count).initialize(to: record)
        count &+= isWanted ? 1 : 0
    }

    /// Forgets all records and keeps the room.
    @inlinable @inline(__always)
    package mutating func removeAll() { count = 0 }

    /// Forgets the last records, so many of them.
    @inlinable @inline(__always)
    package mutating func removeLast(_ number: Int) {
        precondition(number >= 0 && number <= count, "no such records")
        count &-= number
    }

    /// Adds so many records, which `write` puts into the memory that it is given.
    package mutating func append(_ number: Int, write: (UnsafeMutablePointer<Record>) -> Void) {
        while capacity &- count < number { unsafe (base, capacity) = Self.grown(base, capacity, count) }
        unsafe write(base + count)
        count &+= number
    }

    /// Moves the records to the end of an array.
    mutating func move(to array: inout [Record]) {
        unsafe array.append(contentsOf: UnsafeBufferPointer(start: base, count: count))
        count = 0
    }

    /// Adds the elements of a span.
    @inlinable
    package mutating func append(_ records: Span<Record>) {
        let number = records.count
        while capacity &- count < number { unsafe (base, capacity) = Self.grown(base, capacity, count) }
        unsafe records.withUnsafeBufferPointer { records in
            if let first = records.baseAddress { unsafe (base + count).update(from: first, count: number) }
        }
        count &+= number
    }

    /// Asks the processor for the records, which are about to be read.
    @inlinable
    package func fetch() { unsafe ByteWords.fetch(base, count &* MemoryLayout<Record>.stride) }

    /// A copy as an array.
    package var array: [Record] {
        unsafe [Record](unsafeUninitializedCapacity: count) { memory, filled in
            if let first = memory.baseAddress { unsafe first.initialize(from: base, count: count) }
            filled = count
        }
    }

    /// Moves the records to more memory. It takes and gives values, so that a buffer may stay in registers.
    @inlinable @inline(never)
    static func grown(
        _ base: UnsafeMutablePointer<Record>, _ capacity: Int, _ count: Int
    ) -> (UnsafeMutablePointer<Record>, Int) {
        let room = max(16, capacity &* 2)
        let larger = unsafe memory(for: room)
        unsafe larger.update(from: base, count: count)
        // Where the records were taken there is no memory.
        if capacity > 0 { unsafe base.deallocate() }
        return unsafe (larger, room)
    }
}
