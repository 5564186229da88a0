import TidewaiterDocuments
package import TidewaiterQuantities

/// What checks read millions of times, without a `String` on the way.
extension FieldValue {
    /// The bytes of the value without blanks around it; nil when it is missing, empty or unreadable. Of a value in
    /// several parts, the first.
    package var bytes: ArraySlice<UInt8>? {
        guard index != noRecord, !node.store.values[Int(index)].flags.contains(.invalid) else { return nil }
        var slice = node.store.bytes(of: index)
        while let last = slice.last, Self.isBlank(last) { slice.removeLast() }
        while let first = slice.first, Self.isBlank(first) { slice.removeFirst() }
        return slice.isEmpty ? nil : slice
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

    /// The value as an exact number, as ``decimal`` has it.
    package var number: Decimal? {
        guard let slice = bytes else { return nil }
        if let plain = try? Decimal(parsing: slice.span) { return plain }
        return decimal
    }
}

extension Declaration {
    /// Calls `body` for every value that is not what its field takes.
    package func forEachUnreadable(_ body: (FieldValue) -> Void) {
        for index in store.nodes.indices {
            let node = Node(store: store, index: UInt32(truncatingIfNeeded: index))
            var value = store.nodes[index].firstValue
            while value != noRecord {
                let record = store.values[Int(value)]
                if let field = Field(rawValue: record.field), record.field != Field.other.rawValue,
                    record.flags.contains(.invalid) || (field.type.isNumeric && !store.isNumber(value))
                {
                    let found = FieldValue(node: node, field: field, index: value)
                    if case .invalid = found.content { body(found) }
                }
                value = record.next
            }
        }
    }
}

extension DeclarationStore {
    /// Whether nothing but digits and a point or comma stands there: enough to leave the closer look out.
    fileprivate func isNumber(_ value: UInt32) -> Bool {
        bytes(of: value).allSatisfy { ($0 >= 0x30 && $0 <= 0x39) || $0 == 0x2E || $0 == 0x2C }
    }
}
