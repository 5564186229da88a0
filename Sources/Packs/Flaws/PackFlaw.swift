/// Something wrong in a table of a pack.
package struct PackFlaw: Error, Sendable, Hashable {
    /// The table's name.
    package let table: String
    /// The row of the built table, from 0; `nil` where the table as a whole is meant.
    package let row: Int?
    /// The column's name; `nil` where the row as a whole is meant.
    package let column: String?
    /// What is wrong, a sentence without its full stop.
    package let reason: String

    package init(table: String, row: Int? = nil, column: String? = nil, _ reason: String) {
        self.table = table
        self.row = row
        self.column = column
        self.reason = reason
    }
}
