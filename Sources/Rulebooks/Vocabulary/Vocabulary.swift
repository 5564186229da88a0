internal import TidewaiterDocuments
internal import TidewaiterExpressions
internal import TidewaiterManifests

/// What the expressions of rules may speak of, made of the one description of fields and parts that JSON and the
/// documentation have too.
enum Vocabulary {
    /// How a member of an object is read.
    enum Member: Sendable, Hashable {
        /// What the part states.
        case field(Field)
        /// A mass that the part states, in kilograms.
        case kilograms(Field)
        /// Its part of a kind.
        case part(NodeKind)
        /// Its parts of some kinds, one bit each.
        case parts(UInt64, type: UInt16)
        /// Its parts of some kinds at any depth.
        case all(UInt64, type: UInt16)
        /// Its number among its like, from 1.
        case position
        /// The line of the source that it begins on.
        case line
        /// Of a party: what it is to the message.
        case role
        /// What is known of the message.
        case context(ContextFact)
        /// A dated value, by its number in the book.
        case parameter(Int)
        /// A cell of a table's row, both by their numbers.
        case column(Int, Int)
    }

    /// An object type: what it is called, and its members in the order of their slots.
    struct ObjectShape: Sendable {
        let type: ObjectType
        let members: [Member]

        init(_ name: String, _ doc: String, _ rows: [(name: String, type: ValueType, doc: String, member: Member)]) {
            type = ObjectType(name, rows.map { .init($0.name, $0.type, doc: $0.doc) }, doc: doc)
            members = rows.map(\.member)
        }
    }

    /// The type of a field's value.
    static func type(of field: Field) -> ValueType {
        switch field.type {
        case .text, .prose, .lines, .identifier, .code: .string
        // What is stated as a count may be no whole number, and a rule has to be able to say so.
        case .count, .decimal, .measure, .amount: decimal
        case .date: date
        }
    }

    static let decimal = ValueType.named("decimal", [])
    static let date = ValueType.named("date", [])

    /// The name of the object type of a kind; parties are of one type, whatever their role.
    static func typeName(_ kind: NodeKind) -> String { kind.isParty ? "party" : kind.ruleName }

    /// Kinds of parts, one for each object type, in the order of the types' numbers.
    private static let typed: [NodeKind] = NodeKind.allCases.filter { !$0.isParty || $0 == .party }

    /// Number of the object type of a kind.
    static func typeNumber(_ kind: NodeKind) -> UInt16 { numbers[Int(kind.rawValue)] }

    private static let numbers: [UInt16] = NodeKind.allCases.map { kind in
        UInt16(typed.firstIndex { $0 == kind || ($0 == .party && kind.isParty) } ?? 0)
    }

    static let contextType = UInt16(typed.count)
    static let parametersType = UInt16(typed.count + 1)
    /// The first number that is free for what a book adds.
    static let firstFreeType = UInt16(typed.count + 2)

    /// The shapes that all books share: a part of each kind, and the context.
    static let shared: [ObjectShape] =
        typed.map { shape(typeName($0), $0 == .party ? NodeKind.allCases.filter(\.isParty) : [$0]) } + [contextShape]

    static func bit(_ kind: NodeKind) -> UInt64 { 1 << UInt64(kind.rawValue) }
    static let partyBits: UInt64 = NodeKind.allCases.filter(\.isParty).reduce(0) { $0 | bit($1) }

    /// The shape of a part that is of one of some kinds: it has the fields that any of them has.
    static func shape(_ name: String, _ kinds: [NodeKind]) -> ObjectShape {
        var rows: [(name: String, type: ValueType, doc: String, member: Member)] = []
        var names: Set<String> = []
        func add(_ name: String, _ type: ValueType, _ doc: String, _ member: Member) {
            if names.insert(name).inserted { rows.append((name, type, doc, member)) }
        }
        for field in kinds.flatMap({ Field.fields(of: $0) }) {
            add(field.name, type(of: field), field.info.label, .field(field))
            if case .measure(let unit) = field.type, massUnits.contains(unit) {
                add("\(field.name)_kg", decimal, "\(field.info.label), in kilograms", .kilograms(field))
            }
        }
        for kind in NodeKind.allCases where kind != .interchange && kind != .declaration || kinds == [.interchange] {
            let object = ValueType.named(typeName(kind), [])
            if kind.isList {
                add(kind.jsonName, .list(object), "Its \(kind.jsonName)", .parts(bit(kind), type: typeNumber(kind)))
            } else {
                add(kind.jsonName, object, "Its \(kind.jsonName)", .part(kind))
            }
            if kind.isList, kind != .party {
                add(
                    "all_\(kind.jsonName)", .list(object), "All \(kind.jsonName) below it",
                    .all(bit(kind), type: typeNumber(kind)))
            }
        }
        let party = typeNumber(.party)
        add("all_parties", .list(.named("party", [])), "All parties below it", .all(partyBits, type: party))
        add("position", .int, "Its number among its like, from 1", .position)
        add("line", .int, "The line of the source that it begins on", .line)
        if kinds.contains(where: \.isParty) { add("role", .string, "What the party is to the message", .role) }
        return ObjectShape(name, "", rows)
    }

    private static let massUnits: Set<Field> = [
        .grossMassUnit, .netMassUnit, .totalGrossMassUnit, .totalNetMassUnit, .tareMassUnit, .verifiedGrossMassUnit,
    ]

    private static let contextShape = ObjectShape(
        "context", "What is known of the message",
        ContextFact.allCases.map { ($0.name, $0.type, $0.title, .context($0)) })
}
