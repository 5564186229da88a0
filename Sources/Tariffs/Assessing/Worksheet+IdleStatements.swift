import TidewaiterDocuments

// What is stated of goods, and nothing that may be charged on them asks for: a claim that was lost on the way, by a code of
// too few digits or on a date on which there is nothing to claim.

extension Worksheet {
    /// Says which facts of a line affirm something that no measure of its goods looks at.
    mutating func sayIdleStatements(of line: MeasureLine, _ book: MeasureBook, line index: Int) {
        guard line.goods.isIdle(line.facts, among: book.measures.statements) else { return }
        for fact in request.lines[index].facts where Self.isAffirmation(fact.value) {
            guard isIdle(fact, of: line, book) else { continue }
            sayIdle(fact, book, at: "/lines/\(index)/facts", line: index)
        }
        for fact in request.facts where Self.isAffirmation(fact.value) && isIdle(fact, of: line, book) {
            // What is stated of the whole entry may be meant for some of its lines.
            idleStatements[fact.name, default: 0] += 1
            if idleStatements[fact.name] == lines.count { sayIdle(fact, book, at: "/facts", line: nil) }
        }
    }

    private static func isAffirmation(_ value: Fact.Value) -> Bool {
        if case .flag(let flag) = value { return flag }
        return true
    }

    private func isIdle(_ fact: Fact, of line: MeasureLine, _ book: MeasureBook) -> Bool {
        guard let number = book.facts.number(of: fact.name) else { return false }
        let statements = book.measures.statements
        return number >> 6 < statements.count && statements[number >> 6] >> UInt64(number & 63) & 1 != 0
            && !line.goods.looks(at: number)
    }

    private mutating func sayIdle(_ fact: Fact, _ book: MeasureBook, at path: String, line: Int?) {
        let declared = book.facts[fact.name]
        let isClaim = declared?.unstated == .unclaimed
        let goods = line == nil ? "goods of these codes" : "goods of this code"
        let isShort = line.map { (lines[$0].code ?? "").utf8.count < 10 } ?? false
        doubt(
            "idle-fact", isClaim ? .warning : .information, at: "\(path)/\(JSONPointer.token(fact.name))",
            value: fact.value.text, line: line,
            "Nothing that may be charged on \(goods) and this origin on this date looks at \(fact.name)"
                + (isClaim ? ", so the claim changed nothing. " : ". ")
                + (isShort ? "Take it out, or state all ten digits of the code." : "Take it out, or correct the code."),
            authority: declared?.law ?? "Tidewaiter, facts declared by packs")
    }
}
