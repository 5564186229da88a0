import TidewaiterDocuments

extension Declaration {
    /// Reads an interchange of UN/EDIFACT.
    static func readEDIFACT(
        _ bytes: [UInt8], input: String, limits: Limits
    ) throws(TidewaiterError) -> Declaration {
        let decoded = try EDIFACTSource(bytes, input: input, limits: limits)
        let source = decoded.source
        let text = source.bytes
        var mapper = try EDIFACTMapper(text.span, source: source, limits: limits)
        try mapper.read(text.span)
        return mapper.finish(source: source, charsetFlaws: decoded.flaws)
    }
}

extension EDIFACTMapper {
    /// The declaration that was read.
    consuming func finish(source: SourceText, charsetFlaws: [EDIFACTFlaw]) -> Declaration {
        var list = FindingList(limit: limits.findings)
        builder.addValue(
            .sourceFormat, to: DeclarationBuilder.interchange, source: 0, length: 0,
            text: Format.edifact.rawValue.utf8)
        for flaw in charsetFlaws + reader.flaws { list.add(flaw.finding(in: source)) }
        for finding in source.findings { list.add(finding) }
        list.add(leftOut: source.findingsLeftOut)
        list.add(leftOut: reader.flawsLeftOut + flawsLeftOut)
        let flaws = flaws
        let store = DeclarationStore(source: source, builder: builder, format: .edifact, addresses: .edifact)
        for flaw in flaws { list.add(store.finding(flaw)) }
        return Declaration(store: store, findings: list)
    }
}
