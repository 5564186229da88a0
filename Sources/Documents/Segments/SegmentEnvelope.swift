/// What a segment is to the envelope (ISO 9735-1, sections 8 to 10; X12.6).
@usableFromInline package enum SegmentRole: Sendable {
    /// UNB or ISA.
    case interchangeHeader
    /// UNZ or IEA.
    case interchangeTrailer
    /// UNG or GS.
    case groupHeader
    /// UNE or GE.
    case groupTrailer
    /// UNH or ST.
    case messageHeader
    /// UNT or SE.
    case messageTrailer
    /// An interchange acknowledgement (TA1), which stands outside groups.
    case acknowledgement
    /// Part of a message.
    case data
    /// Outside any message.
    case stray
}

/// Follows the envelope: whether headers and trailers pair, with the same references and the right counts.
struct SegmentEnvelope: Sendable {
    private struct Opened: Sendable {
        var reference: [UInt8]
        var offset: Int
        var count = 0
    }

    private let syntax: SegmentSyntax
    private var interchange: Opened?
    private var group: Opened?
    private var message: Opened?
    /// Segments of the open message so far, its header included.
    private var segments = 0
    private(set) var messages = 0
    private(set) var acknowledgements = 0
    private var headerMissed = false
    private var strayNoted = false
    private(set) var flaws: [SegmentFlaw] = []
    private let keep: Int
    private(set) var flawsLeftOut = 0

    init(syntax: SegmentSyntax, keep: Int) {
        self.syntax = syntax
        self.keep = keep
    }

    /// Whether what is wrong with the envelope is somebody else's to say.
    var isIgnored = false

    mutating func takeFlaws() -> [SegmentFlaw] {
        defer { flaws.removeAll(keepingCapacity: true) }
        return flaws
    }

    mutating func note(_ flaw: SegmentFlaw) {
        if isIgnored, flaw.kind != .controlCharacter { return }
        if flaws.count < keep { flaws.append(flaw) } else { flawsLeftOut += 1 }
    }

    /// The quick way: nearly every segment is data of a message. It is asked for by the tag alone, as handing the table
    /// on for each segment costs a copy of it.
    @inline(__always)
    mutating func takesAsData(_ tag: UInt32) -> Bool {
        // Service segments of EDIFACT begin with U; those of X12 are few.
        let isData = syntax == .edifact ? tag >> 16 != 0x55 : !Self.isServiceOfX12(tag)
        guard isData && message != nil else { return false }
        segments &+= 1
        return true
    }

    mutating func take(_ text: Span<UInt8>, _ segment: borrowing SegmentTable, release: UInt8?) -> SegmentRole {
        if takesAsData(segment.tag) { return .data }
        segments &+= 1
        return takeService(text, segment, release)
    }

    @inline(__always)
    private static func isServiceOfX12(_ tag: UInt32) -> Bool {
        switch tag {
        case 0x4953_41, 0x4945_41, 0x4753, 0x4745, 0x5354, 0x5345, 0x5441_31: true
        default: false
        }
    }

    private static func role(_ tag: UInt32, _ syntax: SegmentSyntax) -> SegmentRole? {
        switch (syntax, SegmentTag.letters(of: tag)) {
        case (.edifact, "UNB"), (.x12, "ISA"): .interchangeHeader
        case (.edifact, "UNG"), (.x12, "GS"): .groupHeader
        case (.edifact, "UNH"), (.x12, "ST"): .messageHeader
        case (.edifact, "UNT"), (.x12, "SE"): .messageTrailer
        case (.edifact, "UNE"), (.x12, "GE"): .groupTrailer
        case (.edifact, "UNZ"), (.x12, "IEA"): .interchangeTrailer
        case (.x12, "TA1"): .acknowledgement
        default: nil
        }
    }

    @inline(never)
    private mutating func takeService(
        _ text: Span<UInt8>, _ segment: borrowing SegmentTable, _ release: UInt8?
    ) -> SegmentRole {
        func value(_ element: UInt16, _ component: UInt16 = 1) -> [UInt8] {
            segment.part(element, component).map { segment.text(of: $0, in: text, release: release) } ?? []
        }
        let role = Self.role(segment.tag, syntax)
        switch role {
        case .interchangeHeader:
            closeMessage(at: segment.start)
            closeInterchange(at: segment.start)
            interchange = Opened(reference: value(syntax == .edifact ? 5 : 13), offset: segment.start)
            return .interchangeHeader
        case .groupHeader:
            closeMessage(at: segment.start)
            closeGroup(at: segment.start)
            noteHeader(segment)
            interchange?.count += 1
            group = Opened(reference: value(syntax == .edifact ? 5 : 6), offset: segment.start)
            return .groupHeader
        case .messageHeader:
            closeMessage(at: segment.start)
            noteHeader(segment)
            if group == nil {
                interchange?.count += 1
            } else {
                group?.count += 1
            }
            messages += 1
            message = Opened(reference: value(syntax == .edifact ? 1 : 2), offset: segment.start)
            segments = 1
            return .messageHeader
        case .messageTrailer:
            guard message != nil else { return stray(segment) }
            endMessage(segment, declared: value(1), reference: value(2))
            return .messageTrailer
        case .groupTrailer:
            closeMessage(at: segment.start)
            guard let opened = group else { return stray(segment) }
            compareReference(.group, value(2), opened.reference, segment)
            compareCount(.group, value(1), opened.count, segment)
            group = nil
            return .groupTrailer
        case .interchangeTrailer:
            closeMessage(at: segment.start)
            closeGroup(at: segment.start)
            if let opened = interchange {
                compareReference(.interchange, value(2), opened.reference, segment)
                compareCount(.interchange, value(1), opened.count, segment)
            } else if !headerMissed {
                return stray(segment)
            }
            interchange = nil
            return .interchangeTrailer
        case .acknowledgement:
            // TA1 stands between ISA and the groups, or alone.
            if message != nil || group != nil { return message == nil ? stray(segment) : .data }
            acknowledgements += 1
            return .acknowledgement
        default: return message == nil ? stray(segment) : .data
        }
    }

    /// The end of the input: what is open is reported.
    mutating func finish(at end: Int) {
        closeMessage(at: end)
        closeInterchange(at: end)
        if messages == 0, acknowledgements == 0 { note(.init(.noMessage, syntax, offset: end, length: 0)) }
    }

    private mutating func noteHeader(_ segment: borrowing SegmentTable) {
        guard interchange == nil, !headerMissed else { return }
        headerMissed = true
        note(
            .init(
                .noInterchangeHeader, syntax, offset: segment.start, length: segment.end - segment.start,
                address: syntax.header(.interchange)))
    }

    private mutating func stray(_ segment: borrowing SegmentTable) -> SegmentRole {
        // One is enough: what follows the first is out of place for the same reason.
        if !strayNoted {
            let tag = SegmentTag.letters(of: segment.tag)
            note(
                .init(
                    .noMessageHeader, syntax, offset: segment.start, length: segment.end - segment.start,
                    address: tag, found: tag))
        }
        strayNoted = true
        return .stray
    }

    private mutating func endMessage(_ segment: borrowing SegmentTable, declared: [UInt8], reference: [UInt8]) {
        guard let opened = message else { return }
        compareReference(.message, reference, opened.reference, segment)
        compareCount(.message, declared, segments, segment)
        message = nil
        strayNoted = false
    }

    private mutating func closeMessage(at offset: Int) {
        guard let opened = message else { return }
        note(
            .init(
                .noMessageTrailer, syntax, offset: offset, length: 0, address: syntax.trailer(.message),
                found: String(decoding: opened.reference, as: UTF8.self)))
        message = nil
        strayNoted = false
    }

    private mutating func closeGroup(at offset: Int) {
        guard group != nil else { return }
        note(.init(.noGroupTrailer, syntax, offset: offset, length: 0, address: syntax.trailer(.group)))
        group = nil
    }

    private mutating func closeInterchange(at offset: Int) {
        closeGroup(at: offset)
        guard interchange != nil else { return }
        note(
            .init(
                .noInterchangeTrailer, syntax, offset: offset, length: 0, address: syntax.trailer(.interchange)))
        interchange = nil
    }

    private mutating func compareReference(
        _ level: SegmentSyntax.Level, _ declared: [UInt8], _ opened: [UInt8], _ segment: borrowing SegmentTable
    ) {
        // References are sometimes filled up with blanks; those of X12 are numbers.
        var one = declared.filter { $0 != 0x20 }
        var other = opened.filter { $0 != 0x20 }
        if syntax == .x12 {
            one = Array(one.drop { $0 == 0x30 })
            other = Array(other.drop { $0 == 0x30 })
        }
        guard one != other else { return }
        let kind: SegmentFlaw.Kind =
            switch level {
            case .interchange: .interchangeReference
            case .group: .groupReference
            case .message: .messageReference
            }
        note(
            .init(
                kind, syntax, offset: segment.start, length: segment.end - segment.start,
                address: syntax.referenceAddress(level), declared: String(decoding: declared, as: UTF8.self),
                found: String(decoding: opened, as: UTF8.self)))
    }

    private mutating func compareCount(
        _ level: SegmentSyntax.Level, _ declared: [UInt8], _ counted: Int, _ segment: borrowing SegmentTable
    ) {
        let text = String(decoding: declared.filter { $0 != 0x20 }, as: UTF8.self)
        guard Int(text) != counted else { return }
        let kind: SegmentFlaw.Kind =
            switch level {
            case .interchange: .interchangeCount
            case .group: .groupCount
            case .message: .segmentCount
            }
        note(
            .init(
                kind, syntax, offset: segment.start, length: segment.end - segment.start,
                address: syntax.countAddress(level), declared: text, found: String(counted)))
    }
}
