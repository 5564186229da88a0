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
    /// The bytes of the built file.
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
    package var bytes: [UInt8] { storage.copy(0, storage.count) }

    /// Opens a file whose content is trusted to be what `PackBuilder` made: reads header, directory and manifest,
    /// and leaves the cells alone.
    init(trusting storage: PackStorage) throws(TidewaiterError) {
        let layout = try PackLayout(storage)
        self.storage = storage
        tables = layout.tables
        manifest = try PackManifest(storage.copy(layout.manifest.lowerBound, layout.manifest.count))
        sha256 = Pack.hexadecimal(storage.copy(PackFormat.hashOffset, 32))
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
        let pack = try Pack(trusting: PackStorage(copying: bytes))
        try pack.verify()
        return pack
    }

    /// The table called `name`.
    package func table(_ name: String) -> PackTable? { tables.first { $0.name == name } }

    /// Recomputes the hash and checks every table, string and date; throws when the pack is damaged.
    package func verify() throws(TidewaiterError) {
        let hash = storage.withBytes(PackFormat.contentOffset, storage.count) { SHA256.digest($0) }
        guard Pack.hexadecimal(hash) == sha256 else {
            throw .damagedPack("hash", "its content has another SHA-256 than it states")
        }
        try PackLayout(storage).validate()
    }

    private static func hexadecimal(_ bytes: [UInt8]) -> String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}
