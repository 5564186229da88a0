/// Reads an interchange segment by segment, and looks after its envelope.
///
/// What is wrong is a flaw and the reading goes on; only a limit stops it.
@usableFromInline package struct SegmentReader: Sendable {
    private var scanner: SegmentScanner
    private var envelope: SegmentEnvelope
    private let input: String
    private let limits: Limits
    /// Where the text went on after the last empty segment.
    private var behindEmpty = -1
    /// Whether the last segment closed an interchange.
    private var isClosed = false

    /// The service characters in force.
    package var delimiters: SegmentDelimiters { scanner.delimiters }
    /// The family of the first interchange.
    package var syntax: SegmentSyntax { scanner.syntax }
    /// What was wrong so far.
    package var flaws: [SegmentFlaw] { envelope.flaws }
    /// Flaws beyond the limit on findings.
    package var flawsLeftOut: Int { envelope.flawsLeftOut }
    /// Messages so far.
    package var messages: Int { envelope.messages }
    /// Whether there was an interchange acknowledgement (TA1).
    package var hasAcknowledgement: Bool { envelope.acknowledgements > 0 }
    /// Where the segment behind the table begins.
    package var offset: Int { scanner.offset }

    /// A reader of the text from `offset` on; an error where no interchange begins there.
    package init(
        _ text: Span<UInt8>, at offset: Int = 0, input: String = "", limits: Limits = .standard
    ) throws(TidewaiterError) {
        var start = offset
        while start < text.count, SegmentDelimiters.isBlank(text[start]) { start += 1 }
        guard start < text.count else {
            throw TidewaiterError(
                .format, "segments.empty", "The input is empty. Send the whole interchange, header and trailer.",
                place: Place(input: input, offset: 0))
        }
        guard let (delimiters, next, syntax) = SegmentDelimiters.announced(in: text, at: start) else {
            throw TidewaiterError(
                .format, "segments.header",
                "The input does not begin as an interchange does: with UNA, UNB, UNG or UNH (EDIFACT) or ISA, GS or ST "
                    + "(X12) and its separators. Check that it is one and was sent from its first byte.",
                place: Place(input: input, offset: Int64(start), length: Int64(min(9, text.count - start))))
        }
        self.scanner = SegmentScanner(delimiters: delimiters, syntax: syntax, offset: next, limits: limits)
        self.envelope = SegmentEnvelope(syntax: syntax, keep: limits.findings)
        self.input = input
        self.limits = limits
        noteAdvice(text, at: start)
        if syntax == .x12, start > offset {
            envelope.note(.init(.leadingBytes, syntax, offset: offset, length: start - offset))
        }
    }

    /// The text has lost so many bytes at its front. Only between two fillings of the table.
    package mutating func drop(_ bytes: Int) {
        scanner.offset -= bytes
        if behindEmpty >= 0 { behindEmpty -= bytes }
    }

    /// What was wrong since this was last asked, for readers that go on without end.
    package mutating func takeFlaws() -> [SegmentFlaw] { envelope.takeFlaws() }

    /// Does without an envelope: the text is a part of an interchange whose envelope another reader follows.
    package mutating func ignoreEnvelope() { envelope.isIgnored = true }

    /// Whether the envelope is another reader's to follow.
    package var isPart: Bool { envelope.isIgnored }

    /// Notes what another part of the reading found.
    package mutating func note(_ flaw: SegmentFlaw) { envelope.note(flaw) }

    /// Moves the table to the next segment and gives its role; nil at the end.
    ///
    /// Where the text is not the last there is, nil means that more is needed: call again with the same text and what
    /// came after it.
    package mutating func next(
        _ text: Span<UInt8>, _ segment: inout SegmentTable, isLast: Bool = true
    ) throws(TidewaiterError) -> SegmentRole? {
        while true {
            guard segment.advance() else {
                // What follows a trailer is told by its first bytes, a header by all of it.
                if isClosed, !isLast, text.count - scanner.offset < 512 { return nil }
                if isClosed, let rest = trailing(text, &segment) { return rest }
                scanner.fill(&segment, from: text, isLast: isLast)
                if segment.segmentCount > 0 { continue }
                if isLast { envelope.finish(at: text.count) }
                return nil
            }
            if segment.step == .segment, segment.tag != 0, !segment.isLowercased {
                if envelope.takesAsData(segment.tag) { return .data }
                let role = envelope.take(text, segment, release: scanner.delimiters.release)
                if role == .interchangeTrailer { isClosed = true }
                return role
            }
            if try noteOddity(text, segment) {
                return envelope.take(text, segment, release: scanner.delimiters.release)
            }
        }
    }

    /// What is wrong with a segment; whether there is one all the same.
    private mutating func noteOddity(
        _ text: Span<UInt8>, _ segment: borrowing SegmentTable
    ) throws(TidewaiterError) -> Bool {
        switch segment.step {
        case .segment, .end: break
        case .empty:
            // Several in a row are one fault; where a line break ends segments, an empty line is none.
            let isLineBreak = SegmentDelimiters.isBlank(scanner.delimiters.terminator)
            if segment.start != behindEmpty, !isLineBreak {
                envelope.note(.init(.emptySegment, syntax, offset: segment.start, length: 1))
            }
            behindEmpty = segment.start + 1
            return false
        case .unterminated:
            envelope.note(
                .init(.unterminated, syntax, offset: segment.start, length: segment.end - segment.start))
        case .releaseAtEnd:
            envelope.note(.init(.releaseAtEnd, syntax, offset: max(segment.start, segment.end - 1), length: 1))
        case .tooLong: throw tooLong(scanner.offset)
        }
        if segment.tag == 0 || segment.isLowercased { noteTag(text, segment) }
        return true
    }

    /// Behind a trailer: a further interchange, with delimiters of its own; or what is none, as one stray segment.
    private mutating func trailing(_ text: Span<UInt8>, _ segment: inout SegmentTable) -> SegmentRole? {
        isClosed = false
        var offset = scanner.offset
        // A terminator too many is no text.
        while offset < text.count,
            SegmentDelimiters.isBlank(text[offset]) || text[offset] == scanner.delimiters.terminator
        {
            offset += 1
        }
        guard offset < text.count else { return nil }
        if let (delimiters, next, syntax) = SegmentDelimiters.announced(in: text, at: offset),
            syntax == scanner.syntax
        {
            noteAdvice(text, at: offset)
            scanner.use(delimiters)
            scanner.offset = next
            return nil
        }
        // A message or a trailer that belongs to the envelope is told from text that does not.
        if scanner.syntax == .x12, SegmentDelimiters.begins(text, offset, "TA1") { return nil }
        segment.holdRest(of: text, from: offset)
        scanner.offset = text.count
        envelope.note(.init(.trailingBytes, syntax, offset: offset, length: text.count - offset))
        return .stray
    }

    /// What UNA names and cannot be.
    private mutating func noteAdvice(_ text: Span<UInt8>, at offset: Int) {
        guard let (place, role) = SegmentDelimiters.faultyAdvice(in: text, at: offset) else { return }
        let byte = text[place]
        let name =
            byte == 0x20 ? "a blank" : byte > 0x20 && byte < 0x7F ? "\"\(Character(Unicode.Scalar(byte)))\"" : "a byte"
        envelope.note(
            .init(.serviceCharacter, syntax, offset: place, length: 1, address: "UNA", declared: name, found: role))
    }

    private mutating func noteTag(_ text: Span<UInt8>, _ segment: borrowing SegmentTable) {
        var length = min(segment.end - segment.start, 35)
        if segment.count > 0, segment[0].element == 0 { length = min(length, Int(segment[0].length)) }
        var written: [UInt8] = []
        for offset in segment.start..<segment.start + length where text[offset] >= 0x20 { written.append(text[offset]) }
        let tag = String(decoding: written, as: UTF8.self)
        let kind: SegmentFlaw.Kind = segment.isLowercased && segment.tag != 0 ? .tagCase : .tag
        envelope.note(
            .init(
                kind, syntax, offset: segment.start, length: length, declared: tag,
                found: kind == .tagCase ? SegmentTag.letters(of: segment.tag) : ""))
    }

    private func tooLong(_ offset: Int) -> TidewaiterError {
        TidewaiterError(
            .limit, "\(syntax.name).value-bytes",
            "A value is longer than the limit of \(limits.valueBytes) bytes, or a segment has too many parts. "
                + "A terminator is probably missing\(syntax == .edifact ? " or released" : ""); "
                + "otherwise raise the limit.",
            place: Place(input: input, offset: Int64(offset)))
    }
}
