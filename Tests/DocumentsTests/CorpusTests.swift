import Glibc
import Testing
import TidewaiterDocuments

/// Replays what fuzzing found, and its starting points: none may crash, hang, or lose its place.
@Suite("Fuzzing corpus")
struct CorpusTests {
    @Test("every file is read or refused with a place", arguments: ["json", "csv"])
    func replay(format: String) throws {
        let files = try Files.contents("Fuzz/corpus/\(format)")
        #expect(files.count > 10)
        for (name, bytes) in files {
            do {
                if format == "json" {
                    let document = try JSONDocument(bytes, input: name)
                    #expect(document.findings.allSatisfy { $0.place?.input == name })
                } else {
                    let source = try SourceText(decoding: bytes, input: name)
                    let table = try CSVTable(source)
                    #expect((source.findings + table.findings).allSatisfy { $0.place?.input == name })
                }
            } catch {
                #expect(error.place?.input == name)
            }
        }
    }
}

/// Files of the repository and of the reference data.
enum Files {
    /// The reference data, which is not part of the repository.
    static let reference = variable("TIDEWAITER_REFERENCE")

    /// What Python reads from made-up inputs; `make test` writes it.
    static let syntaxVectors = variable("TIDEWAITER_VECTORS").map { $0 + "/syntax.txt" }

    /// A variable of the environment.
    static func variable(_ name: String) -> String? { unsafe getenv(name).map { unsafe String(cString: $0) } }

    /// Name and bytes of each file in a folder of the repository.
    static func contents(_ folder: String) throws -> [(name: String, bytes: [UInt8])] {
        let root = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3).joined(separator: "/")
        let path = "\(root)/\(folder)"
        let directory = try unsafe #require(opendir(path))
        defer { unsafe _ = closedir(directory) }
        var names: [String] = []
        while let entry = unsafe readdir(directory) {
            let name = unsafe withUnsafeBytes(of: entry.pointee.d_name) {
                unsafe String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            if !name.hasPrefix(".") { names.append(name) }
        }
        return try names.sorted().map { ($0, try bytes("\(path)/\($0)")) }
    }

    static func bytes(_ path: String) throws -> [UInt8] {
        let file = unsafe try #require(fopen(path, "rb"))
        defer { unsafe _ = fclose(file) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65536)
        while true {
            let count = unsafe fread(&buffer, 1, buffer.count, file)
            if count == 0 { return bytes }
            bytes += buffer[..<count]
        }
    }
}
