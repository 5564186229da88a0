/// Reads an interchange segment by segment, and looks after its envelope.
///
/// What is wrong is a flaw and the reading goes on; only a limit stops it.
@usableFromInline package struct EDIFACTReader: Sendable {
    private var scanner: EDIFACTScanner
    private var envelope: EDIFACTEnvelope
    private let input: String
    /// Where the text went on after the last empty segment.
    private var behindEmpty = -1
    private let limits: Limits

    /// The service characters in force.
    package var delimiters: EDIFACTDelimiters { scanner.delimiters }
    /// What was wrong so far.
    package var flaws: [EDIFACTFlaw] { envelope.flaws }
    /// Flaws beyond the limit on findings.
    package var flawsLeftOut: Int { envelope.flawsLeftOut }
    /// Messages so far.
    package var messages: Int { envelope.messages }

    /// A reader of the text from `offset` on; an error where no interchange begins there.
    package init(
        _ text: Span<UInt8>, at offset: Int = 0, input: String = "", limits: Limits = .standard
    ) throws(TidewaiterError) {
        var start = offset
        while start < text.count, EDIFACTDelimiters.isBlank(text[start]) { start += 1 }
        guard start < text.count else {
            throw TidewaiterError(
                .format, "edifact.empty", "The input is empty. Send the whole interchange, from UNB to UNZ.",
                place: Place(input: input, offset: 0))
        }
        guard let (delimiters, next) = EDIFACTDelimiters.announced(in: text, at: start) else {
            throw TidewaiterError(
                .format, "edifact.header",
                "The input does not begin as an EDIFACT interchange does: with UNA, UNB, UNG or UNH and its separators. "
                    + "Check that it is EDIFACT and was sent from its first byte.",
                place: Place(input: input, offset: Int64(start), length: Int64(min(9, text.count - start))))
        }
        self.scanner = EDIFACTScanner(delimiters: delimiters, offset: next, limits: limits)
        self.envelope = EDIFACTEnvelope(keep: limits.findings)
        self.input = input
        self.limits = limits
    }

    /// Notes what another part of the reading found.
    package mutating func note(_ flaw: EDIFACTFlaw) { envelope.note(flaw) }

    /// The next segment and its role; nil at the end.
    package mutating func next(
        _ text: Span<UInt8>, _ segment: inout EDIFACTSegment
    ) throws(TidewaiterError) -> EDIFACTRole? {
        while true {
            switch scanner.next(text, &segment) {
            case .segment:
                if segment.tag != 0 && !segment.isLowercased {
                    let role = envelope.take(text, segment, release: scanner.delimiters.release)
                    if role == .interchangeTrailer { announceAgain(text) }
                    return role
                }
            case .empty:
                // Several in a row are one fault.
                if segment.start != behindEmpty {
                    envelope.note(.init(.emptySegment, offset: segment.start, length: 1))
                }
                behindEmpty = scanner.offset
                continue
            case .unterminated:
                envelope.note(.init(.unterminated, offset: segment.start, length: segment.end - segment.start))
            case .releaseAtEnd:
                envelope.note(.init(.releaseAtEnd, offset: max(segment.start, segment.end - 1), length: 1))
            case .end:
                envelope.finish(at: text.count)
                return nil
            case .tooLong:
                throw tooLong(scanner.offset)
            }
            if segment.tag == 0 || segment.isLowercased { noteTag(text, segment) }
            return envelope.take(text, segment, release: scanner.delimiters.release)
        }
    }

    /// A file may hold several interchanges, each with delimiters of its own.
    private mutating func announceAgain(_ text: Span<UInt8>) {
        var offset = scanner.offset
        while offset < text.count, EDIFACTDelimiters.isBlank(text[offset]) { offset += 1 }
        guard EDIFACTDelimiters.begins(text, offset, "UNA") || EDIFACTDelimiters.begins(text, offset, "UNB"),
            let (delimiters, next) = EDIFACTDelimiters.announced(in: text, at: offset)
        else { return }
        scanner.use(delimiters)
        scanner.offset = next
    }

    private mutating func noteTag(_ text: Span<UInt8>, _ segment: borrowing EDIFACTSegment) {
        var length = min(segment.end - segment.start, 35)
        if segment.count > 0, segment[0].element == 0 { length = min(length, Int(segment[0].length)) }
        var written: [UInt8] = []
        for offset in segment.start..<segment.start + length where text[offset] >= 0x20 { written.append(text[offset]) }
        let tag = String(decoding: written, as: UTF8.self)
        if segment.isLowercased {
            envelope.note(
                .init(
                    .tagCase, offset: segment.start, length: length, declared: tag,
                    found: EDIFACTSegment.letters(of: segment.tag)))
        } else {
            envelope.note(.init(.tag, offset: segment.start, length: length, declared: tag))
        }
    }

    private func tooLong(_ offset: Int) -> TidewaiterError {
        TidewaiterError(
            .limit, "edifact.value-bytes",
            "A value is longer than the limit of \(limits.valueBytes) bytes, or a segment has too many parts. "
                + "A terminator is probably missing or released; otherwise raise the limit.",
            place: Place(input: input, offset: Int64(offset)))
    }
}
