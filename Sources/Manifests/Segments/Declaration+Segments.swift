import TidewaiterDocuments

extension Declaration {
    /// Reads an interchange of UN/EDIFACT.
    static func readEDIFACT(
        _ bytes: [UInt8], input: String, limits: Limits, mode: ReadingMode = .tolerant
    ) throws(TidewaiterError) -> Declaration {
        let decoded = try EDIFACTSource(bytes, input: input, limits: limits)
        return try readSegments(decoded.source, flaws: decoded.flaws, limits: limits, mode: mode)
    }

    /// Reads an interchange of ASC X12, which is text in whatever character set its partners use.
    static func readX12(
        _ bytes: [UInt8], input: String, limits: Limits, mode: ReadingMode = .tolerant
    ) throws(TidewaiterError) -> Declaration {
        let source = try SourceText(decoding: bytes, input: input, limits: limits)
        return try readSegments(source, flaws: mojibake(source), limits: limits, mode: mode)
    }

    /// Text of X12 that was converted to UTF-8 twice.
    private static func mojibake(_ source: SourceText) -> [SegmentFlaw] {
        let text = source.bytes
        guard source.charset == .utf8, !source.isASCII, let found = Mojibake(in: text.span, from: source.start) else {
            return []
        }
        return [
            SegmentFlaw(
                .mojibake, .x12, offset: found.offset, length: found.length, declared: found.written, found: found.meant
            )
        ]
    }

    /// Reads one unit of a stream of segments.
    static func readSegments(
        unit: StreamUnit, format: Format, input: String, limits: Limits, mode: ReadingMode
    ) throws(TidewaiterError) -> Declaration {
        let (bytes, pieces, headerBytes) = unit.joined()
        var flaws: [SegmentFlaw] = []
        let source: SourceText
        if format == .edifact {
            let decoded = try EDIFACTSource(bytes, input: input, limits: limits, pieces: pieces)
            source = decoded.source
            // What is wrong with a header is said once.
            flaws = decoded.flaws.filter { unit.ordinal == 0 || $0.offset >= headerBytes }
        } else {
            source = try SourceText(decoding: bytes, input: input, limits: limits, pieces: pieces)
            flaws = mojibake(source).filter { unit.ordinal == 0 || $0.offset >= headerBytes }
        }
        let text = source.bytes
        var mapper = try SegmentMapper(text.span, source: source, limits: limits)
        mapper.reader.ignoreEnvelope()
        mapper.consignmentsBefore = unit.ordinal
        mapper.builder.firstConsignment = unit.ordinal
        try mapper.read(text.span)
        return mapper.finish(source: source, charsetFlaws: flaws, mode: mode, further: unit.findings)
    }

    private static func readSegments(
        _ source: SourceText, flaws: [SegmentFlaw], limits: Limits, mode: ReadingMode
    ) throws(TidewaiterError) -> Declaration {
        let text = source.bytes
        var mapper = try SegmentMapper(text.span, source: source, limits: limits)
        try mapper.read(text.span)
        return mapper.finish(source: source, charsetFlaws: flaws, mode: mode)
    }
}

extension SegmentMapper {
    /// The declaration that was read.
    consuming func finish(
        source: SourceText, charsetFlaws: [SegmentFlaw], mode: ReadingMode, further: [Finding] = []
    ) -> Declaration {
        var list = FindingList(limit: limits.findings)
        let format: Format = syntax == .edifact ? .edifact : .x12
        builder.addValue(
            .sourceFormat, to: DeclarationBuilder.interchange, source: 0, length: 0, text: format.rawValue.utf8)
        for flaw in charsetFlaws + reader.flaws { list.add(flaw.finding(in: source)) }
        for finding in source.findings + further { list.add(finding) }
        list.add(leftOut: source.findingsLeftOut)
        list.add(leftOut: reader.flawsLeftOut + flawsLeftOut)
        // In one part of a stream there may be nothing but a header; without messages the envelope is at fault.
        let isPart = reader.isPart
        if !isPart, reader.messages > 0 { noteNothing() }
        let flaws = flaws
        let limits = limits
        let syntax = syntax
        let store = DeclarationStore(source: source, builder: builder, format: format, addresses: .segments(syntax))
        for flaw in flaws { list.add(store.finding(flaw)) }
        if mode == .strict {
            list.raise()
            store.addStructure(to: &list, limits: limits, isPart: isPart)
        }
        return Declaration(store: store, findings: list, mode: mode)
    }
}

extension SegmentMapper {
    /// Says so where no message of the interchange states anything beyond its own header: nothing of it can be checked.
    private mutating func noteNothing() {
        let header: [Field] = [
            .messageReference, .messageType, .messageVersion, .messageRelease, .messageAgency, .associationCode, .other,
        ]
        // An interchange of X12 may hold nothing but acknowledgements (TA1).
        guard !reader.hasAcknowledgement || builder.nodes.count > 1 else { return }
        for index in builder.nodes.indices where index > 0 {
            guard builder.nodes[index].kind == .declaration else { return }
            var value = builder.nodes[index].firstValue
            while value != noRecord {
                let record = builder.values[Int(value)]
                guard let field = Field(rawValue: record.field), header.contains(field) else { return }
                value = record.next
            }
        }
        note(
            ReaderFlaw(
                rule: "tw.\(syntax.name).nothing-known", severity: .error, effect: .reject,
                message:
                    "No message of this interchange says anything that is known, so nothing was checked. Check that "
                    + "the right file was sent, and that its messages are of a type that is read.",
                authority: syntax.authority, node: DeclarationBuilder.interchange))
    }
}
