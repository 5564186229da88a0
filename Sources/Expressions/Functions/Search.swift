/// Finding, cutting and joining texts; positions count code points.
enum Search {
    static func outOfRange(_ index: Int64) -> Value { .fault(.index, "index out of range: \(index)") }

    /// Where a part begins; by Knuth, Morris and Pratt, so that no pair of texts takes long.
    static func first<T: Equatable>(_ part: [T], in text: [T], from start: Int) -> Int? {
        guard !part.isEmpty else { return start <= text.count ? start : nil }
        guard start >= 0, text.count - start >= part.count else { return nil }
        let borders = borders(of: part)
        var matched = 0
        for index in start..<text.count {
            while matched > 0, part[matched] != text[index] { matched = borders[matched - 1] }
            if part[matched] == text[index] { matched += 1 }
            if matched == part.count { return index + 1 - matched }
        }
        return nil
    }

    private static func borders<T: Equatable>(of part: [T]) -> [Int] {
        var borders = [0]
        borders.reserveCapacity(part.count)
        var length = 0
        for index in 1..<max(1, part.count) {
            while length > 0, part[length] != part[index] { length = borders[length - 1] }
            if part[length] == part[index] { length += 1 }
            borders.append(length)
        }
        return borders
    }

    static func index(_ name: String, _ values: [Value], _ evaluation: inout Evaluation) -> Value {
        guard (2...3).contains(values.count), case .string(let text) = values[0], case .string(let part) = values[1]
        else { return .noOverload(name, of: values) }
        guard evaluation.build(4 * (text.size + part.size)) else { return evaluation.stopped }
        let (scalars, sought) = (text.scalars, part.scalars)
        let isLast = name == "lastIndexOf"
        var start = isLast ? Int64(scalars.count) : 0
        if values.count == 3 {
            guard case .int(let given) = values[2] else { return .noOverload(name, of: values) }
            guard given >= 0, given <= scalars.count else { return outOfRange(given) }
            start = given
        }
        guard isLast else { return .int(Int64(first(sought, in: scalars, from: Int(start)) ?? -1)) }
        // The last one is the first one backwards; what begins after `start` is left out.
        let end = min(scalars.count, Int(start) + sought.count)
        let found = first(Array(sought.reversed()), in: Array(scalars[..<end].reversed()), from: 0)
        return .int(found.map { Int64(end - $0 - sought.count) } ?? -1)
    }

    static func substring(_ values: [Value], _ evaluation: inout Evaluation) -> Value {
        guard (2...3).contains(values.count), case .string(let text) = values[0], case .int(let start) = values[1]
        else { return .noOverload("substring", of: values) }
        guard evaluation.build(4 * text.size) else { return evaluation.stopped }
        let scalars = text.scalars
        var end = Int64(scalars.count)
        guard start >= 0, start <= end else { return outOfRange(start) }
        if values.count == 3 {
            guard case .int(let given) = values[2] else { return .noOverload("substring", of: values) }
            guard given >= 0, given <= end else { return outOfRange(given) }
            end = given
        }
        guard start <= end else { return .fault(.index, "invalid substring range. start: \(start), end: \(end)") }
        return .string(Text(scalars: scalars[Int(start)..<Int(end)]))
    }

    static func split(_ values: [Value], _ evaluation: inout Evaluation) -> Value {
        guard (2...3).contains(values.count), case .string(let text) = values[0], case .string(let part) = values[1]
        else { return .noOverload("split", of: values) }
        var most = Int64.max
        if values.count == 3 {
            guard case .int(let given) = values[2] else { return .noOverload("split", of: values) }
            most = given < 0 ? .max : given
        }
        // A piece is a value and its bounds; its bytes are those of the text.
        guard evaluation.build(text.size * 41 + part.size * 9) else { return evaluation.stopped }
        if most == 0 { return .list([]) }
        let bytes = text.utf8
        let pieces = part.isEmpty ? letters(bytes, most) : pieces(of: bytes, between: part.utf8, most)
        return .list(pieces.map { .string(Text(valid: bytes, $0)) })
    }

    /// Each code point; the last piece has what is left.
    private static func letters(_ text: [UInt8], _ most: Int64) -> [Range<Int>] {
        var pieces: [Range<Int>] = []
        var start = 0
        for index in text.indices.dropFirst() where text[index] & 0xC0 != 0x80 && pieces.count + 1 < most {
            pieces.append(start..<index)
            start = index
        }
        return text.isEmpty ? [] : pieces + [start..<text.count]
    }

    private static func pieces(of text: [UInt8], between separator: [UInt8], _ most: Int64) -> [Range<Int>] {
        let borders = borders(of: separator)
        var pieces: [Range<Int>] = []
        var (start, matched) = (0, 0)
        for index in text.indices where pieces.count + 1 < most {
            while matched > 0, separator[matched] != text[index] { matched = borders[matched - 1] }
            if separator[matched] == text[index] { matched += 1 }
            if matched == separator.count {
                pieces.append(start..<(index + 1 - matched))
                (start, matched) = (index + 1, 0)
            }
        }
        return pieces + [start..<text.count]
    }

    static func join(_ values: [Value], _ evaluation: inout Evaluation) -> Value {
        guard case .list(let parts) = values[0] else { return .noOverload("join", of: values) }
        var separator: [UInt8] = []
        if values.count == 2 {
            guard case .string(let text) = values[1] else { return .noOverload("join", of: values) }
            separator = text.utf8
        }
        var joined: [UInt8] = []
        for (index, part) in parts.enumerated() {
            guard case .string(let text) = part else { return .noOverload("join", part) }
            guard evaluation.build(text.size + separator.count) else { return evaluation.stopped }
            if index > 0 { joined += separator }
            joined += text.utf8
        }
        return .string(Text(valid: joined))
    }

    static func replace(_ values: [Value], _ evaluation: inout Evaluation) -> Value {
        guard (3...4).contains(values.count), case .string(let text) = values[0], case .string(let part) = values[1],
            case .string(let other) = values[2]
        else { return .noOverload("replace", of: values) }
        var most = Int64.max
        if values.count == 4 {
            guard case .int(let given) = values[3] else { return .noOverload("replace", of: values) }
            most = given < 0 ? .max : given
        }
        guard most > 0 else { return values[0] }
        guard evaluation.build(text.size * 17 + part.size * 9) else { return evaluation.stopped }
        // Of nothing there is one before each code point and one at the end.
        let places = most == .max ? most : most + 1
        let bytes = text.utf8
        var pieces = part.isEmpty ? [0..<0] + letters(bytes, places - 1) : pieces(of: bytes, between: part.utf8, places)
        if part.isEmpty, pieces.count < places { pieces.append(bytes.count..<bytes.count) }
        // Both factors are bounded by what may be built, so the product fits.
        guard evaluation.build(other.size * pieces.count + bytes.count) else { return evaluation.stopped }
        let replacement = other.utf8
        var result: [UInt8] = []
        for (index, piece) in pieces.enumerated() {
            if index > 0 { result += replacement }
            result += bytes[piece]
        }
        return .string(Text(valid: result))
    }

    static func trim(_ text: Text) -> Text {
        let scalars = text.scalars
        // White space as Unicode had it in version 6.3 and after, which is also what other implementations use.
        guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
            let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
        else { return Text(valid: []) }
        return Text(scalars: scalars[first...last])
    }
}
