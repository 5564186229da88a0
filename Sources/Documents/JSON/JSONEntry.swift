/// A value or a member's name by its number in its document, for readers that hold the document themselves: where
/// millions of values are gone through, a ``JSONValue`` each costs more in counting references than in reading.
@usableFromInline package struct JSONEntry: Sendable, Hashable, BitwiseCopyable {
    /// Its number, as ``JSONDocument/pointer(of:)`` takes it.
    @usableFromInline package let number: Int

    @inlinable @inline(__always)
    package init(_ number: Int) { self.number = number }

    /// The value of the member that this is the name of.
    @inlinable package var value: JSONEntry {
        @inline(__always) get { JSONEntry(number &+ 1) }
    }
}

/// How far a container has been gone through.
@usableFromInline package struct JSONParts: Sendable, BitwiseCopyable {
    @usableFromInline var position: Int
    @usableFromInline let end: Int

    @inlinable @inline(__always)
    init(position: Int, end: Int) {
        self.position = position
        self.end = end
    }
}

extension JSONDocument {
    /// What a value is.
    @inlinable @inline(__always)
    package func kind(_ entry: JSONEntry) -> JSONKind { tape[entry.number].kind }

    /// Where a value stands in the text's bytes: a string without its quotes.
    @inlinable @inline(__always)
    package func bytes(_ entry: JSONEntry) -> Range<Int> { tape.range(entry.number) }

    /// Whether the bytes of a string are not its text, or a number has a fraction or an exponent, or a name occurs more
    /// than once in an object.
    @inlinable @inline(__always)
    package func isFlagged(_ entry: JSONEntry) -> Bool { tape[entry.number].isFlagged }

    /// Whether a number is written with an exponent.
    package func hasExponent(_ entry: JSONEntry) -> Bool {
        let node = tape[entry.number]
        return node.kind == .number && node.isFlagged && bytes[node.range].contains { $0 | 0x20 == UInt8(ascii: "e") }
    }

    /// How many elements or members a value has.
    @inlinable @inline(__always)
    package func count(_ entry: JSONEntry) -> Int { tape.memberCount(entry.number) }

    /// The text of a string as UTF-8, escapes replaced; the written bytes of anything else.
    package func utf8(_ entry: JSONEntry) -> [UInt8] { self[entry].utf8 }

    /// The text of a string, or a number as it is written; nil for anything else.
    package func text(_ entry: JSONEntry) -> String? { self[entry].text }

    /// The text of a string; nil for anything else.
    package func string(_ entry: JSONEntry) -> String? {
        let node = tape[entry.number]
        return node.kind == .string ? JSONText.string(node, bytes) : nil
    }

    /// A number without fraction and exponent that fits; nil for anything else.
    package func integer(_ entry: JSONEntry) -> Int? { self[entry].integer }

    /// The text of a name, escapes replaced.
    package func name(_ entry: JSONEntry) -> String { JSONText.string(tape[entry.number], bytes) }

    /// Where a name stands, with the member's pointer as address.
    package func place(ofName entry: JSONEntry) -> Place { JSONMember(document: self, index: entry.number).namePlace }

    /// The value of a member; of the last one where the name occurs twice.
    package func member(_ name: String, of entry: JSONEntry) -> JSONEntry? { self[entry][name]?.entry }

    /// The value by itself.
    package subscript(entry: JSONEntry) -> JSONValue { JSONValue(document: self, index: entry.number) }

    /// The elements of an array, or the members of an object; none for a scalar.
    @inlinable @inline(__always)
    package func parts(_ entry: JSONEntry) -> JSONParts {
        JSONParts(position: entry.number &+ 1, end: tape.next(after: entry.number))
    }

    /// The next element of an array; nil behind the last.
    @inlinable @inline(__always)
    package func nextElement(_ parts: inout JSONParts) -> JSONEntry? {
        guard parts.position < parts.end else { return nil }
        let element = JSONEntry(parts.position)
        parts.position = tape.next(after: parts.position)
        return element
    }

    /// The name of an object's next member; nil behind the last.
    @inlinable @inline(__always)
    package func nextMember(_ parts: inout JSONParts) -> JSONEntry? {
        guard parts.position < parts.end else { return nil }
        let name = JSONEntry(parts.position)
        parts.position = tape.next(after: parts.position &+ 1)
        return name
    }
}

extension JSONValue {
    /// The value by its number.
    package var entry: JSONEntry { JSONEntry(index) }
}
