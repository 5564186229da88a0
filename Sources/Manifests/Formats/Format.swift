/// A format of documents, told by content and never by a file's name.
public enum Format: String, Sendable, Hashable, CaseIterable {
    /// UN/EDIFACT (ISO 9735).
    case edifact
    /// A table: comma, semicolon, tab or bar separated.
    case csv
    /// JSON (RFC 8259).
    case json
    /// JSON Lines: each line a JSON text of its own.
    case jsonl
    /// ANSI ASC X12.
    case x12
    /// XML; recognised, not yet read.
    case xml
    /// IATA Cargo-IMP; recognised, not yet read.
    case cargoIMP = "cargo-imp"
    /// TRADACOMS; recognised, not yet read.
    case tradacoms
    /// A spreadsheet or another package of files (Zip, or the older compound file); recognised, not yet read.
    case spreadsheet
    /// PDF; recognised, not yet read.
    case pdf

    /// Whether documents of the format can be read.
    public var isRead: Bool {
        switch self {
        case .edifact, .x12, .csv, .json, .jsonl: true
        case .xml, .cargoIMP, .tradacoms, .spreadsheet, .pdf: false
        }
    }

    /// Name for people.
    public var label: String {
        switch self {
        case .edifact: "UN/EDIFACT"
        case .csv: "a table (CSV)"
        case .json: "JSON"
        case .jsonl: "JSON Lines"
        case .x12: "ANSI X12"
        case .xml: "XML"
        case .cargoIMP: "IATA Cargo-IMP"
        case .tradacoms: "TRADACOMS"
        case .spreadsheet: "a spreadsheet or another package of files"
        case .pdf: "PDF"
        }
    }
}
