/// Up to four ASCII characters in one number that sorts as the text does: the key of the small tables.
struct ShortCode: Sendable, Hashable {
    let packed: UInt32

    /// The code of `text`, upper case as the tables have it; `nil` where it is empty, longer or not ASCII.
    init?(_ text: Substring.UTF8View) {
        var packed: UInt32 = 0
        var shift: UInt32 = 32
        for byte in text {
            guard shift > 0, byte > 0x20, byte < 0x7F else { return nil }
            shift -= 8
            packed |= UInt32(byte) << shift
        }
        guard shift < 32 else { return nil }
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
