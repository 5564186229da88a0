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
            guard let next = Self.child(of: value, JSONPointer.name(of: token)) else { return nil }
            value = next
        }
        return value.place
    }

    private static func child(of value: JSONValue, _ name: String) -> JSONValue? {
        guard value.kind == .array else { return value[name] }
        guard let index = Int(name), index >= 0 else { return nil }
        return value.elements.dropFirst(index).first { _ in true }
    }

    package static func == (a: RequestSource, b: RequestSource) -> Bool { true }

    package func hash(into hasher: inout Hasher) {}
}
