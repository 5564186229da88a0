import TidewaiterDocuments

/// Fills a store from an interchange, by the plan of its message type.
struct SegmentMapper: ~Copyable {
    var builder: DeclarationBuilder
    var reader: SegmentReader
    var flaws: [ReaderFlaw] = []
    var flawsLeftOut = 0
    let limits: Limits
    let syntax: SegmentSyntax
    /// That of the open message.
    var type: MessageType
    var plan: SegmentPlan
    var segment: SegmentTable

    /// The values of the header of a further interchange, in the table of values.
    private var header = 0..<0
    private var hasHeader = false
    /// The open message; ``noRecord`` between messages.
    private var declaration = noRecord
    /// Whether the open message is of a type that is read.
    private var isRead = false
    /// Consignments of the message that came before this text, where it is a part of a stream.
    var consignmentsBefore: UInt32 = 0
    /// The compact tag of the segment, for addresses.
    var tag: UInt32 = 0
    var group = 0
    /// By group: the node that its values go to, and how many times it has begun in the group around.
    var groupNodes = RecordBuffer<UInt32>()
    var groupCounts = RecordBuffer<UInt32>()
    let isNumeric: [Bool]
    /// The elements of segments of X12.
    let elements: X12ElementTable
    /// Whether the elements of the segment were seen to be as they should be.
    var areElementsPlain = false
    /// Values that are written in another way than the model has them.
    var memo = ValueMemo()

    // What the open bill has had so far: anything but references, goods, a reference of its own.
    var billHasContent = false
    var billHasGoods = false
    var billHasReference = false
    var billNumber: UInt32 = 0
    /// Units under which goods of an X12 set come: those since the last goods, and whether goods have come.
    var openUnits: [UInt32] = []
    var unitsHaveGoods = false
    /// Nodes that elements of the segment opened, and where that segment begins.
    var partNodes: [UInt32] = []
    var partsBegin = -1
    /// Ports of an X12 set (P4) so far, and what the last of several says, which holds for the bills behind it.
    var ports = 0
    var portValues = 0..<0
    /// Nodes of the hierarchical levels of an X12 set (HL) by their number.
    var levels: [[UInt8]: UInt32] = [:]
    /// Where levels are nested deeper than the limit.
    var tooDeep: Int?

    init(_ text: Span<UInt8>, source: SourceText, limits: Limits) throws(TidewaiterError) {
        self.reader = try SegmentReader(text, at: source.start, input: source.input, limits: limits)
        // A value takes seven bytes of an interchange on average, separators included; a node fifty and more. Room that
        // is not used is never touched, and growing means copying.
        self.builder = DeclarationBuilder(limits: limits, nodes: text.count / 32, values: text.count / 6)
        self.limits = limits
        segment = SegmentTable(bytes: text.count)
        syntax = reader.syntax
        type = MessageType.unknown(syntax)
        plan = type.plan
        isNumeric = Self.numericFields
        elements = syntax == .x12 ? .all : .none
    }

    /// By the number of the field.
    private static let numericFields = Field.allCases.map { $0.type.isNumeric }

    mutating func note(_ flaw: ReaderFlaw) {
        if flaws.count < limits.findings { flaws.append(flaw) } else { flawsLeftOut += 1 }
    }

    /// Reads the whole text.
    mutating func read(_ text: Span<UInt8>) throws(TidewaiterError) {
        while let role = try reader.next(text, &segment, isLast: true) {
            tag = SegmentAddress.compact(segment.tag)
            if role == .data {
                if isRead {
                    let known = flaws.count
                    areElementsPlain = false
                    map(text)
                    if syntax == .x12, !areElementsPlain { checkElements(text, flawsBefore: known) }
                } else {
                    keepWhole(in: declaration)
                }
            } else {
                takeService(role, text)
            }
            if let tooDeep {
                throw TidewaiterError(
                    .limit, "\(syntax.name).depth",
                    "Hierarchical levels (HL) are nested deeper than the limit of \(limits.depth). Name the right parents "
                        + "in HL02, or raise the limit.", place: Place(offset: Int64(tooDeep)))
            }
            if builder.isFull {
                throw TidewaiterError(
                    .limit, "\(syntax.name).items",
                    "The interchange has more values than the limit of \(limits.items). Split it, or raise the limit.",
                    place: Place(offset: Int64(segment.start)))
            }
        }
    }

    // MARK: Service segments

    private mutating func takeService(_ role: SegmentRole, _ text: Span<UInt8>) {
        switch role {
        case .interchangeHeader:
            let first = builder.values.count
            emitHeader(text)
            // The envelope is that of the first; the messages of a further one state theirs themselves.
            header = hasHeader ? first..<builder.values.count : 0..<0
            hasHeader = true
        case .messageHeader: beginMessage(text)
        case .messageTrailer, .interchangeTrailer:
            declaration = noRecord
            isRead = false
        case .groupHeader, .stray, .acknowledgement: keepWhole(in: DeclarationBuilder.interchange)
        case .groupTrailer, .data: break
        }
    }

    /// Gives a message of a further interchange the header of its own.
    private mutating func copyHeader() {
        for index in header {
            guard let field = Field(rawValue: builder.values[index].field), field.stands(in: .declaration) else {
                continue
            }
            builder.copyValue(index, to: declaration)
        }
    }

    /// The interchange header; X12 fills its elements up with blanks.
    private mutating func emitHeader(_ text: Span<UInt8>) {
        let first = builder.values.count
        emit(text, to: DeclarationBuilder.interchange, rules: plan.interchangeHeader.ownRules)
        guard syntax == .x12 else { return }
        for index in first..<builder.values.count where !builder.values[index].flags.contains(.decoded) {
            let value = builder.values[index]
            var length = Int(value.length)
            while length > 0, text[value.source + length - 1] == 0x20 { length -= 1 }
            if length < Int(value.length) { builder.values.shorten(index, by: value.length - UInt32(length)) }
        }
    }

    private mutating func beginMessage(_ text: Span<UInt8>) {
        declaration = builder.addNode(
            .declaration, under: DeclarationBuilder.interchange, source: segment.start,
            length: segment.end - segment.start, address: SegmentAddress.pack(tag: tag),
            occurrence: UInt32(truncatingIfNeeded: reader.messages))
        let place: (UInt16, UInt16) = syntax == .edifact ? (2, 1) : (1, 1)
        let bytes = segment.part(place.0, place.1).map {
            segment.text(of: $0, in: text, release: reader.delimiters.release)
        }
        let name = String(decoding: bytes ?? [], as: UTF8.self)
        // Without a name an interchange of EDIFACT is taken for a cargo report, as it always was.
        let release = segment.part(2, 3).map { segment.text(of: $0, in: text, release: reader.delimiters.release) }
        let found =
            name.isEmpty && syntax == .edifact
            ? MessageType.cuscar
            : MessageType.named(name, syntax, release: String(decoding: release ?? [], as: UTF8.self))
        isRead = found != nil
        if let found, found.name != type.name || found.until != type.until {
            type = found
            plan = found.plan
            memo.removeAll()
        }
        openUnits.removeAll(keepingCapacity: true)
        levels = [:]
        ports = 0
        portValues = 0..<0
        emit(text, to: declaration, rules: plan.messageHeader.ownRules)
        group = 0
        groupNodes.removeAll()
        groupCounts.removeAll()
        for group in plan.groups {
            groupNodes.append(group.isImplied ? noRecord : declaration)
            groupCounts.append(0)
        }
        copyHeader()
        if name.isEmpty || found == nil { noteType(name) }
    }

    private mutating func noteType(_ name: String) {
        let read = MessageType.all.filter { $0.syntax == syntax }.map(\.name).joined(separator: ", ")
        let message =
            name.isEmpty && syntax == .edifact
            ? "UNH does not say the type of the message; it was read as CUSCAR. State it in S009.0065."
            : name.isEmpty
                ? "ST does not say the type of the transaction set: what it says was kept, but not read. State it in ST01."
                : "\(syntax == .edifact ? "Messages" : "Transaction sets") of type \(name) are not read: what this one "
                    + "says is kept, but nothing in it was checked. Of \(syntax.label), these are read: \(read)."
        note(
            ReaderFlaw(
                rule: "tw.\(syntax.name).message-type", severity: .error, effect: .reject, message: message,
                authority: syntax.authority, node: declaration, field: .messageType, parameters: ["type": name]))
    }

    // MARK: Segments of a message

    @inline(__always)
    private mutating func map(_ text: Span<UInt8>) {
        var row = plan.action(group: group, tag: segment.tag)
        guard row >= 0 else { return noteUnknown() }
        while !holds(plan.actions[row], text) {
            guard plan.actions[row].hasAlternative else { return noteUnknown() }
            row += 1
        }
        apply(row, text)
    }

    /// Whether a segment that begins a group under a condition fulfils it.
    @inline(__always)
    private func holds(_ action: SegmentPlan.Action, _ text: Span<UInt8>) -> Bool {
        guard action.condition.element != 0 else { return true }
        if plan.asksForAnything(action) {
            return segment.part(action.condition.element, action.condition.component) != nil
        }
        return plan.meets(action, qualifier(action.condition, text))
    }

    private mutating func apply(_ row: Int, _ text: Span<UInt8>) {
        let action = plan.actions[row]
        let found = chooseCase(action, text)
        let target = Int(action.group)
        let isTrigger = action.isTrigger
        let around = plan.levels[target].parent
        guard found >= 0 else {
            openImplied(isTrigger ? around : target)
            if isTrigger { begin(target, node: groupNodes[around]) }
            group = target
            return keepWhole(in: groupNodes[target])
        }
        let chosen = plan.cases[found]
        if chosen.opening == .outward {
            guard group != 0 else { return noteUnknown() }
            group = plan.levels[group].parent
            return map(text)
        }
        openImplied(isTrigger ? around : target)
        if chosen.isBill { return takeBill(text, chosen, in: target) }
        group = target
        if isTrigger {
            var parent = groupNodes[around]
            if syntax == .x12 { parent = levelAround(target, text) ?? parent }
            let (node, rules) = openTrigger(target, around: parent, chosen)
            begin(target, node: node)
            let first = builder.values.count
            emit(text, to: node, rules: rules)
            if syntax == .x12 { noteOpened(node, values: first..<builder.values.count, text) }
        } else {
            applyMember(chosen, otherwise: Int(action.otherwise), in: target, text)
        }
    }

    /// A segment that goes on with its group.
    @inline(__always)
    private mutating func applyMember(
        _ chosen: SegmentPlan.Case, otherwise: Int, in target: Int, _ text: Span<UInt8>
    ) {
        let own = groupNodes[target]
        let kind = builder.nodes[Int(own)].kind
        var chosen = chosen
        if !chosen.fits(kind) {
            // Another node than the group's own is open: without a line for it, its qualifier must not get lost.
            guard otherwise >= 0, plan.cases[otherwise].fits(kind) else { return keepWhole(in: own) }
            chosen = plan.cases[otherwise]
        }
        if case .node(let kind) = chosen.opening {
            let node = openNode(kind, under: own, occurrence: 0)
            emit(text, to: node, rules: chosen.openedRules)
        } else {
            emit(text, to: own, rules: chosen.ownRules)
        }
        if plan.levels[target].kind == .consignment { billHasContent = true }
    }

    /// Opens the node of a group without a trigger where that has not been done.
    @inline(__always)
    private mutating func openImplied(_ target: Int) {
        guard groupNodes[target] == noRecord else { return }
        let node = builder.addNode(
            plan.levels[target].kind ?? .consignment, under: groupNodes[plan.levels[target].parent],
            source: segment.start, length: 0)
        begin(target, node: node)
    }

    /// The row of the plan's cases that fits the segment's qualifier; -1 for none.
    @inline(__always)
    private func chooseCase(_ action: SegmentPlan.Action, _ text: Span<UInt8>) -> Int {
        guard action.caseCount > 0 else { return Int(action.otherwise) }
        var key = qualifier(action.qualifier, text)
        if key == 0 && action.fallback.element != 0 { key = qualifier(action.fallback, text) }
        let found = plan.firstCase(of: action, key)
        return found >= 0 ? found : Int(action.otherwise)
    }

    @inline(__always)
    private func qualifier(_ place: (element: UInt16, component: UInt16), _ text: Span<UInt8>) -> UInt64 {
        segment.part(place.element, place.component).map { key($0, text) } ?? 0
    }

    /// A short text as a number; 0 for a long one.
    @inline(__always)
    func key(_ part: SegmentPart, _ text: Span<UInt8>) -> UInt64 {
        guard part.length <= 8 else { return 0 }
        let start = segment.offset(of: part)
        guard part.isMarked || start &+ 8 > text.count else {
            return ByteWords.load(text, start).byteSwapped &>> (64 &- UInt64(part.length) &* 8)
        }
        return markedKey(start..<start + Int(part.length), text)
    }

    @inline(never)
    private func markedKey(_ range: Range<Int>, _ text: Span<UInt8>) -> UInt64 {
        var key: UInt64 = 0
        for offset in range where text[offset] >= 0x20 { key = key << 8 | UInt64(text[offset]) }
        return key
    }

    mutating func begin(_ target: Int, node: UInt32) {
        groupNodes[target] = node
        let level = plan.levels[target]
        if level.kind == .consignment {
            billHasContent = false
            billHasGoods = false
            billHasReference = false
            billNumber = 1
        } else {
            billHasContent = true
            if level.kind == .goodsItem { billHasGoods = true }
        }
        var inner = level.inner
        while inner != 0 {
            let index = inner.trailingZeroBitCount
            groupCounts[index] = 0
            groupNodes[index] = node
            inner &= inner &- 1
        }
    }

    /// The node of a group that begins, and the rules for the segment that begins it.
    private mutating func openTrigger(
        _ target: Int, around: UInt32, _ chosen: SegmentPlan.Case
    ) -> (node: UInt32, rules: Int) {
        groupCounts[target] &+= 1
        let kind: NodeKind
        switch chosen.opening {
        case .nodeAfterFirst(let other):
            if !isTaken(around, by: other) { return (around, chosen.ownRules) }
            kind = other
        case .node(let other): kind = other
        case .none, .outward:
            guard let own = plan.levels[target].kind else { return (around, chosen.ownRules) }
            kind = own
        }
        let before = kind == .consignment ? consignmentsBefore : 0
        return (openNode(kind, under: around, occurrence: groupCounts[target] &+ before), chosen.openedRules)
    }

    /// Whether a node has been filled by a segment that opens nodes of that kind when it comes again.
    private func isTaken(_ node: UInt32, by kind: NodeKind) -> Bool {
        switch kind {
        case .transportMeans: builder.has(.conveyanceReference, in: node) || builder.has(.vesselName, in: node)
        case .packaging: builder.has(.packageQuantity, in: node) || builder.has(.packageType, in: node)
        case .error: builder.has(.errorCode, in: node)
        default: builder.has(.id, in: node)
        }
    }

    /// A role that can be filled once is filled by the first; a second one becomes a party among others.
    mutating func openNode(_ kind: NodeKind, under parent: UInt32, occurrence: UInt32) -> UInt32 {
        let isSecond = kind.isParty && !kind.isList && builder.hasChild(kind, of: parent)
        return builder.addNode(
            isSecond ? .party : kind, under: parent, source: segment.start, length: segment.end - segment.start,
            address: SegmentAddress.pack(tag: tag), occurrence: occurrence)
    }

    // MARK: What is kept

    /// Keeps the whole segment, as it is written.
    @inline(never)
    private mutating func keepWhole(in node: UInt32) {
        let address = SegmentAddress.pack(tag: tag)
        builder.addValue(
            .other, to: node, source: segment.start, length: segment.end - segment.start, address: address)
    }

    @inline(never)
    private mutating func noteUnknown() {
        let node = groupNodes[group]
        keepWhole(in: node)
        let tag = SegmentTag.letters(of: segment.tag)
        note(
            ReaderFlaw(
                rule: "tw.\(syntax.name).segment-unknown", severity: .warning, effect: .advice,
                message:
                    "Segment \(tag) has no place here in a \(syntax.message) \(type.name); it was kept, but not read. "
                    + "Check the tag, and where it stands.",
                authority: "\(syntax.authority) \(type.name)", node: node, value: builder.lastValue,
                parameters: ["tag": tag]))
    }
}
