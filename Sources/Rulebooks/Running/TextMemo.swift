/// What became of texts that were seen in a field: codes and words are few and come again and again. Small, and what is
/// new takes the place of what is old, so that no document fills memory with texts of its own making.
struct TextMemo {
    /// Rules by their bits: those for which the text passed, and those that it does not concern.
    struct Verdict {
        var passed: UInt32 = 0
        var idle: UInt32 = 0
    }

    private struct Entry {
        var bytes: [UInt8] = []
        var range = 0..<0
        /// The message that the verdict holds in.
        var message = -1
        var verdict = Verdict()
    }

    private static let size = 64
    private static let longest = 100
    private var entries = [Entry](repeating: Entry(), count: size)

    /// Where a text has its place; nil where it is too long to be remembered.
    func place(_ bytes: [UInt8], _ range: Range<Int>) -> Int? {
        guard range.count <= Self.longest else { return nil }
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for index in range { hash = (hash ^ UInt64(bytes[index])) &* 0x100_0000_01B3 }
        return Int((hash ^ hash >> 32) & UInt64(Self.size - 1))
    }

    func verdict(at place: Int, _ bytes: [UInt8], _ range: Range<Int>, message: Int) -> Verdict? {
        guard entries[place].message == message, entries[place].range.count == range.count else { return nil }
        let start = entries[place].range.lowerBound
        for offset in 0..<range.count
        where entries[place].bytes[start &+ offset] != bytes[range.lowerBound &+ offset] {
            return nil
        }
        return entries[place].verdict
    }

    mutating func remember(_ verdict: Verdict, at place: Int, _ bytes: [UInt8], _ range: Range<Int>, message: Int) {
        entries[place] = Entry(bytes: bytes, range: range, message: message, verdict: verdict)
    }
}
