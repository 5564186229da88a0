import TidewaiterDocuments

/// How a table is to be read where that is known better than the table tells: what is left out is found from the table.
///
/// A mapping is put together by hand, read from JSON that was saved (``init(json:input:)``), or taken from a table that
/// was read (``TableReading/mapping``), so that the next table of the same make is read in the same way.
public struct TableMapping: Sendable, Hashable {
    /// Which character is the decimal mark; the other one groups thousands.
    public enum DecimalMark: String, Sendable, Hashable, CaseIterable {
        case point
        case comma
    }

    /// The order of day and month in dates that do not tell it.
    public enum DateOrder: String, Sendable, Hashable, CaseIterable {
        case dayFirst = "day_first"
        case monthFirst = "month_first"
    }

    /// What is known of one column.
    public struct Column: Sendable, Hashable {
        /// Its header as written, compared by letters and digits alone; nil: found by its number.
        public var header: String?
        /// Its number from 1; beside a header it tells two columns of one name apart.
        public var number: Int?
        /// Where its values go, `goods_items.gross_mass`; nil: nowhere, they are kept and not read.
        public var field: String?
        /// Unit of measure (Recommendation 20) or currency (ISO 4217) of its values.
        public var unit: String?
        /// How its numbers are written.
        public var decimalMark: DecimalMark?
        /// How its dates are written.
        public var dateOrder: DateOrder?
        /// Where the mapping says so.
        var place: Place?

        /// A column that goes to a field, named by its header or its number.
        public init(header: String? = nil, number: Int? = nil, field: String?) {
            self.header = header
            self.number = number
            self.field = field
        }

        var target: HeaderTarget? { field.flatMap(HeaderTarget.init(named:)) }

        public static func == (first: Column, second: Column) -> Bool {
            first.header == second.header && first.number == second.number && first.field == second.field
                && first.unit == second.unit && first.decimalMark == second.decimalMark
                && first.dateOrder == second.dateOrder
        }

        public func hash(into hasher: inout Hasher) {
            hasher.combine(header)
            hasher.combine(number)
            hasher.combine(field)
        }
    }

    /// The character between cells.
    public var delimiter: String?
    /// The character around cells; empty: there is none.
    public var quote: String?
    /// The character set, by its IANA name.
    public var charset: String?
    /// The row of the header as addresses count them, from 1; 0: there is none, and columns go by their numbers.
    public var headerRow: Int?
    /// How all numbers are written.
    public var decimalMark: DecimalMark?
    /// How all dates are written.
    public var dateOrder: DateOrder?
    /// What is known of columns; the others go by their headers.
    public var columns: [Column] = []
    /// Whether it was read from JSON: what it says is then a saved mapping's.
    var isSaved = false

    /// A mapping that says nothing yet.
    public init() {}

    /// Looks for what no table could be read by.
    func check() throws(TidewaiterError) {
        for (name, text) in [("delimiter", delimiter), ("quote", quote)] {
            guard let text, !(name == "quote" && text.isEmpty) else { continue }
            guard text.utf8.count == 1 else {
                throw Self.wrong("The \(name) \"\(text)\" is not one ASCII character. Give one, such as ; or \".")
            }
        }
        if let charset, !SourceText.isKnown(charset: charset) {
            throw Self.wrong("The character set \"\(charset)\" is not known. Give an IANA name, such as windows-1250.")
        }
        if let headerRow, headerRow < 0 { throw Self.wrong("The header's row is \(headerRow). Rows count from 1.") }
        for column in columns {
            guard column.header != nil || column.number.map({ $0 > 0 }) ?? false else {
                throw Self.wrong("A column has neither header nor number from 1. Give one.", at: column.place)
            }
            if let field = column.field, column.target == nil {
                throw Self.wrong(
                    "There is no field \"\(field)\" that a column can go to. Write kind and field, such as "
                        + "goods_items.gross_mass, consignment.transport_document_id or consignor.name.",
                    at: column.place)
            }
        }
    }

    static func wrong(_ message: String, at place: Place? = nil) -> TidewaiterError {
        TidewaiterError(.argument, "csv.mapping", message, place: place)
    }

    /// The dialect, where something of it is said: the rest as it is detected.
    func chosen(_ source: SourceText) -> CSVDialect? {
        guard delimiter != nil || quote != nil else { return nil }
        var dialect = CSVDetection(source).dialect
        if let byte = delimiter?.utf8.first { dialect.delimiter = byte }
        if let quote { dialect.quote = quote.utf8.first }
        return dialect
    }
}

extension HeaderTarget {
    /// The target of a name as mappings write it: `goods_items.gross_mass`, or a field alone where that is plain.
    init?(named name: String) {
        if let target = HeaderName.target(name[...]) {
            self = target
        } else if !name.contains("."), let field = Field.named(name),
            let target = HeaderName.targets[HeaderName.words(field.name).joined()], target.field == field
        {
            self = target
        } else {
            return nil
        }
    }

    /// As mappings write it.
    var name: String {
        switch kind {
        case .declaration: "declaration.\(field.name)"
        case .consignment: "consignment.\(field.name)"
        default: "\(kind.jsonName).\(field.name)"
        }
    }
}
