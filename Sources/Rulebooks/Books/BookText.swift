internal import TidewaiterDocuments
internal import TidewaiterQuantities

/// A rule book as it is written, `tidewaiter.rulebook/1`: read and typed, its expressions not yet compiled.
struct BookText: Sendable {
    static let format = "tidewaiter.rulebook/1"

    var id = ""
    var version = ""
    var title = ""
    /// Countries and unions for which the book is made; empty: everywhere.
    var jurisdictions: [String] = []
    /// Identifiers of the books whose parameters, tables and lets may be used, and whose rules may be overridden.
    var imports: [Written<String>] = []
    /// Whether the book concerns a message; absent: it does.
    var applies: Written<String>?
    var parameters: [ParameterText] = []
    var tables: [TableText] = []
    var lets: [LetText] = []
    var rules: [RuleText] = []
    var overrides: [OverrideText] = []
}

/// Something read from a file of a book, with where it stands.
struct Written<Value: Sendable>: Sendable {
    let value: Value
    let scalar: YAMLScalar
    let file: YAMLDocument

    var place: Place { file.place(scalar.offset) }

    /// The place of a byte of the text.
    func place(at offset: Int) -> Place { file.place(in: scalar, at: offset) }
}

/// A value of the law that changes with time: a threshold, a tolerance.
struct ParameterText: Sendable {
    let name: Written<String>
    let type: ColumnType
    let title: String
    /// In the order of their dates.
    let values: [Dated]

    struct Dated: Sendable {
        let from: CivilDate
        /// When it was published; nil: with its first day.
        let known: CivilDate?
        let value: Written<String>
        let authority: String
    }
}

/// What a parameter or a column of a table holds.
enum ColumnType: String, Sendable, CaseIterable {
    case string, int, decimal, date, bool
}

/// A table of facts in a CSV file.
struct TableText: Sendable {
    /// How a row answers a key.
    enum Match: Sendable, Hashable {
        /// The same text; a blank cell answers any.
        case exact(column: String)
        /// The cell is the beginning of the text; of several the longest counts.
        case prefix(column: String)
        /// The date lies from one column's date to the other's, both included; blank is open.
        case within(from: String, until: String)
    }

    /// What is answered where several rows match.
    enum Hit: String, Sendable, CaseIterable {
        /// Only one row may match; two are a fault of the table.
        case unique
        /// The first.
        case first
        /// All of them, as a list.
        case collect
    }

    let name: Written<String>
    let title: String
    let authority: String
    let file: Written<String>
    let columns: [(name: Written<String>, type: ColumnType)]
    let key: [Match]
    let hit: Hit
}

/// An expression with a name, worked out once where it is asked for.
struct LetText: Sendable {
    let name: Written<String>
    let expression: Written<String>
}

/// A change of another book's rule.
struct OverrideText: Sendable {
    let rule: Written<String>
    var isDisabled = false
    var severity: Severity?
    var effect: Effect?
    /// Why, for whoever reads the report.
    let reason: String
}
