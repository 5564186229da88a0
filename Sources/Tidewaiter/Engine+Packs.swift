public import TidewaiterDocuments
internal import TidewaiterPacks
public import TidewaiterTariffs

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

    /// What is different between two packs, the contents of their built files: by table and key, which rows were added,
    /// removed and changed, column by column.
    ///
    /// - Throws: ``TidewaiterError`` with status `data` where a pack is damaged or has rows that make no sense.
    public static func difference(
        fromPack before: [UInt8], to after: [UInt8], limits: Limits = .standard
    ) throws(TidewaiterError) -> PackDifference {
        let packs = (try Pack.open(before, limits: limits), try Pack.open(after, limits: limits))
        try packs.0.checkRows()
        try packs.1.checkRows()
        return PackDifference(packs.0, packs.1)
    }

    /// What the engine's packs cover and what not, by their ids.
    public func coverage() -> [PackCoverage] { library.map { PackCoverage($0) } }
}
