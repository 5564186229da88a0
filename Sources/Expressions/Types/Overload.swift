/// One way of calling a function.
package struct Overload: Sendable, Hashable {
    /// The types of its arguments; of a member the receiver is the first.
    package let parameters: [ValueType]
    package let result: ValueType
    /// Whether it is called on a value: `text.size()`.
    package let isMember: Bool

    package init(_ parameters: [ValueType], _ result: ValueType, isMember: Bool) {
        self.parameters = parameters
        self.result = result
        self.isMember = isMember
    }

    /// From its text: `(list(<T>), int) -> <T>`.
    package init?(_ text: String, isMember: Bool) {
        var reader = TypeReader(text)
        guard reader.take("("), let parameters = reader.list(), reader.take("-"), reader.take(">"),
            let result = reader.type(), reader.isAtEnd
        else { return nil }
        self.init(parameters, result, isMember: isMember)
    }
}

extension Overload: CustomStringConvertible {
    /// The types of its arguments: `(string, int)`.
    package var description: String { "(\(parameters.map(\.description).joined(separator: ", ")))" }

    /// The same for people, to whom the names of open types say nothing.
    var inWords: String {
        if parameters.count == 2, case .parameter = parameters[0], parameters[0] == parameters[1] {
            return "two values of one type"
        }
        return "(\(parameters.map(\.inWords).joined(separator: ", ")))"
    }
}

extension ValueType {
    fileprivate var inWords: String {
        switch self {
        case .parameter: "any"
        case .named(let name, let parameters) where !parameters.isEmpty:
            "\(name)(\(parameters.map(\.inWords).joined(separator: ", ")))"
        default: description
        }
    }
}
