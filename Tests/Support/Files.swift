internal import Glibc

/// Files that tests read and write. The product itself reads models alone, where it is given a path.
public enum Files {
    /// Top of the repository.
    public static let root: String = {
        let parts = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
        return parts.joined(separator: "/")
    }()

    /// The content of a file; nil when it cannot be read.
    public static func read(_ path: String) -> [UInt8]? {
        guard let file = unsafe fopen(path, "rb") else { return nil }
        defer { unsafe _ = fclose(file) }
        var content: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = unsafe fread(&chunk, 1, chunk.count, file)
            if count == 0 { return content }
            content += chunk[..<count]
        }
    }

    /// Writes a file, making its folder first; whether that worked.
    public static func write(_ bytes: [UInt8], to path: String) -> Bool {
        var folder = ""
        for part in path.split(separator: "/").dropLast() {
            folder += "/" + part
            unsafe _ = mkdir(folder, 0o755)
        }
        guard let file = unsafe fopen(path, "wb") else { return false }
        let written = unsafe fwrite(bytes, 1, bytes.count, file)
        return unsafe fclose(file) == 0 && written == bytes.count
    }

    /// The names in a folder, sorted, without those that begin with a dot; empty when there is no such folder.
    public static func names(in folder: String) -> [String] {
        guard let directory = unsafe opendir(folder) else { return [] }
        defer { unsafe _ = closedir(directory) }
        var names: [String] = []
        while let entry = unsafe readdir(directory) {
            let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) {
                unsafe $0.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
            }
            if !name.hasPrefix(".") { names.append(name) }
        }
        return names.sorted()
    }

    /// A sample that ships with the repository.
    public static func sample(_ name: String) -> [UInt8]? { read("\(root)/Tests/Samples/\(name)") }

    /// Where data outside the repository is; nil when there is none, and tests that need it are skipped.
    public static let reference: String? = variable("TIDEWAITER_REFERENCE")

    /// Where `make test` puts what other programs computed for the Swift tests, and these for others.
    public static let vectors: String? = variable("TIDEWAITER_VECTORS")

    private static func variable(_ name: String) -> String? {
        guard let value = unsafe getenv(name) else { return nil }
        let text = unsafe String(cString: value)
        return text.isEmpty ? nil : text
    }
}
