/// Which of some columns each field goes to, and how it is read: one table, as it is asked for every value.
package struct ColumnMap: Sendable {
    /// The fields, by their columns.
    package let fields: [Field]
    /// By field: its column, then two bits for its form and one for what its source may have broken up.
    let codes: [UInt16]

    static let none = UInt16.max
    static let column: UInt16 = 0xFF
    static let joined: UInt16 = 1 << 10

    /// Columns for these fields, of which there are at most 255.
    package init(_ fields: [Field]) {
        self.fields = fields
        var codes = [UInt16](repeating: Self.none, count: DeclarationIndex.fieldCount)
        for (column, field) in fields.enumerated() {
            let form = UInt16(ColumnCell.Form(field.type).rawValue) << 8
            codes[Int(field.rawValue)] = UInt16(column) | form | (field.type.separator == nil ? 0 : Self.joined)
        }
        self.codes = codes
    }

    /// How many fields can have columns.
    package static let most = 255

    /// The column of a field; nil where it has none.
    package func column(of field: Field) -> Int? {
        let code = codes[Int(field.rawValue)]
        return code == Self.none ? nil : Int(code & Self.column)
    }
}
