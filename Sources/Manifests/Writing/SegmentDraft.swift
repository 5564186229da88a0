import TidewaiterDocuments

/// A segment that is being filled, component by component.
struct SegmentDraft {
    let tag: String
    /// By element and component, from 1.
    private(set) var cells: [[String]] = []
    /// Where the first of its values comes from.
    var place: Place?
    /// The part of the declaration that it speaks of.
    var node: Node?

    init(_ tag: String) { self.tag = tag }

    /// Whether an element has any component.
    func has(_ element: Int) -> Bool {
        element <= cells.count && cells[element - 1].contains { !$0.isEmpty }
    }

    subscript(element: Int, component: Int) -> String {
        get {
            guard element > 0, component > 0, element <= cells.count, component <= cells[element - 1].count else {
                return ""
            }
            return cells[element - 1][component - 1]
        }
        set {
            guard element > 0, component > 0 else { return }
            while cells.count < element { cells.append([]) }
            while cells[element - 1].count < component { cells[element - 1].append("") }
            cells[element - 1][component - 1] = newValue
        }
    }

    var elements: [SegmentElement] { cells.map { SegmentElement($0) } }
}

/// How a text is cut for components of a fixed width, so that whoever puts it together again gets the same.
enum TextCutting {
    /// Running words: cut at a blank, which a reader puts back, and within a word only where a part has the full width,
    /// for then a reader puts none (see ``FieldValue``).
    ///
    /// - Parameters:
    ///   - room: Most parts; the last has all that is left.
    ///   - released: Whether a byte takes two when it is written.
    static func prose(_ text: String, width: Int, room: Int, released: (UInt8) -> Bool) -> [String] {
        var parts: [String] = []
        var rest = Array(text.utf8)[...]
        func written(_ bytes: ArraySlice<UInt8>) -> Int { bytes.reduce(0) { $0 + (released($1) ? 2 : 1) } }
        while written(rest) > width, parts.count + 1 < room {
            // The longest beginning that fits, and the last blank in it.
            var length = 0
            var end = rest.startIndex
            var blank: ArraySlice<UInt8>.Index?
            var full: ArraySlice<UInt8>.Index?
            while end < rest.endIndex, length <= width {
                let isBoundary = rest[end] & 0xC0 != 0x80
                if rest[end] == 0x20, end > rest.startIndex, !isJoined(length) { blank = end }
                if isBoundary, length == width, isJoined(width) { full = end }
                length += released(rest[end]) ? 2 : 1
                end += 1
            }
            if let blank {
                parts.append(String(decoding: rest[..<blank], as: UTF8.self))
                rest = rest[(blank + 1)...]
            } else if let full {
                parts.append(String(decoding: rest[..<full], as: UTF8.self))
                rest = rest[full...]
            } else {
                break
            }
        }
        parts.append(String(decoding: rest, as: UTF8.self))
        return parts
    }

    /// Widths after which a reader puts no blank.
    private static func isJoined(_ length: Int) -> Bool { length == 35 || length == 70 || length == 512 }

    /// Lines, as they are.
    static func lines(_ text: String) -> [String] {
        text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }
}
