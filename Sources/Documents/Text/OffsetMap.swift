import Synchronization

/// From an offset in a decoded text back to the offset in the file.
///
/// Where it can be told from the UTF-8 itself how many bytes a character took in the file, nothing is stored; else
/// one byte for each character. Sums are noted for each block of 4 KiB when the first question comes.
final class OffsetMap: Sendable {
    /// How many bytes a character took in the file.
    enum Widths: Sendable {
        /// As many as in UTF-8.
        case same
        /// One each.
        case one
        /// Two, or four for those that have four in UTF-8.
        case utf16
        /// As listed, character by character.
        case listed([UInt8])

        /// One for each character of a text.
        func listed(_ bytes: [UInt8]) -> [UInt8] {
            if case .listed(let widths) = self { return widths }
            return bytes.filter { $0 & 0xC0 != 0x80 }.map { lead in
                switch self {
                case .one: 1
                case .utf16: lead >= 0xF0 ? 4 : 2
                case .same, .listed: lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
                }
            }
        }
    }

    private struct Mark {
        var characters = 0
        var offset: Int
    }

    private static let block = 4096

    private let bytes: [UInt8]
    private let widths: Widths
    /// Where the text begins in the file.
    private let start: Int
    /// Where the file ends: half a unit of UTF-16 may be left there.
    private let end: Int
    private let marks = Mutex<[Mark]>([])

    init(_ bytes: [UInt8], widths: Widths, start: Int, end: Int) {
        self.bytes = bytes
        self.widths = widths
        self.start = start
        self.end = end
    }

    /// Offset in the file of the character that the byte at `offset` belongs to.
    func fileOffset(_ offset: Int) -> Int {
        if case .same = widths { return min(end, start + offset) }
        var offset = max(0, min(offset, bytes.count))
        while offset > 0, offset < bytes.count, bytes[offset] & 0xC0 == 0x80 { offset -= 1 }
        let block = offset / Self.block
        let known = marks.withLock { marks in
            if marks.isEmpty { marks = survey() }
            return marks[min(block, marks.count - 1)]
        }
        return min(end, advance(known, over: block * Self.block..<offset).offset)
    }

    /// Offset in the text of the character at an offset of the file.
    func textOffset(_ fileOffset: Int) -> Int {
        if case .same = widths { return max(0, min(bytes.count, fileOffset - start)) }
        var low = 0
        var high = bytes.count
        while low < high {
            let middle = (low + high) / 2
            if self.fileOffset(middle) < fileOffset { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private func survey() -> [Mark] {
        var marks = [Mark(offset: start)]
        var begin = 0
        while begin + Self.block <= bytes.count {
            marks.append(advance(marks[marks.count - 1], over: begin..<begin + Self.block))
            begin += Self.block
        }
        return marks
    }

    private func advance(_ mark: Mark, over range: Range<Int>) -> Mark {
        var mark = mark
        for i in range where bytes[i] & 0xC0 != 0x80 {
            switch widths {
            case .same: break
            case .one: mark.offset += 1
            case .utf16: mark.offset += bytes[i] >= 0xF0 ? 4 : 2
            case .listed(let widths): mark.offset += mark.characters < widths.count ? Int(widths[mark.characters]) : 0
            }
            mark.characters += 1
        }
        return mark
    }
}
