import TidewaiterDocuments

/// Nodes by a text that names them: bills by their number, units by theirs. A dictionary of strings would make a string
/// of each text that is looked up.
///
/// Most texts that are looked up are new. So one byte of each hash lies apart, eight to a group: a new text is told from
/// all others by one group, of a table small enough to stay in the cache. Hashes are keyed by numbers that each process
/// draws anew, so that no document can be made whose texts all collide.
struct TextIndex: ~Copyable {
    struct Entry: BitwiseCopyable, Sendable {
        /// Where the text lies in ``words``.
        var start: Int
        var hash: UInt64
        /// In bytes.
        var length: UInt32
        var node: UInt32
    }

    /// Where a text is or belongs, until the next one is inserted.
    struct Place {
        /// The node that the text names; ``noRecord`` for none.
        let node: UInt32
        fileprivate let slot: Int
        fileprivate let hash: UInt64
    }

    /// A power of two of them; a byte is 0 where its slot is free.
    private var groups: RecordBuffer<UInt64>
    /// By slot, eight to a group: the row in ``entries``.
    private var slots: RecordBuffer<UInt32>
    private var entries = RecordBuffer<Entry>()
    /// The texts, each from a word of its own, the last one of it filled up with zeros.
    private var words = RecordBuffer<UInt64>()

    /// Hashes of texts that will be looked up.
    private var expected: [UInt64] = []
    /// Of no use but to be written: so fetching is not left out.
    private var fetched: UInt64 = 0

    init() {
        groups = Self.zeros(2)
        slots = Self.zeros(16)
    }

    /// Whether looking something up waits for memory.
    var isLarge: Bool { groups.count >= 4096 }

    /// Says that a text will be looked up soon.
    @inline(__always)
    mutating func expect(_ range: Range<Int>, in text: Span<UInt8>) { expected.append(Self.hash(range, text)) }

    /// Fetches from memory what those texts will be looked up in. Look-ups wait one after the other; this waits for all
    /// of them at once, as nothing between the loads depends on any.
    mutating func fetchExpected() {
        var word: UInt64 = 0
        for hash in expected { word ^= groups[Int(truncatingIfNeeded: hash) & (groups.count &- 1)] }
        fetched = word
        expected.removeAll(keepingCapacity: true)
    }

    /// The place of a text.
    func place(of range: Range<Int>, in text: Span<UInt8>) -> Place {
        let hash = Self.hash(range, text)
        let tag = ByteWords.fill(Self.tag(hash))
        var group = Int(truncatingIfNeeded: hash) & (groups.count &- 1)
        while true {
            let word = groups[group]
            var matches = ByteWords.exactlyEqual(word, tag)
            while matches != 0 {
                let slot = group &* 8 &+ ByteWords.first(matches)
                let entry = entries[Int(slots[slot])]
                if entry.hash == hash, isEqual(entry, range, text) {
                    return Place(node: entry.node, slot: slot, hash: hash)
                }
                matches &= matches &- 1
            }
            let free = Self.free(word)
            if free != 0 { return Place(node: noRecord, slot: group &* 8 &+ ByteWords.first(free), hash: hash) }
            group = (group &+ 1) & (groups.count &- 1)
        }
    }

    /// Names a node at a place that has none.
    mutating func insert(_ node: UInt32, at place: Place, _ range: Range<Int>, of text: Span<UInt8>) {
        put(UInt32(truncatingIfNeeded: entries.count), place.hash, at: place.slot)
        entries.append(
            Entry(
                start: words.count, hash: place.hash, length: UInt32(truncatingIfNeeded: range.count), node: node))
        var offset = range.lowerBound
        while offset < range.upperBound {
            words.append(Self.word(offset, range, text))
            offset &+= 8
        }
        // At most three quarters in use.
        if entries.count >= groups.count &* 6 { grow() }
    }

    private func isEqual(_ entry: Entry, _ range: Range<Int>, _ text: Span<UInt8>) -> Bool {
        guard Int(entry.length) == range.count else { return false }
        var index = entry.start
        var offset = range.lowerBound
        while offset < range.upperBound {
            guard words[index] == Self.word(offset, range, text) else { return false }
            index &+= 1
            offset &+= 8
        }
        return true
    }

    private static let keys: (UInt64, UInt64) = {
        var (first, second) = (Hasher(), Hasher())
        first.combine(1)
        second.combine(2)
        // Odd, so that no bit of what is multiplied is lost.
        return (UInt64(bitPattern: Int64(first.finalize())), UInt64(bitPattern: Int64(second.finalize())) | 1)
    }()

    /// The product of 128 bits of state and key, folded, for each word: what it comes to depends on all bits of both.
    private static func hash(_ range: Range<Int>, _ text: Span<UInt8>) -> UInt64 {
        let (start, key) = keys
        var hash = start ^ UInt64(truncatingIfNeeded: range.count)
        var offset = range.lowerBound
        while offset < range.upperBound {
            let product = (hash ^ word(offset, range, text)).multipliedFullWidth(by: key)
            hash = product.high ^ product.low
            offset &+= 8
        }
        let product = hash.multipliedFullWidth(by: key ^ start | 1)
        return product.high ^ product.low
    }

    /// The eight bytes from an offset, zeros behind the range.
    @inline(__always)
    private static func word(_ offset: Int, _ range: Range<Int>, _ text: Span<UInt8>) -> UInt64 {
        let left = range.upperBound &- offset
        if offset &+ 8 <= text.count {
            let word = ByteWords.load(text, offset)
            return left >= 8 ? word : word & ((1 << UInt64(truncatingIfNeeded: 8 &* left)) &- 1)
        }
        var word: UInt64 = 0
        for at in 0..<min(8, left) { word |= UInt64(text[offset &+ at]) << UInt64(truncatingIfNeeded: 8 &* at) }
        return word
    }

    /// Seven bits of a hash that do not choose the group, and one that is never 0.
    private static func tag(_ hash: UInt64) -> UInt8 { UInt8(truncatingIfNeeded: hash >> 56) | 0x80 }

    private static func free(_ word: UInt64) -> UInt64 { ~word & 0x8080_8080_8080_8080 }

    private mutating func put(_ entry: UInt32, _ hash: UInt64, at slot: Int) {
        groups[slot >> 3] |= UInt64(Self.tag(hash)) << UInt64(truncatingIfNeeded: (slot & 7) &* 8)
        slots[slot] = entry
    }

    private static func zeros<Word: FixedWidthInteger & BitwiseCopyable & Sendable>(
        _ count: Int
    ) -> RecordBuffer<Word> {
        var words = RecordBuffer<Word>(reserving: count)
        for _ in 0..<count { words.append(0) }
        return words
    }

    private mutating func grow() {
        let count = groups.count &* 2
        groups = Self.zeros(count)
        slots = Self.zeros(count &* 8)
        for index in entries.indices {
            let hash = entries[index].hash
            var group = Int(truncatingIfNeeded: hash) & (groups.count &- 1)
            while Self.free(groups[group]) == 0 { group = (group &+ 1) & (groups.count &- 1) }
            put(
                UInt32(truncatingIfNeeded: index), hash,
                at: group &* 8 &+ ByteWords.first(Self.free(groups[group])))
        }
    }
}
