package import TidewaiterPacks
import TidewaiterQuantities

/// What is different between two packs: by table and key, which rows were added, removed and changed.
public struct PackDifference: Sendable, Hashable {
    /// Name and version of ``json()``.
    public static let schema = "tidewaiter.pack-diff/1"

    /// One of the two packs.
    public struct Side: Sendable, Hashable {
        /// Its name.
        public let id: String
        /// Its version.
        public let version: String
        /// SHA-256 over its content.
        public let sha256: String

        init(_ pack: Pack) {
            id = pack.id
            version = pack.version
            sha256 = pack.sha256
        }
    }

    /// A value that has become another.
    public struct Change: Sendable, Hashable {
        /// The column, or the member of `pack.json`.
        public let name: String
        /// What it was; empty for nothing.
        public let before: String
        /// What it has become.
        public let after: String
    }

    /// A row, or what became of one.
    public struct Row: Sendable, Hashable {
        /// What tells it apart in its table: `section_301_china, 30`.
        public let key: String
        /// Its days: `from 2018-07-06 until 2018-12-31`; empty where it has none.
        public let days: String
        /// The law or document that the row names; empty where it names none.
        public let authority: String
        /// Its cells; of a row that was added `before` is empty, of one that was removed `after`, and of one that was
        /// changed only those that differ are here.
        public let cells: [Change]
    }

    /// What is different in one table.
    public struct Table: Sendable, Hashable {
        /// Its name.
        public let name: String
        /// How many rows it had.
        public let rowsBefore: Int
        /// How many rows it has.
        public let rowsAfter: Int
        /// Columns that only the second has.
        public let columnsAdded: [String]
        /// Columns that only the first has.
        public let columnsRemoved: [String]
        /// Rows that only the second has.
        public internal(set) var added: [Row] = []
        /// Rows that only the first has.
        public internal(set) var removed: [Row] = []
        /// Rows of one key of which some cells differ.
        public internal(set) var changed: [Row] = []

        /// Whether there is nothing to tell.
        public var isEmpty: Bool {
            added.isEmpty && removed.isEmpty && changed.isEmpty && columnsAdded.isEmpty && columnsRemoved.isEmpty
        }
    }

    /// The first pack.
    public let before: Side
    /// The second.
    public let after: Side
    /// What `pack.json` says otherwise.
    public let statements: [Change]
    /// Tables with differences, by name.
    public let tables: [Table]

    /// Whether the packs say the same, whatever their bytes.
    public var isEmpty: Bool { statements.isEmpty && tables.isEmpty }

    /// Compares two packs.
    package init(_ before: Pack, _ after: Pack) {
        self.before = Side(before)
        self.after = Side(after)
        statements = Self.statements(before, after)
        let names = Set(before.tables.map(\.name)).union(after.tables.map(\.name)).sorted()
        tables = names.map { TableComparison($0, before.table($0), after.table($0)).result }.filter { !$0.isEmpty }
    }

    private static func statements(_ before: Pack, _ after: Pack) -> [Change] {
        func texts(_ pack: Pack) -> [(String, String)] {
            [
                ("id", pack.id), ("version", pack.version), ("jurisdiction", pack.jurisdiction),
                ("edition", pack.edition), ("coverage", pack.coverage), ("licence", pack.manifest.licence),
                ("known_from", pack.manifest.knownFrom?.description ?? ""),
                (
                    "sources",
                    pack.manifest.sources.map { source in
                        [source.authority, source.title, source.edition, source.retrieved]
                            .filter { !$0.isEmpty }.joined(separator: ", ")
                    }.joined(separator: "; ")
                ),
            ]
        }
        return zip(texts(before), texts(after)).filter { $0.1 != $1.1 }.map {
            Change(name: $0.0, before: $0.1, after: $1.1)
        }
    }
}
