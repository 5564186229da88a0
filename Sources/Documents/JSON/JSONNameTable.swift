/// The names of a document's members, each numbered at its first mention: what a name means is then looked up once,
/// however often it occurs.
package struct JSONNameTable: Sendable {
    private struct Entry: Sendable {
        var signature: UInt64
        var bytes: [UInt8]
    }

    /// Names beyond so many have no number: a document that makes up names must not fill memory with them.
    private static let most = 1 << 12
    private var entries: [Entry] = []
    /// Numbers by signature, 0 for none; four slots for each name there can be.
    private var slots: [UInt16] = []

    package init() {}

    /// The number of a name, from 0; nil for names with escapes, and beyond the first few thousand.
    @inline(__always)
    package mutating func number(of name: JSONEntry, in document: JSONDocument) -> Int? {
        let node = document.tape[name.number]
        guard !node.isFlagged else { return nil }
        let bytes = document.bytes
        let text = bytes.span
        let start = Int(node.start)
        let length = node.payload
        let signature = JSONName.signature(text, start: start, length: length)
        if slots.isEmpty { slots = [UInt16](repeating: 0, count: 4 * Self.most) }
        var slot = Int(truncatingIfNeeded: (signature &* 0x9E37_79B9_7F4A_7C15) >> 50)
        while true {
            let found = Int(slots[slot]) - 1
            if found < 0 { break }
            if entries[found].signature == signature, JSONName.isSame(text, start, length, entries[found].bytes) {
                return found
            }
            slot = (slot + 1) & (4 * Self.most - 1)
        }
        guard entries.count < Self.most else { return nil }
        entries.append(Entry(signature: signature, bytes: Array(bytes[start..<start + length])))
        slots[slot] = UInt16(truncatingIfNeeded: entries.count)
        return entries.count - 1
    }
}
