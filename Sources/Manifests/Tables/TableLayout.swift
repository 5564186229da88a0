import TidewaiterDocuments

/// How a table is laid out, decided from its header and whole columns: enough to read any of its rows by itself.
struct TableLayout: Sendable {
    var columns: [TableColumn]
    /// Row of the header, from 0; -1 where there is none.
    let headerRow: Int
    /// The first row that can be data.
    let firstRow: Int
    /// The texts of the header's cells, and the names of the columns, which may have two lines.
    let headerTexts: [[UInt8]]
    let headers: [String]
    /// The column that names the bill.
    let billColumn: Int?
    /// For each column whose rows agree in what holds for the whole, the first row that says it.
    var constants: [Constant] = []
    /// What was said already, and is not said again.
    var told = Told()

    struct Constant: Sendable {
        var column: Int
        var row: Int
    }

    struct Told: Sendable {
        var blankBill = false
        /// Columns that are known to be written in more than one way.
        var columns: Set<Int> = []
    }

    init(_ header: TableHeader) {
        columns = header.columns
        headerRow = header.row
        firstRow = header.end
        headerTexts = header.texts
        headers = columns.map(\.header)
        billColumn = columns.first { $0.isRead && $0.field == .transportDocumentID }?.index
    }

    /// Whether the values of a column go elsewhere, or are written otherwise, by another layout of the same columns.
    func isReadOtherwise(_ other: TableLayout) -> Bool {
        columns.indices.contains { index in
            columns[index].plan.level != other.columns[index].plan.level
                || columns[index].plan.notation != other.columns[index].plan.notation
        }
    }

    /// Takes that over. Columns are copied where one is written to, so this is for when there is something to take.
    @inline(never)
    mutating func takePlans(of other: TableLayout) {
        for index in columns.indices {
            columns[index].plan.level = other.columns[index].plan.level
            columns[index].plan.notation = other.columns[index].plan.notation
        }
    }

    /// The same layout of a text in which the header stands further on.
    func moved(by distance: Int) -> TableLayout {
        var layout = self
        for index in columns.indices {
            let place = columns[index].place
            layout.columns[index].place = place.lowerBound + distance..<place.upperBound + distance
            layout.columns[index].plan.headerOffset += distance
        }
        return layout
    }

    /// The language that most headers are in.
    var language: String {
        var counts: [String: Int] = [:]
        for column in columns {
            for language in column.languages { counts[language, default: 0] += 1 }
        }
        return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? ""
    }
}

/// What the reader of one part of a streamed table has to know: the part's text begins with the rows up to the header,
/// and those that say what holds for all.
struct TablePart: Sendable {
    /// How many rows that are.
    var leadRows: Int
    var isFirst: Bool
    /// Whether nothing comes after it.
    var isLast: Bool
    /// Where the part's own rows are in the file; of the first, the header too.
    var own: Range<Int64>
    /// What was found of the whole table, and has its place in this part.
    var findings: [Finding]
    /// Consignments before it.
    var firstConsignment: UInt32
}
