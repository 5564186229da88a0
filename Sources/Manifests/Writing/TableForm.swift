import TidewaiterDocuments

/// The columns that a declaration is written in as a table: those that tables are read by, under their first English
/// name, in the order of the list of names.
struct TableForm {
    struct Column {
        let target: HeaderTarget
        let header: String
    }

    /// All columns.
    static let columns: [Column] = {
        var found: [Column] = []
        for line in HeaderTable.lines.split(separator: "\n") {
            guard let head = line.split(separator: "|").first, let target = HeaderName.target(head),
                let header = header(target)
            else { continue }
            found.append(Column(target: target, header: header))
        }
        return found
    }()

    /// The name that a column is found again by; nil where another target has taken all its names.
    private static func header(_ target: HeaderTarget) -> String? {
        let names = HeaderName.byTarget[target]?["en"] ?? []
        return names.first { name in
            guard let meaning = HeaderName.meaning(name) else { return false }
            return meaning.target == target && meaning.unit == nil
        }
    }

    /// Whether a field of a kind has a column.
    static func has(_ field: Field, in kind: NodeKind) -> Bool {
        targets.contains(HeaderTarget(kind: kind, field: field))
    }

    private static let targets = Set(columns.map(\.target))
}
