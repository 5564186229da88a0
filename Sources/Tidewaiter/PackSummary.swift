internal import TidewaiterDocuments
internal import TidewaiterPacks

/// What a pack says of itself.
public struct PackSummary: Sendable, Hashable {
    /// Its name: `us-hts`.
    public let id: String
    /// Its version: year, month, number.
    public let version: String
    /// Country or union it is about, or `*`.
    public let jurisdiction: String
    /// Edition of the law or list that it carries.
    public let edition: String
    /// What it covers and what not, in its own words.
    public let coverage: String
    /// SHA-256 over its content, in hexadecimal.
    public let sha256: String

    init(_ pack: Pack) {
        id = pack.id
        version = pack.version
        jurisdiction = pack.jurisdiction
        edition = pack.edition
        coverage = pack.coverage
        sha256 = pack.sha256
    }
}

extension Engine {
    /// The packs in use as JSON, schema `tidewaiter.packs/1`.
    public func packsJSON() -> [UInt8] {
        var json = JSONWriter()
        json.beginObject()
        json.member("schema", "tidewaiter.packs/1")
        json.member("engine", Self.version)
        json.key("packs")
        json.beginArray()
        for pack in packs {
            json.beginObject()
            json.member("id", pack.id)
            json.member("version", pack.version)
            json.member("jurisdiction", pack.jurisdiction)
            json.member("edition", pack.edition)
            json.member("coverage", pack.coverage)
            json.member("sha256", pack.sha256)
            json.endObject()
        }
        json.endArray()
        json.endObject()
        return json.bytes
    }
}
