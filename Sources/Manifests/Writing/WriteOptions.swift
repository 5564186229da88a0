package import TidewaiterDocuments

/// A form that a declaration can be written in.
public enum WrittenForm: String, Sendable, Hashable, CaseIterable {
    /// One JSON document, `tidewaiter.declaration/1`.
    case json
    /// One line of JSON for each consignment, each with the header of its declaration.
    case jsonl
    /// A table with one row for each goods item (RFC 4180).
    case csv
    /// An interchange of UN/EDIFACT (ISO 9735).
    case edifact
    /// An interchange of ASC X12.
    case x12
}

/// What a sender may choose about a declaration that is written. What is not chosen is as the source has it, else as
/// the form is mostly written.
public struct WriteOptions: Sendable, Hashable {
    /// Line breaks behind segments.
    public enum LineBreaks: String, Sendable, Hashable, CaseIterable {
        /// None.
        case none
        /// One byte, line feed.
        case lf
        /// Two bytes, carriage return and line feed.
        case crlf
    }

    /// Character set, by its IANA name.
    public var charset: String?
    /// Separators: the six characters of UNA (`:+.? '`), in X12 those of elements, components, terminator and
    /// repetition (`*>~^`); or `standard`.
    public var delimiters: String?
    /// Line breaks behind segments.
    public var lineBreaks: LineBreaks?
    /// Whether wrong counts in the trailers of an interchange that is written again are made right.
    public var correctCounts: Bool
    /// Type of message: `CUSCAR`, `309`. Naming one writes the message from the model, whatever was read.
    public var message: String?
    /// Who sends the interchange.
    public var sender: String?
    /// To whom it is sent.
    public var recipient: String?
    /// Reference of the interchange.
    public var reference: String?
    /// When it is prepared: `2026-11-21T09:30`.
    public var preparedAt: String?

    /// Options; without any, everything is as the source has it.
    public init(
        charset: String? = nil, delimiters: String? = nil, lineBreaks: LineBreaks? = nil, correctCounts: Bool = false,
        message: String? = nil, sender: String? = nil, recipient: String? = nil, reference: String? = nil,
        preparedAt: String? = nil
    ) {
        self.charset = charset
        self.delimiters = delimiters
        self.lineBreaks = lineBreaks
        self.correctCounts = correctCounts
        self.message = message
        self.sender = sender
        self.recipient = recipient
        self.reference = reference
        self.preparedAt = preparedAt
    }

    /// Whether nothing is chosen.
    var isEmpty: Bool { self == WriteOptions() }

    /// Whether something is chosen that only a message written from the model has.
    var asksForMessage: Bool {
        message != nil || sender != nil || recipient != nil || reference != nil || preparedAt != nil
    }

    /// What makes no sense about the options for a form, before any document is looked at; nil where they do.
    package func problem(for form: WrittenForm) -> TidewaiterError? {
        guard form == .edifact || form == .x12 else {
            return isEmpty
                ? nil
                : TidewaiterError(
                    .argument, "write.options",
                    "Character set, separators, counts, message and envelope are those of EDIFACT and X12; "
                        + "\(form.rawValue) has none of them. Leave them out.")
        }
        let syntax: SegmentSyntax = form == .edifact ? .edifact : .x12
        do throws(TidewaiterError) {
            if let delimiters { _ = try SegmentDelimiters(text: delimiters, syntax) }
            if let charset { _ = try TextEncoder(Charset(name: charset)) }
        } catch {
            return error
        }
        if let message, MessageType.named(message, syntax) == nil {
            let names = MessageType.all.filter { $0.syntax == syntax }.map(\.name).joined(separator: ", ")
            return TidewaiterError(
                .argument, "write.message",
                "Messages of type \(message) are not written in \(syntax.label). There are: \(names).")
        }
        if let preparedAt, !DateText.isISO(Array(preparedAt.utf8)) {
            return TidewaiterError(
                .argument, "write.date", "\"\(preparedAt)\" is no date; write it as 2026-11-21 or 2026-11-21T09:30.")
        }
        return charset.flatMap { Self.unreadable(Charset(name: $0), syntax) }
    }

    /// A reader of EDIFACT knows the character set by the syntax identifier, or UTF-16 by its mark.
    private static func unreadable(_ charset: Charset, _ syntax: SegmentSyntax) -> TidewaiterError? {
        guard syntax == .edifact, charset.syntaxIdentifier() == nil, charset != .utf16LittleEndian,
            charset != .utf16BigEndian
        else { return nil }
        return TidewaiterError(
            .argument, "edifact.charset",
            "EDIFACT has no syntax identifier for \(charset.name), so nobody could read it. Choose UTF-8, US-ASCII or one "
                + "of ISO-8859-1 to ISO-8859-9.")
    }
}
