public import TidewaiterDocuments

/// What the model means for a format: which component of a message, header of a table or member of JSON fills which
/// field. It is made of the tables that the readers go by, so it cannot say anything else than they do.
public struct Meaning: Sendable, Hashable {
    /// A field of one kind of node, and what fills it.
    public struct Row: Sendable, Hashable {
        /// The kind of node that states it.
        public let kind: NodeKind
        /// The field.
        public let field: Field
        /// What fills it: `MEA[6311=AAE] C174.6314`, `N10-07`, `de: bruttogewicht`. Empty in the model itself.
        public internal(set) var sources: [String]
    }

    /// What it is of: `model`, `table`, `json`, `CUSCAR`, `309`.
    public let name: String
    /// That in words.
    public let title: String
    /// By kind of node, each in the order of the fields.
    public let rows: [Row]
    /// The members or segments that hold each kind of node, where the format has names for them.
    public let nodes: [NodeKind: [String]]

    init(_ name: String, _ title: String, rows: [Row], nodes: [NodeKind: [String]] = [:]) {
        self.name = name
        self.title = title
        let order = Dictionary(
            NodeKind.allCases.flatMap { kind in
                Field.fields(of: kind).enumerated().map { (Place(kind: kind, field: $1), $0) }
            }, uniquingKeysWith: { first, _ in first })
        self.rows = rows.sorted { first, second in
            first.kind == second.kind
                ? order[first.place, default: 0] < order[second.place, default: 0]
                : first.kind.rawValue < second.kind.rawValue
        }
        self.nodes = nodes
    }

    /// All that have a meaning: the model, the tables, JSON, and the types of messages that are read.
    public static let all: [(name: String, title: String)] =
        [("model", modelTitle), ("table", tableTitle), ("json", jsonTitle)]
        + MessageType.all.filter { $0.until.isEmpty }.map { ($0.name, $0.label) }

    /// All of them as a list for people.
    public static var listing: String {
        let width = (all.map(\.name.count).max() ?? 0) + 2
        return all.map { $0.name + String(repeating: " ", count: width - $0.name.count) + $0.title + "\n" }.joined()
    }

    /// The meaning of what is named so, see ``all``.
    ///
    /// - Throws: ``TidewaiterError`` with status `notFound` for a name that is none of these.
    public init(of name: String) throws(TidewaiterError) {
        switch name.lowercased() {
        case "model": self = .model
        case "table", "csv": self = .table
        case "json", "jsonl": self = .json
        default:
            let types = MessageType.all.filter { $0.name == name.uppercased() }
            guard !types.isEmpty else {
                let known = Self.all.map(\.name).joined(separator: ", ")
                throw TidewaiterError(
                    .notFound, "meaning.unknown", "\"\(name.prefix(40))\" is nothing that is read; there are \(known).")
            }
            self.init(types)
        }
    }
}

extension Meaning {
    struct Place: Hashable {
        var kind: NodeKind
        var field: Field
    }
}

extension Meaning.Row {
    var place: Meaning.Place { Meaning.Place(kind: kind, field: field) }

    /// The field's number in the WCO Data Model where it stands there.
    public var wcoID: String? { field.wcoID(in: kind) }
}
