package import TidewaiterDocuments

/// The JSON that a request was read from, so that what turns out to be wrong later is told with its place.
///
/// It is no part of what is asked: two requests that ask the same are equal wherever they come from.
package struct RequestSource: Sendable, Hashable {
    private let document: JSONDocument?

    /// No source: the request was made by a program.
    init() { document = nil }

    init(_ document: JSONDocument) { self.document = document }

    /// Where the value of a JSON Pointer (RFC 6901) stands; `nil` where there is no such value or no source.
    package func place(of pointer: String) -> Place? {
        guard var value = document?.root else { return nil }
        for token in pointer.split(separator: "/", omittingEmptySubsequences: false).dropFirst() {
            guard let next = Self.child(of: value, Self.name(token)) else { return nil }
            value = next
        }
        return value.place
    }

    private static func child(of value: JSONValue, _ name: String) -> JSONValue? {
        guard value.kind == .array else { return value[name] }
        guard let index = Int(name), index >= 0 else { return nil }
        return value.elements.dropFirst(index).first { _ in true }
    }

    private static func name(_ token: Substring) -> String {
        guard token.contains("~") else { return String(token) }
        var name = ""
        var isEscaped = false
        for scalar in token.unicodeScalars {
            if isEscaped {
                name.unicodeScalars.append(scalar == "1" ? "/" : "~")
            } else if scalar != "~" {
                name.unicodeScalars.append(scalar)
            }
            isEscaped = !isEscaped && scalar == "~"
        }
        return name
    }

    /// A name as a token of a pointer.
    static func token(_ name: String) -> String {
        var token = ""
        for scalar in name.unicodeScalars {
            switch scalar {
            case "~": token += "~0"
            case "/": token += "~1"
            default: token.unicodeScalars.append(scalar)
            }
        }
        return token
    }

    package static func == (a: RequestSource, b: RequestSource) -> Bool { true }

    package func hash(into hasher: inout Hasher) {}
}
