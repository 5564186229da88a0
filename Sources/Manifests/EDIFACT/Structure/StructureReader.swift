import TidewaiterDocuments

/// Goes through the text of an interchange once more and compares it with its directories.
///
/// It is a pass of its own, so that reading need not pay for it: checking does, and strict reading.
struct StructureReader: ~Copyable {
    private var reader: SegmentReader
    private var segment = SegmentTable()
    private var interchanges: [InterchangeStructure] = []
    private var taken = 0
    private var isOpen = false
    private var inMessage = false
    private var inGroup = false
    private var messages = 0
    private var references: Set<String> = []
    /// Faults kept, and what came after them.
    private var kept = 0
    private(set) var leftOut = 0
    private let limits: Limits

    /// What was found ahead of the header, for the interchange that it begins.
    private var ahead: [StructureFault] = []

    private var repertoire = Repertoire.any
    private var walk: MessageWalk?
    private var walks: [String: MessageWalk] = [:]
    /// Whether the open message's segments are those of a UN directory.
    private var isByDirectory = false
    private var directory = EDIFACTDirectory(version: "", release: "", syntaxVersion: "")
    private var shapes: [UInt32: SegmentShape?] = [:]
    /// Position of the segment in the open message.
    private var position = 0

    /// Whether messages without fault are kept too.
    private let keepsAll: Bool

    /// What was found in a text.
    struct Result: Sendable {
        var interchanges: [InterchangeStructure]
        /// All messages, kept or not.
        var messages: Int
        /// Faults beyond the limit on findings.
        var leftOut: Int
    }

    /// The structure of all interchanges of a text, or of those only that have a fault.
    static func read(
        _ source: SourceText, limits: Limits, faultsOnly: Bool = false
    ) throws(TidewaiterError) -> Result {
        let text = source.bytes
        var reader = try StructureReader(text.span, source: source, limits: limits, keepsAll: !faultsOnly)
        try reader.read(text.span)
        return Result(interchanges: reader.interchanges, messages: reader.messages, leftOut: reader.leftOut)
    }

    private init(
        _ text: Span<UInt8>, source: SourceText, limits: Limits, keepsAll: Bool
    ) throws(TidewaiterError) {
        reader = try SegmentReader(text, at: source.start, input: source.input, limits: limits)
        self.limits = limits
        self.keepsAll = keepsAll
    }

    private mutating func read(_ text: Span<UInt8>) throws(TidewaiterError) {
        while let role = try reader.next(text, &segment) {
            takeFlaws()
            switch role {
            case .interchangeHeader: beginInterchange(text)
            case .interchangeTrailer:
                inspect(text, position: 0) { $0.interchange($1) }
                endInterchange()
            case .groupHeader: beginGroup(text)
            case .groupTrailer:
                inMessage = false
                inspect(text, position: 0) { $0.group($1) }
                inGroup = false
            case .messageHeader: beginMessage(text)
            case .messageTrailer:
                step(text)
                inMessage = false
            case .data: step(text)
            case .stray:
                note(fault(.envelope, .outsideMessage)) { $0.interchange($1) }
            case .acknowledgement: break
            }
        }
        takeFlaws()
        endInterchange()
    }

    // MARK: The envelope

    private mutating func beginInterchange(_ text: Span<UInt8>) {
        endInterchange()
        var interchange = InterchangeStructure()
        interchange.hasHeader = true
        interchange.syntax = values(1, text)
        interchange.sender = values(2, text)
        interchange.recipient = values(3, text)
        interchange.reference = values(5, text).first ?? ""
        interchange.acknowledgementRequest = values(9, text).first ?? ""
        interchange.testIndicator = values(11, text).first ?? ""
        open(interchange)
        for fault in ahead { note(fault) { $0.interchange($1) } }
        ahead = []
        inspect(text, position: 0) { $0.interchange($1) }
    }

    private mutating func open(_ interchange: InterchangeStructure) {
        repertoire = Repertoire(syntaxIdentifier: interchange.syntax.first ?? "")
        use(interchange.directory)
        references = []
        interchanges.append(interchange)
        isOpen = true
        inMessage = false
        inGroup = false
    }

    private mutating func endInterchange() {
        guard isOpen, let last = interchanges.indices.last else { return }
        if interchanges[last].messageCount == 0, interchanges[last].groups.isEmpty {
            interchanges[last].faults.append(
                StructureFault(kind: .envelope, code: .lowerLevelEmpty, offset: segment.start, length: 0, tag: "UNB"))
        }
        for group in interchanges[last].groups.indices where interchanges[last].groups[group].messages == 0 {
            interchanges[last].groups[group].faults.append(
                StructureFault(kind: .envelope, code: .lowerLevelEmpty, offset: segment.start, length: 0, tag: "UNG"))
        }
        let grouped = interchanges[last].groups.reduce(0) { $0 + $1.messages }
        if !interchanges[last].groups.isEmpty, grouped < interchanges[last].messageCount {
            interchanges[last].faults.append(
                StructureFault(
                    kind: .envelope, code: .groupsAndMessagesMixed, offset: segment.start, length: 0, tag: "UNG"))
        }
        isOpen = false
        inMessage = false
        inGroup = false
        drop()
        let ended = interchanges[last]
        if !keepsAll, ended.faults.isEmpty, ended.messages.isEmpty, ended.groups.allSatisfy(\.faults.isEmpty) {
            interchanges.removeLast()
        }
    }

    /// Forgets a message without fault where only faults are asked for.
    private mutating func drop() {
        guard !keepsAll, let last = interchanges.indices.last, let message = interchanges[last].messages.last,
            message.faults.isEmpty
        else { return }
        interchanges[last].messages.removeLast()
    }

    private mutating func beginGroup(_ text: Span<UInt8>) {
        if !isOpen { open(InterchangeStructure()) }
        inMessage = false
        inGroup = true
        let group = InterchangeStructure.Group(
            reference: values(5, text).first ?? "", sender: values(2, text), recipient: values(3, text))
        interchanges[interchanges.count - 1].groups.append(group)
        inspect(text, position: 0) { $0.group($1) }
    }

    private mutating func beginMessage(_ text: Span<UInt8>) {
        if !isOpen { open(InterchangeStructure()) }
        let last = interchanges.count - 1
        let identifier = values(2, text)
        func part(_ index: Int) -> String { index < identifier.count ? identifier[index] : "" }
        let syntax = interchanges[last].syntax
        use(
            EDIFACTDirectory(
                version: part(1), release: part(2), syntaxVersion: syntax.count > 1 ? syntax[1] : ""))
        let reference = values(1, text).first ?? ""
        drop()
        messages += 1
        interchanges[last].messageCount += 1
        interchanges[last].messages.append(
            .init(
                reference: reference, identifier: identifier, directory: directory,
                group: inGroup ? interchanges[last].groups.count - 1 : nil, number: messages))
        if inGroup { interchanges[last].groups[interchanges[last].groups.count - 1].messages += 1 }
        inMessage = true
        isByDirectory = part(3) == "UN" || part(0) == "CONTRL"
        position = 1
        beginWalk(part(0))
        _ = walk?.take(segment.tag)
        if !references.insert(reference).inserted {
            var repeated = fault(.messageReferenceRepeated, .duplicate)
            repeated.element = 1
            repeated.found = reference
            note(repeated) { $0.message($1) }
        }
        inspect(text, position: 1) { $0.message($1) }
    }

    /// By the nearest edition only the segments are looked at: where they stand may have changed.
    private mutating func beginWalk(_ type: String) {
        walk = nil
        guard isByDirectory, directory.isExact || type == "CONTRL" else { return }
        let key = "\(type) \(directory.edition.name) \(directory.service.name)"
        if walks[key] == nil, let structure = directory.message(type) { walks[key] = MessageWalk(structure) }
        walk = walks[key]
    }

    private mutating func use(_ other: EDIFACTDirectory) {
        guard other != directory else { return }
        directory = other
        shapes = [:]
    }

    // MARK: Segments of a message

    private mutating func step(_ text: Span<UInt8>) {
        let last = interchanges.count - 1
        guard inMessage, last >= 0 else { return }
        position += 1
        if let step = walk?.take(segment.tag) {
            for part in step.missing {
                // A missing segment is told at the position of the one before it (ISO 9735-4).
                var missing = fault(part.isGroup ? .groupMissing : .segmentMissing, .missing)
                missing.tag = SegmentTag.letters(of: part.tag)
                missing.segment = position - 1
                missing.length = 0
                missing.name = part.name
                note(missing) { $0.message($1) }
            }
            if let part = step.repeated {
                var repeated = fault(
                    part.isGroup ? .groupRepetitions : .segmentRepetitions,
                    part.isGroup ? .tooManyGroupRepetitions : .tooManySegmentRepetitions)
                repeated.segment = position
                repeated.name = part.name
                repeated.allowed = String(part.repetitions)
                note(repeated) { $0.message($1) }
            }
            if step.isMisplaced {
                var misplaced = fault(.segmentMisplaced, .notSupportedInThisPosition)
                misplaced.segment = position
                note(misplaced) { $0.message($1) }
            }
        }
        if isByDirectory || segment.tag >> 16 == 0x55 { inspect(text, position: position) { $0.message($1) } }
    }

    private mutating func inspect(
        _ text: Span<UInt8>, position: Int,
        into scope: (inout InterchangeStructure, StructureFault) -> Void
    ) {
        if !isOpen { return }
        if shapes[segment.tag] == nil {
            shapes[segment.tag] = .some(SegmentShape(SegmentTag.letters(of: segment.tag), in: directory))
        }
        guard let shape = shapes[segment.tag] ?? nil else { return }
        var inspector = SegmentInspector(
            shape, position: position, repertoire: repertoire, release: reader.delimiters.release)
        inspector.inspect(text, segment)
        if inspector.faults.isEmpty { inspector.inspectValues(text, segment) }
        for fault in inspector.faults { note(fault, into: scope) }
    }

    // MARK: Noting

    /// What the reader of the envelope found: it is told by it, and answered by CONTRL.
    private mutating func takeFlaws() {
        let flaws = reader.flaws
        while taken < flaws.count {
            let flaw = flaws[taken]
            taken += 1
            guard let (level, code, tag, element) = flaw.kind.envelope else { continue }
            if flaw.kind == .serviceCharacter {
                ahead.append(
                    StructureFault(kind: .envelope, code: code, offset: flaw.offset, length: flaw.length, tag: tag))
                continue
            }
            if !isOpen { open(InterchangeStructure()) }
            let found = StructureFault(
                kind: .envelope, code: code, offset: flaw.offset, length: flaw.length, tag: tag, element: element)
            switch level {
            case .interchange: note(found) { $0.interchange($1) }
            case .group: note(found) { $0.group($1) }
            case .message: note(found) { $0.message($1) }
            }
        }
    }

    private func fault(_ kind: StructureFault.Kind, _ code: SyntaxErrorCode) -> StructureFault {
        StructureFault(
            kind: kind, code: code, offset: segment.start, length: segment.end - segment.start,
            tag: SegmentTag.letters(of: segment.tag))
    }

    private mutating func note(
        _ fault: StructureFault, into scope: (inout InterchangeStructure, StructureFault) -> Void
    ) {
        guard let last = interchanges.indices.last else { return }
        guard kept < limits.findings else {
            leftOut += 1
            return
        }
        kept += 1
        scope(&interchanges[last], fault)
    }

    /// The components of an element of the segment, empty ones in between too.
    private func values(_ element: UInt16, _ text: Span<UInt8>) -> [String] {
        var values: [String] = []
        for index in 0..<segment.count {
            let part = segment[index]
            guard part.element == element, part.repetition == 0, part.component <= 32 else { continue }
            while values.count < Int(part.component) - 1 { values.append("") }
            values.append(
                String(
                    decoding: segment.text(of: part, in: text, release: reader.delimiters.release)
                        .filter { $0 >= 0x20 }.prefix(140),
                    as: UTF8.self))
        }
        return values
    }
}

extension InterchangeStructure {
    fileprivate mutating func interchange(_ fault: StructureFault) { faults.append(fault) }

    fileprivate mutating func group(_ fault: StructureFault) {
        if groups.isEmpty { faults.append(fault) } else { groups[groups.count - 1].faults.append(fault) }
    }

    fileprivate mutating func message(_ fault: StructureFault) {
        if messages.isEmpty { faults.append(fault) } else { messages[messages.count - 1].faults.append(fault) }
    }
}

extension SegmentFlaw.Kind {
    /// Where CONTRL answers a flaw of the envelope: the level, the code, the service segment and its element.
    fileprivate var envelope: (SegmentSyntax.Level, SyntaxErrorCode, tag: String, element: Int)? {
        switch self {
        case .messageReference: (.message, .referencesDoNotMatch, "UNT", 2)
        case .segmentCount: (.message, .countDoesNotMatch, "UNT", 1)
        case .noMessageTrailer: (.message, .missing, "UNT", 0)
        case .groupReference: (.group, .referencesDoNotMatch, "UNE", 2)
        case .groupCount: (.group, .countDoesNotMatch, "UNE", 1)
        case .noGroupTrailer: (.group, .missing, "UNE", 0)
        case .interchangeReference: (.interchange, .referencesDoNotMatch, "UNZ", 2)
        case .interchangeCount: (.interchange, .countDoesNotMatch, "UNZ", 1)
        case .noInterchangeTrailer: (.interchange, .missing, "UNZ", 0)
        case .noInterchangeHeader: (.interchange, .missing, "UNB", 0)
        case .trailingBytes: (.interchange, .outsideMessage, "UNZ", 0)
        case .serviceCharacter: (.interchange, .invalidServiceCharacter, "UNA", 0)
        default: nil
        }
    }
}
