import TidewaiterDocuments

/// A way in which a message is not as its directory says, or an envelope not as ISO 9735 says.
struct StructureFault: Sendable, Hashable {
    /// What is wrong; the raw value ends the rule's identifier.
    enum Kind: String, Sendable, CaseIterable {
        case segmentMisplaced = "segment-misplaced"
        case segmentMissing = "segment-missing"
        case groupMissing = "group-missing"
        case segmentRepetitions = "segment-repetitions"
        case groupRepetitions = "group-repetitions"
        case elementMissing = "element-missing"
        case elementSurplus = "element-surplus"
        case elementRepetitions = "element-repetitions"
        case valueLong = "value-long"
        case valueShort = "value-short"
        case valueCharacters = "value-characters"
        /// A value that its own specification does not know: a date, a section code.
        case valueInvalid = "value-invalid"
        case messageReferenceRepeated = "message-reference-repeated"
        /// A character that the syntax identifier does not allow; the reader reports the first of them.
        case valueRepertoire = "value-repertoire"
        /// What the reader of the envelope reports.
        case envelope = "envelope"
    }

    var kind: Kind
    var code: SyntaxErrorCode
    /// Where in the text.
    var offset: Int
    var length: Int
    /// The segment that it is about.
    var tag: String
    /// Position of the segment in its message, UNH being 1; 0 for what is about the envelope.
    var segment = 0
    /// Data element, from 1; 0 for the whole segment.
    var element = 0
    /// Component of it, from 1; 0 for the whole element.
    var component = 0
    /// Occurrence of a repeated element, from 1; 0 for one that is not repeated.
    var occurrence = 0
    /// The code of the element, or the name of the group.
    var name = ""
    /// What the directory allows: a format, a number of occurrences.
    var allowed = ""
    /// What was found.
    var found = ""

    /// Whether the reader does not report it already.
    var isOwn: Bool { kind != .envelope && kind != .valueRepertoire }
}

extension StructureFault {
    /// The fault as a finding.
    ///
    /// - Parameters:
    ///   - isStrict: Whether a departure from the directory is an error, as it is for a receiver's CONTRL.
    ///   - message: Address of the message where there are several: `UNH[2]`.
    func finding(
        in source: SourceText, directory: EDIFACTDirectory, type: String, isStrict: Bool, message: String
    ) -> Finding {
        let isService = tag.hasPrefix("U") || directory.isExact
        let severity: Severity = !isService ? .information : isStrict ? .error : .warning
        let name = element > 0 ? directory.name(tag: tag, element: element, component: max(1, component)) : ""
        var parameters: [String: String] = ["segment": tag]
        if segment > 0 { parameters["position"] = String(segment) }
        if !allowed.isEmpty { parameters["allowed"] = allowed }
        let address = (message.isEmpty ? "" : message + "/") + (name.isEmpty ? tag : "\(tag) \(name)")
        var finding = Finding(
            rule: "tw.edifact.\(kind.rawValue)", severity: severity,
            effect: severity == .error ? .reject : .advice, message: wording(directory, type),
            place: source.place(at: offset, length: length, address: address), value: found.isEmpty ? nil : found,
            authority: tag.hasPrefix("UN") && kind != .segmentMisplaced ? "ISO 9735-1" : authority(directory, type),
            parameters: parameters)
        finding.authorityCode = String(code.rawValue)
        finding.dataElement = name.split(separator: ".").last.map(String.init)
        return finding
    }

    private func authority(_ directory: EDIFACTDirectory, _ type: String) -> String {
        let edition = "UN/EDIFACT D.\(directory.edition.name)" + (directory.isExact ? "" : " (the nearest here)")
        return type.isEmpty ? edition : "\(edition) \(type)"
    }

    private func wording(_ directory: EDIFACTDirectory, _ type: String) -> String {
        let message = type.isEmpty ? "the message" : "\(type) D.\(directory.edition.name)"
        let name = directory.name(tag: tag, element: element, component: max(1, component))
        let whole = "\(tag) \(component > 0 ? name : String(name.prefix { $0 != "." }))"
        return switch kind {
        case .segmentMisplaced:
            "Segment \(tag) has no place here in \(message). Check the order of the segments, and whether a segment that "
                + "begins its group is missing before it."
        case .segmentMissing: "\(message) needs segment \(tag) before this place. Add it."
        case .groupMissing:
            "\(message) needs segment group \(name.isEmpty ? self.name.dropFirst(2) : ""), which begins with \(tag), before "
                + "this place. Add it."
        case .segmentRepetitions:
            "Segment \(tag) may stand here \(times) in \(message). Leave out what is too many."
        case .groupRepetitions:
            "Segment group \(self.name.dropFirst(2)), which begins with \(tag), may stand here \(times) in \(message). "
                + "Leave out what is too many, or send a further message."
        case .elementMissing: "\(whole) is mandatory and missing. State it."
        case .elementSurplus:
            component > 0
                ? "\(tag) has a component too many: \(self.name) has \(allowed). Check for a separator too many, or for one "
                    + "in a text that ought to be released."
                : "\(tag) has an element too many: it has \(allowed). Check for a separator too many, or for one in a text "
                    + "that ought to be released."
        case .elementRepetitions:
            "\(whole) may stand \(times) in \(tag). Leave out what is too many."
        case .valueLong: "\(whole) is longer than its format \(allowed). Shorten it."
        case .valueShort: "\(whole) is shorter than its format \(allowed). Write all of its characters."
        case .valueCharacters:
            allowed.hasPrefix("n")
                ? "\(whole) takes a number (\(allowed)). Write digits only, with a sign and a decimal mark where needed."
                : "\(whole) takes letters only (\(allowed)). Write no digits."
        case .valueInvalid: "\(whole) is no \(allowed). \(allowed == "section" ? "Write D or S." : "Correct it.")"
        case .messageReferenceRepeated:
            "Message reference \(found) was used before in this interchange. Give each message a reference of its own."
        case .valueRepertoire: "\(whole) has a character that the syntax identifier does not allow."
        case .envelope: "The envelope is at fault."
        }
    }

    private var times: String { allowed == "1" ? "once" : "\(allowed) times" }
}
