import TidewaiterDocuments

/// What an interchange of X12 came with, as far as an acknowledgement tells it: headers, and what is wrong where.
struct X12Received {
    /// Something wrong with an element or a whole segment of a transaction set.
    struct Fault {
        var tag: String
        /// Position in the set, ST being 1.
        var position: Int
        /// Segment syntax error (data element 720), for a whole segment.
        var segmentCode: String?
        /// Element position and component, error (723) and the value, for an element.
        var element = 0
        var component = 0
        var code = ""
        var value = ""
    }

    struct Set {
        var type: String
        var reference: String
        var implementation: String
        /// Transaction set errors (718).
        var codes: [String] = []
        var faults: [Fault] = []
        var isRefused = false
    }

    struct Group {
        /// GS01 to GS08.
        var header: [String]
        var declared = ""
        /// Functional group errors (716).
        var codes: [String] = []
        var sets: [Set] = []
    }

    struct Interchange {
        /// ISA01 to ISA16, as they stand.
        var header: [String]
        var groups: [Group] = []
        /// Interchange note code (I18); 000 for none.
        var note = "000"
    }

    private(set) var interchanges: [Interchange] = []

    /// Where the segments of a set begin in the file, to find what findings are about.
    private var spans: [(start: Int, end: Int, place: (Int, Int, Int), position: Int, tag: String)] = []

    init(_ declaration: Declaration, limits: Limits) throws(TidewaiterError) {
        let source = declaration.store.source
        let text = source.bytes
        var reader = try SegmentReader(text.span, at: source.start, input: source.input, limits: limits)
        var segment = SegmentTable()
        var position = 0
        while let role = try reader.next(text.span, &segment) {
            let values = Self.values(segment, text.span, reader.delimiters.release)
            func value(_ index: Int) -> String { index <= values.count ? values[index - 1] : "" }
            position += 1
            switch role {
            case .interchangeHeader: interchanges.append(Interchange(header: values))
            case .groupHeader: withInterchange { $0.groups.append(Group(header: values)) }
            case .messageHeader:
                position = 1
                let set = Set(type: value(1), reference: value(2), implementation: value(3))
                withInterchange { interchange in
                    // A set without its group is answered in one of no name.
                    if interchange.groups.isEmpty { interchange.groups.append(Group(header: [])) }
                    interchange.groups[interchange.groups.count - 1].sets.append(set)
                }
            case .groupTrailer: withGroup { $0.declared = value(1) }
            default: break
            }
            if role == .data || role == .messageHeader || role == .messageTrailer, let place = lastSet {
                spans.append(
                    (
                        source.fileOffset(segment.start), source.fileOffset(segment.end), place, position,
                        SegmentTag.letters(of: segment.tag)
                    ))
            }
        }
        for flaw in reader.flaws { take(flaw, at: source.fileOffset(flaw.offset)) }
        for finding in declaration.findings { take(finding) }
    }

    private static func values(
        _ segment: borrowing SegmentTable, _ text: Span<UInt8>, _ release: UInt8?
    ) -> [String] {
        var values: [String] = []
        for index in 0..<segment.count {
            let part = segment[index]
            guard part.element > 0, part.element <= 32, part.component == 1, part.repetition == 0 else { continue }
            while values.count < Int(part.element) - 1 { values.append("") }
            values.append(String(decoding: segment.text(of: part, in: text, release: release), as: UTF8.self))
        }
        return values
    }

    private mutating func withInterchange(_ change: (inout Interchange) -> Void) {
        if interchanges.isEmpty { interchanges.append(Interchange(header: [])) }
        change(&interchanges[interchanges.count - 1])
    }

    private mutating func withGroup(_ change: (inout Group) -> Void) {
        withInterchange { if !$0.groups.isEmpty { change(&$0.groups[$0.groups.count - 1]) } }
    }

    /// Interchange, group and set that were opened last.
    private var lastSet: (Int, Int, Int)? {
        guard let groups = interchanges.last?.groups, let sets = groups.last?.sets, !sets.isEmpty else { return nil }
        return (interchanges.count - 1, groups.count - 1, sets.count - 1)
    }

    // MARK: What is wrong

    /// The last segment of a set that begins at or before an offset of the file.
    private func span(at offset: Int) -> Int? {
        var low = 0
        var high = spans.count
        while low < high {
            let middle = (low + high) / 2
            if spans[middle].start <= offset { low = middle + 1 } else { high = middle }
        }
        return low > 0 ? low - 1 : nil
    }

    /// Envelope faults, by the code lists 716, 718 and I18.
    private mutating func take(_ flaw: SegmentFlaw, at offset: Int) {
        // A flaw of a trailer that is missing stands behind what it ought to close.
        let index = span(at: offset)
        let place = index.map { spans[$0].place } ?? lastSet
        switch flaw.kind {
        case .noMessageTrailer: refuseSet(place, "2")
        case .messageReference: refuseSet(place, "3")
        case .segmentCount: refuseSet(place, "4")
        case .tag, .tagCase, .controlCharacter, .releaseAtEnd:
            guard let index else { return }
            add(
                Fault(tag: spans[index].tag, position: spans[index].position, segmentCode: "1"), to: place,
                isRefused: true)
        case .noGroupTrailer: refuseGroup(place, "3")
        case .groupReference: refuseGroup(place, "4")
        case .groupCount: refuseGroup(place, "5")
        case .interchangeReference: note(place?.0, "001")
        case .interchangeCount: note(place?.0, "021")
        case .noInterchangeTrailer, .unterminated: note(place?.0, "023")
        case .noMessageHeader, .noMessage, .trailingBytes: note(place?.0, "022")
        default: break
        }
    }

    private mutating func refuseSet(_ place: (Int, Int, Int)?, _ code: String) {
        guard let place else { return }
        interchanges[place.0].groups[place.1].sets[place.2].codes.append(code)
        interchanges[place.0].groups[place.1].sets[place.2].isRefused = true
    }

    private mutating func refuseGroup(_ place: (Int, Int, Int)?, _ code: String) {
        guard let place else { return }
        interchanges[place.0].groups[place.1].codes.append(code)
    }

    private mutating func note(_ interchange: Int?, _ code: String) {
        let index = interchange ?? interchanges.count - 1
        guard interchanges.indices.contains(index), interchanges[index].note == "000" else { return }
        interchanges[index].note = code
    }

    private mutating func add(_ fault: Fault, to place: (Int, Int, Int)?, isRefused: Bool) {
        guard let place else { return }
        interchanges[place.0].groups[place.1].sets[place.2].faults.append(fault)
        if isRefused { interchanges[place.0].groups[place.1].sets[place.2].isRefused = true }
    }

    /// Faults of segments and elements that the reading reported.
    private mutating func take(_ finding: Finding) {
        guard finding.rule.hasPrefix("tw.x12."), let offset = finding.place?.offset,
            let index = span(at: Int(offset)), Int(offset) <= spans[index].end
        else { return }
        let span = spans[index]
        let isError = finding.severity == .error
        var fault = Fault(tag: span.tag, position: span.position)
        switch finding.rule.dropFirst("tw.x12.".count) {
        case "message-type": return refuseSet(span.place, finding.parameters["type"] == "" ? "6" : "1")
        case "segment-unknown": fault.segmentCode = "2"
        case "date", "number":
            let words = finding.place?.address.split(separator: "-") ?? []
            fault.element = words.count > 1 ? Int(words[words.count - 1]) ?? 0 : 0
            fault.code = finding.rule == "tw.x12.date" ? "8" : "6"
            fault.value = finding.value ?? ""
        default:
            guard let code = finding.parameters["code"],
                let element = finding.parameters["element"].flatMap({ Int($0) })
            else { return }
            fault.element = element
            fault.code = code
            fault.value = finding.value ?? ""
        }
        add(fault, to: span.place, isRefused: isError)
    }
}
