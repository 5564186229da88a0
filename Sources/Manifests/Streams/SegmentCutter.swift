import TidewaiterDocuments

/// Cuts an interchange into its consignments, each with the headers that hold for it; messages that have none are
/// units as a whole.
///
/// It follows segment groups as the mapper does, by the plan of the message, and maps nothing.
final class SegmentCutter: UnitCutter {
    private var reader: SegmentReader
    private var segment = SegmentTable()
    private let limits: Limits

    /// Headers of the interchange, the group of messages, and the message up to its first unit; of the message each
    /// with the segment group it belongs to.
    private var interchange: StreamPiece?
    private var groupHeader: StreamPiece?
    private var headers: [(group: Int, piece: StreamPiece)] = []

    private var plan: SegmentPlan?
    private var group = 0
    /// Segment groups whose trigger begins a unit, and those around them.
    private var unitGroups: Set<Int> = []
    private var aroundGroups: Set<Int> = []

    /// Where the unit that is open begins in the window; nil between units.
    private var unitStart: Int?
    /// Where the header segments that are being gathered begin.
    private var headerStart: Int?
    private var ordinal: UInt32 = 0
    private var findings: [Finding] = []
    private var isFinished = false

    init(_ window: StreamWindow, limits: Limits) throws(TidewaiterError) {
        reader = try SegmentReader(window.bytes.span, input: window.input, limits: limits)
        self.limits = limits
    }

    /// The next unit; nil when more of the stream is needed, or at its end.
    func next(_ window: inout StreamWindow) throws(TidewaiterError) -> StreamUnit? {
        if isFinished { return nil }
        while true {
            let role: SegmentRole?
            do {
                role = try reader.next(window.bytes.span, &segment, isLast: window.isLast)
            } catch {
                throw located(error, &window)
            }
            takeFlaws(&window)
            guard let role else {
                if window.isLast {
                    isFinished = true
                    return endMessage(at: window.bytes.count, &window) ?? leftOver()
                }
                try settle(&window)
                return nil
            }
            if let unit = take(role, &window) { return unit }
        }
    }

    private func takeFlaws(_ window: inout StreamWindow) {
        for flaw in reader.takeFlaws() {
            var finding = flaw.finding(in: SourceText(utf8: []))
            finding.place = window.place(at: flaw.offset, length: flaw.length, address: flaw.address)
            findings.append(finding)
        }
    }

    /// What belongs to no unit: an interchange without messages, findings behind the last one.
    private func leftOver() -> StreamUnit? {
        guard !findings.isEmpty else { return nil }
        defer { findings = [] }
        return StreamUnit(pieces: [interchange].compactMap(\.self), headers: 1, ordinal: 0, findings: findings)
    }

    func read(_ unit: StreamUnit, input: String, mode: ReadingMode) throws(TidewaiterError) -> Declaration {
        try Declaration.readSegments(
            unit: unit, format: reader.syntax == .edifact ? .edifact : .x12, input: input, limits: limits,
            mode: mode)
    }

    // MARK: Cutting

    private func take(_ role: SegmentRole, _ window: inout StreamWindow) -> StreamUnit? {
        switch role {
        case .interchangeHeader:
            let unit = endMessage(at: segment.start, &window)
            interchange = window.piece(start(in: window)..<segmentEnd(window))
            groupHeader = nil
            headers = []
            return unit
        case .groupHeader:
            let unit = endMessage(at: segment.start, &window)
            groupHeader = window.piece(segment.start..<segmentEnd(window))
            return unit
        case .messageHeader:
            let unit = endMessage(at: segment.start, &window)
            beginMessage(&window)
            return unit
        case .data: return takeData(&window)
        case .messageTrailer, .groupTrailer, .interchangeTrailer, .stray, .acknowledgement:
            if unitStart == nil, role == .stray || role == .acknowledgement { unitStart = segment.start }
            return nil
        }
    }

    /// The header begins with its service string advice, which is no segment.
    private func start(in window: StreamWindow) -> Int {
        let advice = segment.start - 9
        var start = segment.start
        while start > 0, SegmentDelimiters.isBlank(window.bytes[start - 1]) { start -= 1 }
        if start >= 9, SegmentDelimiters.begins(window.bytes.span, start - 9, "UNA") { return start - 9 }
        return advice >= 0 && SegmentDelimiters.begins(window.bytes.span, advice, "UNA") ? advice : segment.start
    }

    private func segmentEnd(_ window: StreamWindow) -> Int { min(segment.end + 1, window.bytes.count) }

    private func beginMessage(_ window: inout StreamWindow) {
        headers = []
        ordinal = 0
        group = 0
        let place: (UInt16, UInt16) = reader.syntax == .edifact ? (2, 1) : (1, 1)
        let text = window.bytes
        let name = segment.part(place.0, place.1).map {
            String(
                decoding: segment.text(of: $0, in: text.span, release: reader.delimiters.release), as: UTF8.self)
        }
        let type = (name ?? "").isEmpty && reader.syntax == .edifact ? "CUSCAR" : name ?? ""
        plan = MessageType.named(type, reader.syntax)?.plan
        unitGroups = []
        aroundGroups = [0]
        if let plan {
            for index in plan.groups.indices
            where plan.groups[index].kind == .consignment && plan.groups[index].trigger != 0 {
                var around = plan.groups[index].parent
                var path: Set<Int> = []
                while around != 0, !unitGroups.contains(around) {
                    path.insert(around)
                    around = plan.groups[around].parent
                }
                guard around == 0 else { continue }
                unitGroups.insert(index)
                aroundGroups.formUnion(path)
            }
        }
        if unitGroups.isEmpty {
            unitStart = segment.start
        } else {
            headers = [(0, window.piece(segment.start..<segmentEnd(window)))]
        }
    }

    private func takeData(_ window: inout StreamWindow) -> StreamUnit? {
        guard let plan, !unitGroups.isEmpty else { return nil }
        var row = plan.action(group: group, tag: segment.tag)
        while row >= 0, !holds(plan.actions[row], plan, window) {
            row = plan.actions[row].hasAlternative ? row + 1 : -1
        }
        let target = row >= 0 ? Int(plan.actions[row].group) : group
        let begins = row >= 0 && plan.actions[row].isTrigger
        group = target
        if begins, unitGroups.contains(target) {
            let unit = close(at: segment.start, &window)
            unitStart = segment.start
            return unit
        }
        if begins, aroundGroups.contains(target) {
            // The header of a further port or the like: what was said under the one before no longer holds.
            let unit = close(at: segment.start, &window)
            let inside = groups(inside: target, plan)
            headers.removeAll { inside.contains($0.group) }
            headers.append((target, window.piece(segment.start..<segmentEnd(window))))
            return unit
        }
        if unitStart == nil { addHeader(target, window.piece(segment.start..<segmentEnd(window))) }
        return nil
    }

    /// Adds a header; one that goes on with the header before is one piece with it.
    private func addHeader(_ group: Int, _ piece: StreamPiece) {
        if let last = headers.last, last.group == group,
            last.piece.fileOffset + last.piece.bytes.count == piece.fileOffset
        {
            headers[headers.count - 1].piece.bytes += piece.bytes
        } else {
            headers.append((group, piece))
        }
    }

    private func groups(inside group: Int, _ plan: SegmentPlan) -> Set<Int> {
        var found: Set<Int> = [group]
        for index in plan.groups.indices where index != 0 && found.contains(plan.groups[index].parent) {
            found.insert(index)
        }
        return found
    }

    private func holds(_ action: SegmentPlan.Action, _ plan: SegmentPlan, _ window: StreamWindow) -> Bool {
        guard action.condition.element != 0 else { return true }
        guard let part = segment.part(action.condition.element, action.condition.component), part.length <= 8 else {
            return false
        }
        let start = segment.offset(of: part)
        let key = window.bytes[start..<start + Int(part.length)].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        return plan.meets(action, key)
    }

    /// The last unit of the open message; its headers alone where it has none.
    private func endMessage(at end: Int, _ window: inout StreamWindow) -> StreamUnit? {
        if unitStart == nil, ordinal == 0, !headers.isEmpty { unitStart = end }
        defer { headers = [] }
        return close(at: end, &window)
    }

    /// The open unit, which ends before an offset.
    private func close(at end: Int, _ window: inout StreamWindow) -> StreamUnit? {
        guard let start = unitStart else { return nil }
        unitStart = nil
        var pieces = [interchange, groupHeader].compactMap(\.self)
        pieces += headers.map(\.piece)
        let count = pieces.count
        pieces.append(window.piece(start..<max(start, end)))
        defer {
            findings = []
            ordinal += 1
        }
        return StreamUnit(pieces: pieces, headers: count, ordinal: ordinal, findings: findings)
    }

    /// Forgets what is delivered. Only here, between two fillings of the table, does the window move.
    private func settle(_ window: inout StreamWindow) throws(TidewaiterError) {
        var keep = min(unitStart ?? reader.offset, reader.offset)
        // Whether a carriage return ends a line by itself is told by what follows.
        if keep > 0, keep == window.bytes.count, window.bytes[keep - 1] == 0x0D { keep -= 1 }
        guard window.bytes.count - keep <= limits.unitBytes else {
            throw TidewaiterError(
                .limit, "\(reader.syntax.name).unit-bytes",
                "One consignment, or one message without consignments, has more than the \(limits.unitBytes) bytes that "
                    + "are held in memory at a time. Read the file whole, or raise the limit.",
                place: window.place(at: keep))
        }
        // Moving the window costs its length: not for every few bytes.
        guard keep > 0, keep * 2 > window.bytes.count else { return }
        window.drop(keep)
        reader.drop(keep)
        if let start = unitStart { unitStart = start - keep }
    }

    private func located(_ error: TidewaiterError, _ window: inout StreamWindow) -> TidewaiterError {
        guard let place = error.place else { return error }
        return TidewaiterError(
            error.status, error.code, error.message,
            place: window.place(at: Int(place.offset), length: Int(place.length)))
    }
}
