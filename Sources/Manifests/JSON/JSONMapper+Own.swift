import TidewaiterDocuments
import TidewaiterQuantities

/// Our own JSON, as ``Declaration/json()`` writes it: names are those of the fields and kinds, values are as they are.
extension JSONMapper {
    mutating func readOwn(_ root: JSONValue) {
        isOwn = true
        if let envelope = root["interchange"], envelope.kind == .object {
            readOwnNode(envelope, .interchange, DeclarationBuilder.interchange, skipping: [])
        }
        if let list = root[NodeKind.declaration.jsonName], list.kind == .array {
            for element in list.elements where element.kind == .object {
                let node = addNode(.declaration, under: DeclarationBuilder.interchange, element)
                readOwnNode(element, .declaration, node, skipping: [])
            }
        }
        let envelopeMembers = ["schema", "interchange", NodeKind.declaration.jsonName]
        let hasOwn = root.members.contains { member in !envelopeMembers.contains { member.isNamed($0) } }
        if hasOwn || root[NodeKind.declaration.jsonName] == nil {
            let node = addNode(.declaration, under: DeclarationBuilder.interchange, root)
            readOwnNode(root, .declaration, node, skipping: envelopeMembers)
        }
    }

    private mutating func readOwnNode(_ value: JSONValue, _ kind: NodeKind, _ node: UInt32, skipping: [String]) {
        guard enter(value, node) else { return }
        defer { leave() }
        for member in value.members {
            if builder.isFull { return }
            if skipping.contains(where: { member.isNamed($0) }) { continue }
            let name = number(of: member)
            if isOverridden(member, in: value) {
                keep(member.value, in: node)
            } else if isOther(name) {
                readOther(member.value, in: node)
            } else if let field = ownField(name), field.stands(in: kind) {
                readOwnField(field, member, node)
            } else if let child = ownKind(name), child != .interchange, child != .declaration {
                readOwnChildren(child, member.value, under: node)
            } else {
                countUnknown(member, node)
                keep(member.value, in: node)
            }
        }
    }

    private mutating func readOwnChildren(_ kind: NodeKind, _ value: JSONValue, under node: UInt32) {
        switch value.kind {
        case .object:
            readOwnNode(value, kind, addNode(kind, under: node, value), skipping: [])
        case .array:
            for element in value.elements {
                guard element.kind == .object else {
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

    private mutating func readOwnField(_ field: Field, _ member: JSONMember, _ node: UInt32) {
        let value = member.value
        guard value.kind == .string || value.kind == .number || value.isNull else {
            countUnknown(member, node)
            return keep(value, in: node)
        }
        known += 1
        if value.kind == .number { return addNumber(field, to: node, value) }
        addText(field, to: node, value)
        checkOwn(field, value, node)
    }

    /// Numbers and dates that are none are what they were when they were written: invalid.
    private mutating func checkOwn(_ field: Field, _ value: JSONValue, _ node: UInt32) {
        let text = value.utf8
        if text.isEmpty || value.isNull { return }
        if field.type == .date && DateText.isISO(text) || field.type.isNumeric && NumberText.isPlain(text) { return }
        guard field.type == .date || field.type.isNumeric else { return }
        builder.markLastInvalid()
        field.type == .date ? noteDate(node) : noteNumber(node)
    }

    private mutating func readOther(_ value: JSONValue, in node: UInt32) {
        for element in value.elements {
            guard let address = element["address"], let text = element["value"], address.kind == .string else {
                keep(element, in: node)
                continue
            }
            builder.addOther(
                to: node, source: text.bytes.lowerBound, length: text.bytes.count, text: text.isNull ? [] : text.utf8,
                address: address.utf8)
        }
    }
}

extension JSONMapper {
    /// A JSON number: its digits as they are written, without an exponent.
    mutating func addNumber(_ field: Field, to node: UInt32, _ value: JSONValue) {
        let text = value.numberText ?? ""
        if field == .commodityCode { return addCodeNumber(text, to: node, value) }
        guard text.contains(where: { $0 == "e" || $0 == "E" }) else { return addText(field, to: node, value) }
        if let plain = try? Decimal(parsingExponent: text) {
            addText(field, to: node, value, as: plain.description.utf8)
        } else {
            addText(field, to: node, value, flags: .invalid)
            noteNumber(node)
        }
    }

    /// Codes are text; as numbers they lose their leading zeros before they are written.
    private mutating func addCodeNumber(_ text: String, to node: UInt32, _ value: JSONValue) {
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
