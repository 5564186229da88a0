import Synchronization

/// Remembers what is looked for again and again, for any number of threads: what was asked for latest, and no more than
/// twice `most`.
final class Memo<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    private struct Known {
        var latest: [Key: Value] = [:]
        /// What was asked for before: it goes when the latest are as many as may be.
        var before: [Key: Value] = [:]

        mutating func put(_ value: Value, _ key: Key, _ most: Int) {
            if latest.count >= most {
                before = latest
                latest = [:]
            }
            latest[key] = value
        }
    }

    private let most: Int
    private let known = Mutex(Known())

    init(most: Int) { self.most = most }

    /// What is known for a key, or else what `find` finds; what it does not find is looked for again the next time.
    func value(_ key: Key, _ find: () -> Value?) -> Value? {
        let found: Value? = known.withLock { known in
            if let value = known.latest[key] { return value }
            guard let value = known.before[key] else { return nil }
            known.put(value, key, most)
            return value
        }
        if let found { return found }
        // Two threads may find the same at once; it is the same.
        guard let value = find() else { return nil }
        known.withLock { $0.put(value, key, most) }
        return value
    }
}
