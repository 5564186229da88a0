public import TidewaiterDocuments

/// A declaration that was written.
public struct WrittenDeclaration: Sendable {
    /// The document.
    public let bytes: [UInt8]
    /// What could not be written, or is missing in what was.
    public let findings: [Finding]
    /// Findings beyond ``Limits/findings``.
    public let findingsLeftOut: Int

    init(_ bytes: [UInt8], _ findings: FindingList = FindingList(limit: 0)) {
        self.bytes = bytes
        self.findings = findings.findings
        self.findingsLeftOut = findings.leftOut
    }
}

extension Declaration {
    /// Writes the declaration in another form, or again in its own.
    ///
    /// An interchange that was read is written again as it was: the same segments and values, the same separators, line
    /// breaks and character set where ``WriteOptions`` do not ask for others. In all other cases a message is written
    /// from the model, by the table that it is read by; what it has no place for is a finding.
    ///
    /// - Throws: ``TidewaiterError`` with status `argument` for options that the form does not have, `data` for a value
    ///   that cannot be written, with its place.
    public func write(
        as form: WrittenForm, options: WriteOptions = WriteOptions(), limits: Limits = .standard
    ) throws(TidewaiterError) -> WrittenDeclaration {
        if let problem = options.problem(for: form) { throw problem }
        switch form {
        case .edifact: return try writeSegments(.edifact, options, limits)
        case .x12: return try writeSegments(.x12, options, limits)
        default: break
        }
        switch form {
        case .csv: return csv(limits)
        case .jsonl: return WrittenDeclaration(jsonLines())
        default: return WrittenDeclaration(json())
        }
    }

    private func writeSegments(
        _ syntax: SegmentSyntax, _ options: WriteOptions, _ limits: Limits
    ) throws(TidewaiterError) -> WrittenDeclaration {
        let isOwn = format == (syntax == .edifact ? Format.edifact : .x12)
        let charset = options.charset.map { Charset(name: $0) }
        let lineBreak = options.lineBreaks.map { SegmentStyle.LineBreak(rawValue: $0.rawValue) ?? .none }
        var delimiters: SegmentDelimiters?
        if let text = options.delimiters { delimiters = try SegmentDelimiters(text: text, syntax) }
        if isOwn, !options.asksForMessage {
            let changes = SegmentRewriter.Changes(
                charset: charset, delimiters: delimiters, lineBreak: lineBreak, correctsCounts: options.correctCounts)
            return WrittenDeclaration(try SegmentRewriter(store.source, changes).rewrite())
        }
        guard !options.correctCounts else {
            throw TidewaiterError(
                .argument, "write.counts",
                "Counts are corrected in an interchange that is written again; a message that is written anew has the "
                    + "right ones. Leave the option out.")
        }
        let writer = try MessageWriter(self, syntax, options, limits)
        return try writer.write(charset: charset, delimiters: delimiters, lineBreak: lineBreak)
    }
}
