import TidewaiterDocuments

/// What was found for values that are written in another way than the model has them, dates and codes: a document says
/// the same few a million times, and their texts are kept once. Rules are those of one plan: under another all is forgotten.
struct ValueMemo: ~Copyable, Sendable {
    /// A value, its rule, and how many bytes of the source it takes.
    struct Key: Sendable, Equatable {
        /// Up to sixteen bytes: the first eight and the last eight.
        var first: UInt64
        var last: UInt64
        /// The component that says how the value is to be understood; 0 for none.
        var follower: UInt64
        var rule: SegmentPlan.Rule
        var length: UInt32

        /// 0 to 63.
        @inline(__always)
        fileprivate var slot: Int {
            let mixed = first ^ (last &* 0x9E37_79B9_7F4A_7C15) ^ (follower &<< 17) ^ UInt64(rule) &<< 40
            return Int(truncatingIfNeeded: (mixed &* 0x9E37_79B9_7F4A_7C15) &>> 58)
        }
    }

    /// The field that a value belongs in, and its row among the decoded texts; of a code that stays as it is
    /// ``noRecord``.
    struct Meaning: Sendable {
        var field: UInt16
        var row: UInt32
    }

    struct Entry: Sendable {
        var key = Key(first: 0, last: 0, follower: 0, rule: 0, length: 0)
        var meaning = Meaning(field: 0, row: 0)
    }

    /// A code of up to eight bytes, which tell its length too.
    struct Code: Sendable {
        var word: UInt64 = 0
        var rule: SegmentPlan.Rule = 0
        var meaning = Meaning(field: 0, row: 0)
    }

    private var entries = RecordBuffer([Entry](repeating: Entry(), count: 64))
    private var codes = RecordBuffer([Code](repeating: Code(), count: 64))

    /// What a code means by its rule, its bytes being a number that is not 0; nil for one that is not remembered.
    @inline(__always)
    func meaning(ofCode word: UInt64, _ rule: SegmentPlan.Rule) -> Meaning? {
        let code = codes[Self.slot(word, rule)]
        return code.word == word && code.rule == rule ? code.meaning : nil
    }

    mutating func keep(_ meaning: Meaning, ofCode word: UInt64, _ rule: SegmentPlan.Rule) {
        codes[Self.slot(word, rule)] = Code(word: word, rule: rule, meaning: meaning)
    }

    /// Forgets all.
    mutating func removeAll() {
        for slot in entries.indices { entries[slot] = Entry() }
        for slot in codes.indices { codes[slot] = Code() }
    }

    @inline(__always)
    private static func slot(_ word: UInt64, _ rule: SegmentPlan.Rule) -> Int {
        Int(truncatingIfNeeded: ((word ^ UInt64(rule) &<< 48) &* 0x9E37_79B9_7F4A_7C15) &>> 58)
    }

    /// What a value means; nil for one that is not remembered. No value is empty, so no key is that of a free entry.
    @inline(__always)
    func meaning(of key: Key) -> Meaning? {
        let slot = key.slot
        return entries[slot].key == key ? entries[slot].meaning : nil
    }

    mutating func keep(_ meaning: Meaning, of key: Key) { entries[key.slot] = Entry(key: key, meaning: meaning) }
}

extension SegmentMapper {
    /// The key of a value with its follower; nil where it is too long for one, or not written as it is read.
    @inline(__always)
    func memoKey(
        _ rule: SegmentPlan.Rule, _ part: SegmentPart, _ follower: SegmentPart?, length: Int, _ text: Span<UInt8>
    ) -> ValueMemo.Key? {
        let start = segment.offset(of: part)
        let own = Int(part.length)
        guard !part.isMarked, own <= 16 else { return nil }
        var second: UInt64 = 0
        if let follower {
            guard !follower.isMarked, follower.length <= 8 else { return nil }
            second = key(follower, text)
        }
        let first = own <= 8 ? key(part, text) : ByteWords.load(text, start)
        return ValueMemo.Key(
            first: first, last: own <= 8 ? 0 : ByteWords.load(text, start &+ own &- 8), follower: second, rule: rule,
            length: UInt32(truncatingIfNeeded: length))
    }

    /// Adds a value as it is remembered; false for one that is not.
    @inline(__always)
    mutating func addRemembered(
        _ key: ValueMemo.Key?, _ part: SegmentPart, _ text: Span<UInt8>, to node: UInt32
    ) -> Bool {
        guard let key, let known = memo.meaning(of: key) else { return false }
        builder.addValue(
            id: known.field, to: node, source: segment.offset(of: part), decodedRow: Int(known.row),
            address: SegmentAddress.pack(tag: tag, part))
        return true
    }

    /// Adds a value that has another text than the source, and remembers it.
    mutating func addDecoded(
        _ field: Field, _ string: String, length: Int, _ key: ValueMemo.Key?, _ part: SegmentPart, to node: UInt32
    ) {
        let row = builder.addText(string.utf8, sourceLength: length)
        builder.addValue(
            id: field.rawValue, to: node, source: segment.offset(of: part), decodedRow: row,
            address: SegmentAddress.pack(tag: tag, part))
        guard let key else { return }
        memo.keep(.init(field: field.rawValue, row: UInt32(truncatingIfNeeded: row)), of: key)
    }
}
