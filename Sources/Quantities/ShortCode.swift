/// Up to four ASCII characters in one number that sorts as the text does: the key of the small tables.
struct ShortCode: Sendable, Hashable {
    let packed: UInt32

    /// The code of `text`, upper case as the tables have it; `nil` where it is empty, longer or not ASCII.
    init?(_ text: String) {
        let view = text.utf8Span
        let bytes = view.span
        guard 1...4 ~= bytes.count else { return nil }
        var packed: UInt32 = 0
        for index in bytes.indices {
            guard bytes[index] > 0x20, bytes[index] < 0x7F else { return nil }
            packed |= UInt32(bytes[index]) << UInt32(truncatingIfNeeded: 24 &- 8 &* index)
        }
        self.packed = packed
    }

    /// The index of the code in a sorted list.
    func index(in keys: [UInt32]) -> Int? {
        var low = 0
        var high = keys.count
        while low < high {
            let middle = (low + high) / 2
            if keys[middle] < packed { low = middle + 1 } else { high = middle }
        }
        return low < keys.count && keys[low] == packed ? low : nil
    }
}
