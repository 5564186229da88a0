/// A JSON text (RFC 8259) read whole: a flat tape of values over the text's own bytes, with the place of each.
///
/// Reading is strict about structure and numbers (the first mistake is a ``TidewaiterError``) and forgiving inside
/// strings: what is wrong there, and names that occur twice, are ``findings``. Nothing is converted before it is
/// asked for: numbers stay the digits that were written.
@usableFromInline package final class JSONDocument: Sendable {
    /// The text.
    package let source: SourceText
    /// What can be read but ought to be mended, beside the findings of the source; at most ``Limits/findings`` of them.
    package let findings: [Finding]
    /// How many findings there were beyond those kept.
    package let findingsLeftOut: Int

    /// Whether the text is JSON Lines: the root is the array of its lines, each of which has pointers of its own.
    package let isLines: Bool

    private let skipped: JSONSkippedElements?

    @usableFromInline let bytes: [UInt8]
    @usableFromInline let tape: JSONTape

    /// Reads `bytes`, which are UTF-8 or UTF-16, with or without a byte order mark.
    package convenience init(
        _ bytes: [UInt8], input: String = "", limits: Limits = .standard
    ) throws(TidewaiterError) {
        try self.init(SourceText(unicode: bytes, input: input, limits: limits), limits: limits)
    }

    /// Reads a text, which may be a part of a longer one: then `skipped` are the elements left out before it.
    package init(
        _ source: SourceText, limits: Limits = .standard, skipped: JSONSkippedElements? = nil
    ) throws(TidewaiterError) {
        var reader = JSONReader(source: source, limits: limits)
        try reader.read()
        self.source = source
        self.bytes = source.bytes
        self.isLines = false
        self.skipped = skipped
        self.findings = JSONFlaw.findings(
            reader.flaws, tape: reader.tape, source: source, isLines: false, skipped: skipped)
        self.findingsLeftOut = reader.flawsLeftOut
        self.tape = reader.takeTape()
    }

    /// Reads JSON Lines: each line a text of its own. Lines that are not JSON are findings.
    package init(lines source: SourceText, limits: Limits = .standard) throws(TidewaiterError) {
        var reader = JSONReader(source: source, limits: limits)
        let wrong = try reader.readLines()
        self.source = source
        self.bytes = source.bytes
        self.isLines = true
        self.skipped = nil
        self.findings =
            wrong.map(Self.wrongLine)
            + JSONFlaw.findings(reader.flaws, tape: reader.tape, source: source, isLines: true)
        self.findingsLeftOut = reader.flawsLeftOut
        self.tape = reader.takeTape()
    }

    /// The rule of findings about lines that are not JSON.
    package static let wrongLineRule = "tw.jsonl.line"

    private static func wrongLine(_ error: TidewaiterError) -> Finding {
        Finding(
            rule: wrongLineRule, severity: .error, effect: .reject,
            message: "This line is not JSON and was left out; the others were read. \(error.message)",
            place: error.place, authority: "RFC 8259", parameters: ["code": error.code])
    }

    /// Values and names that it has.
    package var valueCount: Int { tape.count }

    /// The value that the text is.
    @inlinable package var root: JSONValue { JSONValue(document: self, index: 0) }

    /// JSON Pointer (RFC 6901) of an entry of the tape.
    package func pointer(of index: Int) -> String {
        tape.pointer(of: index, bytes: bytes, isLines: isLines, skipped: skipped)
    }
}
