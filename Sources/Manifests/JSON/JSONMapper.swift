import TidewaiterDocuments
import TidewaiterQuantities

/// Fills the store from JSON, one object at a time: each member is a field of its node, a part of it, or kept as
/// remainder under its JSON Pointer. Nothing recurses, so that no depth of nesting can exhaust the stack.
struct JSONMapper: ~Copyable {
    /// An object, or an array of them, that is still to be read into a node.
    private struct Work {
        let value: JSONValue
        let node: UInt32
    }

    let document: JSONDocument
    let limits: Limits
    var builder: DeclarationBuilder
    private(set) var flaws: [ReaderFlaw] = []
    private(set) var flawsLeftOut = 0
    private var work: [Work] = []
    /// Whether names occur twice anywhere: then the last one counts, as for most readers, and the others are kept.
    private let hasDuplicates: Bool
    /// Whether any member was known.
    private var isKnown = false
    /// What names mean, looked up once for each name and kind.
    private var meanings: [Spelling: Meaning] = [:]

    private struct Spelling: Hashable {
        let name: String
        let kind: NodeKind
    }

    enum Meaning {
        case field(Field, unit: String?)
        case part(NodeKind)
        /// A field of a part that the object leaves out: the HS code in an object that is a bill of one line.
        case implied(NodeKind, Field, unit: String?)
        case schema, remainder, unknown
    }

    init(_ document: JSONDocument, limits: Limits) {
        self.document = document
        self.limits = limits
        hasDuplicates = document.findings.contains { $0.rule == "tw.json.duplicate-key" }
        let size = document.source.bytes.count
        builder = DeclarationBuilder(limits: limits, nodes: size / 120 + 8, values: size / 24 + 8)
    }

    mutating func read() throws(TidewaiterError) {
        let root = document.root
        let interchange = DeclarationBuilder.interchange
        if root.kind == .array {
            let declaration = addNode(.declaration, under: interchange, at: root)
            readList(root, into: declaration)
        } else if let list = root["declarations"], list.kind == .array {
            readEnvelope(root, list)
        } else {
            if let envelope = root["interchange"], envelope.kind == .object {
                work.append(Work(value: envelope, node: interchange))
            }
            work.append(Work(value: root, node: addNode(.declaration, under: interchange, at: root)))
        }
        while let next = work.popLast() {
            readObject(next.value, into: next.node)
            if builder.isFull { throw full(next.value) }
        }
        if !isKnown { noteNothingKnown() }
    }

    private func full(_ value: JSONValue) -> TidewaiterError {
        TidewaiterError(
            .limit, "json.items", "The document has more than \(limits.items) values. Split it, or raise the limit.",
            place: value.place)
    }

    /// Several declarations under one envelope, as our own JSON writes them.
    private mutating func readEnvelope(_ root: JSONValue, _ list: JSONValue) {
        var pending: [Work] = []
        for member in root.members {
            switch member.name {
            case "schema": isKnown = true
            case "interchange" where member.value.kind == .object:
                pending.append(Work(value: member.value, node: DeclarationBuilder.interchange))
            case "declarations" where member.value.number == list.number:
                for value in list.elements {
                    guard value.kind == .object else {
                        keep(value, in: DeclarationBuilder.interchange)
                        continue
                    }
                    let node = addNode(.declaration, under: DeclarationBuilder.interchange, at: value)
                    pending.append(Work(value: value, node: node))
                }
            default: keep(member.value, in: DeclarationBuilder.interchange)
            }
        }
        work += pending.reversed()
    }

    /// A bare array: consignments, where its objects hold goods or name a bill, else the goods of one consignment.
    private mutating func readList(_ list: JSONValue, into declaration: UInt32) {
        var pending: [Work] = []
        var single = noRecord
        for value in list.elements {
            guard value.kind == .object else {
                keep(value, in: declaration)
                continue
            }
            let isBill = value.members.contains { member in
                switch meaning(member.name, in: .consignment) {
                case .part(.goodsItem), .field(.transportDocumentID, _): true
                default: false
                }
            }
            if isBill {
                let node = addNode(.consignment, under: declaration, at: value)
                pending.append(Work(value: value, node: node))
            } else {
                if single == noRecord { single = addNode(.consignment, under: declaration, at: list) }
                pending.append(Work(value: value, node: addNode(.goodsItem, under: single, at: value)))
            }
        }
        work += pending.reversed()
    }

    private mutating func readObject(_ object: JSONValue, into node: UInt32) {
        let kind = builder.nodes[Int(node)].kind
        var pending: [Work] = []
        for member in object.members {
            let value = member.value
            if hasDuplicates, let last = object[member.name], last.number != value.number {
                keep(value, in: node)
                continue
            }
            switch meaning(member.name, in: kind) {
            case .schema: isKnown = true
            case .remainder: readRemainder(value, into: node)
            case .field(let field, let unit): add(value, as: field, unit: unit, to: node)
            case .part(let part):
                // Goods are part of a consignment, also where the object leaves that level out.
                let isFlat = part == .goodsItem && kind == .declaration
                let parent = isFlat ? implied(.consignment, under: node, at: object) : node
                addParts(value, part, under: parent, &pending)
            case .implied(let part, let field, let unit):
                add(value, as: field, unit: unit, to: implied(part, under: node, at: object))
            case .unknown: keep(value, in: node)
            }
        }
        work += pending.reversed()
    }

    // MARK: Names

    private mutating func meaning(_ name: String, in kind: NodeKind) -> Meaning {
        let spelling = Spelling(name: name, kind: kind)
        if let known = meanings[spelling] { return known }
        let found = Self.understand(name, in: kind)
        // Names are the sender's; a document of nothing but different ones must not fill the memory twice.
        if meanings.count < 4096 { meanings[spelling] = found }
        return found
    }

    private static func understand(_ name: String, in kind: NodeKind) -> Meaning {
        if name == "other" { return .remainder }
        if kind == .declaration, name == "schema" || name == "interchange" { return .schema }
        if let field = Field.named(name), field.stands(in: kind) { return .field(field, unit: nil) }
        if let part = NodeKind.named(name), part != .interchange, part != .declaration { return .part(part) }
        let key = HeaderName.words(name).joined()
        let own = JSONNames.fields[kind] ?? (kind.isParty ? JSONNames.fields[.party] : nil)
        if let field = own?[key] { return .field(field, unit: nil) }
        if let part = JSONNames.parts[key], part != kind { return .part(part) }
        guard let meaning = HeaderName.meaning(JSONNames.spaced(name)) else { return .unknown }
        let (target, unit) = (meaning.target, meaning.unit)
        if target.field.stands(in: kind), !target.kind.isParty || kind.isParty {
            return .field(target.field, unit: unit)
        }
        switch (kind, target.kind) {
        case (.declaration, .consignment), (.declaration, .goodsItem), (.consignment, .goodsItem):
            return .implied(target.kind, target.field, unit: unit)
        case (.declaration, let part) where part.isParty, (.consignment, let part) where part.isParty:
            return .implied(part, target.field, unit: unit)
        default: return .unknown
        }
    }

    // MARK: Nodes

    private mutating func addNode(_ kind: NodeKind, under parent: UInt32, at value: JSONValue) -> UInt32 {
        builder.addNode(
            kind, under: parent, source: value.bytes.lowerBound, length: value.bytes.count,
            address: UInt32(truncatingIfNeeded: value.number))
    }

    private mutating func implied(_ kind: NodeKind, under node: UInt32, at object: JSONValue) -> UInt32 {
        var node = node
        if kind == .goodsItem, builder.nodes[Int(node)].kind == .declaration {
            node = implied(.consignment, under: node, at: object)
        }
        let known = builder.firstChild(kind, of: node)
        return known != noRecord ? known : addNode(kind, under: node, at: object)
    }

    private mutating func addParts(
        _ value: JSONValue, _ kind: NodeKind, under node: UInt32, _ pending: inout [Work]
    ) {
        switch value.kind {
        case .object:
            isKnown = true
            pending.append(Work(value: value, node: addNode(kind, under: node, at: value)))
        case .array:
            for element in value.elements {
                if element.kind == .object {
                    isKnown = true
                    pending.append(Work(value: element, node: addNode(kind, under: node, at: element)))
                } else {
                    addWord(element, kind, under: node)
                }
            }
        case .null: break
        default: addWord(value, kind, under: node)
        }
    }

    /// A part that is one word: the number of a container or seal, the name of a party.
    private mutating func addWord(_ value: JSONValue, _ kind: NodeKind, under node: UInt32) {
        let field: Field? = kind.isParty ? .name : kind == .equipment || kind == .seal || kind == .document ? .id : nil
        guard let field, value.text != nil else { return keep(value, in: node) }
        add(value, as: field, unit: nil, to: addNode(kind, under: node, at: value))
    }

    private mutating func noteNothingKnown() {
        flaws.append(
            ReaderFlaw(
                rule: "tw.json.nothing-known", severity: .warning, effect: .advice,
                message:
                    "No member of this document has a name that is known, so nothing can be checked. Name the parts "
                    + "consignments and goods_items, and their members as in the documentation.",
                authority: "tidewaiter.declaration/1", node: DeclarationBuilder.interchange,
                offset: document.root.offset))
    }

    // MARK: Values

    /// A value of a field; what does not fit the field is kept as it is.
    private mutating func add(_ value: JSONValue, as field: Field, unit: String?, to node: UInt32) {
        isKnown = true
        switch value.kind {
        case .null: return
        case .object: return keep(value, in: node)
        case .array:
            for element in value.elements {
                guard element.kind != .object, element.kind != .array else {
                    keep(element, in: node)
                    continue
                }
                add(element, as: field, unit: unit, to: node)
            }
            return
        default: break
        }
        addScalar(value, as: field, to: node)
        if let unit, let companion = field.type.companion, !builder.has(companion, in: node) {
            builder.addValue(
                companion, to: node, source: value.bytes.lowerBound, length: 0, text: unit.utf8,
                address: UInt32(truncatingIfNeeded: value.number))
        }
    }

    private mutating func addScalar(_ value: JSONValue, as field: Field, to node: UInt32) {
        let address = UInt32(truncatingIfNeeded: value.number)
        let range = value.bytes
        if let text = rewritten(value, for: field) {
            builder.addValue(
                field, to: node, source: range.lowerBound, length: range.count, text: text, address: address)
        } else {
            builder.addValue(field, to: node, source: range.lowerBound, length: range.count, address: address)
        }
        if case .date = field.type, !value.isEncoded, !isDate(value) { builder.markLastInvalid() }
        if value.kind == .number, field == .commodityCode { noteNumber(value, node) }
    }

    /// The text where it is another than the source's bytes: escapes, numbers with an exponent, basic dates.
    private func rewritten(_ value: JSONValue, for field: Field) -> [UInt8]? {
        if value.isEncoded { return value.utf8 }
        if value.kind == .number, field.type.isNumeric, let text = value.numberText,
            let number = try? Decimal(parsingExponent: text), number.description != text
        {
            return Array(number.description.utf8)
        }
        if case .date = field.type, let text = value.text, text.utf8.count == 8,
            let date = DateText.iso(text.utf8, format: "102".utf8)
        {
            return Array(date.utf8)
        }
        return nil
    }

    private func isDate(_ value: JSONValue) -> Bool {
        guard let text = value.text else { return false }
        if text.isEmpty { return true }
        if text.utf8.count == 8, DateText.iso(text.utf8, format: "102".utf8) != nil { return true }
        guard text.utf8.count >= 10, CivilDate(iso: String(decoding: text.utf8.prefix(10), as: UTF8.self)) != nil
        else { return false }
        return text.utf8.count == 10 || Array(text.utf8)[10] == UInt8(ascii: "T")
    }

    private mutating func noteNumber(_ value: JSONValue, _ node: UInt32) {
        guard flaws.count < limits.findings else {
            flawsLeftOut += 1
            return
        }
        flaws.append(
            ReaderFlaw(
                rule: "tw.json.code-as-number", severity: .warning, effect: .advice,
                message: "The commodity code is a JSON number, so a leading zero would be lost. Write it as a string.",
                authority: "RFC 8259 section 6", node: node, value: builder.lastValue))
    }

    // MARK: Remainder

    /// The remainder as our own JSON writes it: addresses and values.
    private mutating func readRemainder(_ value: JSONValue, into node: UInt32) {
        for element in value.elements {
            guard let address = element["address"]?.string, let kept = element["value"], kept.kind == .string else {
                keep(element, in: node)
                continue
            }
            builder.addOther(
                to: node, source: kept.bytes.lowerBound, length: kept.bytes.count, text: kept.utf8,
                address: address.utf8)
        }
        if value.kind != .array { keep(value, in: node) }
    }

    /// Keeps every leaf of a value under its JSON Pointer.
    private mutating func keep(_ value: JSONValue, in node: UInt32) {
        var leaves = [value]
        while let next = leaves.popLast() {
            switch next.kind {
            case .object where next.count > 0: leaves += next.members.map(\.value).reversed()
            case .array where next.count > 0: leaves += Array(next.elements).reversed()
            default:
                builder.addOther(
                    to: node, source: next.bytes.lowerBound, length: next.bytes.count, text: next.utf8,
                    address: next.pointer.utf8)
            }
            if builder.isFull { return }
        }
    }
}
