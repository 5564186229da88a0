/// Something wrong in a JSON text that does not keep it from being read, as the reader notes it in passing.
struct JSONFlaw: Sendable {
    enum Kind: Sendable {
        case duplicateName, invalidUTF8, controlCharacter, invalidEscape, loneSurrogate
    }

    var kind: Kind
    /// Entry of the tape it is about.
    var node: Int
    /// Offset in the text.
    var offset: Int
    /// Bytes concerned.
    var length: Int

    static func findings(
        _ flaws: [JSONFlaw], tape: borrowing JSONTape, source: SourceText, isLines: Bool,
        skipped: JSONSkippedElements? = nil
    ) -> [Finding] {
        if flaws.isEmpty { return [] }
        var findings: [Finding] = []
        for flaw in flaws.sorted(by: { $0.offset < $1.offset }) {
            let pointer = tape.pointer(of: flaw.node, bytes: source.bytes, isLines: isLines, skipped: skipped)
            findings.append(flaw.finding(source: source, pointer: pointer))
        }
        return findings
    }

    private func finding(source: SourceText, pointer: String) -> Finding {
        let written = source.bytes[offset..<offset + length].prefix(64)
        let value = String(decoding: written, as: UTF8.self)
        // The place of a name is that of the string, quotes included, as for values.
        let quote = kind == .duplicateName ? 1 : 0
        return Finding(
            rule: rule, severity: isGrammatical ? .warning : .error, effect: isGrammatical ? .advice : .reject,
            message: message(value), path: pointer,
            place: source.place(at: offset - quote, length: length + 2 * quote, address: pointer), value: value,
            authority: authority)
    }

    /// Whether the grammar of RFC 8259 allows it all the same.
    private var isGrammatical: Bool { kind == .duplicateName || kind == .loneSurrogate }

    private var rule: String {
        switch kind {
        case .duplicateName: "tw.json.duplicate-key"
        case .invalidUTF8: "tw.json.not-utf8"
        case .controlCharacter: "tw.json.control-character"
        case .invalidEscape: "tw.json.invalid-escape"
        case .loneSurrogate: "tw.json.lone-surrogate"
        }
    }

    private var authority: String {
        switch kind {
        case .duplicateName: "RFC 8259 section 4"
        case .invalidUTF8: "RFC 8259 section 8.1"
        case .controlCharacter, .invalidEscape: "RFC 8259 section 7"
        case .loneSurrogate: "RFC 8259 section 8.2"
        }
    }

    private func message(_ value: String) -> String {
        switch kind {
        case .duplicateName:
            "The name \"\(value)\" occurs more than once in this object; the last value is used. Keep one of them."
        case .invalidUTF8:
            "These bytes are not UTF-8; they are read as U+FFFD. Save the file as UTF-8 and send it again."
        case .controlCharacter:
            "A control character stands in a string as it is; write it as an escape, such as \\n or \\u0000."
        case .invalidEscape:
            "A backslash is followed by something that is no escape; the text is kept as written. "
                + "Write \\\\ for a backslash."
        case .loneSurrogate:
            "\(value) is half of a surrogate pair without the other half; it is read as U+FFFD. "
                + "Write the character itself in UTF-8."
        }
    }
}
