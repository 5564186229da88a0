/// What a segment is to the envelope (ISO 9735-1, sections 8 to 10).
@usableFromInline package enum EDIFACTRole: Sendable {
    /// UNB.
    case interchangeHeader
    /// UNZ.
    case interchangeTrailer
    /// UNG.
    case groupHeader
    /// UNE.
    case groupTrailer
    /// UNH.
    case messageHeader
    /// UNT.
    case messageTrailer
    /// Part of a message.
    case data
    /// Outside any message.
    case stray
}

/// Follows the envelope: whether headers and trailers pair, with the same references and the right counts.
struct EDIFACTEnvelope: Sendable {
    private struct Opened: Sendable {
        var reference: [UInt8]
        var offset: Int
        var count = 0
    }

    private var interchange: Opened?
    private var group: Opened?
    private var message: Opened?
    /// Segments of the open message so far, UNH included.
    private var segments = 0
    private(set) var messages = 0
    private var headerMissed = false
    private var strayNoted = false
    private(set) var flaws: [EDIFACTFlaw] = []
    private let keep: Int
    private(set) var flawsLeftOut = 0

    init(keep: Int) { self.keep = keep }

    var isInMessage: Bool { message != nil }

    mutating func note(_ flaw: EDIFACTFlaw) {
        if flaws.count < keep { flaws.append(flaw) } else { flawsLeftOut += 1 }
    }

    /// The quick way: nearly every segment is data of a message.
    @inline(__always)
    mutating func take(_ text: Span<UInt8>, _ segment: borrowing EDIFACTSegment, release: UInt8?) -> EDIFACTRole {
        segments &+= 1
        if segment.tag >> 16 != 0x55 && message != nil { return .data }
        return takeService(text, segment, release)
    }

    @inline(never)
    private mutating func takeService(
        _ text: Span<UInt8>, _ segment: borrowing EDIFACTSegment, _ release: UInt8?
    ) -> EDIFACTRole {
        func value(_ element: UInt16, _ component: UInt16 = 1) -> [UInt8] {
            segment.part(element, component)?.text(in: text, of: segment, release: release) ?? []
        }
        let length = segment.end - segment.start
        switch segment.tag {
        case EDIFACTSegment.tag("UNB"):
            closeMessage(at: segment.start)
            closeInterchange(at: segment.start)
            interchange = Opened(reference: value(5), offset: segment.start)
            return .interchangeHeader
        case EDIFACTSegment.tag("UNG"):
            closeMessage(at: segment.start)
            closeGroup(at: segment.start)
            interchange?.count += 1
            group = Opened(reference: value(5), offset: segment.start)
            return .groupHeader
        case EDIFACTSegment.tag("UNH"):
            closeMessage(at: segment.start)
            if interchange == nil && !headerMissed {
                headerMissed = true
                note(.init(.noInterchangeHeader, offset: segment.start, length: length, address: "UNB"))
            }
            if group == nil { interchange?.count += 1 } else { group?.count += 1 }
            messages += 1
            message = Opened(reference: value(1), offset: segment.start)
            segments = 1
            return .messageHeader
        case EDIFACTSegment.tag("UNT"):
            guard message != nil else { return stray(segment) }
            endMessage(segment, declared: value(1), reference: value(2))
            return .messageTrailer
        case EDIFACTSegment.tag("UNE"):
            closeMessage(at: segment.start)
            guard let opened = group else { return stray(segment) }
            compare(.groupReference, value(2), opened.reference, segment, "UNE 0048")
            compare(.groupCount, value(1), opened.count, segment, "UNE 0060")
            group = nil
            return .groupTrailer
        case EDIFACTSegment.tag("UNZ"):
            closeMessage(at: segment.start)
            closeGroup(at: segment.start)
            if let opened = interchange {
                compare(.interchangeReference, value(2), opened.reference, segment, "UNZ 0020")
                compare(.interchangeCount, value(1), opened.count, segment, "UNZ 0036")
            } else if !headerMissed {
                return stray(segment)
            }
            interchange = nil
            return .interchangeTrailer
        default:
            return message == nil ? stray(segment) : .data
        }
    }

    /// The end of the input: what is open is reported.
    mutating func finish(at end: Int) {
        closeMessage(at: end)
        closeInterchange(at: end)
        if messages == 0 { note(.init(.noMessage, offset: end, length: 0)) }
    }

    private mutating func stray(_ segment: borrowing EDIFACTSegment) -> EDIFACTRole {
        // One is enough: what follows the first is out of place for the same reason.
        if !strayNoted {
            note(
                .init(
                    .noMessageHeader, offset: segment.start, length: segment.end - segment.start,
                    address: EDIFACTSegment.letters(of: segment.tag), found: EDIFACTSegment.letters(of: segment.tag)))
        }
        strayNoted = true
        return .stray
    }

    private mutating func endMessage(_ segment: borrowing EDIFACTSegment, declared: [UInt8], reference: [UInt8]) {
        guard let opened = message else { return }
        compare(.messageReference, reference, opened.reference, segment, "UNT 0062")
        compare(.segmentCount, declared, segments, segment, "UNT 0074")
        message = nil
        strayNoted = false
    }

    private mutating func closeMessage(at offset: Int) {
        guard let opened = message else { return }
        note(
            .init(
                .noMessageTrailer, offset: offset, length: 0, address: "UNT",
                found: String(decoding: opened.reference, as: UTF8.self)))
        message = nil
        strayNoted = false
    }

    private mutating func closeGroup(at offset: Int) {
        guard group != nil else { return }
        note(.init(.noGroupTrailer, offset: offset, length: 0, address: "UNE"))
        group = nil
    }

    private mutating func closeInterchange(at offset: Int) {
        closeGroup(at: offset)
        guard interchange != nil else { return }
        note(.init(.noInterchangeTrailer, offset: offset, length: 0, address: "UNZ"))
        interchange = nil
    }

    private mutating func compare(
        _ kind: EDIFACTFlaw.Kind, _ declared: [UInt8], _ opened: [UInt8], _ segment: borrowing EDIFACTSegment,
        _ address: String
    ) {
        // References are sometimes filled up with blanks.
        let isBlank = { (byte: UInt8) in byte == 0x20 }
        guard declared.filter({ !isBlank($0) }) != opened.filter({ !isBlank($0) }) else { return }
        note(
            .init(
                kind, offset: segment.start, length: segment.end - segment.start, address: address,
                declared: String(decoding: declared, as: UTF8.self), found: String(decoding: opened, as: UTF8.self)))
    }

    private mutating func compare(
        _ kind: EDIFACTFlaw.Kind, _ declared: [UInt8], _ counted: Int, _ segment: borrowing EDIFACTSegment,
        _ address: String
    ) {
        let text = String(decoding: declared, as: UTF8.self)
        guard Int(text) != counted else { return }
        note(
            .init(
                kind, offset: segment.start, length: segment.end - segment.start, address: address, declared: text,
                found: String(counted)))
    }
}
