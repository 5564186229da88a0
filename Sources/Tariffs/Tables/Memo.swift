import Synchronization

/// Remembers what is looked for again and again, for any number of threads: what was asked for latest, and no more than
/// twice `most`.
///
/// What is asked for once is not remembered: of goods that never come again, finding out all that could be asked about
/// them and keeping it would cost more than it saves.
final class Memo<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    private struct Known {
        var latest: [Key: Value] = [:]
        /// What was asked for before: it goes when the latest are as many as may be.
        var before: [Key: Value] = [:]
        /// Marks of keys that were asked for, in groups of eight with the latest first; a mark may be that of another
        /// key, and any may be pushed out of its group. With one place for each, two keys that are asked for in turns
        /// could push each other out for ever.
        var marks = Array(repeating: 0, count: 8 * 512)

        mutating func put(_ value: Value, _ key: Key, _ most: Int) {
            if latest.count >= most {
                before = latest
                latest = [:]
            }
            latest[key] = value
        }

        /// Whether a key was asked for, as far as its mark is still there; it is put there.
        mutating func wasAsked(_ key: Key) -> Bool {
            // 0 is the mark of none.
            let mark = key.hashValue | 1
            let group = 8 &* ((mark >> 1) & 511)
            var pushed = mark
            for slot in group..<group &+ 8 {
                swap(&marks[slot], &pushed)
                if pushed == mark { return true }
                if pushed == 0 { return false }
            }
            return false
        }
    }

    private enum State {
        case known(Value)
        case asked
        case new
    }

    private let most: Int
    private let known = Mutex(Known())

    init(most: Int) { self.most = most }

    /// What is known for a key. One that was asked for before is looked for by `find`, and remembered; `nil` for one that
    /// was not, and for what is not found.
    func value(_ key: Key, _ find: () -> Value?) -> Value? {
        let state: State = known.withLock { known in
            if let value = known.latest[key] { return .known(value) }
            guard let value = known.before[key] else { return known.wasAsked(key) ? .asked : .new }
            known.put(value, key, most)
            return .known(value)
        }
        switch state {
        case .known(let value): return value
        case .new: return nil
        case .asked:
            // Two threads may find the same at once; it is the same.
            guard let value = find() else { return nil }
            known.withLock { $0.put(value, key, most) }
            return value
        }
    }
}
