import TidewaiterDocuments
import TidewaiterQuantities

/// Our own JSON, as ``Declaration/json()`` writes it: names are those of the fields and kinds, values are as they are.
extension JSONMapper {
    mutating func readOwn(_ root: JSONEntry) {
        isOwn = true
        if let envelope = document.member("interchange", of: root), document.kind(envelope) == .object {
            readOwnNode(envelope, .interchange, DeclarationBuilder.interchange, skipping: [])
        }
        let list = document.member(NodeKind.declaration.jsonName, of: root)
        if let list, document.kind(list) == .array {
            var elements = document.parts(list)
            while let element = document.nextElement(&elements) {
                guard document.kind(element) == .object else { continue }
                let node = addNode(.declaration, under: DeclarationBuilder.interchange, element)
                readOwnNode(element, .declaration, node, skipping: [])
            }
        }
        let envelopeMembers = ["schema", "interchange", NodeKind.declaration.jsonName]
        var hasOwn = list == nil
        var members = document.parts(root)
        while let member = document.nextMember(&members) {
            hasOwn = hasOwn || !envelopeMembers.contains(document.name(member))
        }
        if hasOwn {
            let node = addNode(.declaration, under: DeclarationBuilder.interchange, root)
            readOwnNode(root, .declaration, node, skipping: envelopeMembers)
        }
    }

    private mutating func readOwnNode(_ value: JSONEntry, _ kind: NodeKind, _ node: UInt32, skipping: [String]) {
        guard enter(value, node) else { return }
        defer { leave() }
        var members = document.parts(value)
        while let member = document.nextMember(&members) {
            if builder.isFull { return }
            if !skipping.isEmpty, skipping.contains(document.name(member)) { continue }
            let name = names.number(of: member, in: document)
            if isOverridden(member, in: value) {
                keep(member.value, in: node)
            } else if names.isOther(name) {
                readOther(member.value, in: node)
            } else if let field = names.ownField(name), field.stands(in: kind) {
                readOwnField(field, member, name, node)
            } else if let child = names.ownKind(name), child != .interchange, child != .declaration {
                readOwnChildren(child, member.value, under: node)
            } else {
                countUnknown(member, name, node)
                keep(member.value, in: node)
            }
        }
    }

    private mutating func readOwnChildren(_ kind: NodeKind, _ value: JSONEntry, under node: UInt32) {
        switch document.kind(value) {
        case .object:
            readOwnNode(value, kind, addNode(kind, under: node, value), skipping: [])
        case .array:
            var elements = document.parts(value)
            while let element = document.nextElement(&elements) {
                guard document.kind(element) == .object else {
                    keep(element, in: node)
                    continue
                }
                // A role that can be filled once has no array: the first is the one.
                let isFurther = !kind.isList && kind.isParty && builder.hasChild(kind, of: node)
                let child = isFurther ? NodeKind.party : kind
                readOwnNode(element, child, addNode(child, under: node, element), skipping: [])
            }
        default: keep(value, in: node)
        }
    }

    private mutating func readOwnField(_ field: Field, _ member: JSONEntry, _ name: Int, _ node: UInt32) {
        let value = member.value
        let kind = document.kind(value)
        guard kind == .string || kind == .number || kind == .null else {
            countUnknown(member, name, node)
            return keep(value, in: node)
        }
        known += 1
        if kind == .number { return addNumber(field, to: node, value) }
        addText(field, to: node, value)
        if kind == .string { checkOwn(field, value, node) }
    }

    /// Numbers and dates that are none are what they were when they were written: invalid.
    private mutating func checkOwn(_ field: Field, _ value: JSONEntry, _ node: UInt32) {
        let form = JSONMemberPlan.form(of: field)
        guard form == .date || form == .number else { return }
        let text = document.utf8(value)
        if text.isEmpty || (form == .date ? DateText.isISO(text) : NumberText.isPlain(text)) { return }
        builder.markLastInvalid()
        isSure = false
        form == .date ? noteDate(node) : noteNumber(node)
    }

    private mutating func readOther(_ value: JSONEntry, in node: UInt32) {
        guard document.kind(value) == .array else { return keep(value, in: node) }
        var elements = document.parts(value)
        while let element = document.nextElement(&elements) {
            guard let address = document.member("address", of: element),
                let text = document.member("value", of: element),
                document.kind(address) == .string
            else {
                keep(element, in: node)
                continue
            }
            let bytes = document.bytes(text)
            builder.addOther(
                to: node, source: bytes.lowerBound, length: bytes.count,
                text: document.kind(text) == .null ? [] : document.utf8(text), address: document.utf8(address))
        }
    }
}

extension JSONMapper {
    /// A JSON number: its digits as they are written, without an exponent.
    mutating func addNumber(_ field: Field, to node: UInt32, _ value: JSONEntry) {
        if field == .commodityCode { return addCodeNumber(document.text(value) ?? "", to: node, value) }
        guard document.hasExponent(value), let text = document.text(value) else {
            return addText(field, to: node, value)
        }
        if let plain = try? Decimal(parsingExponent: text) {
            addText(field, to: node, value, as: Array(plain.description.utf8))
        } else {
            addText(field, to: node, value, flags: .invalid)
            noteNumber(node)
        }
    }

    /// Codes are text; as numbers they lose their leading zeros before they are written.
    private mutating func addCodeNumber(_ text: String, to node: UInt32, _ value: JSONEntry) {
        let isDigits = text.utf8.allSatisfy { (0x30...0x39).contains($0) }
        addText(.commodityCode, to: node, value, flags: isDigits ? [] : .invalid)
        let isOdd = !isDigits || text.utf8.count % 2 == 1
        noteValue(
            "tw.json.code-as-number", isOdd ? .warning : .information, isOdd ? .reject : .advice,
            "The commodity code is given as a number: a leading zero may be lost. "
                + (isOdd ? "Check whether it is \"0\(text)\", and give" : "Give") + " codes as strings.",
            node, parameters: isDigits && isOdd ? ["candidate": "0\(text)"] : [:])
    }

    mutating func noteNumber(_ node: UInt32) {
        noteValue(
            "tw.json.number", .error, .reject,
            "This is not a number. Give a JSON number, or a string of digits with at most one decimal point.", node)
    }

    mutating func noteDate(_ node: UInt32) {
        noteValue("tw.json.date", .error, .reject, "This is not a date. Write it as \"2026-11-21\".", node)
    }
}
