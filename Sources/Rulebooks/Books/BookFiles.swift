/// The files of one book: a folder with `book.yaml`, its rules under `rules/`, its tables, its tests under `tests/`; or
/// one file that has everything in it.
public struct BookFiles: Sendable {
    /// One file, its path relative to the book's folder, with strokes.
    public struct File: Sendable {
        /// Its path, such as `rules/seals.yaml`.
        public let path: String
        /// What is in it.
        public let bytes: [UInt8]

        /// A file of a book.
        public init(path: String, bytes: [UInt8]) {
            self.path = path
            self.bytes = bytes
        }
    }

    /// What stands before the paths in messages: the folder as the caller named it.
    public let folder: String
    /// In the order of their paths.
    public let files: [File]
    /// Whether its tests were left out, as they are of the copies that are part of the library: that it has none says
    /// nothing of the book then.
    package private(set) var isWithoutTests = false

    /// The files of a book; `folder` stands before their paths in messages.
    public init(folder: String, files: [File]) {
        self.folder = folder
        self.files = files.sorted { $0.path < $1.path }
    }

    /// The files of a book as they are within the library.
    init(shipped id: String, files: [File]) {
        self.init(folder: id, files: files)
        isWithoutTests = true
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

    /// A path that is written from a folder of the book, as one from the book's own; nil where it leads out of it.
    static func path(_ path: String, from folder: String) -> String? {
        var steps = [folder]
        for step in path.split(separator: "/", omittingEmptySubsequences: false).map(String.init) {
            switch step {
            case "", ".": continue
            case "..": if steps.popLast() == nil { return nil }
            default: steps.append(step)
            }
        }
        return steps.joined(separator: "/")
    }
}
