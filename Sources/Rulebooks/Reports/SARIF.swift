internal import TidewaiterDocuments

/// A log in the Static Analysis Results Interchange Format (OASIS SARIF 2.1.0), which code hosts and editors show.
struct SARIF {
    struct Rule {
        let id: String
        let title: String
    }

    struct Result {
        /// What became of the rule there (section 3.27.9): `open` is "too little is known to decide".
        enum Kind: String { case fail, open }

        let rule: String
        var kind = Kind.fail
        let severity: Severity
        let message: String
        let place: Place?
        /// Where within the document's own structure.
        var path = ""
        /// What else there is to know, as texts.
        var properties: [(name: String, value: String)] = []
    }

    let version: String
    let rules: [Rule]
    let results: [Result]
    /// The document that results without a place are about.
    var input = ""

    func json() -> [UInt8] {
        var json = JSONWriter(reserving: 1_024 + results.count * 600)
        json.beginObject()
        json.member(
            "$schema", "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json")
        json.member("version", "2.1.0")
        json.key("runs")
        json.beginArray()
        json.beginObject()
        json.key("tool")
        json.beginObject()
        json.key("driver")
        json.beginObject()
        json.member("name", "tidewaiter")
        json.member("version", version)
        json.key("rules")
        json.array(rules) { rule, json in
            json.beginObject()
            json.member("id", rule.id)
            if !rule.title.isEmpty { Self.text("shortDescription", rule.title, &json) }
            json.endObject()
        }
        json.endObject()
        json.endObject()
        json.member("columnKind", "unicodeCodePoints")
        let numbers = Dictionary(rules.enumerated().map { ($1.id, $0) }) { first, _ in first }
        json.key("results")
        json.array(results) { result, json in write(result, numbers[result.rule], &json) }
        json.endObject()
        json.endArray()
        json.endObject()
        return json.bytes
    }

    private static func text(_ name: String, _ text: String, _ json: inout JSONWriter) {
        json.key(name)
        json.beginObject()
        json.member("text", text)
        json.endObject()
    }

    private func write(_ result: Result, _ number: Int?, _ json: inout JSONWriter) {
        json.beginObject()
        json.member("ruleId", result.rule)
        if let number { json.member("ruleIndex", number) }
        json.member("kind", result.kind.rawValue)
        json.member(
            "level", result.kind == .open ? "none" : result.severity == .information ? "note" : result.severity.rawValue
        )
        Self.text("message", result.message, &json)
        json.key("locations")
        json.beginArray()
        json.beginObject()
        writePlace(result.place, &json)
        if !result.path.isEmpty {
            json.key("logicalLocations")
            json.beginArray()
            json.beginObject()
            json.member("fullyQualifiedName", result.path)
            json.endObject()
            json.endArray()
        }
        json.endObject()
        json.endArray()
        if !result.properties.isEmpty {
            json.key("properties")
            json.beginObject()
            for (name, value) in result.properties { json.member(name, value) }
            json.endObject()
        }
        json.endObject()
    }

    private func writePlace(_ place: Place?, _ json: inout JSONWriter) {
        let name = place?.input.isEmpty == false ? place?.input ?? "" : input
        guard !name.isEmpty else { return }
        json.key("physicalLocation")
        json.beginObject()
        json.key("artifactLocation")
        json.beginObject()
        json.member("uri", Self.uri(name))
        json.endObject()
        if let place, place.line > 0 || place.offset >= 0 {
            json.key("region")
            json.beginObject()
            if place.line > 0 {
                json.member("startLine", place.line)
                json.member("startColumn", max(1, place.column))
            }
            json.member("byteOffset", Int(clamping: max(0, place.offset)))
            json.member("byteLength", Int(clamping: max(0, place.length)))
            json.endObject()
        }
        json.endObject()
    }

    /// A file's name as a reference (RFC 3986): what is not allowed there in hundredths.
    static func uri(_ name: String) -> String {
        let allowed = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/".utf8)
        var uri = ""
        for byte in name.utf8 {
            if allowed.contains(byte) {
                uri.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                let digits = String(byte, radix: 16, uppercase: true)
                uri += "%" + (digits.count < 2 ? "0" + digits : digits)
            }
        }
        return uri
    }
}
