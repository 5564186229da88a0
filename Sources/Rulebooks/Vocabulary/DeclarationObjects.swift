internal import TidewaiterDocuments
internal import TidewaiterExpressions
internal import TidewaiterManifests
internal import TidewaiterQuantities

/// Reads the members of a declaration's parts, of its messages' circumstances and of a book's tables for expressions. One
/// for each check of a declaration by a book; belongs to one thread at a time.
final class DeclarationObjects: ObjectSource, @unchecked Sendable {
    let index: DeclarationIndex
    private let members: MemberTable
    /// The texts that values are parts of.
    private let source: [UInt8], decoded: [UInt8]
    private let tables: [RuleTable]
    /// The circumstances of each message, in the order of the messages.
    let contexts: [MessageContext]
    /// The dated values of a book for each message.
    private let parameters: [[Value?]]

    init(_ index: DeclarationIndex, book: RuleBook, contexts: [MessageContext]) {
        self.index = index
        members = book.members
        source = index.sourceBytes
        decoded = index.decodedBytes
        self.tables = book.tables
        self.contexts = contexts
        parameters = contexts.map { context in book.parameters.map { $0.value(on: context) } }
    }

    func value(slot: Int, of object: ObjectRef) -> Value? {
        let node = Int(object.index)
        switch members[object.type, slot] {
        case .field(let field): return value(field, of: node)
        case .kilograms(let field): return kilograms(field, of: node)
        case .part(let kind):
            return index.child(kind, of: node).map {
                .object(ObjectRef(type: Vocabulary.typeNumber(kind), index: UInt32(truncatingIfNeeded: $0)))
            }
        case .parts(let kinds, let type):
            var parts: [Value] = []
            index.forEachChild(of: node, kinds: kinds) { parts.append(Self.part($0, type)) }
            return .list(parts)
        case .all(let kinds, let type):
            var parts: [Value] = []
            index.forEachDescendant(of: node, kinds: kinds) { parts.append(Self.part($0, type)) }
            return .list(parts)
        case .position: return .int(Int64(index.ordinal(of: node)) + 1)
        case .line:
            let line = index.node(node).place.line
            return line > 0 ? .int(Int64(line)) : nil
        case .role: return .string(Text(index.kind(node).ruleName))
        case .context(let fact): return contexts[node].value(fact)
        case .parameter(let number): return parameters[node][number]
        case .column(let table, let column): return tables[table].value(column, row: node)
        }
    }

    private static func part(_ node: Int, _ type: UInt16) -> Value {
        .object(ObjectRef(type: type, index: UInt32(truncatingIfNeeded: node)))
    }

    private static let unreadable = Value.fault(.unreadable, "what stands there is not what the field takes")

    func states(slot: Int, of object: ObjectRef) -> Bool {
        let node = Int(object.index)
        switch members[object.type, slot] {
        case .field(let field), .kilograms(let field):
            switch index.text(field, of: node) {
            case .nothing: return false
            case .unreadable, .source, .decoded: return true
            case .joined: return value(field, of: node) != nil
            }
        case .part(let kind): return index.child(kind, of: node) != nil
        default: return value(slot: slot, of: object) != nil
        }
    }

    /// What a part states in a field, by the field's type.
    func value(_ field: Field, of node: Int) -> Value? {
        switch index.text(field, of: node) {
        case .nothing: return nil
        case .unreadable: return Self.unreadable
        case .source(let range): return Self.value(members.form(of: field), source, range)
        case .decoded(let range): return Self.value(members.form(of: field), decoded, range)
        case .joined:
            guard case .text(let bytes, let range) = index.stated(field, of: node) else { return nil }
            return .string(Text(valid: bytes, range))
        }
    }

    @inline(__always)
    private static func value(_ form: ColumnCell.Form, _ bytes: [UInt8], _ range: Range<Int>) -> Value {
        switch form {
        case .text: .string(Text(valid: bytes, range))
        case .number: number(bytes, range) ?? unreadable
        case .date: CivilDate(iso: bytes.span.extracting(range.prefix(10))).map { .date($0) } ?? unreadable
        }
    }

    private static func number(_ bytes: [UInt8], _ range: Range<Int>) -> Value? {
        guard let (number, scale) = SmallNumber.read(bytes, range) else { return anyNumber(bytes, range) }
        return .decimal(.small(number, scale: scale))
    }

    private static func anyNumber(_ bytes: [UInt8], _ range: Range<Int>) -> Value? {
        let text = bytes[range]
        let found = (try? Decimal(parsing: text.span)) ?? NumberText.plain(text).flatMap { try? Decimal($0) }
        return found.map { .decimal($0) }
    }

    private func kilograms(_ field: Field, of node: Int) -> Value? {
        let value = index.node(node)[field]
        guard value.isStated else { return nil }
        return Masses.kilograms(value).map { .decimal($0) } ?? Self.unreadable
    }
}
