/// What an offer shares with those of other lines: all but what it saves.
final class OfferTerms: Sendable, Hashable {
    let program: String
    let statement: String
    let authority: String
    /// The same as JSON, where it is written often: what stands before the line, before the amount, and behind it; else
    /// nothing.
    let written: WrittenTerms

    /// - Parameter isWritten: Whether to make the JSON at once, for terms that many offers have.
    init(_ program: String, _ statement: String, authority: String, isWritten: Bool = false) {
        self.program = program
        self.statement = statement
        self.authority = authority
        guard isWritten else {
            written = WrittenTerms()
            return
        }
        let plain = OfferTerms(program, statement, authority: authority)
        written = WrittenTerms(
            head: { plain.writeHead(to: &$0) }, middle: { plain.writeStatement(to: &$0) },
            tail: { plain.writeTail(to: &$0) })
    }

    static func == (a: OfferTerms, b: OfferTerms) -> Bool {
        a === b || a.program == b.program && a.statement == b.statement && a.authority == b.authority
    }

    func hash(into hasher: inout Hasher) {
        hasher.combine(program)
        hasher.combine(statement)
        hasher.combine(authority)
    }

    func writeHead(to out: inout AnswerWriter) {
        out.raw("{\"program\":")
        out.string(program)
        out.raw(",\"line\":")
    }

    func writeStatement(to out: inout AnswerWriter) {
        out.raw(",\"statement\":")
        out.string(statement)
        out.raw(",\"saves\":")
    }

    func writeTail(to out: inout AnswerWriter) {
        out.raw(",\"authority\":")
        out.string(authority)
        out.raw("}")
    }
}
