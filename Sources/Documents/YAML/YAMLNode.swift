/// One node of a YAML document. Scalars are text, whatever they look like: `NO` is Norway and `0101.21` a code; who
/// reads the node says what type it has.
package struct YAMLNode: Sendable {
    /// What the node is.
    package enum Content: Sendable {
        case scalar(YAMLScalar)
        case sequence([YAMLNode])
        case mapping([YAMLEntry])
    }

    package let content: Content
    /// Where it begins in the document's text, in bytes.
    package let offset: Int

    /// The text of a scalar.
    package var scalar: YAMLScalar? {
        guard case .scalar(let scalar) = content else { return nil }
        return scalar
    }

    /// Whether nothing was written there: `key:` alone.
    package var isBlank: Bool { scalar.map { $0.text.isEmpty && $0.style == .plain } ?? false }

    /// What it is, in words, for messages.
    package var kindInWords: String {
        switch content {
        case .scalar: isBlank ? "nothing" : "a text"
        case .sequence: "a list"
        case .mapping: "a mapping"
        }
    }

    /// The value of a key of a mapping; nil without such a key.
    package subscript(key: String) -> YAMLNode? {
        guard case .mapping(let entries) = content else { return nil }
        return entries.first { $0.key.text == key }?.value
    }
}

/// A text of a YAML document.
package struct YAMLScalar: Sendable, Hashable {
    /// How it is written, which tells `""` from nothing at all.
    package enum Style: Sendable, Hashable { case plain, quoted, block }

    package let text: String
    package let style: Style
    /// Where it begins in the document's text, in bytes: at the quote or the bar, where there is one.
    package let offset: Int
}

/// A key of a mapping with its value.
package struct YAMLEntry: Sendable {
    package let key: YAMLScalar
    package let value: YAMLNode
}
