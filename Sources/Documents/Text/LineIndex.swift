import Synchronization

/// From byte offset to line and column of a UTF-8 text, as an editor counts them.
///
/// Lines end with LF, CR LF or CR; columns count Unicode scalars from 1. Nothing is computed before the first
/// question; one pass, which goes as far as questions do, notes where each block of 1 KiB stands (1.6 % of the text), so
/// that any later question looks at one block only, however long the lines are.
package final class LineIndex: Sendable {
    /// A place in a text.
    package struct Mark: Sendable, Hashable {
        /// Both from 1.
        package var line = 1
        package var column = 1

        package init() {}

        init(column: Int) { self.column = column }
    }

    private static let block = 1024

    private let bytes: [UInt8]
    private let marks = Mutex<[Mark]>([])

    /// Where the text begins: a byte order mark before it is in no column.
    private let start: Int

    package init(_ bytes: [UInt8], start: Int = 0) {
        self.bytes = bytes
        self.start = start
    }

    /// Line and column, both from 1, of the character that the byte at `offset` belongs to; offsets outside the
    /// text count as its start or end.
    package func position(at offset: Int) -> (line: Int, column: Int) {
        let offset = max(start, min(offset, bytes.count))
        let block = offset / Self.block
        let bytes = bytes
        let known = marks.withLock { marks in
            if marks.isEmpty { marks.append(Mark(column: start > 0 ? 0 : 1)) }
            while marks.count <= block {
                let begin = (marks.count - 1) * Self.block
                marks.append(Self.advance(marks[marks.count - 1], over: begin..<begin + Self.block, of: bytes.span))
            }
            return marks[block]
        }
        let mark = Self.advance(known, over: block * Self.block..<offset, of: bytes.span)
        // Inside a character the column is that of its first byte, which the count has just passed.
        let inside = offset < bytes.count && bytes[offset] & 0xC0 == 0x80 && mark.column > 1
        return (mark.line, inside ? mark.column - 1 : mark.column)
    }

    /// Where lines may end is at bytes below this one.
    private static let behindBreaks: Int8 = 0x0E

    /// The place behind a stretch of text that begins at `mark`.
    package static func advance(_ mark: Mark, over range: Range<Int>, of bytes: Span<UInt8>) -> Mark {
        var mark = mark
        var i = range.lowerBound
        while i < range.upperBound {
            let plain = ByteWords.plainPrefix(bytes.extracting(0..<range.upperBound), from: i, least: behindBreaks)
            mark.column += plain - i
            i = plain
            while i + 8 <= range.upperBound {
                let word = ByteWords.load(bytes, i)
                let breaks =
                    ByteWords.equal(word, ByteWords.fill(0x0A)) | ByteWords.equal(word, ByteWords.fill(0x0D))
                let continuations = word & ~(word << 1) & 0x8080_8080_8080_8080
                if breaks != 0 {
                    let before = ByteWords.first(breaks)
                    let those: UInt64 = (1 << UInt64(truncatingIfNeeded: 8 &* before)) &- 1
                    mark.column += before - (continuations & those).nonzeroBitCount
                    i += before
                    break
                }
                mark.column += 8 - continuations.nonzeroBitCount
                i += 8
            }
            guard i < range.upperBound else { break }
            let byte = bytes[i]
            i += 1
            if byte == 0x0A || (byte == 0x0D && !(i < bytes.count && bytes[i] == 0x0A)) {
                mark.line += 1
                mark.column = 1
            } else if byte & 0xC0 != 0x80 {
                mark.column += 1
            }
        }
        return mark
    }
}
