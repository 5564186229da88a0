/// What is wrong with the text of an expression, and at which of its bytes.
struct Flaw: Error, Sendable {
    let code: String
    let message: String
    let offset: Int
    /// The bytes that it is about.
    let range: Range<Int>
    /// What would have been right there, where that can be said.
    let expected: String?

    init(_ code: String, _ message: String, at offset: Int, expected: String? = nil) {
        self.code = code
        self.message = message
        self.offset = offset
        self.expected = expected
        range = offset..<offset
    }

    init(_ code: String, _ message: String, at node: Node, expected: String? = nil) {
        self.code = code
        self.message = message
        self.expected = expected
        offset = node.offset
        range = node.range
    }
}
