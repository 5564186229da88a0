internal import TidewaiterDocuments
internal import TidewaiterRulebooks

/// Reads rule books from folders and files.
enum RuleFiles {
    /// The files of a book: those of a folder and of the folders in it, or one file alone.
    static func read(_ path: String) throws(TidewaiterError) -> BookFiles {
        guard Console.isFolder(path) else {
            let name = path.split(separator: "/").last.map(String.init) ?? path
            let folder = path.dropLast(name.utf8.count)
            let bytes = try Console.read(path, limit: Limits.standard.inputBytes)
            return BookFiles(folder: String(folder), files: [.init(path: name, bytes: bytes)])
        }
        var files: [BookFiles.File] = []
        try collect(path, "", &files)
        return BookFiles(folder: path, files: files)
    }

    private static func collect(
        _ folder: String, _ prefix: String, _ files: inout [BookFiles.File]
    ) throws(TidewaiterError) {
        for name in try Console.fileNames(in: folder) where !name.hasPrefix(".") {
            let path = "\(folder)/\(name)"
            if Console.isFolder(path) {
                // A book has its rules, tables and tests one folder deep; tests may have samples in another.
                if prefix.split(separator: "/").count < 3 { try collect(path, "\(prefix)\(name)/", &files) }
                continue
            }
            guard files.count < 10_000 else {
                throw TidewaiterError(.limit, "rules.files", "\(folder): a book has at most 10,000 files.")
            }
            files.append(.init(path: prefix + name, bytes: try Console.read(path, limit: Limits.standard.inputBytes)))
        }
    }
}

extension Arguments {
    /// The rule books that `--rules` names.
    func ruleBooks() throws(TidewaiterError) -> [BookFiles] {
        var books: [BookFiles] = []
        for path in all("rules") {
            do throws(TidewaiterError) { books.append(try RuleFiles.read(path)) } catch {
                // The built-in ones check in any case, so that naming one is no mistake.
                guard RuleLibrary.builtIn.contains(where: { $0.folder == path }) else { throw error }
            }
        }
        return books
    }
}
