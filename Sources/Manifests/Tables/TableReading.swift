import TidewaiterDocuments

/// How a table was read: its dialect, its header, and of each column where it went and why.
public struct TableReading: Sendable, Hashable {
    /// Why a column went where it did.
    public enum Reason: String, Sendable, Hashable, CaseIterable {
        /// Its header is a name of the field.
        case exact
        /// Its header is a name of the field and a unit or currency.
        case unit
        /// Its header is the field's own name in JSON.
        case fieldName = "field_name"
        /// Its header is like a name of the field, and like no other's.
        case similar
        /// It was said by header.
        case pinned
        /// It was said by number.
        case position
        /// A saved mapping says so.
        case mapping
        /// It goes nowhere: another column is read for the field.
        case sameField = "same_field"
        /// It goes nowhere: its header is not known.
        case unknown
    }

    /// What told how the numbers or dates of a column are written.
    public enum Evidence: String, Sendable, Hashable, CaseIterable {
        /// It was said.
        case pinned
        /// The column's own values.
        case column
        /// The other columns.
        case table
        /// The delimiter: numbers are written with commas where semicolons divide cells.
        case delimiter
        /// Nothing: values that can be read in two ways are not, or with a finding.
        case none
    }

    /// A column as it was read.
    public struct Column: Sendable, Hashable {
        /// Its number from 1.
        public let number: Int
        /// Its header as written.
        public let header: String
        /// Where its values went, `goods_items.gross_mass`; nil: nowhere, they are kept.
        public let field: String?
        /// Why.
        public let reason: Reason
        /// The language of its header (ISO 639-1), where it is a name in one.
        public let language: String?
        /// How sure that is, in hundredths.
        public let confidence: Int
        /// The unit or currency that the header names.
        public let unit: String?
        /// How its numbers are written, where it has numbers.
        public let decimalMark: TableMapping.DecimalMark?
        /// How its dates are written, where it has dates and something tells.
        public let dateOrder: TableMapping.DateOrder?
        /// What told how they are written; nil where it has neither numbers nor dates.
        public let evidence: Evidence?
    }

    /// The character between cells.
    public let delimiter: String
    /// The character around cells; nil where there is none.
    public let quote: String?
    /// The character set, by its IANA name.
    public let charset: String
    /// How lines end: `lf`, `crlf`, `cr`, `mixed`, or `none` in a text of one line.
    public let lineBreak: String
    /// How sure the dialect is, in hundredths; 100 where it was said, or the file says it.
    public let confidence: Int
    /// The row of the header, from 1, as addresses count them; 0 where there is none.
    public let headerRow: Int
    /// How many rows the header has.
    public let headerRows: Int
    /// How many rows stand before it.
    public let preambleRows: Int
    /// The columns, in their order.
    public let columns: [Column]

    /// What reads another table of the same make in the same way.
    public var mapping: TableMapping {
        var mapping = TableMapping()
        mapping.delimiter = delimiter
        mapping.quote = quote ?? ""
        mapping.charset = charset
        mapping.headerRow = headerRow
        for column in columns {
            var saved = TableMapping.Column(
                header: headerRow > 0 ? column.header : nil, number: column.number, field: column.field)
            saved.unit = column.unit
            if column.evidence != TableReading.Evidence.none {
                saved.decimalMark = column.decimalMark
                saved.dateOrder = column.dateOrder
            }
            mapping.columns.append(saved)
        }
        return mapping
    }
}

extension TableReading {
    init(_ layout: TableLayout, _ table: CSVTable) {
        func text(_ byte: UInt8) -> String { String(Unicode.Scalar(byte)) }
        delimiter = text(table.dialect.delimiter)
        quote = table.dialect.quote.map(text)
        charset = table.source.charset.name
        lineBreak = Self.lineBreak(table.source.bytes)
        confidence = Self.hundredths(table.confidence)
        headerRow = layout.headerRow + 1
        headerRows = layout.headerRow < 0 ? 0 : layout.firstRow - layout.headerRow
        preambleRows = max(0, layout.headerRow)
        let language = layout.language
        columns = layout.columns.map { column in
            Column(
                number: column.index + 1, header: column.header,
                field: column.isRead ? column.meaning?.target.name : nil, reason: column.reason,
                language: column.languages.contains(language) ? language : column.languages.first,
                confidence: column.confidence, unit: column.unit, decimalMark: column.plan.decimalMark,
                dateOrder: column.plan.dateOrder, evidence: column.isRead ? column.evidence : nil)
        }
    }

    static func hundredths(_ share: Double) -> Int { Int((min(1, max(0, share)) * 100).rounded()) }

    /// How the lines of the first 64 KiB end.
    private static func lineBreak(_ bytes: [UInt8]) -> String {
        var kinds: Set<String> = []
        let sample = bytes.prefix(64 << 10)
        for (offset, byte) in sample.enumerated() {
            if byte == 0x0A { kinds.insert(offset > 0 && sample[offset - 1] == 0x0D ? "crlf" : "lf") }
            if byte == 0x0D, offset + 1 >= bytes.count || bytes[offset + 1] != 0x0A { kinds.insert("cr") }
        }
        return kinds.count > 1 ? "mixed" : kinds.first ?? "none"
    }
}

extension ColumnPlan {
    var decimalMark: TableMapping.DecimalMark? {
        switch notation {
        case .pointNumber: .point
        case .commaNumber: .comma
        default: nil
        }
    }

    var dateOrder: TableMapping.DateOrder? {
        switch notation {
        case .dayFirst: .dayFirst
        case .monthFirst: .monthFirst
        default: nil
        }
    }
}
