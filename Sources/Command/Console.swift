internal import Glibc
internal import TidewaiterDocuments

/// Files and streams: the only part of the product that touches them.
enum Console {
    /// Exit statuses, as documented by `tidewaiter --help`.
    enum Status {
        static let fine: Int32 = 0
        static let findings: Int32 = 1
        static let usage: Int32 = 2
        static let open: Int32 = 3
    }

    /// Writes bytes as they are; to a person's terminal without what would command it.
    static func write(_ bytes: [UInt8], to descriptor: Int32 = STDOUT_FILENO) {
        let isTerminal = descriptor == STDOUT_FILENO ? isOutputTerminal : descriptor == STDERR_FILENO && isErrorTerminal
        put(isTerminal ? tame(bytes) : bytes, to: descriptor)
    }

    /// What commands the terminal of a person who waits.
    static func command(_ text: String) { put(Array(text.utf8), to: STDERR_FILENO) }

    private static func put(_ bytes: [UInt8], to descriptor: Int32) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let written = unsafe rest.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if written < 0 {
                if errno == EINTR { continue }
                // A reader that has gone away (`| head`) is no reason to complain.
                exit(errno == EPIPE ? Status.fine : Status.usage)
            }
            rest = rest.dropFirst(written)
        }
    }

    /// Text for people.
    static func print(_ text: String) { write(tame(Array((text + "\n").utf8))) }

    static func complain(_ text: String) { write(tame(Array(("tidewaiter: " + text + "\n").utf8)), to: STDERR_FILENO) }

    private static let isOutputTerminal = isatty(STDOUT_FILENO) == 1
    private static let isErrorTerminal = isatty(STDERR_FILENO) == 1

    /// Text without the control characters that data may bring into it, which would command a terminal: their pictures
    /// stand for them. Tabs and ends of lines stay.
    static func tame(_ bytes: [UInt8]) -> [UInt8] {
        func isControl(_ at: Int) -> Bool {
            switch bytes[at] {
            case UInt8(ascii: "\t"), UInt8(ascii: "\n"): false
            case UInt8(ascii: "\r"): at + 1 == bytes.count || bytes[at + 1] != UInt8(ascii: "\n")
            case 0..<0x20, 0x7F: true
            // The second byte of U+0080 to U+009F.
            case 0x80..<0xA0: at > 0 && bytes[at - 1] == 0xC2
            default: false
            }
        }
        guard bytes.indices.contains(where: isControl) else { return bytes }
        var tamed: [UInt8] = []
        for at in bytes.indices {
            switch bytes[at] {
            case _ where !isControl(at): tamed.append(bytes[at])
            case 0..<0x20: tamed += [0xE2, 0x90, 0x80 + bytes[at]]
            case 0x7F: tamed += [0xE2, 0x90, 0xA1]
            default: tamed.replaceSubrange((tamed.count - 1)..., with: [0xEF, 0xBF, 0xBD])
            }
        }
        return tamed
    }

    /// The bytes of a file; `-` is standard input.
    static func read(_ path: String, limit: Int) throws(TidewaiterError) -> [UInt8] {
        var content: [UInt8] = []
        let file = try Pieces(path)
        while let piece = try file.next() {
            content.append(contentsOf: piece)
            if content.count > limit {
                throw TidewaiterError(.limit, "file.size", "\(path) is larger than the limit of \(limit) bytes.")
            }
        }
        return content
    }

    /// A file that is read in pieces of 64 KiB; `-` is standard input.
    final class Pieces {
        private let path: String
        private let descriptor: Int32
        private var chunk = [UInt8](repeating: 0, count: 1 << 16)

        init(_ path: String) throws(TidewaiterError) {
            self.path = path
            descriptor = path == "-" ? STDIN_FILENO : unsafe open(path, O_RDONLY | O_CLOEXEC)
            guard descriptor >= 0 else { throw Console.trouble("file.open", path) }
        }

        deinit { if descriptor > STDIN_FILENO { close(descriptor) } }

        /// The next piece; nil at the end.
        func next() throws(TidewaiterError) -> ArraySlice<UInt8>? {
            while true {
                let count = unsafe chunk.withUnsafeMutableBytes {
                    unsafe Glibc.read(descriptor, $0.baseAddress, $0.count)
                }
                if count >= 0 { return count == 0 ? nil : chunk[..<count] }
                guard errno == EINTR else { throw Console.trouble("file.read", path) }
            }
        }
    }

    /// The names in a folder, in their order; `.` and `..` left out.
    static func fileNames(in folder: String) throws(TidewaiterError) -> [String] {
        guard let directory = unsafe opendir(folder) else {
            throw TidewaiterError(.notFound, "file.open", "\(folder): this is no folder that can be read.")
        }
        defer { unsafe closedir(directory) }
        var names: [String] = []
        while let entry = unsafe readdir(directory) {
            let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { name in
                unsafe name.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
            }
            if name != "." && name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    /// Whether there is a folder of that name.
    static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return unsafe stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    /// Makes a folder, unless it is there.
    static func makeFolder(_ path: String) throws(TidewaiterError) {
        guard unsafe mkdir(path, 0o755) == 0 || (errno == EEXIST && isFolder(path)) else {
            throw trouble("file.create", path)
        }
    }

    /// Refuses the name of a file that could not be written, before any work is done for it.
    static func expectPlace(forFile path: String) throws(TidewaiterError) {
        guard !isFolder(path) else {
            throw TidewaiterError(.argument, "file.create", "\(path): this is a folder. Name a file.")
        }
        // With the point behind it, what is a file and no folder is refused too.
        let folder = path.lastIndex(of: "/").map { path[...$0] + "." } ?? "."
        guard unsafe access(folder, W_OK) == 0 else { throw trouble("file.create", path) }
    }

    /// Writes a file whole: into a neighbour first, then renamed, so that no half file is ever seen.
    static func write(_ bytes: [UInt8], toFile path: String) throws(TidewaiterError) {
        let neighbour = path + ".new"
        let descriptor = unsafe open(neighbour, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw trouble("file.create", path) }
        write(bytes, to: descriptor)
        guard close(descriptor) == 0, unsafe rename(neighbour, path) == 0 else { throw trouble("file.write", path) }
    }

    /// Writes a new file that only its owner may read; one that is there already is left alone.
    static func create(_ bytes: [UInt8], asSecretFile path: String) throws(TidewaiterError) {
        let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw trouble("file.create", path) }
        write(bytes, to: descriptor)
        guard close(descriptor) == 0 else { throw trouble("file.write", path) }
    }

    /// A file that is written line by line, and that is there under its name only when it is whole.
    final class Output {
        private let path: String
        private let descriptor: Int32
        private var isBegun = false

        init(_ path: String) throws(TidewaiterError) {
            self.path = path
            descriptor = unsafe open(path + ".new", O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
            guard descriptor >= 0 else { throw Console.trouble("file.create", path) }
        }

        /// Bytes as they are.
        func write(_ bytes: [UInt8]) {
            isBegun = isBegun || !bytes.isEmpty
            Console.write(bytes, to: descriptor)
        }

        /// A line; between two of them is a line feed, and none after the last.
        func writeLine(_ bytes: [UInt8]) {
            Console.write(isBegun ? [UInt8(ascii: "\n")] + bytes : bytes, to: descriptor)
            isBegun = true
        }

        /// Gives the file its name.
        func finish() throws(TidewaiterError) {
            guard close(descriptor) == 0, unsafe rename(path + ".new", path) == 0 else {
                throw Console.trouble("file.write", path)
            }
        }
    }

    private static func trouble(_ code: String, _ path: String) -> TidewaiterError {
        let reason = unsafe String(cString: strerror(errno))
        return TidewaiterError(.notFound, code, "\(path): \(reason). Check the name and your rights to it.")
    }

    /// Today's civil date in UTC, `YYYY-MM-DD`: the command's business, never the engine's.
    static func today() -> String { String(now().prefix(10)) }

    /// The time in UTC, `YYYY-MM-DDTHH:MM`.
    static func now() -> String {
        var now = time(nil)
        var parts = unsafe tm()
        _ = unsafe gmtime_r(&now, &parts)
        func padded(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let date = unsafe "\(parts.tm_year + 1900)-\(padded(parts.tm_mon + 1))-\(padded(parts.tm_mday))"
        return unsafe "\(date)T\(padded(parts.tm_hour)):\(padded(parts.tm_min))"
    }
}
