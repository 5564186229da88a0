package import TidewaiterDocuments

/// A set of dated facts - codes, rates, rules - in one immutable file, read in place.
///
/// Any number of threads may use one pack. What is damaged or foreign is refused by ``open(_:limits:)``, once.
package final class Pack: Sendable {
    /// What the pack says about itself.
    package let manifest: PackManifest
    /// The tables, by name ascending.
    package let tables: [PackTable]
    /// SHA-256 of the content in hexadecimal digits, as the file states it: the pack's identity in receipts.
    package let sha256: String
    /// Who has signed it, as the file says; ``requireSignature(of:)`` tells whether that is so.
    package let signatures: [PackSignature]
    /// The bytes of the built file up to its signatures.
    let storage: PackStorage

    /// Short stable name, `us-hts`.
    package var id: String { manifest.id }
    /// Version of the data.
    package var version: String { manifest.version }
    /// ISO 3166-1 code of the country or `EU`; empty for a pack that belongs to none.
    package var jurisdiction: String { manifest.jurisdiction }
    /// Which issue of its source it holds.
    package var edition: String { manifest.edition }
    /// The pack's own statement of what it covers.
    package var coverage: String { manifest.coverage }
    /// Length of the built file in bytes.
    package var byteCount: Int { storage.count }
    /// The built file.
    package var bytes: [UInt8] { storage.copy(0, storage.count) + signatures.flatMap(\.block) }

    /// Opens a file whose content is trusted to be what `PackBuilder` made: reads header, directory and manifest,
    /// and leaves the cells alone.
    init(trusting storage: PackStorage, signatures: [PackSignature] = []) throws(TidewaiterError) {
        self.signatures = signatures
        let layout = try PackLayout(storage)
        self.storage = storage
        tables = layout.tables
        manifest = try PackManifest(storage.copy(layout.manifest.lowerBound, layout.manifest.count))
        sha256 = Hexadecimal.text(storage.copy(PackFormat.hashOffset, 32))
    }

    /// Opens a built pack from anywhere: checks its hash and every table, string and date, once.
    ///
    /// Throws ``TidewaiterError`` with status `data` when the bytes are no pack or a damaged one, `version` when they
    /// are of a later format, `limit` when there are more of them than the limits allow.
    package static func open(_ bytes: [UInt8], limits: Limits = .standard) throws(TidewaiterError) -> Pack {
        guard bytes.count <= limits.inputBytes else {
            throw TidewaiterError(
                .limit, "pack.size",
                "The pack has \(bytes.count) bytes, more than the limit of \(limits.inputBytes). Raise the limit.")
        }
        let (content, signatures) = try PackSignature.split(bytes)
        let storage = PackStorage(copying: content)
        // Before anything else is believed of it.
        try PackLayout(storage).checkHash()
        let pack = try Pack(trusting: storage, signatures: signatures)
        try PackLayout(storage).validate()
        return pack
    }

    /// The table called `name`.
    package func table(_ name: String) -> PackTable? { tables.first { $0.name == name } }

    /// Recomputes the hash and checks every table, string and date; throws when the pack is damaged.
    package func verify() throws(TidewaiterError) {
        let layout = try PackLayout(storage)
        try layout.checkHash()
        try layout.validate()
    }
}
