import TidewaiterDocuments

/// Fills a store from an interchange, by the plan of its message type.
struct EDIFACTMapper: ~Copyable {
    var builder: DeclarationBuilder
    var reader: EDIFACTReader
    var flaws: [ReaderFlaw] = []
    var flawsLeftOut = 0
    let limits: Limits
    private let plan = EDIFACTPlan.cuscar
    private var segment = EDIFACTSegment()

    /// The open message; ``noRecord`` between messages.
    private var declaration = noRecord
    /// Whether the open message is of a type that is read.
    private var isRead = false
    private var group = 0
    /// By group: the node that its values go to, and how many times it has begun in the group around.
    private var groupNodes: [UInt32]
    private var groupCounts: [UInt32]
    private let isNumeric: [Bool]

    // What the open bill has had so far.
    private var billHasContent = false
    private var billHasReference = false
    private var billNumber: UInt32 = 0

    init(_ text: Span<UInt8>, source: SourceText, limits: Limits) throws(TidewaiterError) {
        self.reader = try EDIFACTReader(text, at: source.start, input: source.input, limits: limits)
        // A value takes seven bytes of an interchange on average, separators included; a node some sixty.
        self.builder = DeclarationBuilder(limits: limits, nodes: text.count / 48, values: text.count / 6)
        self.limits = limits
        self.groupNodes = [UInt32](repeating: DeclarationBuilder.interchange, count: plan.groups.count)
        self.groupCounts = [UInt32](repeating: 0, count: plan.groups.count)
        self.isNumeric = (0..<UInt16(EDIFACTPlan.firstSpecial)).prefix(Field.allCases.count).map {
            Field(rawValue: $0)?.type.isNumeric ?? false
        }
    }

    mutating func note(_ flaw: ReaderFlaw) {
        if flaws.count < limits.findings { flaws.append(flaw) } else { flawsLeftOut += 1 }
    }

    /// Reads the whole text.
    mutating func read(_ text: Span<UInt8>) throws(TidewaiterError) {
        while let role = try reader.next(text, &segment) {
            if role == .data {
                if isRead { map(text) } else { keepWhole(in: declaration) }
            } else {
                takeService(role, text)
            }
            if builder.isFull {
                throw TidewaiterError(
                    .limit, "edifact.items",
                    "The interchange has more values than the limit of \(limits.items). Split it, or raise the limit.",
                    place: Place(offset: Int64(segment.start)))
            }
        }
        builder.seal()
    }

    // MARK: Service segments

    private mutating func takeService(_ role: EDIFACTRole, _ text: Span<UInt8>) {
        switch role {
        case .interchangeHeader:
            if builder.firstValue(.controlReference, of: DeclarationBuilder.interchange) == noRecord {
                let rules = plan.interchangeHeader.ownRules
                emit(text, to: DeclarationBuilder.interchange, rules: rules)
            } else {
                keepWhole(in: DeclarationBuilder.interchange)
            }
        case .messageHeader: beginMessage(text)
        case .messageTrailer, .interchangeTrailer:
            declaration = noRecord
            isRead = false
        case .groupHeader, .stray: keepWhole(in: DeclarationBuilder.interchange)
        case .groupTrailer, .data: break
        }
    }

    private mutating func beginMessage(_ text: Span<UInt8>) {
        declaration = builder.addNode(
            .declaration, under: DeclarationBuilder.interchange, source: segment.start,
            length: segment.end - segment.start, address: EDIFACTAddress.pack(tag: EDIFACTPlan.tagIndex(segment.tag)),
            occurrence: UInt32(truncatingIfNeeded: reader.messages))
        emit(text, to: declaration, rules: plan.messageHeader.ownRules)
        group = 0
        for index in groupNodes.indices {
            groupNodes[index] = declaration
            groupCounts[index] = 0
        }
        let type = segment.part(2, 1).map { $0.text(in: text, of: segment, release: reader.delimiters.release) } ?? []
        isRead = type.isEmpty || type == Array("CUSCAR".utf8)
        if type != Array("CUSCAR".utf8) { noteType(String(decoding: type, as: UTF8.self)) }
    }

    private mutating func noteType(_ name: String) {
        let message =
            name.isEmpty
            ? "UNH does not say the type of the message; it was read as CUSCAR. State it in S009.0065."
            : "Messages of type \(name) are not yet read: what this one says is kept, but nothing in it was checked. "
                + "Of UN/EDIFACT, CUSCAR is read."
        note(
            ReaderFlaw(
                rule: "tw.edifact.message-type", severity: .error, effect: .reject, message: message,
                authority: "ISO 9735-1", node: declaration, field: .messageType, parameters: ["type": name]))
    }

    // MARK: Segments of a message

    @inline(__always)
    private mutating func map(_ text: Span<UInt8>) {
        let tag = segment.tag
        // Letters have bit 6 set; a digit in a tag is in no directory.
        let row = tag & 0x40_4040 == 0x40_4040 ? plan.action(group: group, tag: tag) : -1
        guard row >= 0 else { return noteUnknown() }
        apply(row, text)
    }

    private mutating func apply(_ row: Int, _ text: Span<UInt8>) {
        let action = plan.actions[row]
        let found = chooseCase(action, text)
        let target = Int(action.group)
        guard found >= 0 else {
            if action.isTrigger { begin(target, node: groupNodes[plan.groups[target].parent]) }
            group = target
            return keepWhole(in: groupNodes[target])
        }
        let chosen = plan.cases[found]
        if chosen.opening == .outward {
            group = plan.groups[group].parent
            return map(text)
        }
        if chosen.isBill { return takeBill(text, chosen, in: target) }
        group = target
        if action.isTrigger {
            let around = groupNodes[plan.groups[target].parent]
            let (node, rules) = openTrigger(target, around: around, chosen)
            begin(target, node: node)
            emit(text, to: node, rules: rules)
        } else {
            let own = groupNodes[target]
            if case .node(let kind) = chosen.opening {
                let node = open(kind, under: own, text: text, occurrence: 0)
                emit(text, to: node, rules: chosen.openedRules)
            } else {
                emit(text, to: own, rules: chosen.ownRules)
            }
            if plan.groups[target].kind == .consignment { billHasContent = true }
        }
    }

    /// The row of the plan's cases that fits the segment's qualifier; -1 for none.
    @inline(__always)
    private func chooseCase(_ action: EDIFACTPlan.Action, _ text: Span<UInt8>) -> Int {
        guard action.caseCount > 0 else { return action.otherwise }
        var key = qualifier(action.qualifier, text)
        if key == 0 && action.fallback.element != 0 { key = qualifier(action.fallback, text) }
        var index = action.firstCase
        let end = index &+ action.caseCount &* 2
        while index < end {
            if plan.keys[index] == key { return Int(truncatingIfNeeded: plan.keys[index &+ 1]) }
            index &+= 2
        }
        return action.otherwise
    }

    @inline(__always)
    private func qualifier(_ place: (element: UInt16, component: UInt16), _ text: Span<UInt8>) -> UInt64 {
        segment.part(place.element, place.component).map { key($0, text) } ?? 0
    }

    /// A short text as a number; 0 for a long one.
    @inline(__always)
    private func key(_ part: EDIFACTPart, _ text: Span<UInt8>) -> UInt64 {
        guard part.length <= 8 else { return 0 }
        var key: UInt64 = 0
        var at = segment.start &+ Int(part.start)
        let end = at &+ Int(part.length)
        while at < end {
            let byte = text[at]
            if byte >= 0x20 { key = key << 8 | UInt64(byte) }
            at &+= 1
        }
        return key
    }

    private mutating func begin(_ target: Int, node: UInt32) {
        groupNodes[target] = node
        if plan.groups[target].kind == .consignment {
            billHasContent = false
            billHasReference = false
            billNumber = 1
        } else {
            billHasContent = true
        }
        var inner = plan.groups[target].inner
        while inner != 0 {
            let index = inner.trailingZeroBitCount
            groupCounts[index] = 0
            groupNodes[index] = node
            inner &= inner &- 1
        }
    }

    /// The node of a group that begins, and the rules for the segment that begins it.
    private mutating func openTrigger(
        _ target: Int, around: UInt32, _ chosen: EDIFACTPlan.Case
    ) -> (node: UInt32, rules: Int) {
        groupCounts[target] &+= 1
        let kind: NodeKind
        switch chosen.opening {
        case .nodeAfterFirst(let other):
            if builder.firstValue(.conveyanceReference, of: around) == noRecord,
                builder.firstValue(.vesselName, of: around) == noRecord
            {
                return (around, chosen.ownRules)
            }
            kind = other
        case .node(let other): kind = other
        case .none, .outward:
            guard let own = plan.groups[target].kind else { return (around, chosen.ownRules) }
            kind = own
        }
        return (openNode(kind, under: around, occurrence: groupCounts[target]), chosen.openedRules)
    }

    private mutating func open(_ kind: NodeKind, under parent: UInt32, text: Span<UInt8>, occurrence: UInt32) -> UInt32
    {
        openNode(kind, under: parent, occurrence: occurrence)
    }

    /// A role that can be filled once is filled by the first; a second one becomes a party among others.
    private mutating func openNode(_ kind: NodeKind, under parent: UInt32, occurrence: UInt32) -> UInt32 {
        let isSecond = kind.isParty && !kind.isList && builder.hasChild(kind, of: parent)
        return builder.addNode(
            isSecond ? .party : kind, under: parent, source: segment.start, length: segment.end - segment.start,
            address: EDIFACTAddress.pack(tag: EDIFACTPlan.tagIndex(segment.tag)), occurrence: occurrence)
    }

    // MARK: Bills

    /// A reference to a bill of lading or air waybill: the consignment's own, or the beginning of another one under
    /// the same CNI, as carriers send it who report house bills one after the other.
    private mutating func takeBill(_ text: Span<UInt8>, _ chosen: EDIFACTPlan.Case, in target: Int) {
        var node = groupNodes[target]
        group = target
        if billHasContent {
            billNumber &+= 1
            let around = groupNodes[plan.groups[target].parent]
            node = builder.addNode(
                .consignment, under: around, source: segment.start, length: segment.end - segment.start,
                address: EDIFACTAddress.packBill(tag: EDIFACTPlan.tagIndex(segment.tag), number: billNumber),
                occurrence: groupCounts[target])
            let number = billNumber
            begin(target, node: node)
            billNumber = number
            note(
                ReaderFlaw(
                    rule: "tw.edifact.second-bill", severity: .information, effect: .advice,
                    message:
                        "This reference begins another bill under the same CNI; it was read as a consignment of its "
                        + "own. Where it is not, give the reference before the goods.",
                    authority: "UN/EDIFACT D.95B CUSCAR", node: node))
        }
        var rules = chosen.ownRules
        let known = builder.firstValue(.transportDocumentID, of: node)
        if known != noRecord {
            if !billHasReference {
                // The number in CNI names the consignment; that of the bill comes now.
                builder.retag(known, as: .consignmentReference)
            } else if chosen.isHouse {
                builder.retag(known, as: .masterDocumentID)
            } else {
                rules = masterRules
            }
        }
        billHasReference = true
        emit(text, to: node, rules: rules)
    }

    /// The rules for a reference to a master bill.
    private var masterRules: Int {
        let row = plan.action(group: group, tag: EDIFACTSegment.tag("RFF"))
        guard row >= 0 else { return 0 }
        let action = plan.actions[row]
        let key = EDIFACTPlanMaker.key("MB")
        for index in 0..<action.caseCount where plan.keys[action.firstCase + 2 * index] == key {
            return plan.cases[Int(truncatingIfNeeded: plan.keys[action.firstCase + 2 * index + 1])].ownRules
        }
        return 0
    }

    // MARK: Values

    /// Adds each part of the segment by its rule.
    @inline(__always)
    private mutating func emit(_ text: Span<UInt8>, to node: UInt32, rules: Int) {
        let tag = EDIFACTPlan.tagIndex(segment.tag)
        var index = 0
        while index < segment.count {
            let part = segment[index]
            index &+= 1
            if part.element == 0 { continue }
            let isKnown = part.element < EDIFACTPlan.width && part.component < EDIFACTPlan.width
            let at = rules &+ Int(part.element) &* EDIFACTPlan.width &+ Int(part.component)
            var rule = isKnown ? plan.rules[at] : EDIFACTPlan.keep
            if rule == EDIFACTPlan.drop { continue }
            if rule >= EDIFACTPlan.firstSpecial {
                emitSpecial(plan.specials[Int(rule &- EDIFACTPlan.firstSpecial)], part, text, node, &index)
                continue
            }
            // A field takes one value: what is said again is kept.
            if part.repetition > 0 { rule = EDIFACTPlan.keep }
            add(rule, part, text, to: node, tag: tag)
        }
    }

    @inline(__always)
    private mutating func add(_ field: UInt16, _ part: EDIFACTPart, _ text: Span<UInt8>, to node: UInt32, tag: Int) {
        let source = segment.start &+ Int(part.start)
        let length = Int(part.length)
        if part.isMarked { return addMarked(field, part, text, to: node, tag: tag) }
        builder.addValue(
            id: field, to: node, source: source, length: length, address: EDIFACTAddress.pack(tag: tag, part))
        if isNumeric[Int(field)], !Self.isNumber(text, source, length) { noteNumber(node) }
    }

    @inline(never)
    private mutating func addMarked(
        _ field: UInt16, _ part: EDIFACTPart, _ text: Span<UInt8>, to node: UInt32, tag: Int
    ) {
        noteControls(part, text)
        let clean = part.text(in: text, of: segment, release: reader.delimiters.release)
        builder.addValue(
            Field(rawValue: field) ?? .other, to: node, source: segment.start + Int(part.start),
            length: Int(part.length), text: clean, address: EDIFACTAddress.pack(tag: tag, part))
        if isNumeric[Int(field)], NumberText.plain(clean[...]) == nil { noteNumber(node) }
    }

    private mutating func noteControls(_ part: EDIFACTPart, _ text: Span<UInt8>) {
        let start = segment.start + Int(part.start)
        for offset in start..<min(start + Int(part.length), text.count) {
            let byte = text[offset]
            guard byte < 0x20, !EDIFACTDelimiters.isBlank(byte) else { continue }
            reader.note(
                .init(.controlCharacter, offset: offset, length: 1, found: "byte \(byte)"))
            return
        }
    }

    /// Digits with at most one decimal mark and one sign: what ``NumberText`` can read.
    @inline(__always)
    private static func isNumber(_ text: Span<UInt8>, _ start: Int, _ length: Int) -> Bool {
        var digits = 0
        var marks = 0
        for offset in 0..<length {
            let byte = text[start &+ offset]
            if byte >= 0x30 && byte <= 0x39 {
                digits &+= 1
            } else if byte == 0x2E || byte == 0x2C {
                marks &+= 1
            } else if !((byte == 0x2D || byte == 0x2B) && offset == 0) {
                return false
            }
        }
        return digits > 0 && marks <= 1
    }

    @inline(never)
    private mutating func noteNumber(_ node: UInt32) {
        builder.markLastInvalid()
        note(
            ReaderFlaw(
                rule: "tw.edifact.number", severity: .error, effect: .reject,
                message: "This is not a number. Write digits and at most one decimal mark, without groups.",
                authority: "ISO 9735-1", node: node, value: builder.lastValue))
    }

    // MARK: What is kept

    /// Keeps the whole segment, as it is written.
    @inline(never)
    private mutating func keepWhole(in node: UInt32) {
        let address = EDIFACTAddress.pack(tag: EDIFACTPlan.tagIndex(segment.tag))
        builder.addValue(
            .other, to: node, source: segment.start, length: segment.end - segment.start, address: address)
    }

    @inline(never)
    private mutating func noteUnknown() {
        let node = groupNodes[group]
        keepWhole(in: node)
        let tag = EDIFACTSegment.letters(of: segment.tag)
        note(
            ReaderFlaw(
                rule: "tw.edifact.segment-unknown", severity: .warning, effect: .advice,
                message: "Segment \(tag) has no place in a CUSCAR message; it was kept, but not read. Check the tag.",
                authority: "UN/EDIFACT D.95B CUSCAR", node: node, value: builder.lastValue, parameters: ["tag": tag]))
    }
}

extension EDIFACTMapper {
    private mutating func emitSpecial(
        _ special: EDIFACTPlan.Special, _ part: EDIFACTPart, _ text: Span<UInt8>, _ node: UInt32, _ index: inout Int
    ) {
        let tag = EDIFACTPlan.tagIndex(segment.tag)
        if part.repetition > 0 { return add(EDIFACTPlan.keep, part, text, to: node, tag: tag) }
        switch special {
        case .implied(let expected):
            if key(part, text) != expected { add(EDIFACTPlan.keep, part, text, to: node, tag: tag) }
        case .ship(let field, let other):
            let value = clean(part, text)
            let isShip = value.count == 7 && value.allSatisfy { (0x30...0x39).contains($0) }
            add(isShip ? field.rawValue : other.rawValue, part, text, to: node, tag: tag)
        case .date(let field), .dateAndTime(let field):
            var follower: EDIFACTPart?
            if index < segment.count, segment[index].element == part.element,
                segment[index].component == part.component + 1
            {
                follower = segment[index]
                index += 1
            }
            addDate(field, part, follower, text, to: node, isTime: special == .dateAndTime(field))
        case .part(let kind, let field):
            let child = partNode(kind, part, under: node)
            add(field.rawValue, part, text, to: child, tag: tag)
        }
    }

    private func clean(_ part: EDIFACTPart, _ text: Span<UInt8>) -> [UInt8] {
        part.text(in: text, of: segment, release: reader.delimiters.release)
    }

    private mutating func addDate(
        _ field: Field, _ part: EDIFACTPart, _ follower: EDIFACTPart?, _ text: Span<UInt8>, to node: UInt32,
        isTime: Bool
    ) {
        let value = clean(part, text)
        let second = follower.map { clean($0, text) } ?? []
        var iso: String?
        if isTime {
            iso = DateText.iso(value, format: value.count == 6 ? "101".utf8 : "102".utf8)
            if let date = iso, !second.isEmpty {
                let isPlain = second.allSatisfy { (0x30...0x39).contains($0) }
                iso = isPlain ? DateText.time(second[...]).map { "\(date)T\($0)" } : nil
            }
        } else {
            iso = DateText.iso(value, format: second)
        }
        let last = follower ?? part
        let source = segment.start + Int(part.start)
        let length = segment.start + Int(last.start) + Int(last.length) - source
        let address = EDIFACTAddress.pack(tag: EDIFACTPlan.tagIndex(segment.tag), part)
        if let iso {
            builder.addValue(field, to: node, source: source, length: length, text: iso.utf8, address: address)
            return
        }
        builder.addValue(field, to: node, source: source, length: length, address: address, flags: .invalid)
        note(
            ReaderFlaw(
                rule: "tw.edifact.date", severity: .error, effect: .reject,
                message: "This is not a date in the format that its qualifier names. Write it as CCYYMMDD with "
                    + "qualifier 102, or CCYYMMDDHHMM with 203.",
                authority: "UN/EDIFACT code list 2379", node: node, value: builder.lastValue))
    }

    /// The further node for an element, opened by the first of its components.
    private mutating func partNode(_ kind: NodeKind, _ part: EDIFACTPart, under node: UInt32) -> UInt32 {
        let last = builder.nodes[Int(node)].lastChild
        if last != noRecord, builder.nodes[Int(last)].kind == kind,
            builder.nodes[Int(last)].occurrence == UInt32(part.element),
            builder.nodes[Int(last)].source == segment.start
        {
            return last
        }
        return builder.addNode(
            kind, under: node, source: segment.start, length: segment.end - segment.start,
            address: EDIFACTAddress.pack(tag: EDIFACTPlan.tagIndex(segment.tag)), occurrence: UInt32(part.element))
    }
}
