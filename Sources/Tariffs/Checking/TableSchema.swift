import TidewaiterPacks

/// What a table of a pack has to be: its columns, and which of them tell its rows apart.
struct TableSchema: Sendable {
    struct Column: Sendable {
        let name: String
        let kind: ColumnKind
        /// Whether the table cannot do without it.
        let isNeeded: Bool
    }

    let name: String
    let columns: [Column]
    /// Rows that are alike in these may not hold on one day; none where rows may be alike.
    let key: [String]
    /// Columns of which the first states the lower end and the second the upper one.
    let ranges: [(low: String, high: String)]

    init(_ name: String, key: [String] = [], _ columns: [Column], ranges: [(low: String, high: String)] = []) {
        self.name = name
        self.columns = columns
        self.key = key
        self.ranges = ranges
    }
}

extension TableSchema.Column {
    static func needed(_ name: String, _ kind: ColumnKind) -> Self { .init(name: name, kind: kind, isNeeded: true) }
    static func allowed(_ name: String, _ kind: ColumnKind) -> Self { .init(name: name, kind: kind, isNeeded: false) }

    /// Days of the law.
    static let days: [Self] = [.allowed("from", .date), .allowed("until", .date)]
    /// Days of knowledge.
    static let knowledge: [Self] = [.allowed("known_from", .date), .allowed("known_until", .date)]
}
