package import TidewaiterDocuments

/// The source of a pack: a folder with `pack.json` and tables that a person can read and compare, each a file
/// `<name>.csv`, or a folder `<name>` of files of the same columns whose rows are put together.
///
/// The bytes come from the caller, so that nothing here touches a file system.
package struct PackSource: Sendable {
    /// The bytes of `pack.json`.
    package var manifest: [UInt8]
    /// The tables: name without `.csv`, or that of a part with its folder (`measures/2026`), and bytes.
    package var tables: [(name: String, csv: [UInt8])]

    /// The folder beside the tables that is not of the pack: what made them from official exports.
    package static let importFolder = "import"

    /// A source from its parts.
    package init(manifest: [UInt8], tables: [(name: String, csv: [UInt8])]) {
        self.manifest = manifest
        self.tables = tables
    }

    /// The source in a folder's files, named without the folder (`lines.csv`, `measures/2026.csv`); what is neither
    /// `pack.json` nor a `.csv` file (notes), and the folder `import`, do not belong to the pack.
    package init(files: [(name: String, bytes: [UInt8])]) throws(TidewaiterError) {
        guard let manifest = files.first(where: { $0.name == "pack.json" }) else {
            throw TidewaiterError(
                .notFound, "pack.source.manifest", "The folder has no pack.json. Name the folder of a pack's source.")
        }
        self.manifest = manifest.bytes
        tables = files.filter { $0.name.hasSuffix(".csv") && !$0.name.hasPrefix("\(Self.importFolder)/") }.map {
            (String($0.name.dropLast(4)), $0.bytes)
        }
    }

    /// The built file.
    package func build() throws(TidewaiterError) -> [UInt8] { try compile().bytes }

    /// The built file, and where each of its rows comes from.
    package func compile() throws(TidewaiterError) -> CompiledPack {
        try PackBuilder.compile(manifest: manifest, tables: tables)
    }
}
