import TidewaiterDocuments

/// Flat rows in JSON: objects without parts, as a table has them. Rows that name the same bill are one consignment.
extension JSONMapper {
    /// The lines of a JSON Lines text.
    mutating func readLines(_ root: JSONValue) throws(TidewaiterError) {
        var scope: Scope?
        for line in root.elements {
            if builder.isFull { return }
            if try Declaration.isOwn(line) {
                readOwn(line)
                continue
            }
            var foreign =
                scope
                ?? Scope(
                    kind: .declaration, node: addNode(.declaration, under: DeclarationBuilder.interchange, line))
            readListed(line, &foreign)
            scope = foreign
        }
    }

    /// Whether an object has no parts, and something in it names its bill.
    mutating func isRow(_ value: JSONValue) -> Bool {
        guard value.kind == .object, value.count > 0 else { return false }
        return value.members.allSatisfy { $0.value.kind != .object && $0.value.kind != .array }
            && bill(of: value) != nil
    }

    mutating func bill(of row: JSONValue) -> JSONValue? {
        for member in row.members where member.nameLength <= 80 && !member.value.isNull {
            if columnMeaning(number(of: member))?.target.field == .transportDocumentID { return member.value }
        }
        return nil
    }

    /// What a name means where a row has it: what it would mean over a column of a table.
    func columnMeaning(_ name: String) -> HeaderMeaning? { HeaderName.meaning(JSONNames.spaced(name)) }

    /// Whether a row names a seal that its unit has already.
    func isKnownSeal(_ meaning: HeaderMeaning, _ scope: Scope, _ value: JSONValue) -> Bool {
        guard meaning.target.kind == .seal, let unit = scope.implied.first(where: { $0.kind == .equipment }) else {
            return false
        }
        let bytes = document.source.bytes
        return builder.hasChild(.seal, id: value.bytes, of: unit.node, in: bytes.span)
    }

    mutating func readRow(_ row: JSONValue, _ scope: inout Scope) {
        guard let number = bill(of: row)?.text, !number.isEmpty else {
            return readElement(row, likeliestKind(row), &scope)
        }
        let node: UInt32
        if let known = rowBills[number] {
            node = known
        } else {
            node = addNode(.consignment, under: scope.node, row)
            rowBills[number] = node
        }
        var inner = Scope(kind: .consignment, node: node, isRow: true)
        readObject(row, &inner)
    }

    /// Whether a row tells its node something new in a field: what has been said already is not said again, and what
    /// contradicts it is kept and reported.
    mutating func isNews(_ field: Field, in node: UInt32, _ value: JSONValue) -> Bool {
        let said = builder.firstValue(field, of: node)
        guard said != noRecord, !builder.isBlank(said) else { return true }
        let start = builder.values[Int(said)].source
        let known = document.source.bytes[start..<start + builder.sourceLength(said)]
        if known.elementsEqual(document.source.bytes[value.bytes]) || value.isNull { return false }
        addText(.other, to: node, value)
        if rowConflicts.insert(UInt64(node) << 16 | UInt64(field.rawValue)).inserted {
            note(
                ReaderFlaw(
                    rule: "tw.json.conflict", severity: .warning, effect: .hold,
                    message:
                        "Rows of the same bill say different things in \(field.name); the first was read, this one "
                        + "kept. Make them equal, or give the goods a bill of their own.",
                    authority: Self.authority, node: node, value: builder.lastValue, field: field))
        }
        return false
    }

    /// The placement of a row's goods in a unit, which the declaration lists once.
    mutating func rowUnit(_ scope: inout Scope, _ value: JSONValue) -> UInt32? {
        let number = value.text ?? ""
        if rowUnits[number] == nil, let declaration = around(.declaration, scope.node) {
            let unit = addNode(.equipment, under: declaration, value)
            addText(.id, to: unit, value)
            rowUnits[number] = unit
        }
        if let unit = rowUnits[number] { scope.implied.append((.equipment, unit)) }
        return implied(.goodsItem, &scope, value).map { addNode(.placement, under: $0, value) }
    }
}
