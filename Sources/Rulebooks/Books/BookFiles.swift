/// The files of one book: a folder with `book.yaml`, its rules under `rules/`, its tables, its tests under `tests/`; or
/// one file that has everything in it.
package struct BookFiles: Sendable {
    /// One file, its path relative to the book's folder, with strokes.
    package struct File: Sendable {
        package let path: String
        package let bytes: [UInt8]

        package init(path: String, bytes: [UInt8]) {
            self.path = path
            self.bytes = bytes
        }
    }

    /// What stands before the paths in messages: the folder as the caller named it.
    package let folder: String
    /// In the order of their paths.
    package let files: [File]

    package init(folder: String, files: [File]) {
        self.folder = folder
        self.files = files.sorted { $0.path < $1.path }
    }

    /// The file with the book's head: `book.yaml`, or the only one with YAML in it.
    var head: File? {
        if let file = self["book.yaml"] { return file }
        let candidates = files.filter { $0.path.hasSuffix(".yaml") && !$0.path.contains("/") }
        return candidates.count == 1 ? candidates[0] : nil
    }

    /// The files with rules, in the order of their names.
    var rules: [File] { files.filter { $0.path.hasPrefix("rules/") && $0.path.hasSuffix(".yaml") } }

    /// The files with tests, in the order of their names.
    var tests: [File] { files.filter { $0.path.hasPrefix("tests/") && $0.path.hasSuffix(".yaml") } }

    package subscript(path: String) -> File? { files.first { $0.path == path } }

    /// How a file is named in messages.
    package func name(of file: File) -> String {
        folder.isEmpty ? file.path : folder.hasSuffix("/") ? folder + file.path : "\(folder)/\(file.path)"
    }
}
