/// Some fields, a bit for each.
package struct FieldSet: Sendable {
    // As many as there can be numbers of fields.
    private var words = SIMD8<UInt64>()

    package init() {}

    /// Adds the field of a number; of one that there is not, nothing.
    @inline(__always)
    mutating func insert(_ number: UInt16) {
        guard Int(number) < ValueTable.mostFields else { return }
        words[Int(number) &>> 6] |= 1 &<< UInt64(number & 63)
    }

    /// Whether a field is among them.
    package func contains(_ field: Field) -> Bool {
        words[Int(field.rawValue) &>> 6] & 1 &<< UInt64(field.rawValue & 63) != 0
    }
}

extension Node {
    /// The fields for which the node has something, if only blanks: one walk through its values, where asking for one
    /// field after the other takes one each.
    package var fieldsThere: FieldSet {
        var fields = FieldSet()
        store.values.forEach(from: record.firstValue) { _, row in fields.insert(row.field) }
        return fields
    }
}
