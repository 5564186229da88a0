import TidewaiterPacks

/// One row of the table `programs`: a list of measures of which the first that applies to a line counts.
struct MeasureProgram: Sendable {
    /// A stable word.
    let name: String
    /// Place of its heading on the entry line.
    let filing: Int
    let kind: Charge.Kind
    let taxType: String?
    let title: String
    let authority: String

    init(_ table: PackTable, _ row: Int) {
        name = table.text(row, "program")
        filing = Int(table.text(row, "filing")) ?? .max
        kind = Charge.Kind(rawValue: table.text(row, "kind")) ?? .duty
        taxType = table.cell(row, "tax_type").isEmpty ? nil : table.text(row, "tax_type")
        title = table.text(row, "title")
        authority = table.text(row, "authority")
    }
}
