import TidewaiterDocuments

/// How a table is laid out, decided from its header and whole columns: enough to read any of its rows by itself.
struct TableLayout: Sendable {
    var columns: [TableColumn]
    /// Row of the header, from 0.
    let headerRow: Int
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

    /// The column that names the bill.
    var billColumn: Int? { columns.first { $0.isRead && $0.field == .transportDocumentID }?.index }
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

/// What a row is.
enum TableRow {
    case nothing
    case data
    case total(isSubtotal: Bool)

    static func kind(_ row: Int, of table: CSVTable, _ text: Span<UInt8>) -> TableRow {
        for position in table.row(row) {
            let range = TableEvidence.trim(table.cells[position].range, text)
            if !range.isEmpty { return kind(ofFirst: range, text) }
        }
        return .nothing
    }

    /// What a row is whose first text this is.
    static func kind(ofFirst range: Range<Int>, _ text: Span<UInt8>) -> TableRow {
        totalWord(range, text).map { .total(isSubtotal: $0.subtotal) } ?? .data
    }

    /// Whether a text is a word for a total; nil for any other. Words for totals are short and have no digits, which
    /// rules out nearly everything before a word is looked up.
    private static func totalWord(_ range: Range<Int>, _ text: Span<UInt8>) -> (total: Bool, subtotal: Bool)? {
        guard range.count <= 24 else { return nil }
        let first = text[range.lowerBound]
        guard first >= 0x80 || initials.contains(first | 0x20) else { return nil }
        var bytes: [UInt8] = []
        for offset in range {
            if (0x30...0x39).contains(text[offset]) { return nil }
            bytes.append(text[offset])
        }
        let word = HeaderName.isTotal(String(decoding: bytes, as: UTF8.self))
        return word.total || word.subtotal ? word : nil
    }

    private static let initials = Set("gtsizcu".utf8)
}

/// The rows of a table that are no data.
struct SortedRows {
    /// Kept as they are.
    var kept: [Int]
    /// The totals of the table.
    var totals: Int?
}
