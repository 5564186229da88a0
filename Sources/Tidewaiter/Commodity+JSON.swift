internal import TidewaiterDocuments
internal import TidewaiterNomenclature
internal import TidewaiterQuantities

extension Commodity {
    /// The commodity as JSON, schema `tidewaiter.commodity/1`.
    public func json() -> [UInt8] {
        var json = JSONWriter()
        json.beginObject()
        json.member("schema", Self.schema)
        json.member("declared", declared)
        json.member("code", code)
        json.key("remarks")
        json.texts(remarks)
        json.member("edition", String(edition.year))
        json.member("edition_from", edition.from.description)
        json.member("edition_until", orNull: edition.until?.description)
        json.member("edition_note", edition.note)
        json.member("exists", exists)
        json.member("level", orNull: judgement.level?.rawValue)
        write(judgement, to: &json)
        writeTree(to: &json)
        json.key("conversion")
        if let conversion { conversion.write(to: &json, labels: candidateLabels) } else { json.null() }
        json.key("notes")
        json.array(notes) { note, json in note.write(to: &json) }
        json.key("notes_elsewhere")
        json.array(notesElsewhere) { note, json in note.write(to: &json) }
        json.key("cautions")
        json.array(cautions) { caution, json in
            json.beginObject()
            json.member("reference", caution.note.reference)
            json.member("words", caution.words)
            json.member("message", caution.message)
            json.endObject()
        }
        json.key("national")
        if let national { write(national, to: &json) } else { json.null() }
        json.endObject()
        return json.bytes
    }

    private func writeTree(to json: inout JSONWriter) {
        json.key("section")
        if let section {
            json.beginObject()
            json.member("number", section.number)
            json.member("roman", section.roman)
            json.member("label", section.label)
            json.endObject()
        } else {
            json.null()
        }
        json.key("path")
        json.array(path) { node, json in node.write(to: &json) }
        json.key("children")
        json.array(children) { node, json in node.write(to: &json) }
        json.key("editions")
        json.texts(editions.map { String($0.year) })
    }

    private func write(_ judgement: CodeJudgement, to json: inout JSONWriter) {
        json.member("verdict", judgement.verdict.rawValue)
        json.member("message", judgement.message)
        json.member("nearest", orNull: judgement.nearest)
        json.key("candidates")
        json.texts(judgement.candidates)
        json.key("became")
        json.texts(judgement.became)
        json.member("with_leading_zero", orNull: judgement.withLeadingZero)
        json.member("authority", judgement.authority)
    }

    private func write(_ national: National, to json: inout JSONWriter) {
        json.beginObject()
        json.member("jurisdiction", national.jurisdiction)
        json.member("tariff", orNull: national.tariff)
        json.member("as_of", national.asOf.description)
        write(national.judgement, to: &json)
        json.key("units")
        if let units = national.units { json.texts(units) } else { json.null() }
        json.key("lines")
        json.array(national.lines) { line, json in
            json.beginObject()
            json.member("code", line.code)
            json.member("declarable", line.isDeclarable)
            json.key("units")
            json.texts(line.units)
            json.endObject()
        }
        json.endObject()
    }
}

extension Commodity.Node {
    func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("code", code)
        json.member("level", level.rawValue)
        json.member("label", orNull: label)
        json.endObject()
    }
}

extension HSNote {
    fileprivate func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("reference", reference)
        json.member("kind", kind.rawValue)
        json.key("sends_to")
        json.texts(
            sendsTo.map { $0.lowerBound == $0.upperBound ? $0.lowerBound : "\($0.lowerBound)-\($0.upperBound)" })
        json.member("text", text)
        json.endObject()
    }
}

extension CodeConversion {
    func write(to json: inout JSONWriter, labels: [String: String]) {
        json.beginObject()
        json.member("code", code)
        json.member("from", String(from.year))
        json.member("to", String(to.year))
        json.key("route")
        json.texts(route.map { String($0.year) })
        json.member("second_hand", isSecondHand)
        json.key("candidates")
        json.array(candidates) { candidate, json in
            json.beginObject()
            json.member("code", candidate.code)
            json.member("label", orNull: labels[candidate.code])
            json.member("relation", candidate.relation.rawValue)
            json.member("reason", candidate.reason)
            json.endObject()
        }
        json.key("as_waste")
        json.texts(asWaste)
        json.member("message", message)
        json.endObject()
    }
}
