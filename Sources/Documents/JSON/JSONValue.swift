/// One value of a ``JSONDocument``: a view that keeps the document alive and copies nothing.
@usableFromInline package struct JSONValue: Sendable {
    /// The document that it is part of.
    @usableFromInline package let document: JSONDocument
    @usableFromInline let index: Int

    @inlinable
    init(document: JSONDocument, index: Int) {
        self.document = document
        self.index = index
    }

    @inlinable var node: JSONNode { document.tape[index] }

    /// What it is.
    @inlinable package var kind: JSONKind { node.kind }
    /// Whether it is `null`.
    @inlinable package var isNull: Bool { kind == .null }

    /// `true` or `false`; nil for anything else.
    @inlinable package var bool: Bool? {
        switch kind {
        case .true: true
        case .false: false
        default: nil
        }
    }

    /// The text of a string, escapes replaced; nil for anything else.
    package var string: String? { document.string(entry) }

    /// A number as it is written, never converted; nil for anything else.
    package var numberText: String? {
        let node = node
        return node.kind == .number ? String(decoding: document.bytes[node.range], as: UTF8.self) : nil
    }

    /// The text of a string, or a number as it is written; nil for anything else.
    package var text: String? {
        let node = node
        switch node.kind {
        case .string: return JSONText.string(node, document.bytes)
        case .number: return String(decoding: document.bytes[node.range], as: UTF8.self)
        default: return nil
        }
    }

    /// A number without fraction and exponent that fits; nil for anything else.
    package var integer: Int? {
        let node = node
        guard node.kind == .number, !node.isFlagged else { return nil }
        return Int(String(decoding: document.bytes[node.range], as: UTF8.self))
    }

    /// Where the value stands in the text's bytes: a string without its quotes.
    @inlinable package var bytes: Range<Int> { document.tape.range(index) }

    /// Whether the bytes of a string are not its text: escapes are in it, or what has to be replaced on reading.
    @inlinable package var isEncoded: Bool {
        let node = node
        return node.kind == .string && node.isFlagged
    }

    /// The text of a string as UTF-8, escapes replaced; the written bytes of anything else.
    package var utf8: [UInt8] {
        let node = node
        return node.kind == .string ? JSONText.utf8(node, document.bytes) : Array(document.bytes[bytes])
    }

    /// Whether it is a string with just this text.
    package func isString(_ text: String) -> Bool {
        let node = node
        return node.kind == .string && JSONName.matches(node, document.bytes, text)
    }

    /// Offset of its first byte in the text, the quote of a string included.
    @inlinable package var offset: Int {
        let node = node
        return node.kind == .string ? Int(node.start) - 1 : Int(node.start)
    }

    /// JSON Pointer (RFC 6901); empty for the root.
    package var pointer: String { document.pointer(of: index) }

    /// Its number in the document, by which ``JSONDocument/pointer(of:)`` finds it again.
    package var number: Int { index }

    /// Where it stands, with its pointer as address.
    package var place: Place {
        let node = node
        let quotes = node.kind == .string ? 2 : 0
        return document.source.place(at: offset, length: document.tape.range(index).count + quotes, address: pointer)
    }
}
