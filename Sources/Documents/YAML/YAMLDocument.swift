/// A YAML text that was read: its root, and the way back from its nodes to line and column.
package final class YAMLDocument: Sendable {
    package let root: YAMLNode
    private let source: SourceText

    /// Reads one document of YAML 1.1 as libyaml has it, without anchors, aliases, tags and repeated keys: what they
    /// are for can be written plainly, and each of them has been used to exhaust or deceive readers.
    package init(_ bytes: [UInt8], input: String = "", limits: Limits = .standard) throws(TidewaiterError) {
        source = SourceText(utf8: bytes, input: input)
        var reader = YAMLReader(source, limits: limits)
        root = try reader.read()
    }

    /// Name of the input.
    package var input: String { source.input }

    /// The place of a byte.
    package func place(_ offset: Int, length: Int = 0) -> Place {
        source.place(at: offset, length: length)
    }

    /// The place of a character within a scalar, given by the byte of its text. What the notation adds (quotes, escapes,
    /// indentation, folded lines) is stepped over by following the text through the source.
    package func place(in scalar: YAMLScalar, at offset: Int) -> Place {
        place(sourceOffset(in: scalar, at: offset), length: 0)
    }

    func sourceOffset(in scalar: YAMLScalar, at offset: Int) -> Int {
        let bytes = source.bytes
        var position = scalar.offset
        if scalar.style == .quoted { position += 1 }
        if scalar.style == .block {
            while position < bytes.count, bytes[position] != 0x0A { position += 1 }
        }
        var last = position
        for (index, byte) in scalar.text.utf8.enumerated() {
            if Self.isBlank(byte) {
                if index == offset { return min(last, bytes.count) }
                continue
            }
            while position < bytes.count, bytes[position] != byte { position += 1 }
            if index >= offset { return min(position, bytes.count) }
            position += 1
            last = position
        }
        return min(last, bytes.count)
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 }

    /// The line that a place is in, as it stands, for showing it with a caret.
    package func line(of place: Place) -> String {
        SourceText.line(of: source.bytes, at: Int(clamping: place.offset))
    }
}
