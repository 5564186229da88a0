import TidewaiterDocuments

/// Flat rows in JSON: objects without parts, as a table has them. Rows that name the same bill are one consignment.
extension JSONMapper {
    /// The lines of a JSON Lines text.
    mutating func readLines(_ root: JSONEntry) throws(TidewaiterError) {
        var scope: Scope?
        var lines = document.parts(root)
        while let line = document.nextElement(&lines) {
            if builder.isFull { return }
            if try Declaration.isOwn(document[line]) {
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
    mutating func isRow(_ value: JSONEntry) -> Bool {
        guard document.kind(value) == .object, document.count(value) > 0 else { return false }
        // Nothing in it has parts of its own.
        var members = document.parts(value)
        while let member = document.nextMember(&members) {
            let kind = document.kind(member.value)
            if kind == .object || kind == .array { return false }
        }
        return bill(of: value) != nil
    }

    mutating func bill(of row: JSONEntry) -> JSONEntry? {
        var members = document.parts(row)
        while let member = document.nextMember(&members) {
            guard document.bytes(member).count <= Self.longestName, document.kind(member.value) != .null else {
                continue
            }
            let name = names.number(of: member, in: document)
            if names.columnPlan(name)?.field == .transportDocumentID { return member.value }
        }
        return nil
    }

    /// Whether a row names a seal that its unit has already.
    func isKnownSeal(_ plan: JSONMemberPlan, _ scope: Scope, _ value: JSONEntry) -> Bool {
        guard plan.kind == .seal, let unit = scope.implied.first(where: { $0.kind == .equipment }) else {
            return false
        }
        let bytes = document.source.bytes
        return builder.hasChild(.seal, id: document.bytes(value), of: unit.node, in: bytes.span)
    }

    mutating func readRow(_ row: JSONEntry, _ scope: inout Scope) {
        guard let number = bill(of: row).flatMap({ document.text($0) }), !number.isEmpty else {
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
    mutating func isNews(_ field: Field, in node: UInt32, _ value: JSONEntry) -> Bool {
        let said = builder.firstValue(field, of: node)
        guard said != noRecord, !builder.isBlank(said) else { return true }
        let start = builder.values[Int(said)].source
        let known = start..<start + builder.sourceLength(said)
        let text = document.source.bytes
        if document.kind(value) == .null || TableEvidence.isEqual(known, document.bytes(value), text.span) {
            return false
        }
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
    mutating func rowUnit(_ scope: inout Scope, _ value: JSONEntry) -> UInt32? {
        let number = document.text(value) ?? ""
        if rowUnits[number] == nil, let declaration = around(.declaration, scope.node) {
            let unit = addNode(.equipment, under: declaration, value)
            addText(.id, to: unit, value)
            rowUnits[number] = unit
        }
        if let unit = rowUnits[number] { scope.implied.append((.equipment, unit)) }
        return implied(.goodsItem, &scope, value).map { addNode(.placement, under: $0, value) }
    }
}
