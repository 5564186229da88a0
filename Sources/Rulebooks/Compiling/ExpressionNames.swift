/// The names that stand in an expression's text, those within quotes and comments left out. A name that stands there is
/// not always used, which is harmless where this is asked: something is then worked out that nobody reads.
enum ExpressionNames {
    static func all(in text: String) -> Set<String> {
        var names: Set<String> = []
        let bytes = Array(text.utf8)
        var position = 0
        while position < bytes.count {
            let byte = bytes[position]
            if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") {
                position += 1
                while position < bytes.count, bytes[position] != byte {
                    position += bytes[position] == UInt8(ascii: "\\") ? 2 : 1
                }
                position += 1
            } else if byte == UInt8(ascii: "/"), position + 1 < bytes.count, bytes[position + 1] == byte {
                while position < bytes.count, bytes[position] != 0x0A { position += 1 }
            } else if isLetter(byte) {
                let start = position
                while position < bytes.count, isLetter(bytes[position]) || isDigit(bytes[position]) { position += 1 }
                names.insert(String(decoding: bytes[start..<position], as: UTF8.self))
            } else {
                position += 1
            }
        }
        return names
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        byte >= 0x61 && byte <= 0x7A || byte >= 0x41 && byte <= 0x5A || byte == UInt8(ascii: "_")
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
}

extension ExpressionNames {
    /// The names that stand behind another and a point: of `parameters` in `parameters.limit * 2` it is `limit`.
    static func members(of name: String, in text: String) -> Set<String> {
        var found: Set<String> = []
        let words = text.split { !($0.isLetter || $0.isNumber || $0 == "_" || $0 == "." || $0 == "'" || $0 == "\"") }
        for word in words {
            let steps = word.split(separator: ".", omittingEmptySubsequences: false)
            for (step, next) in zip(steps, steps.dropFirst()) where step == name { found.insert(String(next)) }
        }
        return found
    }
}
