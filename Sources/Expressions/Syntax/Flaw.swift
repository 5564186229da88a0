/// What is wrong with the text of an expression, and at which of its bytes.
struct Flaw: Error, Sendable {
    let code: String
    let message: String
    let offset: Int

    init(_ code: String, _ message: String, at offset: Int) {
        self.code = code
        self.message = message
        self.offset = offset
    }
}
