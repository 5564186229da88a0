internal import TidewaiterClassification
public import TidewaiterDocuments

/// What the rows of a table were classified as.
public struct ClassificationTable: Sendable {
    /// How many rows there are, and how many of them lead to a code, heading or chapter.
    public private(set) var count = 0
    public private(set) var answered = 0
    /// What was wrong with the table. A row that cannot be read has an answer too, whose message says so.
    public let findings: [Finding]
    /// A `tidewaiter.classification/1` for each row, with `row`: the line on which the row begins, or of a JSON array its
    /// number, from 1.
    public private(set) var jsonLines: [UInt8] = []
    private var rows: [Classification.Brief] = []
    private let country: String?

    init(findings: [Finding], into country: String?) {
        self.findings = findings
        self.country = country
    }

    /// The same as a table, in short; written when it is asked for.
    public var csv: [UInt8] { rows.reduce(into: Classification.csvHeader(into: country)) { $0 += $1.csvRow } }

    mutating func add(_ row: DescriptionTable.Row, _ classification: Classification) {
        count += 1
        answered += classification.answer == nil ? 0 : 1
        jsonLines += classification.json(row: row.number)
        jsonLines.append(UInt8(ascii: "\n"))
        rows.append(classification.brief(row))
    }
}
