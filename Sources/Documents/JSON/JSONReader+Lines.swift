extension JSONReader {
    /// Reads a text each line of which is a value, into a tape whose root is the array of them.
    ///
    /// A line that is not JSON is left out and reported; those around it are read all the same. Passing a limit still
    /// ends the reading.
    mutating func readLines() throws(TidewaiterError) -> [TidewaiterError] {
        let text = source.bytes
        guard text.count <= limits.inputBytes, text.count < Int(UInt32.max) else { throw tooLarge(text.count) }
        append(.array, start: source.start, payload: 0)
        tape.containers.append(JSONContainer(entry: 0))
        return try readLines(text.span)
    }

    private mutating func readLines(_ bytes: Span<UInt8>) throws(TidewaiterError) -> [TidewaiterError] {
        var wrong: [TidewaiterError] = []
        var lines = 0
        var start = source.start
        while start < bytes.count {
            let end = Self.lineEnd(bytes, start)
            let first = Self.skipBlanks(bytes.extracting(0..<end), start)
            if first < end {
                let mark = (tape: (tape.count, tape.containers.count), flaws: flaws.count)
                do throws(TidewaiterError) {
                    try readWhole(bytes.extracting(0..<end), from: first)
                    lines &+= 1
                } catch {
                    if error.status == .limit { throw error }
                    if wrong.count < limits.findings { wrong.append(error) } else { flawsLeftOut += 1 }
                    rewind(to: mark)
                }
            }
            start = end &+ 1
        }
        guard lines > 0 || !wrong.isEmpty else { throw empty(at: source.start) }
        tape.containers[0].end(length: bytes.count - source.start, next: tape.count, count: lines)
        return wrong
    }

    /// Forgets what has been read of a line.
    private mutating func rewind(to mark: (tape: (Int, Int), flaws: Int)) {
        tape.rewind(to: mark.tape)
        flaws.removeLast(flaws.count - mark.flaws)
        frames.removeAll()
        signatures.removeAll()
        depth = 0
    }

    /// Where the line that begins at `start` ends: its line break, or the end of the text.
    static func lineEnd(_ bytes: Span<UInt8>, _ start: Int) -> Int {
        var i = start
        while i &+ 8 <= bytes.count {
            let word = ByteWords.load(bytes, i)
            let found =
                ByteWords.equal(word, 0x0A0A_0A0A_0A0A_0A0A) | ByteWords.equal(word, 0x0D0D_0D0D_0D0D_0D0D)
            if found != 0 { return i &+ ByteWords.first(found) }
            i &+= 8
        }
        while i < bytes.count, bytes[i] != 0x0A, bytes[i] != 0x0D { i &+= 1 }
        return i
    }
}

/// Whether a text is JSON Lines, told by its first lines.
package enum JSONLines {
    /// Whether nothing has come yet behind the first line of a text that begins as an object.
    package static func isOneLine(_ bytes: [UInt8]) -> Bool {
        let text = bytes.span
        let start = JSONReader.skipBlanks(text, bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0)
        guard start < text.count, text[start] == UInt8(ascii: "{") else { return false }
        return JSONReader.skipBlanks(text, JSONReader.lineEnd(text, start)) == text.count
    }

    /// Where the line that `start` is in ends: its line break, or the end of the bytes.
    package static func end(_ bytes: [UInt8], from start: Int) -> Int { JSONReader.lineEnd(bytes.span, start) }

    /// Lines that are looked at, and bytes that they may take.
    private static let mostLines = 20
    private static let mostBytes = 4 << 20

    /// Whether several lines begin as objects, and at least half of them are whole: a line may be damaged. JSON
    /// over several lines has none of its own that is whole but at its end.
    package static func isLikely(_ bytes: [UInt8], from start: Int) -> Bool {
        isLikely(bytes.span, from: start)
    }

    private static func isLikely(_ bytes: Span<UInt8>, from start: Int) -> Bool {
        var lines = 0
        var whole = 0
        var start = start
        let last = min(bytes.count, start + mostBytes)
        let text = bytes.extracting(0..<last)
        while start < last, lines < mostLines {
            let end = JSONReader.lineEnd(text, start)
            // What the sample cuts tells nothing.
            if end == last, last < bytes.count { break }
            let first = JSONReader.skipBlanks(text.extracting(0..<end), start)
            start = end + 1
            if first == end { continue }
            guard text[first] == UInt8(ascii: "{") else { return false }
            lines += 1
            if isWhole(text.extracting(0..<end), first) { whole += 1 }
        }
        return lines > 1 && whole * 2 >= lines
    }

    /// Whether the brackets of a line are closed where it ends, and not before.
    private static func isWhole(_ line: Span<UInt8>, _ start: Int) -> Bool {
        var depth = 0
        var isString = false
        var i = start
        while i < line.count {
            switch line[i] {
            case UInt8(ascii: "\\") where isString: i &+= 1
            case UInt8(ascii: "\""): isString.toggle()
            case UInt8(ascii: "{") where !isString, UInt8(ascii: "[") where !isString: depth &+= 1
            case UInt8(ascii: "}") where !isString, UInt8(ascii: "]") where !isString:
                depth &-= 1
                if depth <= 0 { return JSONReader.skipBlanks(line, i &+ 1) == line.count && depth == 0 }
            default: break
            }
            i &+= 1
        }
        return false
    }
}
