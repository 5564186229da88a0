import TidewaiterDocuments

/// The envelope, and the writing of the whole.
extension MessageWriter {
    consuming func write(
        charset: Charset?, delimiters: SegmentDelimiters?, lineBreak: SegmentStyle.LineBreak?
    ) throws(TidewaiterError) -> WrittenDeclaration {
        let chosen: Charset
        if let charset { chosen = charset } else { chosen = try suitable() }
        if declaration.declarations.isEmpty { noteNoMessage() }
        let envelope = Envelope(&self, charset: chosen, delimiters: delimiters)
        syntaxVersion = envelope.version
        var style = SegmentStyle(
            delimiters: envelope.delimiters, lineBreak: lineBreak ?? .none, charset: envelope.charset)
        if syntax == .edifact, envelope.delimiters.repetition == nil, envelope.version >= 4 { style.announces = true }
        var output = try SegmentWriter(syntax, style: style)
        for segment in envelope.header { try output.write(segment.tag, segment.elements) }
        sink = .output(output)
        try writeMessages()
        noteRest()
        guard case .output(let written) = sink else { return WrittenDeclaration([], findings) }
        sink = .none
        return WrittenDeclaration(try written.finish(), findings)
    }

    private mutating func writeMessages() throws(TidewaiterError) {
        var references: Set<String> = []
        var number = 0
        for node in declaration.declarations {
            // Each message says what the declaration says as a whole; of its parts, those that no other has.
            let before = facts
            var all = facts
            var parts: [Node] = []
            var isFirst = true
            repeat {
                number += 1
                facts = before
                for part in parts { facts.insert(part) }
                (postponed, placed, unitsByNumber) = (0, [], nil)
                drafts = [header(node, number: number, &references)]
                write(level: 0, [node])
                flush()
                if let failure { throw failure }
                try closeMessage()
                parts += placed
                all.formUnion(facts)
                if postponed > 0, isFirst { noteSplit(node) }
                isFirst = false
            } while postponed > 0 && !placed.isEmpty
            facts = all
        }
    }

    private mutating func closeMessage() throws(TidewaiterError) {
        guard case .output(var output) = sink else { return }
        sink = .none
        try output.closeMessage()
        sink = .output(output)
    }

    /// The order and the elements of a message of a release.
    private mutating func use(version: String, release: String, syntaxVersion: Int) {
        guard syntax == .edifact else { return }
        let found = EDIFACTDirectory(version: version, release: release, syntaxVersion: String(syntaxVersion))
        guard found != directory else { return }
        directory = found
        shapes = [:]
        let key = "\(found.edition.name) \(found.service.name)"
        plan = plans[key] ?? WritingPlan(found.message(type.name), maker)
        plans[key] = plan
    }

    /// The header of a message.
    private mutating func header(_ node: Node, number: Int, _ references: inout Set<String>) -> SegmentDraft {
        let isSame = node[.messageType].text == type.name
        func said(_ field: Field, _ otherwise: String) -> String { isSame ? node[field].text ?? otherwise : otherwise }
        for field in [Field.messageReference, .messageType, .messageVersion, .messageRelease, .messageAgency] {
            facts.insert(field, of: node)
        }
        var draft = SegmentDraft(syntax.header(.message))
        // A reference names one message only (ISO 9735-1).
        let stated = node[.messageReference].text
        let reference = stated.flatMap { references.contains($0) ? nil : $0 }
        switch syntax {
        case .edifact:
            draft[1, 1] = reference ?? free(number, references)
            draft[2, 1] = type.name
            draft[2, 2] = said(.messageVersion, "D")
            draft[2, 3] = said(.messageRelease, type.writtenRelease)
            draft[2, 4] = said(.messageAgency, "UN")
            draft[2, 5] = said(.associationCode, "")
        case .x12:
            let digits = reference.flatMap { text in text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? text : nil }
            draft[1, 1] = type.name
            draft[2, 1] = digits.map { DateText.padded(Int($0) ?? number, 4) } ?? free(number, references)
            draft[3, 1] = said(.messageVersion, "")
        }
        references.insert(draft[syntax == .edifact ? 1 : 2, 1])
        use(version: draft[2, 2], release: draft[2, 3], syntaxVersion: syntaxVersion)
        return draft
    }

    /// A reference that no message has yet: the number of the message, or the next that is free.
    private func free(_ number: Int, _ taken: Set<String>) -> String {
        var number = number
        func text() -> String { syntax == .edifact ? String(number) : DateText.padded(number, 4) }
        while taken.contains(text()) { number += 1 }
        return text()
    }

    /// The character set: that of the source's syntax identifier, else the first that has all characters of Latin-1 and
    /// UTF-8.
    ///
    /// The header states it before anything else is known. What is ASCII alone fits any; of other declarations the
    /// messages are drafted once to look at their characters, and again to be written, so that neither time they are kept.
    private func suitable() throws(TidewaiterError) -> Charset {
        guard syntax == .edifact else { return .utf8 }
        let stated = declaration.interchange[.syntaxIdentifier].text.flatMap { Charset(syntaxIdentifier: $0) }
        let candidates = [stated, .named("ISO-8859-1")].compactMap(\.self)
        let own = [Field.sender, .recipient, .controlReference].map { declaration.interchange[$0].text }
        let head = (own + [options.sender, options.recipient, options.reference]).compactMap(\.self).joined()
        let source = declaration.store.source.bytes
        let decoded = declaration.store.decoded
        if UTF8Sequence.firstBeyondASCII(source.span) == nil,
            UTF8Sequence.firstBeyondASCII(decoded.span) == nil,
            head.utf8.allSatisfy({ $0 < 0x80 })
        {
            return candidates[0]
        }
        var encoders: [TextEncoder] = []
        for candidate in candidates { encoders.append(try TextEncoder(candidate)) }
        var probe = self
        probe.sink = .encoders(encoders.filter { $0.firstLacking(in: Array(head.utf8)) == nil })
        try probe.writeMessages()
        guard case .encoders(let fitting) = probe.sink, let first = fitting.first else { return .utf8 }
        return first.charset
    }
}

/// The segments before the first message, and the choices that they state.
private struct Envelope {
    var header: [SegmentDraft] = []
    let charset: Charset
    var delimiters: SegmentDelimiters
    var version = 0

    init(_ writer: inout MessageWriter, charset: Charset, delimiters: SegmentDelimiters?) {
        self.charset = charset
        self.delimiters = delimiters ?? SegmentStyle.x12.delimiters
        let node = writer.declaration.interchange
        let parties = Parties(&writer, node)
        switch writer.syntax {
        case .edifact:
            let isUnicode = charset == .utf8 || charset == .utf16LittleEndian || charset == .utf16BigEndian
            let stated = node[.sourceFormat].text == "edifact" ? node[.syntaxVersion].text.flatMap { Int($0) } : nil
            version = isUnicode ? 4 : stated ?? 3
            self.delimiters =
                delimiters.map { $0 == .standard ? .unannounced(version: version) : $0 }
                ?? .unannounced(version: version)
            header = [edifact(node, parties)]
        case .x12: header = x12(&writer, node, parties)
        }
        for field in Field.fields(of: .interchange) { writer.facts.insert(field, of: node) }
    }

    private func edifact(_ node: Node, _ parties: Parties) -> SegmentDraft {
        var draft = SegmentDraft("UNB")
        draft[1, 1] = charset.syntaxIdentifier(in: node[.syntaxIdentifier].text ?? "") ?? "UNOY"
        draft[1, 2] = String(version)
        draft[2, 1] = parties.sender
        draft[2, 2] = parties.senderQualifier
        draft[3, 1] = parties.recipient
        draft[3, 2] = parties.recipientQualifier
        draft[4, 1] = version >= 4 ? parties.day : String(parties.day.dropFirst(2))
        draft[4, 2] = parties.time
        draft[5, 1] = parties.reference
        draft[7, 1] = node[.applicationReference].text ?? ""
        let test = node[.testIndicator].text ?? ""
        draft[11, 1] = test == "T" ? "1" : test == "P" ? "" : test
        return draft
    }

    private func x12(_ writer: inout MessageWriter, _ node: Node, _ parties: Parties) -> [SegmentDraft] {
        let stated = node[.sourceFormat].text == "x12" ? node[.syntaxVersion].text : nil
        let version = stated?.utf8.count == 5 ? stated ?? "00501" : "00501"
        let test = node[.testIndicator].text ?? "P"
        let isNumber = parties.reference.utf8.allSatisfy { (0x30...0x39).contains($0) }
        if !isNumber || parties.reference.utf8.count > 9 { writer.noteControlNumber(parties.reference) }
        let isa = [
            "00", "", "00", "", parties.senderQualifier.isEmpty ? "ZZ" : parties.senderQualifier, parties.sender,
            parties.recipientQualifier.isEmpty ? "ZZ" : parties.recipientQualifier, parties.recipient,
            String(parties.day.dropFirst(2)), String(parties.time.prefix(4)), "U", version, parties.reference, "0",
            test == "1" ? "T" : test,
        ]
        let number = String(parties.reference.drop { $0 == "0" })
        let gs = [
            Self.functionalGroup(writer.type.name, version), parties.sender, parties.recipient, parties.day,
            parties.time,
            number.isEmpty ? "1" : number, "X", version + "0",
        ]
        return [("ISA", isa), ("GS", gs)].map { tag, values in
            var draft = SegmentDraft(tag)
            for (index, value) in values.enumerated() { draft[index + 1, 1] = value }
            return draft
        }
    }

    /// Functional identifier code of the group that a transaction set stands in (X12 element 479). The customs sets have
    /// groups of their own from 004030 on; before, they stood with the ocean ones.
    private static func functionalGroup(_ set: String, _ version: String) -> String {
        let hasCustoms = version >= "00403"
        return switch set {
        case "110": "IA"
        case "301": "RO"
        case "309": hasCustoms ? "AQ" : "SO"
        case "310": "IO"
        case "315": "QO"
        case "322": "SO"
        case "350": hasCustoms ? "AU" : "SO"
        case "353": hasCustoms ? "AX" : "SO"
        case "355": hasCustoms ? "AZ" : "SO"
        case "358": hasCustoms ? "BD" : "SO"
        case "856": "SH"
        case "997", "999": "FA"
        default: "ZZ"
        }
    }
}

/// Who, to whom, when and by what reference.
private struct Parties {
    let sender: String
    let senderQualifier: String
    let recipient: String
    let recipientQualifier: String
    let reference: String
    let day: String
    let time: String

    init(_ writer: inout MessageWriter, _ node: Node) {
        let options = writer.options
        sender = options.sender ?? node[.sender].text ?? ""
        senderQualifier = options.sender == nil ? node[.senderQualifier].text ?? "" : ""
        recipient = options.recipient ?? node[.recipient].text ?? ""
        recipientQualifier = options.recipient == nil ? node[.recipientQualifier].text ?? "" : ""
        reference = options.reference ?? node[.controlReference].text ?? ""
        let digits = (options.preparedAt ?? node[.preparedAt].text ?? "").filter { $0.isNumber }
        day = String(digits.prefix(8))
        time = digits.count > 8 ? String(digits.dropFirst(8).prefix(4)) : day.isEmpty ? "" : "0000"
        if sender.isEmpty { writer.noteMissing("sender", .sender, option: "sender") }
        if recipient.isEmpty { writer.noteMissing("recipient", .recipient, option: "recipient") }
        if reference.isEmpty { writer.noteMissing("reference", .controlReference, option: "reference") }
        if day.utf8.count < 8 { writer.noteMissing("date of preparation", .preparedAt, option: "prepared-at") }
    }
}
