import Testing
import TidewaiterDocuments
import TidewaiterPacks
import TidewaiterTestSupport

@Suite("Built-in packs")
struct BuiltInPackTests {
    static let folder = "\(Files.root)/Sources/BuiltInPacks"

    /// Ids of the packs that have a source folder.
    static let ids = Files.names(in: folder).filter { Files.read("\(folder)/\($0)/pack.json") != nil }

    private func source(_ id: String) throws -> PackSource {
        let folder = "\(Self.folder)/\(id)"
        let names = Files.names(in: folder).flatMap { name in
            name.contains(".") ? [name] : Files.names(in: "\(folder)/\(name)").map { "\(name)/\($0)" }
        }
        return try PackSource(files: names.map { ($0, Files.read("\(folder)/\($0)") ?? []) })
    }

    @Test("Every source folder's pack is part of the library")
    func complete() {
        #expect(Pack.builtIn.map(\.id) == Self.ids)
    }

    @Test("A built-in pack is what its source builds, and whole", arguments: BuiltInPackTests.ids)
    func rebuilt(id: String) throws {
        let built = try source(id).build()
        let pack = try #require(Pack.builtIn(id))
        #expect(pack.id == id)
        // Not written into the expectation, which would spell out how millions of bytes differ.
        let isBuilt = pack.bytes == built
        #expect(isBuilt, "Build the pack anew (make packs) and commit its built file.")
        try pack.verify()
        #expect(pack.manifest.document.findings.isEmpty)
        #expect(!pack.manifest.licence.isEmpty)
        #expect(!pack.manifest.sources.isEmpty)
    }

    @Test("Opening a built-in pack from a file gives the same tables")
    func opened() throws {
        for pack in Pack.builtIn {
            let copy = try Pack.open(pack.bytes)
            #expect(copy.sha256 == pack.sha256)
            #expect(copy.tables.map(\.name) == pack.tables.map(\.name))
        }
    }
}
