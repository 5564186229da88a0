import EDIFACTDirectories

/// The text that the UN/EDIFACT directories were compiled into; `Sources/EDIFACTDirectories/compile.py` says how it is
/// written. Its lines are sorted: one is found without reading the others.
enum DirectoryText {
    /// What a line is about.
    enum Kind: UInt8 {
        case element = 0x45
        case composite = 0x43
        case segment = 0x53
        case message = 0x4D
    }

    /// The content of the line on a code that holds in an edition; nil where that edition has no such code.
    static func content(_ kind: Kind, _ code: String, in edition: DirectoryEdition) -> Substring? {
        let prefix = [kind.rawValue, 0x20] + Array(code.utf8) + [0x20]
        var line = firstLine(from: prefix)
        while line < starts.count - 1, compare(line, prefix) == 0 {
            let rest = String(decoding: bytes[starts[line] + prefix.count..<starts[line + 1] - 1], as: UTF8.self)
            let blank = rest.firstIndex(of: " ") ?? rest.endIndex
            if edition.isAmong(rest[..<blank]) { return rest[blank...].dropFirst() }
            line += 1
        }
        return nil
    }

    /// The codes of one kind that an edition has.
    static func codes(_ kind: Kind, in edition: DirectoryEdition) -> [String] {
        var codes: [String] = []
        for line in 0..<starts.count - 1 where bytes[starts[line]] == kind.rawValue {
            let text = String(decoding: bytes[starts[line]..<starts[line + 1] - 1], as: UTF8.self)
            let words = text.split(separator: " ", maxSplits: 3)
            if words.count > 2, edition.isAmong(words[2]) { codes.append(String(words[1])) }
        }
        return codes
    }

    /// The first line that does not sort before a prefix.
    private static func firstLine(from prefix: [UInt8]) -> Int {
        var low = 0
        var high = starts.count - 1
        while low < high {
            let middle = (low + high) / 2
            if compare(middle, prefix) < 0 { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Below zero where a line sorts before a prefix, zero where it begins with it.
    private static func compare(_ line: Int, _ prefix: [UInt8]) -> Int {
        let start = starts[line]
        let length = starts[line + 1] - start
        var i = 0
        while i < prefix.count {
            if i >= length { return -1 }
            let difference = Int(bytes[start + i]) - Int(prefix[i])
            if difference != 0 { return difference }
            i += 1
        }
        return 0
    }

    /// Copied out of the binary when it is first asked for: some 90 KB.
    private static let bytes = unsafe Array(
        UnsafeBufferPointer(start: edifact_directories(), count: edifact_directories_length()))

    /// Where each line begins, and the end of the last.
    private static let starts: [Int] = {
        var starts = [0]
        for index in bytes.indices where bytes[index] == 0x0A { starts.append(index + 1) }
        return starts
    }()
}
