import TidewaiterDocuments

/// Writes messages from the model, by the table that their type is read by: each line of it says which components carry
/// which fields, so the same line read backwards says what to write.
///
/// Segments come in the order of the directory (``WritingPlan``). What no line has a place for is told (``MessageWriter/noteRest()``).
struct MessageWriter {
    let declaration: Declaration
    let syntax: SegmentSyntax
    let options: WriteOptions
    let type: MessageType
    /// The table of the type.
    let maker: SegmentPlanMaker
    var groups: [SegmentPlan.Group] { maker.groups }
    var findings: FindingList
    /// The order of the open message, and those of other editions that were needed before.
    var plan: WritingPlan
    var plans: [String: WritingPlan] = [:]
    /// What the segments of the open message are made of; nil for X12, which has one directory for all.
    var directory: EDIFACTDirectory?
    var shapes: [String: SegmentShape?] = [:]
    /// The version of the syntax that the envelope states.
    var syntaxVersion = 3
    /// Parts that a further message has to take, because this one has no room for them; and those that are in one.
    var postponed = 0
    var placed: [Node] = []
    /// Parts that stand too often for their message.
    var crowded: Set<UInt32> = []

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
    var flushed = 0
    /// Segments that are kept before they are handed on.
    static let portion = 256
    /// What stands in one of them.
    var facts: WrittenFacts
    /// The units of the message that its own groups have no place for; nil until they are asked for.
    var unitsByNumber: [String: Node]?
    /// Segments that go on with a text.
    var overflow: [SegmentDraft] = []
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
        let release = declaration.declarations.first?[.messageRelease].text ?? ""
        func type(_ name: String) -> MessageType? {
            MessageType.named(name, syntax, release: name == stated ? release : "")
        }
        let known = options.message == nil ? stated.flatMap(type) : nil
        guard let type = known ?? type(options.message ?? usual) else {
            let names = MessageType.all.filter { $0.syntax == syntax }.map(\.name).joined(separator: ", ")
            throw TidewaiterError(
                .argument, "write.message",
                "Messages of type \(options.message ?? usual) are not written in \(syntax.label). There are: \(names).")
        }
        self.type = type
        maker = SegmentPlanMaker(groups: type.groups, rows: type.rows, syntax: syntax)
        plan = WritingPlan(nil, maker)
    }

    // MARK: Handing on

    /// Hands on the segments so far, none of which changes any more.
    mutating func flush() {
        flushed += drafts.count
        if case .output = sink { for draft in drafts { check(draft) } }
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

    // MARK: Triggers

    /// What a trigger has to say to begin its group, whatever the model says.
    mutating func complete(_ at: Int, _ group: Int, _ row: SegmentPlanMaker.Row?) {
        if let row, let value = row.values.first {
            let place = (Int(row.qualifier.0), Int(row.qualifier.1))
            if drafts[at][place.0, place.1].isEmpty { drafts[at][place.0, place.1] = String(value) }
        }
        let condition = groups[group].condition
        let said = drafts[at][Int(condition.element), Int(condition.component)]
        if condition.element > 0, let key = groups[group].conditionKeys.first, key != SegmentPlan.anything,
            said.isEmpty || !groups[group].conditionKeys.contains(SegmentPlanMaker.key(said[...]))
        {
            drafts[at][Int(condition.element), Int(condition.component)] = SegmentPlanMaker.text(key)
        }
        guard drafts[at].tag == "HL", syntax == .x12 else { return }
        drafts[at][1, 1] = String(levels.last ?? 1)
        if levels.count > 1 { drafts[at][2, 1] = String(levels[levels.count - 2]) }
    }

    mutating func enterLevel(_ group: Int) {
        guard SegmentTag.letters(of: groups[group].trigger) == "HL" else { return }
        lastLevel += 1
        levels.append(lastLevel)
    }

    mutating func leaveLevel(_ group: Int) {
        guard SegmentTag.letters(of: groups[group].trigger) == "HL", !levels.isEmpty else { return }
        levels.removeLast()
    }

    /// Consignments and goods items are numbered where the model does not.
    mutating func number(_ at: Int, _ row: SegmentPlanMaker.Row, _ node: Node) {
        guard let field = row.fields.first(where: { $0.target == "sequence" && $0.part == nil }),
            let place = field.components.first, drafts[at][place.0, place.1].isEmpty
        else { return }
        drafts[at][place.0, place.1] = String(node.ordinal + 1)
    }

    // MARK: Lines of the table

    /// The parts of a kind that are not written yet.
    mutating func open(_ kind: NodeKind, of node: Node) -> [Node] {
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
            // X12 lists goods under their unit, and so says where they are.
            if syntax == .x12 {
                facts.insert(placement)
                facts.insert(.id, of: placement)
            }
            if !found.contains(unit) { found.append(unit) }
        }
        return found
    }

    /// Whether the line is the one for a node: where its qualifier is a field too, the node has to say one of its values.
    func fits(_ row: SegmentPlanMaker.Row, _ node: Node) -> Bool {
        guard row.opening == nil, !row.values.isEmpty, let field = qualifierField(row) else { return true }
        return node[field].text.map { row.values.contains($0[...]) } ?? false
    }

    /// Whether another line says a number together with what it is the number of, as M12 does with that of a movement in
    /// bond: a reference (N9) that says it alone then leaves it to that line.
    func isSaidWithType(_ field: Field, _ row: SegmentPlanMaker.Row, _ node: Node) -> Bool {
        guard field == .inBondNumber, row.fields.count == 1 else { return false }
        return maker.rows.contains { other in
            qualifierField(other) == .entryType && fits(other, node)
                && other.fields.contains { $0.target[...] == field.name[...] }
                && groups.contains { $0.trigger == other.tag || $0.members.contains { $0.tag == other.tag } }
        }
    }

    /// Whether what a line makes of a node can begin a group: of one with a condition, the code has to be one of its own.
    func admits(_ group: Int, _ row: SegmentPlanMaker.Row, _ node: Node) -> Bool {
        let keys = groups[group].conditionKeys
        guard let first = keys.first, first != SegmentPlan.anything else { return true }
        let place = (Int(groups[group].condition.element), Int(groups[group].condition.component))
        let field = row.fields.first { $0.part == nil && $0.components.contains { $0 == place } }
        if let known = field.flatMap({ Field.named(String($0.target)) }), let said = node[known].text {
            return keys.contains(SegmentPlanMaker.key(said[...]))
        }
        // What has no code would get one that says something else.
        if field != nil, row.opening != nil { return false }
        return row.values.isEmpty || row.values.contains { keys.contains(SegmentPlanMaker.key($0)) }
    }

    /// The field that a line's qualifier fills as well.
    func qualifierField(_ row: SegmentPlanMaker.Row) -> Field? {
        let place = (Int(row.qualifier.0), Int(row.qualifier.1))
        let field = row.fields.first { $0.part == nil && $0.components.contains { $0 == place } }
        return field.flatMap { Field.named(String($0.target)) }
    }
}
