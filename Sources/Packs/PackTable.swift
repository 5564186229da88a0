/// One table of a pack, read in place.
///
/// Rows are ordered by their first column, bytewise. Asking for a row or column that is not there gives an empty
/// cell, never a trap.
package struct PackTable: Sendable {
    @usableFromInline let storage: PackStorage
    /// The table's name: that of its source file without `.csv`.
    package let name: String
    /// Names of the columns.
    package let columns: [String]
    /// Number of rows.
    package let count: Int
    /// Where the first cell's number stands.
    @usableFromInline let cells: Int
    /// Where the heap begins.
    @usableFromInline let heap: Int
    /// Column `from`, -1 when the table has none.
    @usableFromInline let fromColumn: Int
    /// Column `until`, -1 when the table has none.
    @usableFromInline let untilColumn: Int

    init(storage: PackStorage, name: String, columns: [String], count: Int, cells: Int, heap: Int) {
        self.storage = storage
        self.name = name
        self.columns = columns
        self.count = count
        self.cells = cells
        self.heap = heap
        fromColumn = columns.firstIndex(of: "from") ?? -1
        untilColumn = columns.firstIndex(of: "until") ?? -1
    }

    /// All rows.
    @inlinable package var rows: Range<Int> { 0..<count }

    /// Number of the column called `name`.
    package func column(_ name: String) -> Int? { columns.firstIndex(of: name) }

    /// The cell's string as its position in the heap; orders and equals within one pack as the strings do.
    @inlinable
    func reference(_ row: Int, _ column: Int) -> Int {
        storage.number(at: cells &+ (column &* count &+ row) &* 4)
    }

    /// The cell of a row and column.
    @inlinable
    package func cell(_ row: Int, _ column: Int) -> PackCell {
        guard UInt(bitPattern: row) < UInt(bitPattern: count),
            UInt(bitPattern: column) < UInt(bitPattern: columns.count)
        else { return PackCell(storage, start: 0, count: 0) }
        let (start, length) = storage.string(at: heap &+ reference(row, column))
        return PackCell(storage, start: start, count: length)
    }

    /// A number that two cells of the pack share where they say the same.
    package func identity(_ row: Int, _ column: Int) -> Int { reference(row, column) }

    /// The cell of a row and column as text.
    package func text(_ row: Int, _ column: Int) -> String { cell(row, column).text }

    /// The cell in the column called `name`, empty when there is no such column.
    package func cell(_ row: Int, _ name: String) -> PackCell { cell(row, column(name) ?? -1) }

    /// The cell in the column called `name` as text, empty when there is no such column.
    package func text(_ row: Int, _ name: String) -> String { cell(row, name).text }
}
