/// A word without the ending of its plural, hashed: `knives` and `knife` stay two words, `boxes` and `box` are one.
///
/// Only regular English plurals are taken off. Heavier stemming joined words that name different goods (`leather`,
/// `leatherette`) and found fewer codes.
struct Stem {
    /// FNV-1a of the stem.
    private(set) var hash: UInt64 = 0xCBF2_9CE4_8422_2325

    init(_ word: ArraySlice<UInt8>) {
        let (kept, ending) = Self.cut(word)
        for byte in kept { feed(byte) }
        if let ending { feed(ending) }
    }

    private mutating func feed(_ byte: UInt8) { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }

    /// What stays of the word, and the letter that closes it.
    private static func cut(_ word: ArraySlice<UInt8>) -> (kept: ArraySlice<UInt8>, ending: UInt8?) {
        let count = word.count
        guard count > 3, word.last == UInt8(ascii: "s") else { return (word, nil) }
        func ends(_ ending: String) -> Bool {
            word.suffix(ending.utf8.count).elementsEqual(ending.utf8) && count > ending.utf8.count
        }
        if count > 4 {
            if ends("ies") { return (word.dropLast(3), UInt8(ascii: "y")) }
            if ends("sses") || ends("ches") || ends("shes") { return (word.dropLast(2), nil) }
        }
        if ends("ses") || ends("xes") || ends("zes") { return (word.dropLast(2), nil) }
        if ends("ss") || ends("us") || ends("is") { return (word, nil) }
        return (word.dropLast(), nil)
    }
}
