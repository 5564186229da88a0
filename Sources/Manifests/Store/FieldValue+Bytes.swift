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
private let numericFields: [Bool] = Field.allCases.map(\.type.isNumeric)

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
        if count <= 8, start &+ 8 <= text.count {
            // What is behind the value becomes zeros.
            let behind = count == 8 ? 0 : UInt64.max &<< UInt64(truncatingIfNeeded: 8 &* count)
            return Self.isPlain(ByteWords.load(text.span, start) & ~behind | ByteWords.fill(0x30) & behind)
        }
        var position = start
        while position &+ 8 <= start &+ count {
            guard Self.isPlain(ByteWords.load(text.span, position)) else { return false }
            position &+= 8
        }
        for position in position..<start &+ count {
            guard text[position] &- 0x30 < 10 || text[position] == 0x2E else { return false }
        }
        return true
    }

    /// Whether eight bytes are digits and points.
    @inline(__always)
    private static func isPlain(_ word: UInt64) -> Bool {
        // Points become zeros.
        let points = ByteWords.exactlyEqual(word, ByteWords.fill(0x2E)) &>> 7
        let digits = word ^ (points &* 0x1E)
        let high = ByteWords.fill(0xF0)
        return digits & high == ByteWords.fill(0x30) && (digits &+ ByteWords.fill(0x06)) & high == ByteWords.fill(0x30)
    }
}
