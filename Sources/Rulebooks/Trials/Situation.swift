internal import TidewaiterDocuments

/// A declaration as a test of rules gives it: the tree of its JSON, which cases change here and there.
indirect enum Situation: Sendable, Hashable {
    case absent
    case text(String)
    case list([Situation])
    case object([Member])

    struct Member: Sendable, Hashable {
        let name: String
        var value: Situation
    }

    init(_ node: YAMLNode) {
        switch node.content {
        case .scalar(let scalar): self = node.isBlank ? .absent : .text(scalar.text)
        case .sequence(let elements): self = .list(elements.map { Situation($0) })
        case .mapping(let entries):
            self = .object(entries.map { Member(name: $0.key.text, value: Situation($0.value)) })
        }
    }

    /// Why a change could not be made.
    struct Misfit: Error {
        let message: String
    }

    /// Puts a value at a JSON Pointer; what is missing on the way is made, an index one behind the last of a list adds.
    mutating func set(_ pointer: ArraySlice<String>, to value: Situation) throws(Misfit) {
        guard let step = pointer.first else {
            self = value
            return
        }
        let rest = pointer.dropFirst()
        switch self {
        case .list(var elements):
            guard let index = Int(step), index >= 0, index <= elements.count else {
                throw Misfit(message: "The list has \(elements.count) elements and none numbered '\(step)'.")
            }
            if index == elements.count { elements.append(.absent) }
            try elements[index].set(rest, to: value)
            self = .list(elements)
        case .object(var members):
            let index = members.firstIndex { $0.name == step } ?? members.count
            if index == members.count { members.append(Member(name: step, value: .absent)) }
            try members[index].value.set(rest, to: value)
            self = .object(members)
        case .absent:
            self = step.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 } ? .list([]) : .object([])
            try set(pointer, to: value)
        case .text:
            throw Misfit(message: "There is a text where '\(step)' would have to be within.")
        }
    }

    /// Takes away what is at a JSON Pointer.
    mutating func unset(_ pointer: ArraySlice<String>) throws(Misfit) {
        guard let step = pointer.first else {
            self = .absent
            return
        }
        let isLast = pointer.count == 1
        switch self {
        case .list(var elements):
            guard let index = Int(step), elements.indices.contains(index) else {
                throw Misfit(message: "The list has \(elements.count) elements and none numbered '\(step)'.")
            }
            if isLast { elements.remove(at: index) } else { try elements[index].unset(pointer.dropFirst()) }
            self = .list(elements)
        case .object(var members):
            guard let index = members.firstIndex(where: { $0.name == step }) else {
                throw Misfit(message: "There is no '\(step)' to take away.")
            }
            if isLast { members.remove(at: index) } else { try members[index].value.unset(pointer.dropFirst()) }
            self = .object(members)
        case .absent, .text: throw Misfit(message: "There is nothing called '\(step)' to take away.")
        }
    }

    /// The steps of a JSON Pointer (RFC 6901); nil where the text is none.
    static func steps(_ pointer: String) -> [String]? {
        if pointer.isEmpty { return [] }
        guard pointer.utf8.first == UInt8(ascii: "/") else { return nil }
        return pointer.dropFirst().split(separator: "/", omittingEmptySubsequences: false).map { step in
            // "~1" first, as "~01" stands for "~1".
            var text = ""
            var parts = step.split(separator: "~", omittingEmptySubsequences: false)[...]
            text += parts.popFirst() ?? ""
            for part in parts {
                text += part.first == "1" ? "/" : "~"
                text += part.dropFirst()
            }
            return text
        }
    }

    /// As the JSON of a declaration.
    func json(schema: String) -> [UInt8] {
        var json = JSONWriter()
        json.beginObject()
        json.member("schema", schema)
        if case .object(let members) = self { Self.write(members, to: &json) }
        json.endObject()
        return json.bytes
    }

    private static func write(_ members: [Member], to json: inout JSONWriter) {
        for member in members where member.value != .absent {
            json.key(member.name)
            member.value.write(to: &json)
        }
    }

    private func write(to json: inout JSONWriter) {
        switch self {
        case .absent: json.null()
        case .text(let text): json.string(text)
        case .list(let elements):
            json.array(elements) { element, json in element.write(to: &json) }
        case .object(let members):
            json.beginObject()
            Self.write(members, to: &json)
            json.endObject()
        }
    }
}
