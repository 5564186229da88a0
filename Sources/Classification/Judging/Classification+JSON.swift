internal import TidewaiterDocuments
internal import TidewaiterQuantities

extension Classification {
    /// The classification as JSON, schema `tidewaiter.classification/1`; probabilities are decimals as text.
    public func json() -> [UInt8] { json(row: nil) }

    /// The same with the number of the row of a table that it is of.
    package func json(row: Int?) -> [UInt8] {
        var json = JSONWriter()
        json.beginObject()
        json.member("schema", Self.schema)
        if let row {
            json.key("row")
            json.integer(row)
        }
        json.member("depth", depth.rawValue)
        json.key("answer")
        if let answer { write(answer, to: &json) } else { json.null() }
        json.key("candidates")
        json.array(candidates) { candidate, json in write(candidate, to: &json) }
        json.key("notes")
        json.array(notes) { note, json in write(note, to: &json) }
        json.key("questions")
        json.array(questions) { question, json in write(question, to: &json) }
        json.key("readings")
        json.array(readings) { reading, json in
            json.beginObject()
            json.member("written", reading.written)
            json.member("read", reading.read)
            json.member("kind", reading.kind.rawValue)
            json.endObject()
        }
        json.key("unknown_words")
        json.texts(unknownWords)
        json.member("is_cut", isCut)
        json.key("declared")
        if let declared {
            json.beginObject()
            json.member("declared", declared.declared)
            json.member("verdict", declared.verdict.rawValue)
            json.key("rank")
            if let rank = declared.rank { json.integer(rank) } else { json.null() }
            json.member("message", declared.message)
            json.endObject()
        } else {
            json.null()
        }
        json.key("national")
        if let national {
            json.beginObject()
            json.member("into", national.into)
            json.member("as_of", orNull: national.asOf?.description)
            json.member("below", orNull: national.below)
            json.key("lines")
            json.texts(national.lines)
            json.member("message", national.message)
            json.endObject()
        } else {
            json.null()
        }
        json.member("model", model)
        json.member("message", message)
        json.endObject()
        return json.bytes
    }

    private func write(_ candidate: Candidate, to json: inout JSONWriter) {
        json.beginObject()
        json.member("code", candidate.code)
        json.member("label", orNull: candidate.label)
        json.member("probability", Self.thousandths(candidate.probability))
        for (name, list) in [("evidence", candidate.evidence), ("learnt", candidate.learnt)] {
            json.key(name)
            json.array(list) { evidence, json in
                json.beginObject()
                json.member("words", evidence.words)
                json.member("share", Self.thousandths(evidence.share))
                json.endObject()
            }
        }
        json.key("below")
        json.texts(candidate.below)
        json.key("precedents")
        json.array(candidate.precedents) { precedent, json in
            json.beginObject()
            json.member("text", precedent.text)
            json.member("code", precedent.code)
            json.member("similarity", Self.thousandths(precedent.similarity))
            json.endObject()
        }
        json.key("nearest")
        if let nearest = candidate.nearest {
            json.beginObject()
            json.member("text", nearest.text)
            json.member("code", nearest.code)
            json.member("part", Self.thousandths(nearest.part))
            json.endObject()
        } else {
            json.null()
        }
        json.endObject()
    }

    private func write(_ note: Note, to json: inout JSONWriter) {
        json.beginObject()
        json.member("reference", note.reference)
        json.member("words", orNull: note.words)
        for (name, codes) in [("about", note.about), ("away_from", note.awayFrom), ("into", note.into)] {
            json.key(name)
            json.texts(codes)
        }
        json.member("destinations", note.destinations)
        json.member("text", note.text)
        json.endObject()
    }

    private func write(_ question: Question, to json: inout JSONWriter) {
        json.beginObject()
        json.member("fact", question.fact)
        json.member("text", question.text)
        json.key("options")
        json.array(question.options) { option, json in
            json.beginObject()
            json.member("answer", option.answer)
            json.key("codes")
            json.texts(option.codes)
            json.endObject()
        }
        json.endObject()
    }

    /// A number from 0 to 1 with three decimals.
    package static func thousandths(_ value: Double) -> String {
        let parts = Int((min(max(value, 0), 1) * 1000).rounded())
        return unsafe String(unsafeUninitializedCapacity: 5) { bytes in
            for (at, unit) in [1000, 0, 100, 10, 1].enumerated() {
                unsafe bytes[at] = unit == 0 ? UInt8(ascii: ".") : UInt8(ascii: "0") + UInt8(parts / unit % 10)
            }
            return 5
        }
    }

    /// The classification for people.
    public func text() -> String {
        var text = ""
        switch (depth, answer) {
        case (_, let answer?): text += "\(depth.rawValue) \(Self.describe(answer))\n"
        default: text += "\(depth == .tooVague ? "too vague" : depth.rawValue)\n"
        }
        text += message + "\n"
        if !candidates.isEmpty { text += "Candidates:\n" }
        for candidate in candidates {
            text += "  \(Self.describe(candidate))\n"
            for (name, list) in [("by", candidate.evidence), ("learnt", candidate.learnt)] where !list.isEmpty {
                let words = list.map { "\($0.words) \(Self.percent($0.share))" }.joined(separator: ", ")
                text += "            \(name): \(words)\n"
            }
            for precedent in candidate.precedents {
                text +=
                    "            like: \(precedent.text) (\(precedent.code)), \(Self.percent(precedent.similarity))\n"
            }
            if let nearest = candidate.nearest {
                let part = Self.percent(nearest.part)
                text += "            nearest: \(nearest.text) (\(nearest.code)), \(part) of its words\n"
            }
            if !candidate.below.isEmpty { text += "            below: \(candidate.below.joined(separator: ", "))\n" }
        }
        if !notes.isEmpty { text += "Notes:\n" }
        for note in notes { text += "  \(Self.describe(note))\n" }
        if !questions.isEmpty { text += "What would decide:\n" }
        for question in questions {
            text += "  \(question.text)\n"
            for option in question.options {
                text += "    \(option.answer): \(option.codes.joined(separator: ", "))\n"
            }
        }
        if !readings.isEmpty {
            text += "Read: \(readings.map { "\($0.written) as \($0.read)" }.joined(separator: ", "))\n"
        }
        if !unknownWords.isEmpty { text += "Words unknown here: \(unknownWords.joined(separator: ", "))\n" }
        if isCut { text += "The description is too long; its end was left unread.\n" }
        if let national {
            text += "\(national.into): \(national.message)\n"
            for line in national.lines { text += "  \(line)\n" }
        }
        if let declared { text += "Declared \(declared.declared): \(declared.verdict.rawValue). \(declared.message)\n" }
        return text
    }

    private static func describe(_ candidate: Candidate) -> String {
        let label = candidate.label.map { "  \($0)" } ?? ""
        return "\(candidate.code)  \(percent(candidate.probability))\(label)"
    }

    private static func describe(_ note: Note) -> String {
        let words = note.words.map { " (\($0))" } ?? ""
        let ways = [
            ("about", note.about), ("away from", note.awayFrom), ("to", note.into),
        ].filter { !$0.1.isEmpty }.map { "\($0.0) \($0.1.joined(separator: ", "))" }.joined(separator: ", ")
        return "\(note.reference)\(words), \(ways): \(note.text)"
    }

    static func percent(_ value: Double) -> String { "\(Int((value * 100).rounded())) %" }
}
