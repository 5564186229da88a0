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
        let isNumeric = numericFields
        for index in store.nodes.indices {
            var value = store.nodes[index].firstValue
            while value != noRecord {
                let record = store.values[Int(value)]
                let mayFail =
                    record.flags.contains(.invalid)
                    || (Int(record.field) < isNumeric.count && isNumeric[Int(record.field)] && !store.isPlain(value))
                if mayFail, record.field != Field.other.rawValue, let field = Field(rawValue: record.field) {
                    let node = Node(store: store, index: UInt32(truncatingIfNeeded: index))
                    let found = FieldValue(node: node, field: field, index: value)
                    if case .invalid = found.content { body(found) }
                }
                value = record.next
            }
        }
    }
}

/// Which fields take a number, by the numbers of the fields.
private let numericFields: [Bool] = Field.allCases.map(\.type.isNumeric)

extension DeclarationStore {
    /// The bytes of a value without blanks around them; nil when nothing is left or the value is unreadable.
    func plainBytes(of index: UInt32) -> ArraySlice<UInt8>? {
        guard !values[Int(index)].flags.contains(.invalid) else { return nil }
        var slice = bytes(of: index)
        while let last = slice.last, last == 0x20 || last == 0x09 { slice.removeLast() }
        while let first = slice.first, first == 0x20 || first == 0x09 { slice.removeFirst() }
        return slice.isEmpty ? nil : slice
    }

    /// Whether nothing but digits and a point stands there: enough to leave the closer look out.
    fileprivate func isPlain(_ value: UInt32) -> Bool {
        let record = values[Int(value)]
        guard !record.flags.contains(.decoded) else {
            return bytes(of: value).allSatisfy { ($0 >= 0x30 && $0 <= 0x39) || $0 == 0x2E }
        }
        for position in record.source..<record.source + Int(record.length) {
            let byte = source.bytes[position]
            guard byte >= 0x30 && byte <= 0x39 || byte == 0x2E else { return false }
        }
        return true
    }
}
