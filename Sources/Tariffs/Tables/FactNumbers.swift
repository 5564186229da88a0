import TidewaiterDocuments

/// The numbers of the facts that a pack declares, by their names.
///
/// Each fact of a request is looked up in several places. The names are those of a pack and not of whoever asks, so that
/// ends and length of a name tell them apart, where hashing all of it by a secret would take most of the look-up.
struct FactNumbers: Sendable {
    private let names: [String]
    /// Numbers of names from 1, each at the first free place from the one that its mark says.
    private var slots: [UInt32]

    /// - Parameter names: The names; of equal ones the first counts.
    init(_ names: [String]) {
        self.names = names
        var size = 4
        while size < 2 * names.count { size *= 2 }
        slots = Array(repeating: 0, count: size)
        for (number, name) in names.enumerated() {
            let (slot, found) = place(of: name)
            if found == nil { slots[slot] = UInt32(truncatingIfNeeded: number + 1) }
        }
    }

    /// The number of a name; `nil` where no fact has it.
    subscript(name: String) -> Int? { place(of: name).number }

    /// Where a name stands, or would.
    private func place(of name: String) -> (slot: Int, number: Int?) {
        let view = name.utf8Span
        var slot = Self.mark(view.span) & (slots.count &- 1)
        // There are more places than names.
        while slots[slot] != 0 {
            let number = Int(slots[slot]) &- 1
            if Fact.isName(names[number], name) { return (slot, number) }
            slot = (slot &+ 1) & (slots.count &- 1)
        }
        return (slot, nil)
    }

    private static func mark(_ name: Span<UInt8>) -> Int {
        let count = name.count
        var word = UInt64(truncatingIfNeeded: count)
        if count >= 8 {
            word ^= ByteWords.load(name, 0) &* 0x9E37_79B9_7F4A_7C15 ^ ByteWords.load(name, count &- 8)
        } else {
            for index in name.indices { word = word &<< 8 ^ UInt64(name[index]) }
        }
        return Int(truncatingIfNeeded: (word &* 0x9E37_79B9_7F4A_7C15) &>> 40)
    }
}
