extension JSONValue {
    /// How many elements or members it has; 0 for anything but arrays and objects. Names that occur twice count twice.
    package var count: Int { document.tape.memberCount(index) }

    /// The value of an object's member; of the last one where the name occurs twice. Nil when there is none, and
    /// for anything but objects.
    package subscript(name: String) -> JSONValue? {
        let node = node
        guard node.kind == .object else { return nil }
        return JSONName.find(name, inObject: index, document.tape, document.bytes)
            .map { JSONValue(document: document, index: $0) }
    }

    /// Whether it is an object in which a name occurs more than once.
    package var hasRepeatedNames: Bool {
        let node = node
        return node.kind == .object && node.isFlagged
    }

    /// The elements of an array; none for anything else.
    @inlinable package var elements: Elements {
        let node = node
        return Elements(
            document: document, next: index + 1, end: node.kind == .array ? document.tape.next(after: index) : index + 1
        )
    }

    /// The members of an object in the order written, also those whose name occurs twice; none for anything else.
    @inlinable package var members: Members {
        let node = node
        return Members(
            document: document, next: index + 1,
            end: node.kind == .object ? document.tape.next(after: index) : index + 1)
    }

    /// The elements of an array, one by one.
    @usableFromInline package struct Elements: Sequence, IteratorProtocol, Sendable {
        @usableFromInline let document: JSONDocument
        @usableFromInline var position: Int
        @usableFromInline let end: Int

        @inlinable
        init(document: JSONDocument, next: Int, end: Int) {
            self.document = document
            self.position = next
            self.end = end
        }

        @inlinable package mutating func next() -> JSONValue? {
            guard position < end else { return nil }
            let value = JSONValue(document: document, index: position)
            position = document.tape.next(after: position)
            return value
        }
    }

    /// The members of an object, one by one.
    @usableFromInline package struct Members: Sequence, IteratorProtocol, Sendable {
        @usableFromInline let document: JSONDocument
        @usableFromInline var position: Int
        @usableFromInline let end: Int

        @inlinable
        init(document: JSONDocument, next: Int, end: Int) {
            self.document = document
            self.position = next
            self.end = end
        }

        @inlinable package mutating func next() -> JSONMember? {
            guard position + 1 < end else { return nil }
            let member = JSONMember(document: document, index: position)
            position = document.tape.next(after: position + 1)
            return member
        }
    }
}

/// One member of an object: its name and its value.
@usableFromInline package struct JSONMember: Sendable {
    @usableFromInline let document: JSONDocument
    @usableFromInline let index: Int

    @inlinable
    init(document: JSONDocument, index: Int) {
        self.document = document
        self.index = index
    }

    /// The name, escapes replaced.
    package var name: String { JSONText.string(document.tape[index], document.bytes) }

    /// Bytes of the name as it is written.
    package var nameLength: Int { document.tape[index].payload }

    /// Whether the name is just this text; quicker than comparing ``name``.
    package func isNamed(_ name: String) -> Bool { JSONName.matches(document.tape[index], document.bytes, name) }

    /// The value.
    @inlinable package var value: JSONValue { JSONValue(document: document, index: index + 1) }

    /// Where the name stands, with the member's pointer as address.
    package var namePlace: Place {
        let node = document.tape[index]
        return document.source.place(
            at: Int(node.start) - 1, length: node.payload + 2, address: document.pointer(of: index))
    }
}
