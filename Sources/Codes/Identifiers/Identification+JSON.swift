package import TidewaiterDocuments

extension Identification {
    /// The identification as canonical JSON, schema `tidewaiter.identification/1`; every member is always present.
    public func json() -> [UInt8] {
        var json = JSONWriter()
        write(to: &json)
        return json.bytes
    }

    /// Writes the same object as part of something larger.
    package func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("schema", "tidewaiter.identification/1")
        json.member("kind", kind)
        json.member("title", title)
        json.member("authority", authority)
        json.member("input", input)
        json.member("normalised", normalised)
        json.member("formatted", orNull: formatted)
        json.member("valid", valid)
        json.member("basis", orNull: basis?.rawValue)
        json.key("reason")
        if let reason {
            json.beginObject()
            json.member("code", reason.code)
            json.member("message", reason.message)
            json.endObject()
        } else {
            json.null()
        }
        writeDetails(to: &json)
        json.endObject()
    }

    private func writeDetails(to json: inout JSONWriter) {
        json.key("check_digit")
        if let checkDigit {
            json.beginObject()
            json.member("expected", orNull: checkDigit.expected)
            json.member("found", checkDigit.found)
            json.endObject()
        } else {
            json.null()
        }
        json.key("parts")
        json.array(parts) { part, json in
            json.beginObject()
            json.member("name", part.name)
            json.member("value", part.value)
            json.member("meaning", orNull: part.meaning)
            json.endObject()
        }
        json.member("fix", orNull: fix)
        json.key("notes")
        json.texts(notes)
        json.key("alternatives")
        json.texts(alternatives)
    }
}
