import Synchronization
import TidewaiterDocuments
package import TidewaiterQuantities

/// What checks read millions of times, without a `String` on the way.
extension FieldValue {
    /// The bytes of the value without blanks around it; nil when it is missing, empty or unreadable. Of a value in
    /// several parts, the first.
    package var bytes: ArraySlice<UInt8>? { index == noRecord ? nil : node.store.plainBytes(of: index) }

    /// Whether something stands there, readable or not.
    package var isStated: Bool {
        index != noRecord && node.store.bytes(of: index).contains { $0 != 0x20 && $0 != 0x09 }
    }

    /// The value as an exact number, as ``decimal`` has it.
    package var number: Decimal? {
        guard let slice = bytes else { return nil }
        return (try? Decimal(parsing: slice.span)) ?? decimal
    }
}

extension Declaration {
    /// Calls `body` for every value that is not what its field takes.
    package func forEachUnreadable(_ body: (FieldValue) -> Void) {
        guard store.mayHaveUnreadable else { return }
        let (isNumeric, source) = (numericFields, store.source.bytes)
        for index in store.nodes.indices {
            store.values.forEach(from: store.nodes[index].firstValue) { number, row in
                guard row.mayBeUnreadable(isNumeric, source), let field = Field(rawValue: row.field) else { return }
                let node = Node(store: store, index: UInt32(truncatingIfNeeded: index))
                let found = FieldValue(node: node, field: field, index: number)
                if case .invalid = found.content { body(found) }
            }
        }
    }
}

/// Which fields take a number, by the numbers of the fields.
let numericFields: [Bool] = Field.allCases.map(\.type.isNumeric)

extension DeclarationStore {
    /// Whether some value takes a closer look to tell that it is what its field takes. Mostly there is none, which the
    /// rows tell in the order in which they are in memory.
    fileprivate var mayHaveUnreadable: Bool {
        doubt.withLock { known in
            if let known { return known }
            let (isNumeric, source) = (numericFields, source.bytes)
            let found = values.contains { $0.mayBeUnreadable(isNumeric, source) }
            known = found
            return found
        }
    }

    /// The bytes of a value without blanks around them; nil when nothing is left or the value is unreadable.
    func plainBytes(of index: UInt32) -> ArraySlice<UInt8>? {
        guard !values[Int(index)].flags.contains(.invalid) else { return nil }
        var slice = bytes(of: index)
        while let last = slice.last, last == 0x20 || last == 0x09 { slice.removeLast() }
        while let first = slice.first, first == 0x20 || first == 0x09 { slice.removeFirst() }
        return slice.isEmpty ? nil : slice
    }
}

extension ValueRow {
    /// Whether it takes a closer look to tell that the value is what its field takes.
    @inline(__always)
    fileprivate func mayBeUnreadable(_ isNumeric: [Bool], _ source: [UInt8]) -> Bool {
        let field = Int(field)
        guard field < isNumeric.count && isNumeric[field] || flags.contains(.invalid) else { return false }
        return field != Int(Field.other.rawValue) && !isPlain(in: source)
    }

    /// Whether nothing but digits and a point stands there: enough to leave the closer look out.
    @inline(__always)
    fileprivate func isPlain(in source: [UInt8]) -> Bool {
        guard flags.isDisjoint(with: [.decoded, .invalid, .wide]) else { return false }
        let (start, count, text) = (Int(place), Int(length), source)
        guard count > 0, count <= 8, start &+ 8 <= text.count else { return Self.isPlain(text[start..<start &+ count]) }
        // What is behind the value is moved out.
        let behind = UInt64(truncatingIfNeeded: 64 &- 8 &* count)
        let word = ByteWords.load(text.span, start)
        let points = ByteWords.exactlyEqual(word, ByteWords.fill(0x2E)) &<< behind
        let others = ByteWords.nonDigits(word) &<< behind
        return others == points && points & (points &- 1) == 0 && (points == 0 || count > 1)
    }

    /// The same of a text of any length; of one that is empty as well.
    @inline(never)
    private static func isPlain(_ text: ArraySlice<UInt8>) -> Bool {
        var points = 0
        for byte in text {
            if byte == 0x2E { points += 1 } else if byte &- 0x30 >= 10 { return false }
        }
        return points == 0 || points == 1 && text.count > 1
    }
}
