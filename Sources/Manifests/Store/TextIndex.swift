import TidewaiterDocuments

/// Nodes by a text that names them: bills by their number, units by theirs. A dictionary of strings would make a string
/// of each text that is looked up.
///
/// Most texts that are looked up are new. So one byte of each hash lies apart, eight to a group: a new text is told from
/// all others by one group, of a table small enough to stay in the cache. Texts are hashed as the standard library
/// hashes, so that no document can be made whose texts all collide.
struct TextIndex: ~Copyable {
    struct Entry: BitwiseCopyable, Sendable {
        /// Where the text lies in ``texts``.
        var start: Int
        var length: Int
        var hash: UInt64
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
    private var groups = RecordBuffer<UInt64>()
    /// By slot, eight to a group: the row in ``entries``.
    private var slots = RecordBuffer<UInt32>()
    private var entries = RecordBuffer<Entry>()
    private var texts: [UInt8] = []

    init() { fill(8) }

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
        entries.append(Entry(start: texts.count, length: range.count, hash: place.hash, node: node))
        for offset in range { texts.append(text[offset]) }
        // At most three quarters in use.
        if entries.count >= groups.count &* 6 { grow() }
    }

    private func isEqual(_ entry: Entry, _ range: Range<Int>, _ text: Span<UInt8>) -> Bool {
        guard entry.length == range.count else { return false }
        for offset in 0..<entry.length where texts[entry.start &+ offset] != text[range.lowerBound &+ offset] {
            return false
        }
        return true
    }

    private static func hash(_ range: Range<Int>, _ text: Span<UInt8>) -> UInt64 {
        var hasher = Hasher()
        var word: UInt64 = 0
        var bytes = 0
        for offset in range {
            word = word << 8 | UInt64(text[offset])
            bytes &+= 1
            if bytes & 7 == 0 { hasher.combine(word) }
        }
        hasher.combine(word)
        hasher.combine(bytes)
        return UInt64(truncatingIfNeeded: hasher.finalize())
    }

    /// Seven bits of a hash that do not choose the group, and one that is never 0.
    private static func tag(_ hash: UInt64) -> UInt8 { UInt8(truncatingIfNeeded: hash >> 56) | 0x80 }

    private static func free(_ word: UInt64) -> UInt64 { ~word & 0x8080_8080_8080_8080 }

    private mutating func put(_ entry: UInt32, _ hash: UInt64, at slot: Int) {
        groups[slot >> 3] |= UInt64(Self.tag(hash)) << UInt64(truncatingIfNeeded: (slot & 7) &* 8)
        slots[slot] = entry
    }

    private mutating func fill(_ size: Int) {
        groups = RecordBuffer(reserving: size)
        slots = RecordBuffer(reserving: size &* 8)
        for _ in 0..<size { groups.append(0) }
        for _ in 0..<size &* 8 { slots.append(0) }
    }

    private mutating func grow() {
        fill(groups.count &* 2)
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
