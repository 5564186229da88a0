package import TidewaiterDocuments

/// One thing wrong with an expression's text.
package struct ExpressionFlaw: Sendable, Hashable {
    /// For programs: `syntax`, `type`, `field`, `no_such_overload`, `undeclared`, `constant`, `depth`, …
    package let code: String
    package let message: String
    /// What would have been right there, where that can be said: a type, or the name that was probably meant.
    package let expected: String?
    /// In the file, when it was said where the expression begins there, and else in its text.
    package let place: Place
    /// The line, and a second one whose carets point at the flaw.
    package let excerpt: String
}

/// An expression that cannot be used, with everything that is wrong with it.
package struct ExpressionError: Error, Sendable, CustomStringConvertible {
    /// In the order of the text; never empty.
    package let flaws: [ExpressionFlaw]

    init(_ flaws: [Flaw], _ text: String, _ place: Place?, _ indent: Int) {
        self.flaws = flaws.map { flaw in
            ExpressionFlaw(
                code: flaw.code, message: flaw.message, expected: flaw.expected,
                place: Self.place(flaw, text, place, indent), excerpt: Self.excerpt(flaw, text))
        }
    }

    /// The first flaw as the library's error.
    package var first: TidewaiterError {
        guard let flaw = flaws.first else { return TidewaiterError(.internal, "expression", "nothing is wrong") }
        let isLimit = flaw.code == "depth" || flaw.code == "size"
        return TidewaiterError(
            isLimit ? .limit : .format, "expression.\(flaw.code)", flaw.message, place: flaw.place)
    }

    package var description: String {
        flaws.map { "\($0.place): \($0.message)\n\($0.excerpt)" }.joined(separator: "\n")
    }

    private static func place(_ flaw: Flaw, _ text: String, _ base: Place?, _ indent: Int) -> Place {
        var place = Expression.place(flaw.offset, in: text)
        place.length = Int64(flaw.range.count)
        guard let base else { return place }
        place.column += place.line == 1 ? max(0, base.column - 1) : indent
        place.line += max(0, base.line - 1)
        place.offset += base.offset
        place.input = base.input
        place.address = base.address
        return place
    }

    /// The line of a flaw with carets below; of a long line, the part around it.
    private static func excerpt(_ flaw: Flaw, _ text: String) -> String {
        let bytes = Array(text.utf8)
        let offset = min(flaw.offset, bytes.count)
        let start = bytes[..<offset].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        let end = bytes[offset...].firstIndex(of: 0x0A) ?? bytes.count
        let line = Array(String(decoding: bytes[start..<end], as: UTF8.self).unicodeScalars)
        let before = String(decoding: bytes[start..<offset], as: UTF8.self).unicodeScalars.count
        let first = max(0, min(before - 40, line.count - 80))
        let shown = line[first..<min(line.count, first + 80)]
        // What a flaw is about may begin on an earlier line and end on a later one.
        let left = max(start, min(flaw.range.lowerBound, offset))
        let skipped = String(decoding: bytes[start..<left], as: UTF8.self).unicodeScalars.count
        let width = String(decoding: bytes[left..<max(left, min(end, flaw.range.upperBound))], as: UTF8.self)
            .unicodeScalars.count
        let from = max(0, skipped - first)
        let count = max(1, min(width, shown.count - from))
        var result = String.UnicodeScalarView()
        for scalar in shown { result.append(scalar.value < 0x20 ? " " : scalar) }
        return String(result) + "\n" + String(repeating: " ", count: from) + String(repeating: "^", count: count)
    }
}
