/// Short texts, each packed into a word, to be found by their bits.
struct PackedTexts: Sendable {
    /// At least half of them free, so that a walk from a text's own place on ends soon.
    private let places: [UInt64]
    private let shift: UInt64

    /// No text has it: the length comes first, and is below eight.
    private static let free = UInt64.max

    init(_ texts: [UInt64]) {
        var bits = 1
        while 1 << bits < 2 * texts.count { bits += 1 }
        shift = UInt64(64 - bits)
        var places = [UInt64](repeating: Self.free, count: 1 << bits)
        for text in texts {
            var place = Self.place(text, shift)
            while places[place] != Self.free, places[place] != text { place = (place + 1) & (places.count - 1) }
            places[place] = text
        }
        self.places = places
    }

    @inline(__always)
    private static func place(_ text: UInt64, _ shift: UInt64) -> Int {
        Int(truncatingIfNeeded: (text &* 0x9E37_79B9_7F4A_7C15) &>> shift)
    }

    @inline(__always)
    func contains(_ text: UInt64) -> Bool {
        var place = Self.place(text, shift)
        while places[place] != Self.free {
            if places[place] == text { return true }
            place = (place &+ 1) & (places.count &- 1)
        }
        return false
    }
}
