import TidewaiterDocuments

/// What a message could not carry.
extension MessageWriter {
    private var authority: String { "\(syntax.authority) \(type.name)" }

    private mutating func note(
        _ rule: String, _ severity: Severity, _ message: String, _ node: Node, _ value: FieldValue? = nil,
        path: String? = nil
    ) {
        var finding = Finding(
            rule: "tw.write.\(rule)", severity: severity, effect: severity == .error ? .reject : .advice,
            message: message, path: path ?? value?.pointer ?? node.pointer, place: value?.place ?? node.place,
            value: value?.raw, authority: authority, parameters: ["message": type.name])
        finding.dataElement = value?.dataElement
        finding.item = node.nearest(.goodsItem).flatMap { $0[.sequence].text }
        finding.bill = node.consignment.flatMap { $0[.transportDocumentID].text }
        findings.add(finding)
    }

    /// Every value of the model that no segment has, and every part of which none has anything.
    mutating func noteRest() {
        let rest = facts.rest()
        for node in rest.nodes {
            guard !crowded.contains(node.index) else {
                note(
                    "too-many", .warning,
                    "A \(syntax.message) \(type.name) has no room for as many of these (\(node.kind.jsonName)) here; this "
                        + "one was not written. Send it another way.", node)
                continue
            }
            note(
                "no-place", .warning,
                "A \(syntax.message) \(type.name) has no place for this (\(node.kind.jsonName)); it was not written. "
                    + "Send it another way, or choose a \(syntax.message) that has one.", node)
        }
        for value in rest.values {
            switch value.field {
            case .sourceFormat, .syntaxIdentifier, .syntaxVersion, .messageType, .messageVersion, .messageRelease,
                .messageAgency, .associationCode, .messageReference:
                // What an envelope says of its own notation is said anew.
                continue
            default: break
            }
            let what = facts.label(value)
            note(
                "no-place", .warning,
                facts.isRemainder(value)
                    ? "The model has no field for this (\(what)), so it was not written. Send it another way."
                    : "\(what): a \(syntax.message) \(type.name) has no place for this here; it was not written. Send "
                        + "it another way, or choose a \(syntax.message) that has one.", value.node, value)
        }
    }

    /// A part whose code is that of a line of its own: whoever reads the message takes it for that.
    mutating func noteAmbiguity(_ draft: SegmentDraft, _ row: SegmentPlanMaker.Row, _ group: Int, _ node: Node) {
        guard row.values.isEmpty, row.opening != nil else { return }
        let own = groups[group].nodeKind
        for other in maker.lines(for: row.tag, in: group, isTrigger: false) where !other.values.isEmpty {
            let code = draft[Int(other.qualifier.0), Int(other.qualifier.1)]
            let isRead =
                other.opening != nil
                || other.fields.contains { field in
                    let name = field.target.prefix { $0 != "@" && $0 != "|" }
                    return Field.named(String(name))?.stands(in: own) ?? false
                }
            guard !code.isEmpty, other.values.contains(code[...]), isRead else { continue }
            note(
                "code", .warning,
                "Code \(code) has a meaning of its own in \(draft.tag): whoever reads the message takes this for "
                    + "\(other.opening ?? other.fields.first?.target ?? "it"). Check the code.", node)
            return
        }
    }

    /// A segment or group that the directory asks for.
    mutating func noteMissing(_ part: MessageStructure.Part, _ node: Node?) {
        let what =
            part.isGroup
            ? "segment group \(part.name.drop { $0 == "S" || $0 == "G" }), which begins with \(part.trigger)"
            : "segment \(part.trigger)"
        note(
            "missing", .error,
            "A \(syntax.message) \(type.name) has to have \(what), here, and the declaration says nothing for it. State it "
                + "in the declaration, or choose another \(syntax.message).", node ?? declaration.interchange)
    }

    /// An element that a segment is not complete without.
    mutating func noteMissing(_ element: String, _ draft: SegmentDraft) {
        note(
            "missing", .error,
            "Segment \(draft.tag) is refused without \(element), which the declaration does not say. State it.",
            draft.node ?? declaration.interchange)
    }

    /// A value that is not of the format of its element.
    mutating func noteFormat(
        _ element: String, _ format: String, _ problem: String, _ text: String, _ draft: SegmentDraft
    ) {
        let node = draft.node ?? declaration.interchange
        let value = node.statedFields.map { node[$0] }.first { $0.content.written == text }
        note(
            "format", .warning, "\(draft.tag) \(element) (\(format)): the value \(problem).", node, value)
    }

    /// A text that takes more segments than there may be.
    mutating func noteCut(_ node: Node, parts: Int, room: Int) {
        note(
            "too-many", .error,
            "A text takes \(parts) segments, and there is room for \(room): what is beyond was not written. Shorten it.",
            node)
    }

    /// Consignments or units that one message has no room for.
    mutating func noteSplit(_ node: Node) {
        note(
            "split", .information,
            "One \(syntax.message) \(type.name) has no room for all parts of this declaration: they were written as several, "
                + "each with the same heading and totals. Check that the recipient takes it so.", node)
    }

    mutating func noteTooManyLines(_ value: FieldValue, _ parts: Int, _ room: Int) {
        note(
            "too-long", .warning,
            "\(value.field.info.label) takes \(parts) parts, and there is room for \(room): the last one has the rest, and "
                + "is longer than recipients may take. Shorten it.", value.node, value)
    }

    mutating func noteTooLong(_ value: FieldValue, _ width: Int) {
        note(
            "too-long", .warning,
            "\(value.field.info.label) is longer than the segment has room for: its last part has all that is left, more than "
                + "the \(width) characters that recipients take. Shorten it.", value.node, value)
    }

    mutating func noteTooLong(_ node: Node) {
        note("too-long", .warning, "A text is longer than its segment has room for. Shorten it.", node)
    }

    mutating func noteControls(_ value: FieldValue) {
        note(
            "control-character", .warning,
            "There are line breaks or other control characters in the value, which \(syntax.label) does not carry; each was "
                + "written as a blank. Check the text.", value.node, value)
    }

    mutating func noteTime(_ value: FieldValue) {
        note(
            "time", .warning,
            "The \(syntax.message) has room for the date only; its time of day was not written. Send it another way.",
            value.node, value)
    }

    /// Something that the envelope needs and nobody says.
    mutating func noteMissing(_ what: String, _ field: Field, option: String) {
        note(
            "missing", .error,
            "The interchange has no \(what), and is refused without one. Give it with the option \(option), or state "
                + "\(field.name) in the declaration.", declaration.interchange,
            path: "/interchange/\(field.name)")
    }

    mutating func noteNoMessage() {
        note(
            "no-message", .error,
            "There is no declaration to write. Check that the input was read as what it is.", declaration.interchange)
    }

    mutating func noteControlNumber(_ reference: String) {
        note(
            "control-number", .error,
            "The control number of an X12 interchange is nine digits at most; \"\(reference)\" is not. Give a number with "
                + "the option reference.", declaration.interchange, path: "/interchange/control_reference")
    }
}
