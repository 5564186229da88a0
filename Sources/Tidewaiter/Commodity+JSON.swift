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
        json.member("edition", String(edition.year))
        json.member("exists", exists)
        json.member("level", orNull: judgement.level?.rawValue)
        write(judgement, to: &json)
        json.key("path")
        write(path, to: &json)
        json.key("children")
        write(children, to: &json)
        json.key("editions")
        json.beginArray()
        for edition in editions { json.string(String(edition.year)) }
        json.endArray()
        json.key("national")
        if let national {
            json.beginObject()
            json.member("jurisdiction", national.jurisdiction)
            json.member("as_of", national.asOf.description)
            write(national.judgement, to: &json)
            json.endObject()
        } else {
            json.null()
        }
        json.endObject()
        return json.bytes
    }

    private func write(_ judgement: CodeJudgement, to json: inout JSONWriter) {
        json.member("verdict", judgement.verdict.rawValue)
        json.member("message", judgement.message)
        json.member("nearest", orNull: judgement.nearest)
        json.key("candidates")
        json.beginArray()
        for candidate in judgement.candidates { json.string(candidate) }
        json.endArray()
        json.member("authority", judgement.authority)
    }

    private func write(_ nodes: [Node], to json: inout JSONWriter) {
        json.beginArray()
        for node in nodes {
            json.beginObject()
            json.member("code", node.code)
            json.member("level", node.level.rawValue)
            json.member("label", orNull: node.label)
            json.endObject()
        }
        json.endArray()
    }

    /// The commodity for people.
    public func text() -> String {
        var text = "\(code) in \(edition)"
        text += exists || judgement.verdict == .notCovered ? "\n" : ": not a code\n"
        for (depth, node) in path.enumerated() {
            text += String(repeating: "  ", count: depth + 1) + node.code
            text += node.label.map { "  \($0)" } ?? ""
            text += "\n"
        }
        for child in children {
            text += String(repeating: "  ", count: path.count + 1) + child.code
            text += child.label.map { "  \($0)" } ?? ""
            text += "\n"
        }
        if !editions.isEmpty {
            text += "In " + editions.map(\.description).joined(separator: ", ") + ".\n"
        }
        if !judgement.message.isEmpty { text += judgement.message + "\n" }
        if let national {
            text += "\(national.jurisdiction), \(national.asOf): "
            text += national.judgement.message.isEmpty ? "a complete code.\n" : national.judgement.message + "\n"
            text += "  \(national.judgement.authority)\n"
        }
        return text
    }
}
