package import TidewaiterDocuments
internal import TidewaiterPacks
internal import TidewaiterTariffs

extension Engine {
    /// Builds a pack from the files of its folder, and checks that an engine can work with it.
    ///
    /// - Throws: ``TidewaiterError`` that tells what is wrong by file, line and column, several flaws at once.
    package static func build(packFiles files: [(name: String, bytes: [UInt8])]) throws(TidewaiterError) -> [UInt8] {
        let compiled = try PackSource(files: files).compile()
        try Pack.open(compiled.bytes).checkRows(places: compiled.places)
        _ = try Engine(packs: [compiled.bytes])
        return compiled.bytes
    }
}
