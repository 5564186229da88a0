internal import TidewaiterExpressions

/// A message with expressions in braces.
struct MessageTemplate: Sendable {
    enum Piece: Sendable {
        case text(String)
        /// Its name is that of the parameter in the finding.
        case expression(Condition, name: String)
    }

    let pieces: [Piece]

    /// Takes a text apart: the plain stretches, and the expressions with the byte where each begins; nil where a brace is
    /// not closed.
    static func split(_ text: String) -> [(text: String, offset: Int, isExpression: Bool)]? {
        var pieces: [(text: String, offset: Int, isExpression: Bool)] = []
        var plain: [UInt8] = []
        let bytes = Array(text.utf8)
        var position = 0
        func flush() {
            guard !plain.isEmpty else { return }
            pieces.append((String(decoding: plain, as: UTF8.self), position, false))
            plain = []
        }
        while position < bytes.count {
            let byte = bytes[position]
            let next = position + 1 < bytes.count ? bytes[position + 1] : 0
            if next == byte, byte == UInt8(ascii: "{") || byte == UInt8(ascii: "}") {
                plain.append(byte)
                position += 2
            } else if byte == UInt8(ascii: "{") {
                flush()
                guard let end = closing(bytes, after: position) else { return nil }
                pieces.append((String(decoding: bytes[position + 1..<end], as: UTF8.self), position + 1, true))
                position = end + 1
            } else {
                plain.append(byte)
                position += 1
            }
        }
        flush()
        return pieces
    }

    /// The brace that closes the one at a position, those within texts of the expression left out.
    private static func closing(_ bytes: [UInt8], after start: Int) -> Int? {
        var depth = 0
        var quote: UInt8?
        for position in start..<bytes.count {
            let byte = bytes[position]
            if let open = quote {
                if byte == open { quote = nil }
                continue
            }
            switch byte {
            case UInt8(ascii: "'"), UInt8(ascii: "\""): quote = byte
            case UInt8(ascii: "{"): depth += 1
            case UInt8(ascii: "}"):
                depth -= 1
                if depth == 0 { return position }
            default: break
            }
        }
        return nil
    }

    /// What the expressions of a text are called in the finding's parameters: each by the last name in it, or by all of its
    /// names where another expression has the same last one.
    static func names(of expressions: [String]) -> [String] {
        let last = expressions.map { words(of: $0).last ?? "value" }
        var names: [String: String] = [:]
        for (expression, name) in zip(expressions, last) where names[expression] == nil {
            let isAlone = zip(expressions, last).allSatisfy { $1 != name || $0 == expression }
            var own = isAlone ? name : words(of: expression).joined(separator: "_")
            var number = 2
            while names.values.contains(own) {
                own = "\(name)_\(number)"
                number += 1
            }
            names[expression] = own
        }
        return expressions.map { names[$0] ?? "value" }
    }

    private static func words(of expression: String) -> [String] {
        expression.split { !($0.isLetter || $0.isNumber || $0 == "_") }.filter { $0.first?.isLetter ?? false }
            .map(String.init)
    }
}
