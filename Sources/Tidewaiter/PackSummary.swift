package import TidewaiterDocuments
package import TidewaiterPacks

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
    /// Under which terms its facts may be used.
    public let licence: String
    /// Its size.
    public let byteCount: Int
    /// SHA-256 over its content, in hexadecimal.
    public let sha256: String

    package init(_ pack: Pack) {
        id = pack.id
        version = pack.version
        jurisdiction = pack.jurisdiction
        edition = pack.edition
        coverage = pack.coverage
        licence = pack.manifest.licence
        byteCount = pack.byteCount
        sha256 = pack.sha256
    }

    /// Writes its members into an object that the caller has begun, and may add to.
    package func writeMembers(to json: inout JSONWriter) {
        json.member("id", id)
        json.member("version", version)
        json.member("jurisdiction", jurisdiction)
        json.member("edition", edition)
        json.member("coverage", coverage)
        json.member("licence", licence)
        json.member("bytes", byteCount)
        json.member("sha256", sha256)
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
        json.array(packs) { pack, json in
            json.beginObject()
            pack.writeMembers(to: &json)
            json.endObject()
        }
        json.endObject()
        return json.bytes
    }
}
