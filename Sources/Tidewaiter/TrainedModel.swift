public import TidewaiterDocuments

/// A model that was made, as a file.
public struct TrainedModel: Sendable {
    /// Name of the JSON.
    public static let schema = "tidewaiter.trained-model/1"

    /// The file, for ``Engine/with(model:)``.
    public let bytes: [UInt8]
    /// How many own rows it was made of.
    public let rows: Int
    /// Rows that were left out, and what was wrong with the tables.
    public let findings: [Finding]

    /// What was made, as JSON; not the file itself.
    public func json() -> [UInt8] {
        var json = JSONWriter()
        json.beginObject()
        json.member("schema", Self.schema)
        json.member("bytes", bytes.count)
        json.member("rows", rows)
        json.key("findings")
        json.array(findings) { finding, json in finding.write(to: &json) }
        json.endObject()
        return json.bytes
    }

    /// For people.
    public func text() -> String {
        "\(bytes.count) bytes of \(rows) own rows and the words of the packs.\n"
            + findings.map { "\($0.place?.description ?? ""): \($0.message)\n" }.joined()
    }
}
