import TidewaiterDocuments

/// Writes messages from the model, by the table that their type is read by: each line of it says which components carry
/// which fields, so the same line read backwards says what to write.
///
/// Segments come in the order of the table's groups. What no line has a place for is told (``MessageWriter/noteRest()``).
struct MessageWriter {
    let declaration: Declaration
    let syntax: SegmentSyntax
    let options: WriteOptions
    let type: MessageType
    let groups: [SegmentPlan.Group]
    let rows: [SegmentPlanMaker.Row]
    var findings: FindingList
    /// By group: the lines for each segment, once they have been looked for.
    private var fittingRows: [[UInt32: [SegmentPlanMaker.Row]]] = []

    /// Where segments go that are whole.
    enum Sink {
        case none
        case output(SegmentWriter)
        /// The character sets that have all characters so far: nothing is written.
        case encoders([TextEncoder])
    }
    var sink = Sink.none
    /// Why nothing further can be written.
    var failure: TidewaiterError?
    /// The segments that are not in the sink yet, and how many are.
    var drafts: [SegmentDraft] = []
    private var flushed = 0
    /// Segments that are kept before they are handed on.
    private static let portion = 256
    /// What stands in one of them.
    var facts: WrittenFacts
    /// The units of the message that its own groups have no place for; nil until they are asked for.
    var unitsByNumber: [String: Node]?
    /// Numbers of the open hierarchical levels (HL), and of the last one.
    var levels: [Int] = []
    var lastLevel = 0

    init(
        _ declaration: Declaration, _ syntax: SegmentSyntax, _ options: WriteOptions, _ limits: Limits
    ) throws(TidewaiterError) {
        self.declaration = declaration
        self.syntax = syntax
        self.options = options
        facts = WrittenFacts(declaration.store)
        findings = FindingList(limit: limits.findings)
        let stated = declaration.declarations.first?[.messageType].text
        let usual = syntax == .edifact ? "CUSCAR" : "309"
        let known = options.message == nil ? stated.flatMap { MessageType.named($0, syntax) } : nil
        guard let type = known ?? MessageType.named(options.message ?? usual, syntax) else {
            let names = MessageType.all.filter { $0.syntax == syntax }.map(\.name).joined(separator: ", ")
            throw TidewaiterError(
                .argument, "write.message",
                "Messages of type \(options.message ?? usual) are not written in \(syntax.label). There are: \(names).")
        }
        self.type = type
        let maker = SegmentPlanMaker(groups: type.groups, rows: type.rows, syntax: syntax)
        groups = maker.groups
        rows = maker.rows
    }

    // MARK: Groups

    /// The segments of a group that has begun, and of the groups in it.
    mutating func writeContent(of group: Int, node: Node) {
        for member in groups[group].members {
            for row in fitting(member.tag, group) {
                guard let opening = row.opening else {
                    writeOwn(row, node)
                    continue
                }
                guard let kind = NodeKind.named(String(opening.drop { $0 == "*" })) else { continue }
                for child in open(kind, of: node) {
                    guard let draft = draft(row, child, isTrigger: false) else { continue }
                    noteAmbiguity(draft, row, group, child)
                    drafts.append(draft)
                    facts.insert(child)
                    writeOverflow(row, child)
                }
            }
        }
        for inner in groups.indices where groups[group].inner & 1 << UInt64(inner) != 0 {
            if groups[inner].kind == nil { writeUnopened(inner, node) }
            writeOpened(inner, node)
        }
    }

    /// Lines without a node of their own: as often as a text that is longer than one segment asks for.
    private mutating func writeOwn(_ row: SegmentPlanMaker.Row, _ node: Node) {
        guard let draft = draft(row, node, isTrigger: false) else { return }
        drafts.append(draft)
        for part in overflow { drafts.append(part) }
        overflow = []
    }

    private mutating func writeOverflow(_ row: SegmentPlanMaker.Row, _ node: Node) {
        if !overflow.isEmpty { noteTooLong(node) }
        overflow = []
    }

    /// Segments that go on with a text.
    var overflow: [SegmentDraft] = []

    /// A group whose trigger opens no node: written where it or what is in it has something to say.
    private mutating func writeUnopened(_ group: Int, _ node: Node) {
        let trigger = SegmentTag.letters(of: groups[group].trigger)
        let triggerRows = fitting(groups[group].trigger, group)
        let own = triggerRows.filter { $0.opening.map { $0.hasPrefix("*") } ?? true }
        let start = flushed + drafts.count
        let before = drafts.count
        drafts.append(SegmentDraft(trigger))
        enterLevel(group)
        var isStated = false
        for row in own {
            guard let draft = draft(row, node, isTrigger: true) else { continue }
            drafts[before] = draft
            isStated = true
            break
        }
        complete(before, group, own.first)
        writeContent(of: group, node: node)
        leaveLevel(group)
        // What has been handed on has had something in it.
        if !isStated, flushed + drafts.count == start + 1 { drafts.removeLast() }
    }

    /// The nodes that the trigger of a group opens.
    private mutating func writeOpened(_ group: Int, _ node: Node) {
        for row in fitting(groups[group].trigger, group) {
            let opening = row.opening.flatMap { NodeKind.named(String($0.drop { $0 == "*" })) }
            guard let kind = opening ?? groups[group].kind else { continue }
            for child in open(kind, of: node) where fits(row, child) {
                facts.insert(child)
                let at = drafts.count
                drafts.append(SegmentDraft(SegmentTag.letters(of: row.tag)))
                enterLevel(group)
                if let draft = draft(row, child, isTrigger: true) {
                    noteAmbiguity(draft, row, group, child)
                    drafts[at] = draft
                }
                writeOverflow(row, child)
                complete(at, group, row)
                number(at, row, child)
                writeContent(of: group, node: child)
                leaveLevel(group)
                // All that is still open is stated: the part that was just written is in it.
                if drafts.count > Self.portion { flush() }
            }
        }
    }

    /// Hands on the segments so far, none of which changes any more.
    mutating func flush() {
        flushed += drafts.count
        switch sink {
        case .output(var output):
            // Only one holds the text, so that it grows in place.
            sink = .none
            do throws(TidewaiterError) {
                for draft in drafts where failure == nil {
                    try output.write(draft.tag, draft.elements, place: draft.place)
                }
            } catch {
                failure = error
            }
            sink = .output(output)
        case .encoders(let encoders):
            let text = drafts.flatMap { $0.cells.joined().flatMap(\.utf8) }
            sink = .encoders(encoders.filter { $0.firstLacking(in: text) == nil })
        case .none: break
        }
        drafts.removeAll(keepingCapacity: true)
    }

    /// What a trigger has to say to begin its group, whatever the model says.
    private mutating func complete(_ at: Int, _ group: Int, _ row: SegmentPlanMaker.Row?) {
        if let row, let value = row.values.first {
            let place = (Int(row.qualifier.0), Int(row.qualifier.1))
            if drafts[at][place.0, place.1].isEmpty { drafts[at][place.0, place.1] = String(value) }
        }
        let condition = groups[group].condition
        if condition.element > 0, let key = groups[group].conditionKeys.first, key != SegmentPlan.anything {
            drafts[at][Int(condition.element), Int(condition.component)] = SegmentPlanMaker.text(key)
        }
        guard drafts[at].tag == "HL", syntax == .x12 else { return }
        drafts[at][1, 1] = String(levels.last ?? 1)
        if levels.count > 1 { drafts[at][2, 1] = String(levels[levels.count - 2]) }
    }

    private mutating func enterLevel(_ group: Int) {
        guard SegmentTag.letters(of: groups[group].trigger) == "HL" else { return }
        lastLevel += 1
        levels.append(lastLevel)
    }

    private mutating func leaveLevel(_ group: Int) {
        guard SegmentTag.letters(of: groups[group].trigger) == "HL", !levels.isEmpty else { return }
        levels.removeLast()
    }

    /// Consignments and goods items are numbered where the model does not.
    private mutating func number(_ at: Int, _ row: SegmentPlanMaker.Row, _ node: Node) {
        guard let field = row.fields.first(where: { $0.target == "sequence" && $0.part == nil }),
            let place = field.components.first, drafts[at][place.0, place.1].isEmpty
        else { return }
        drafts[at][place.0, place.1] = String(node.ordinal + 1)
    }

    // MARK: Lines of the table

    /// The lines for a segment of a group: those of the group first, as when it is read.
    mutating func fitting(_ tag: UInt32, _ group: Int) -> [SegmentPlanMaker.Row] {
        if fittingRows.isEmpty { fittingRows = groups.map { _ in [:] } }
        if let known = fittingRows[group][tag] { return known }
        let found = rows.lines(for: tag, in: groups[group].name)
        fittingRows[group][tag] = found
        return found
    }

    /// The parts of a kind that are not written yet.
    private mutating func open(_ kind: NodeKind, of node: Node) -> [Node] {
        let own = node.children(kind).filter { !facts.contains($0) }
        return own.isEmpty && kind == .equipment && node.kind == .consignment ? unitsOfGoods(in: node) : own
    }

    /// The units of the message in which the goods of a consignment are: where a table lists units with the bills, each
    /// bill lists its own.
    private mutating func unitsOfGoods(in consignment: Node) -> [Node] {
        if unitsByNumber == nil {
            let units = consignment.parent?.children(.equipment).filter { !facts.contains($0) } ?? []
            unitsByNumber = Dictionary(
                units.compactMap { unit in unit[.id].text.map { ($0, unit) } }, uniquingKeysWith: { first, _ in first })
        }
        guard let known = unitsByNumber, !known.isEmpty else { return [] }
        var found: [Node] = []
        for placement in consignment.children(.goodsItem).flatMap({ $0.children(.placement) }) {
            guard let number = placement[.id].text, let unit = known[number] else { continue }
            facts.insert(placement)
            facts.insert(.id, of: placement)
            if !found.contains(unit) { found.append(unit) }
        }
        return found
    }

    /// Whether the line is the one for a node: where its qualifier is a field too, the node has to say one of its values.
    private func fits(_ row: SegmentPlanMaker.Row, _ node: Node) -> Bool {
        guard row.opening == nil, !row.values.isEmpty, let field = qualifierField(row), let said = node[field].text
        else { return true }
        return row.values.contains(said[...])
    }

    /// The field that a line's qualifier fills as well.
    func qualifierField(_ row: SegmentPlanMaker.Row) -> Field? {
        let place = (Int(row.qualifier.0), Int(row.qualifier.1))
        let field = row.fields.first { $0.part == nil && $0.components.contains { $0 == place } }
        return field.flatMap { Field.named(String($0.target)) }
    }
}
