/// A JSON value that is written in its canonical form (RFC 8785): no white space, members by the UTF-16 code units of
/// their names, and integers the only numbers.
package enum CanonicalJSON: Sendable, Equatable {
    case null
    case bool(Bool)
    case integer(Int)
    case string(String)
    case array([CanonicalJSON])
    case object([String: CanonicalJSON])

    /// A text, or `null`.
    package init(_ text: String?) {
        self = text.map(CanonicalJSON.string) ?? .null
    }

    /// A value that was read; nil where it, or what is in it, is a number with a fraction, an exponent or too many
    /// digits.
    package init?(_ value: JSONValue) {
        switch value.kind {
        case .null: self = .null
        case .true: self = .bool(true)
        case .false: self = .bool(false)
        case .string: self = .string(value.string ?? "")
        case .number:
            guard let number = value.integer else { return nil }
            self = .integer(number)
        case .array:
            var elements: [CanonicalJSON] = []
            for element in value.elements {
                guard let element = CanonicalJSON(element) else { return nil }
                elements.append(element)
            }
            self = .array(elements)
        case .object:
            var members: [String: CanonicalJSON] = [:]
            for member in value.members {
                guard let value = CanonicalJSON(member.value) else { return nil }
                members[member.name] = value
            }
            self = .object(members)
        }
    }

    /// The canonical bytes.
    package var bytes: [UInt8] {
        var writer = JSONWriter()
        write(to: &writer)
        return writer.bytes
    }

    private func write(to json: inout JSONWriter) {
        switch self {
        case .null: json.null()
        case .bool(let flag): json.bool(flag)
        case .integer(let number): json.integer(number)
        case .string(let text): json.string(text)
        case .array(let elements):
            json.array(elements) { element, json in element.write(to: &json) }
        case .object(let members):
            json.beginObject()
            for (name, value) in members.sorted(by: { $0.key.utf16.lexicographicallyPrecedes($1.key.utf16) }) {
                json.key(name)
                value.write(to: &json)
            }
            json.endObject()
        }
    }

    /// A member of an object; nil where there is none, and for anything else.
    package subscript(name: String) -> CanonicalJSON? {
        guard case .object(let members) = self else { return nil }
        return members[name]
    }

    /// An element of an array; nil where there is none, and for anything else.
    package subscript(index: Int) -> CanonicalJSON? {
        guard case .array(let elements) = self, elements.indices.contains(index) else { return nil }
        return elements[index]
    }

    /// The elements of an array; none for anything else.
    package var elements: [CanonicalJSON] {
        guard case .array(let elements) = self else { return [] }
        return elements
    }

    /// The text of a string; nil for anything else.
    package var text: String? {
        guard case .string(let text) = self else { return nil }
        return text
    }

    /// The value at a JSON Pointer (RFC 6901); nil where there is none.
    package subscript(pointer pointer: String) -> CanonicalJSON? {
        guard pointer.isEmpty || pointer.hasPrefix("/") else { return nil }
        var value = self
        for token in pointer.split(separator: "/", omittingEmptySubsequences: false).dropFirst() {
            let next: CanonicalJSON?
            if case .array = value {
                // An index has one form: without sign and leading zeros.
                next = Int(token).flatMap { String($0) == token ? value[$0] : nil }
            } else {
                next = value[JSONPointer.name(of: token)]
            }
            guard let next else { return nil }
            value = next
        }
        return value
    }
}
