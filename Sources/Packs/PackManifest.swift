package import TidewaiterDocuments
package import TidewaiterQuantities

/// What a pack says about itself: its `pack.json`.
package struct PackManifest: Sendable {
    /// A text the pack's figures come from.
    package struct Source: Sendable, Hashable {
        /// Its name in the tables' column `source`; may be empty.
        package let id: String
        /// What the text is called.
        package let title: String
        /// Who issued it.
        package let authority: String
        /// Which issue of it was used; may be empty.
        package let edition: String
        /// When it was read: a date or the beginning of one; may be empty.
        package let retrieved: String
    }

    /// The whole of `pack.json`, for what has no name here.
    package let document: JSONDocument
    /// Short stable name, `us-hts`: lower-case letters, digits and `-`.
    package let id: String
    /// Version of the data, in the pack's own counting.
    package let version: String
    /// ISO 3166-1 code of the country or `EU`; empty for a pack that belongs to none.
    package let jurisdiction: String
    /// Which issue of its source it holds.
    package let edition: String
    /// The pack's own statement of what it covers, quoted where an answer is refused.
    package let coverage: String
    /// The terms under which the pack may be used.
    package let licence: String
    /// The first day on which what the pack holds had been published; `nil` when that is not said.
    package let knownFrom: CivilDate?
    /// Whether the pack's goods codes are all there are on the dates it covers; otherwise an absent code says nothing.
    package let hasAllCodes: Bool
    /// The texts it was made from.
    package let sources: [Source]

    /// Reads and checks the bytes of a `pack.json`.
    package init(_ bytes: [UInt8], limits: Limits = .standard) throws(TidewaiterError) {
        document = try JSONDocument(bytes, input: "pack.json", limits: limits)
        let root = document.root
        id = try Self.required("id", of: root)
        guard PackFormat.isName(id.utf8) else {
            throw TidewaiterError(
                .data, "pack.manifest.id", "\"\(id)\" cannot be a pack's id. Use lower-case letters, digits and \"-\".",
                place: root["id"]?.place)
        }
        version = try Self.required("version", of: root)
        jurisdiction = try Self.optional("jurisdiction", of: root)
        edition = try Self.optional("edition", of: root)
        coverage = try Self.required("coverage", of: root)
        licence = try Self.optional("licence", of: root)
        knownFrom = try Self.date("known_from", of: root)
        hasAllCodes = root["codes_complete"]?.bool ?? false
        var sources: [Source] = []
        if let list = root["sources"] {
            for source in list.elements {
                sources.append(
                    Source(
                        id: try Self.optional("id", of: source), title: try Self.optional("title", of: source),
                        authority: try Self.optional("authority", of: source),
                        edition: try Self.optional("edition", of: source),
                        retrieved: try Self.optional("retrieved", of: source)))
            }
        }
        self.sources = sources
    }

    private static func required(_ name: String, of value: JSONValue) throws(TidewaiterError) -> String {
        let text = try optional(name, of: value)
        guard !text.isEmpty else {
            throw TidewaiterError(
                .data, "pack.manifest.missing", "pack.json says no \"\(name)\". Add it as a text.", place: value.place)
        }
        return text
    }

    private static func optional(_ name: String, of value: JSONValue) throws(TidewaiterError) -> String {
        guard let member = value[name], !member.isNull else { return "" }
        guard let text = member.string else {
            throw TidewaiterError(
                .data, "pack.manifest.type", "\"\(name)\" of pack.json is not a text. Write it as one.",
                place: member.place)
        }
        return text
    }

    private static func date(_ name: String, of value: JSONValue) throws(TidewaiterError) -> CivilDate? {
        let text = try optional(name, of: value)
        if text.isEmpty { return nil }
        guard let date = CivilDate(iso: text) else {
            throw TidewaiterError(
                .data, "pack.manifest.date",
                "\"\(name)\" of pack.json is \"\(text)\", which is no date. Write YYYY-MM-DD.",
                place: value[name]?.place)
        }
        return date
    }
}
