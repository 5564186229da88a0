import Glibc
import Testing
import TidewaiterDocuments
import TidewaiterPacks

/// Files of the repository, for tests only.
enum Repository {
    /// Sources/BuiltInPacks, found from this file.
    static let packs =
        #filePath.split(separator: "/").dropLast(3).reduce(into: "") { $0 += "/" + $1 }
        + "/Sources/BuiltInPacks"

    static func read(_ path: String) -> [UInt8]? {
        guard let file = unsafe fopen(path, "rb") else { return nil }
        defer { unsafe fclose(file) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = unsafe fread(&buffer, 1, buffer.count, file)
            if count == 0 { return bytes }
            bytes += buffer[..<count]
        }
    }

    static func write(_ bytes: [UInt8], _ path: String) -> Bool {
        guard let file = unsafe fopen(path, "wb") else { return false }
        defer { unsafe fclose(file) }
        return unsafe fwrite(bytes, 1, bytes.count, file) == bytes.count
    }

    static func names(_ path: String) -> [String] {
        guard let directory = unsafe opendir(path) else { return [] }
        defer { unsafe closedir(directory) }
        var names: [String] = []
        while let entry = unsafe readdir(directory) {
            let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { name in
                unsafe name.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
            }
            if !name.hasPrefix(".") { names.append(name) }
        }
        return names.sorted()
    }

    /// Ids of the packs that have a source folder.
    static let ids = names(packs).filter { read("\(packs)/\($0)/pack.json") != nil }

    static func source(_ id: String) throws -> PackSource {
        let folder = "\(packs)/\(id)"
        return try PackSource(files: names(folder).map { ($0, read("\(folder)/\($0)") ?? []) })
    }
}

@Suite("Built-in packs")
struct BuiltInPackTests {
    @Test("Every source folder's pack is part of the library")
    func complete() {
        #expect(Pack.builtIn.map(\.id) == Repository.ids)
    }

    @Test("A built-in pack is what its source builds, and whole", arguments: Repository.ids)
    func rebuilt(id: String) throws {
        let built = try Repository.source(id).build()
        if unsafe getenv("TIDEWAITER_REBUILD_PACKS") != nil {
            #expect(Repository.write(built, "\(Repository.packs)/built/\(id).twpack"))
            return
        }
        let pack = try #require(Pack.builtIn(id))
        #expect(
            pack.bytes == built,
            "Run the tests with TIDEWAITER_REBUILD_PACKS=1, build again, and commit the built file.")
        try pack.verify()
        #expect(pack.manifest.document.findings.isEmpty)
    }
}
