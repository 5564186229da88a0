import TidewaiterDocuments

/// A message step by step, in the order of its plan.
extension MessageWriter {
    /// The segments of a level. What a slot has left when its node is nil is not written here.
    mutating func write(level: Int, _ given: [Node?]) {
        var nodes: [Node?] = []
        for slot in plan.levels[level].slots {
            switch slot.origin {
            case .given: nodes.append(given[nodes.count])
            case .implied(let around): nodes.append(nodes[around].flatMap { implied(slot.group, of: $0) })
            case .begun: nodes.append(nil)
            }
            // Whoever reads the reference of another takes what follows it for that one's too.
            if slot.values != nil, let first = given[0], !first.children.isEmpty { nodes[nodes.count - 1] = nil }
        }
        for step in plan.levels[level].steps.indices {
            var room = plan.levels[level].steps[step].part.repetitions
            let start = flushed + drafts.count
            writeMembers(level, step, nodes, &room)
            for inner in plan.levels[level].steps[step].groups {
                guard let node = nodes[inner.slot] else { continue }
                let given = inner.outer.map { nodes[$0] }
                if groups[inner.group].kind == nil { writeUnopened(inner, level, step, node, given, &room) }
                let (count, last) = writeOpened(inner, level, step, node, given, &room)
                if let joined = inner.joined {
                    if groups[inner.group].kind == nil, flushed + drafts.count > start { nodes[joined] = node }
                    if count == 1 { nodes[joined] = last }
                }
            }
            if plan.levels[level].steps[step].part.isMandatory, flushed + drafts.count == start {
                writeMandatory(plan.levels[level].steps[step].part, plan.levels[level].steps[step], given.first ?? nil)
            }
        }
    }

    /// The node of a group without a trigger. A message has one of it: the others go into messages of their own.
    private mutating func implied(_ group: Int, of node: Node) -> Node? {
        guard let kind = groups[group].kind else { return node }
        let all = open(kind, of: node)
        guard let first = all.first else { return nil }
        facts.insert(first)
        placed.append(first)
        postponed += all.count - 1
        return first
    }

    // MARK: Segments without a group

    private mutating func writeMembers(_ level: Int, _ step: Int, _ nodes: [Node?], _ room: inout Int) {
        let isGroup = plan.levels[level].steps[step].part.isGroup
        let isWhole = plan.levels[level].steps[step].isWhole
        let host = plan.levels[level].steps[step].host
        let start = flushed + drafts.count
        if isWhole { room = min(room, 1) }
        for member in plan.levels[level].steps[step].members {
            guard let node = nodes[member.slot] else { continue }
            let group = plan.levels[level].slots[member.slot].group
            for row in member.rows { write(row, group, node, &room) }
        }
        guard isGroup, let host else { return }
        let isStated = flushed + drafts.count > start
        // A reference that is not stated still begins what is said of it.
        guard isStated || isWhole, let member = plan.levels[level].steps[step].members.first else { return }
        if !isStated {
            drafts.append(SegmentDraft(SegmentTag.letters(of: plan.levels[level].steps[step].tag)))
            if let row = member.rows.first(where: { !$0.values.isEmpty }) { fill(drafts.count - 1, row) }
        }
        let begun = flushed + drafts.count
        write(level: host, plan.levels[level].steps[step].hostSlots.map { nodes[$0] })
        if !isStated, flushed + drafts.count == begun { drafts.removeLast() }
    }

    /// All segments of a line for a node, as far as there is room.
    private mutating func write(_ row: SegmentPlanMaker.Row, _ group: Int, _ node: Node, _ room: inout Int) {
        guard let opening = row.opening else {
            guard room > 0, let draft = draft(row, node, isTrigger: false) else { return }
            room -= 1
            drafts.append(draft)
            if overflow.count > room { noteCut(node, parts: overflow.count + 1, room: room + 1) }
            for part in overflow.prefix(max(0, room)) { drafts.append(part) }
            room -= min(room, overflow.count)
            overflow = []
            return
        }
        guard let kind = NodeKind.named(String(opening.drop { $0 == "*" })) else { return }
        for child in open(kind, of: node) {
            guard room > 0 else {
                crowded.insert(child.index)
                continue
            }
            guard let draft = draft(row, child, isTrigger: false) else { continue }
            room -= 1
            noteAmbiguity(draft, row, group, child)
            drafts.append(draft)
            facts.insert(child)
            writeOverflow(child)
        }
    }

    private mutating func writeOverflow(_ node: Node) {
        if !overflow.isEmpty { noteTooLong(node) }
        overflow = []
    }

    // MARK: Groups

    /// A group whose trigger opens no node: written where it or what is in it has something to say.
    private mutating func writeUnopened(
        _ inner: WritingPlan.Inner, _ level: Int, _ step: Int, _ node: Node, _ outer: [Node?], _ room: inout Int
    ) {
        // A level of X12 is nothing without its code.
        guard room > 0, syntax == .edifact || hasCode(inner.group) else { return }
        let rows = maker.lines(for: groups[inner.group].trigger, in: inner.group, isTrigger: false)
        let own = rows.filter { $0.opening.map { $0.hasPrefix("*") } ?? true }
        let start = flushed + drafts.count
        let before = drafts.count
        let number = lastLevel
        drafts.append(SegmentDraft(SegmentTag.letters(of: groups[inner.group].trigger)))
        enterLevel(inner.group)
        var isStated = plan.levels[level].steps[step].part.isMandatory && !hasOwnNodes(inner, rows, node)
        let fitting = own.filter { fits($0, node) }
        var chosen = fitting.first
        for row in fitting {
            guard admits(inner.group, row, node), let draft = draft(row, node, isTrigger: true) else { continue }
            drafts[before] = draft
            chosen = row
            isStated = true
            break
        }
        complete(before, inner.group, chosen)
        if drafts[before].tag == "UNS" { drafts[before][1, 1] = plan.levels[level].steps[step].section }
        if let level = inner.level { write(level: level, [node] + outer) }
        leaveLevel(inner.group)
        // What has been handed on has had something in it.
        if !isStated, flushed + drafts.count == start + 1 {
            drafts.removeLast()
            lastLevel = number
        } else {
            room -= 1
        }
    }

    private func hasCode(_ group: Int) -> Bool {
        SegmentTag.letters(of: groups[group].trigger) != "HL" || !groups[group].conditionKeys.isEmpty
    }

    /// Whether the trigger of a group begins nodes as well.
    private mutating func hasOwnNodes(_ inner: WritingPlan.Inner, _ rows: [SegmentPlanMaker.Row], _ node: Node) -> Bool
    {
        rows.contains { row in
            guard let kind = row.opening.flatMap({ NodeKind.named(String($0.drop { $0 == "*" })) }) else {
                return false
            }
            return !open(kind, of: node).isEmpty
        }
    }

    /// The nodes that the trigger of a group opens: how many there were, and the last.
    private mutating func writeOpened(
        _ inner: WritingPlan.Inner, _ level: Int, _ step: Int, _ node: Node, _ outer: [Node?], _ room: inout Int
    ) -> (count: Int, last: Node?) {
        var count = 0
        var last: Node?
        let group = inner.group
        for row in maker.lines(for: groups[group].trigger, in: group, isTrigger: false) {
            let opening = row.opening.flatMap { NodeKind.named(String($0.drop { $0 == "*" })) }
            guard let kind = opening ?? groups[group].kind, row.opening != "^" else { continue }
            for child in open(kind, of: node) where fits(row, child) && admits(group, row, child) {
                guard room > 0 else {
                    if level == 0, Self.mayFollow.contains(kind) { postponed += 1 } else { crowded.insert(child.index) }
                    continue
                }
                room -= 1
                count += 1
                last = child
                facts.insert(child)
                if level == 0, Self.mayFollow.contains(kind) { placed.append(child) }
                let at = drafts.count
                drafts.append(SegmentDraft(SegmentTag.letters(of: row.tag)))
                enterLevel(group)
                if let draft = draft(row, child, isTrigger: true) {
                    noteAmbiguity(draft, row, group, child)
                    drafts[at] = draft
                }
                drafts[at].node = child
                writeOverflow(child)
                complete(at, group, row)
                number(at, row, child)
                if let level = inner.level { write(level: level, [child] + outer) }
                leaveLevel(group)
                // All that is still open is stated: the part that was just written is in it.
                if drafts.count > Self.portion { flush() }
            }
        }
        return (count, last)
    }

    /// What a further message takes where one has no room for more.
    private static let mayFollow: Set<NodeKind> = [.consignment, .equipment, .goodsItem, .person]

    // MARK: What has to stand

    /// A segment or group that the directory asks for and the declaration has nothing for: written where its codes are
    /// given by its place, as that of a section, or where it has to say nothing; else it is told.
    private mutating func writeMandatory(_ part: MessageStructure.Part, _ step: WritingPlan.Step?, _ node: Node?) {
        var draft = SegmentDraft(part.trigger)
        if let section = step?.section, !section.isEmpty {
            draft[1, 1] = section
        } else if hasMandatory(part.trigger) {
            // The one code of the one line for it.
            let lines = step.map { step in
                step.groups.flatMap {
                    maker.lines(for: step.tag, in: $0.group, isTrigger: false).filter { $0.group != nil }
                }
            }
            guard let row = lines?.first, lines?.count == 1, row.values.count == 1 else {
                noteMissing(part, node)
                return
            }
            fill(&draft, row)
        }
        drafts.append(draft)
        for inner in part.parts.dropFirst() where inner.isMandatory { writeMandatory(inner, nil, node) }
    }

    private mutating func hasMandatory(_ tag: String) -> Bool {
        guard let elements = shape(tag)?.elements else { return true }
        return elements.contains(where: \.isMandatory)
    }

    private mutating func fill(_ at: Int, _ row: SegmentPlanMaker.Row) { fill(&drafts[at], row) }

    private func fill(_ draft: inout SegmentDraft, _ row: SegmentPlanMaker.Row) {
        guard let value = row.values.first else { return }
        draft[Int(row.qualifier.0), Int(row.qualifier.1)] = String(value)
    }
}
