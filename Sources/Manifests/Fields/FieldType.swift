/// What a field takes. It decides how a text is read, and what the JSON Schema and the documentation say.
public enum FieldType: Sendable, Hashable {
    /// Words; taken as they are.
    case text
    /// Running words that sources break anywhere: all parts together are one text, joined by blanks.
    case prose
    /// Words in lines that mean something (an address, marks): all parts together are one text of several lines.
    case lines
    /// A name given to one thing: upper and lower case and leading zeros matter.
    case identifier
    /// A code of a list; the list's name where it is known (`iso-3166`, `rec-20`).
    case code(list: String)
    /// A count: a whole number, not negative.
    case count
    /// An exact number.
    case decimal
    /// A number whose unit of measure is another field.
    case measure(unit: Field)
    /// An amount of money whose currency is another field.
    case amount(currency: Field)
    /// A date, perhaps with a time of day: `2026-11-21`, `2026-11-21T09:30`.
    case date

    /// Whether the field takes a number.
    public var isNumeric: Bool {
        switch self {
        case .count, .decimal, .measure, .amount: true
        default: false
        }
    }

    /// What stands between the parts of a value that sources break up; nil where the field takes one part.
    public var separator: String? {
        switch self {
        case .prose: " "
        case .lines: "\n"
        default: nil
        }
    }

    /// The field that tells the unit or the currency.
    public var companion: Field? {
        switch self {
        case .measure(let unit): unit
        case .amount(let currency): currency
        default: nil
        }
    }
}

/// A field as it is described once for everything that needs to know it.
public struct FieldDescription: Sendable {
    /// A kind of node that can state the field, and the WCO Data Model's number for it there.
    public struct Use: Sendable {
        /// The kind of node; ``NodeKind/party`` stands for every party.
        public let kind: NodeKind
        /// The WCO data element identifier; nil where the element has none, or none that we could verify.
        public let wco: String?

        init(_ kind: NodeKind, _ wco: String? = nil) {
            self.kind = kind
            self.wco = wco
        }
    }

    /// The field that this describes.
    public let field: Field
    /// JSON name.
    public let name: String
    /// What it takes.
    public let type: FieldType
    /// Label for people, in English.
    public let label: String
    /// Where it can stand.
    public let uses: [Use]

    init(_ field: Field, _ name: String, _ type: FieldType, _ label: String, _ uses: [Use]) {
        self.field = field
        self.name = name
        self.type = type
        self.label = label
        self.uses = uses
    }

    /// Whether a node of that kind can state the field.
    public func stands(in kind: NodeKind) -> Bool {
        uses.contains { $0.kind == kind || ($0.kind == .party && kind.isParty) }
    }
}
