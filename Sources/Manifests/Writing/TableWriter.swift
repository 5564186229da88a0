import TidewaiterDocuments

extension Declaration {
    /// A table with one row for each goods item, or for a consignment that has none, in the columns that tables are read
    /// by (``Field/headers(in:)``). What no column is for is a finding.
    func csv(_ limits: Limits) -> WrittenDeclaration {
        var writer = TableWriter(self, limits)
        return writer.write()
    }
}

/// Writes a declaration as a table (RFC 4180). What all rows of a bill share is repeated in each.
struct TableWriter {
    private let declaration: Declaration
    private var facts: WrittenFacts
    private var findings: FindingList
    private var rows: [[String]] = []
    /// The units of the declaration that is being written, by their numbers.
    private var units: [String: Node] = [:]

    init(_ declaration: Declaration, _ limits: Limits) {
        self.declaration = declaration
        facts = WrittenFacts(declaration.store)
        findings = FindingList(limit: limits.findings)
    }

    mutating func write() -> WrittenDeclaration {
        for root in declaration.declarations {
            let consignments = root.children(.consignment)
            units = [:]
            for unit in root.children(.equipment) {
                if let id = unit[.id].text, units[id] == nil { units[id] = unit }
            }
            for consignment in consignments {
                facts.insert(consignment)
                if consignment[.transportDocumentID].isBlank, consignments.count > 1 {
                    noteNoBill(consignment)
                }
                let items = consignment.children(.goodsItem)
                for item in items { rows.append(row(root, consignment, item)) }
                if items.isEmpty { rows.append(row(root, consignment, nil)) }
            }
        }
        noteRest()
        let stated = TableForm.columns.indices.filter { index in rows.contains { !$0[index].isEmpty } }
        var csv = CSVWriter()
        csv.row(stated.map { TableForm.columns[$0].header })
        for row in rows { csv.row(stated.map { row[$0] }) }
        return WrittenDeclaration(csv.bytes, findings)
    }

    // MARK: Rows

    private mutating func row(_ root: Node, _ consignment: Node, _ item: Node?) -> [String] {
        if let item { facts.insert(item) }
        let placements = item?.children(.placement) ?? []
        let unit = placements.count == 1 ? equipment(of: placements[0]) : nil
        return TableForm.columns.map { column in
            let field = column.target.field
            switch column.target.kind {
            case .declaration:
                // What the table has a column of the whole for may be said of each bill instead.
                let node = root[field].isBlank && field.stands(in: .consignment) ? consignment : root
                return cell(field, node)
            case .consignment: return cell(field, consignment)
            case .goodsItem: return item.map { cell(field, $0) } ?? ""
            case .placement: return containers(placements)
            case .equipment: return unit.map { cell(field, $0) } ?? ""
            case .seal:
                guard let seals = unit?.children(.seal), seals.count == 1 else { return "" }
                facts.insert(seals[0])
                return cell(field, seals[0])
            case let kind where kind.isParty:
                guard let party = consignment.child(kind) else { return "" }
                facts.insert(party)
                return cell(field, party)
            default: return ""
            }
        }
    }

    /// The unit of the declaration that a placement names.
    private mutating func equipment(of placement: Node) -> Node? {
        guard let unit = placement[.id].text.flatMap({ units[$0] }) else { return nil }
        facts.insert(unit)
        facts.insert(.id, of: unit)
        return unit
    }

    /// The numbers of the units; several stand in one cell where all have the form of container numbers.
    private mutating func containers(_ placements: [Node]) -> String {
        let ids = placements.compactMap { $0[.id].text }
        let isList =
            ids.count > 1
            && ids.allSatisfy { id in
                let bytes = Array(id.utf8)
                return ContainerCell.isNumber(0..<bytes.count, bytes.span)
            }
        guard ids.count == 1 || isList, ids.count == placements.count else { return "" }
        for placement in placements {
            facts.insert(placement)
            facts.insert(.id, of: placement)
            // Naming a unit is all that a row can do for it.
            _ = equipment(of: placement)
        }
        return ids.joined(separator: " ")
    }

    // MARK: Cells

    private mutating func cell(_ field: Field, _ node: Node) -> String {
        let value = node[field]
        guard let text = value.content.written, !text.isEmpty else { return "" }
        facts.insert(field, of: node)
        guard let companion = field.type.companion, value.text != nil, let unit = node[companion].text,
            !TableForm.has(companion, in: node.kind)
        else {
            noteFormula(text, value)
            return text
        }
        // A unit without a column stands beside its number, in words that are understood there.
        guard HeaderName.unit(unit.lowercased()) == unit else { return text }
        facts.insert(companion, of: node)
        return "\(text) \(unit)"
    }

    // MARK: Findings

    private mutating func note(
        _ rule: String, _ severity: Severity, _ message: String, _ node: Node, _ value: FieldValue?
    ) {
        var finding = Finding(
            rule: "tw.write.\(rule)", severity: severity, effect: .advice, message: message,
            path: value?.pointer ?? node.pointer, place: value?.place ?? node.place, value: value?.raw,
            authority: "RFC 4180", parameters: ["message": "csv"])
        finding.bill = node.consignment.flatMap { $0[.transportDocumentID].text }
        findings.add(finding)
    }

    private mutating func noteRest() {
        let rest = facts.rest()
        for node in rest.nodes {
            note(
                "no-place", .warning,
                "A table has no columns for this (\(node.kind.jsonName)); it was not written. Write JSON to keep it.",
                node,
                nil)
        }
        for value in rest.values where value.node.kind != .interchange {
            switch value.field {
            case .messageReference, .messageType, .messageVersion, .messageRelease, .messageAgency, .associationCode:
                // What an envelope says of its own notation.
                continue
            default: break
            }
            note(
                "no-place", .warning,
                "\(facts.label(value)): a table has no column for this here; it was not written. Write JSON to keep it.",
                value.node, value)
        }
    }

    private mutating func noteNoBill(_ node: Node) {
        note(
            "no-bill", .warning,
            "The consignment has no transport document, by which tables tell consignments apart: it will be read as part of "
                + "another. State its number.", node, node[.transportDocumentID])
    }

    private mutating func noteFormula(_ text: String, _ value: FieldValue) {
        guard CSVWriter.isNeutralised(text) else { return }
        note(
            "formula", .information,
            "A spreadsheet would compute this, so an apostrophe was written before it, which is taken off where the table is "
                + "read here. Check the value.", value.node, value)
    }
}
