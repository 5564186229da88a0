internal import TidewaiterDocuments
public import TidewaiterNomenclature

/// The General Rules for the interpretation of the Harmonized System in our own words: for orientation, the legal text
/// decides.
public struct GeneralRules: Sendable, Hashable {
    /// Name of the JSON that ``json()`` writes.
    public static let schema = "tidewaiter.general-rules/1"

    /// The rules in the order in which they are applied.
    public let rules: [HSRule]

    /// The rules as JSON, schema `tidewaiter.general-rules/1`.
    public func json() -> [UInt8] {
        var json = JSONWriter()
        json.beginObject()
        json.member("schema", Self.schema)
        json.key("rules")
        json.array(rules) { rule, json in
            json.beginObject()
            json.member("number", rule.number)
            json.member("text", rule.text)
            json.endObject()
        }
        json.endObject()
        return json.bytes
    }

    /// The rules for people.
    public func text() -> String {
        "General Rules for the interpretation of the Harmonized System, in short; the legal text decides\n"
            + rules.map { "  \($0.number)  \($0.text)\n" }.joined()
    }
}
