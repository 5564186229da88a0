/// The places of different hashes in a list. They are spread over their lower bits already: to hash them once more, as a
/// dictionary does, took longer than all else that is done with a word or a part of one.
struct HashPlaces {
    private(set) var hashes: [UInt64] = []
    /// At the lower bits of a hash, or in the next free slot behind, its place plus one.
    private var slots: [UInt32]

    /// - Parameter most: At most so many hashes are added.
    init(most: Int) {
        var count = 16
        while count < most * 2 { count *= 2 }
        slots = [UInt32](repeating: 0, count: count)
        hashes.reserveCapacity(most)
    }

    init(_ hashes: [UInt64]) {
        self.init(most: hashes.count)
        for hash in hashes { _ = place(adding: hash) }
    }

    /// The place of a hash, which is added where it is new.
    mutating func place(adding hash: UInt64) -> Int {
        let slot = slot(of: hash)
        if slots[slot] == 0 {
            hashes.append(hash)
            slots[slot] = UInt32(truncatingIfNeeded: hashes.count)
        }
        return Int(slots[slot]) - 1
    }

    /// The place of a hash; `nil` where it is not there.
    func place(of hash: UInt64) -> Int? {
        let number = slots[slot(of: hash)]
        return number == 0 ? nil : Int(number) - 1
    }

    func contains(_ hash: UInt64) -> Bool { slots[slot(of: hash)] != 0 }

    /// The slot that a hash has, or would have.
    @inline(__always)
    private func slot(of hash: UInt64) -> Int {
        let last = slots.count - 1
        var slot = Int(truncatingIfNeeded: hash) & last
        while slots[slot] != 0, hashes[Int(slots[slot]) - 1] != hash { slot = (slot + 1) & last }
        return slot
    }
}
