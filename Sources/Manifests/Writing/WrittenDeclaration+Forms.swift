public import TidewaiterDocuments

extension WrittenDeclaration {
    /// Name of the JSON that ``json()`` writes.
    public static let schema = "tidewaiter.written/1"

    /// `failed` with a finding of severity error, else `passed`; the document is there in either case.
    public var outcome: Outcome { findings.contains { $0.severity == .error } ? .failed : .passed }

    /// What could not be written, as JSON.
    public func json() -> [UInt8] {
        var json = JSONWriter()
        json.beginObject()
        json.member("schema", Self.schema)
        json.member("outcome", outcome.rawValue)
        json.member("left_out", findingsLeftOut)
        json.key("findings")
        json.array(findings) { finding, json in finding.write(to: &json) }
        json.endObject()
        return json.bytes
    }

    /// What could not be written, for people.
    public func text() -> String {
        var text = ""
        for finding in findings {
            let place = finding.place.map { "\($0): " } ?? ""
            text += "\(finding.severity.rawValue): \(place)\(finding.message) [\(finding.rule)]\n"
        }
        if findingsLeftOut > 0 { text += "\(findingsLeftOut) more findings were left out.\n" }
        return text.isEmpty ? "Everything was written.\n" : text
    }
}
