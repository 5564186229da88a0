/// A format of documents, told by content and never by a file's name.
public enum Format: String, Sendable, Hashable, CaseIterable {
    /// UN/EDIFACT (ISO 9735).
    case edifact
    /// A table: comma, semicolon, tab or bar separated.
    case csv
    /// JSON (RFC 8259).
    case json
    /// ANSI ASC X12; recognised, not yet read.
    case x12
    /// XML; recognised, not yet read.
    case xml
    /// IATA Cargo-IMP; recognised, not yet read.
    case cargoIMP = "cargo-imp"
    /// TRADACOMS; recognised, not yet read.
    case tradacoms
    /// A spreadsheet or another package of files (Zip); recognised, not yet read.
    case zip
    /// PDF; recognised, not yet read.
    case pdf
}
