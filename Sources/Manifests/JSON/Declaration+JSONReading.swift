import TidewaiterDocuments

extension Declaration {
    /// Reads JSON: our own (`tidewaiter.declaration/1`), which gives an equal declaration back, or another shape whose
    /// members have names of the trade.
    static func readJSON(_ bytes: [UInt8], input: String, limits: Limits) throws(TidewaiterError) -> Declaration {
        let source = try SourceText(decoding: bytes, input: input, limits: limits)
        let document = try JSONDocument(source, limits: limits)
        guard document.root.kind == .object || document.root.kind == .array else {
            throw TidewaiterError(
                .format, "json.shape",
                "The JSON is one bare value. Send an object with consignments and goods items, or an array of them.",
                place: document.root.place)
        }
        var mapper = JSONMapper(document, limits: limits)
        try mapper.read()
        return mapper.finish()
    }
}

extension JSONMapper {
    /// The declaration that was read.
    consuming func finish() -> Declaration {
        var list = FindingList(limit: limits.findings)
        let source = document.source
        for finding in source.findings + document.findings { list.add(finding) }
        list.add(leftOut: source.findingsLeftOut + document.findingsLeftOut + flawsLeftOut)
        if !builder.has(.sourceFormat, in: DeclarationBuilder.interchange) {
            builder.addValue(
                .sourceFormat, to: DeclarationBuilder.interchange, source: 0, length: 0, text: Format.json.rawValue.utf8
            )
        }
        let flaws = flaws
        let document = document
        let store = DeclarationStore(source: source, builder: builder, format: .json, addresses: .json(document))
        for flaw in flaws { list.add(store.finding(flaw)) }
        return Declaration(store: store, findings: list)
    }
}
