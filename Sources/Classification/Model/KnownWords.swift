internal import TidewaiterPacks

/// Which words the index may have, so that thousands of spellings can be tried at hardly any cost: a bit for each word, at
/// the lower bits of its hash. Of twenty words that the index does not have, one or so has a bit all the same.
struct KnownWords: Sendable {
    private let storage: PackStorage
    private let offset: Int
    private let mask: UInt64

    /// - Parameters:
    ///   - offset: Where the bits begin.
    ///   - bits: How many bits of a hash tell its place.
    init(_ storage: PackStorage, offset: Int, bits: Int) {
        self.storage = storage
        self.offset = offset
        mask = 1 << UInt64(bits) - 1
    }

    /// Fewer bits are not kept, and more would not be looked up fast.
    static let leastBits = 6
    static let mostBits = 22
    /// For each word so many bits or up to twice as many.
    private static let room = 16

    /// How many bytes so many bits of a hash take.
    static func length(_ bits: Int) -> Int { leastBits...mostBits ~= bits ? 1 << (bits - 3) : .max }

    /// Whether a bit is set for the hash of a word, as ``Terms`` has it.
    @inline(__always)
    func mayHave(_ hash: UInt64) -> Bool {
        let place = Int(truncatingIfNeeded: hash & mask)
        return storage.byte(at: offset + place >> 3) >> UInt8(truncatingIfNeeded: place & 7) & 1 == 1
    }

    /// The words that a slip may have been meant to be: of plain letters, and not of so few that all are near.
    static func isCounted(_ word: [UInt8]) -> Bool { Slips.lengths ~= word.count && Slips.arePlain(word) }

    // MARK: Writing

    /// The bits of words, and how many bits of a hash tell the place of one.
    static func bytes(_ hashes: Set<UInt64>) -> (bits: Int, bytes: [UInt8]) {
        var bits = leastBits
        while bits < mostBits, 1 << bits < hashes.count * room { bits += 1 }
        var bytes = [UInt8](repeating: 0, count: length(bits))
        for hash in hashes {
            let place = Int(truncatingIfNeeded: hash & (1 << UInt64(bits) - 1))
            bytes[place >> 3] |= 1 << UInt8(place & 7)
        }
        return (bits, bytes)
    }
}
