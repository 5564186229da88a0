/// Which rows of the whole text the rows of a table are, where it holds only some of them.
package struct CSVRowNumbers: Sendable, Hashable {
    private struct Stretch: Hashable {
        /// The first of them in the table, from 0, and its number in the text, from 1.
        var row: Int
        var number: Int
    }

    private var stretches = [Stretch(row: 0, number: 1)]

    package init(first number: Int = 1) { stretches[0].number = number }

    /// From that row of the table on, rows have numbers from this one on.
    package mutating func go(on row: Int, with number: Int) {
        stretches.removeAll { $0.row >= row }
        stretches.append(Stretch(row: row, number: number))
    }

    /// The number in the text, from 1, of a row of the table, from 0.
    package subscript(row: Int) -> Int {
        let stretch = stretches.last { $0.row <= row } ?? Stretch(row: 0, number: 1)
        return stretch.number + row - stretch.row
    }
}
