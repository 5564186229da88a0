import TidewaiterDocuments

// What is stated of goods, and nothing that may be charged on them asks for: a claim that was lost on the way, by a code of
// too few digits or on a date on which there is nothing to claim.

extension Worksheet {
    /// Says which facts of a line affirm something that no measure of its goods looks at.
    mutating func sayIdleStatements(of line: MeasureLine, _ book: MeasureBook, line index: Int) {
        guard line.goods.isIdle(line.stated.facts, among: book.measures.statements) else { return }
        for fact in request.lines[index].facts {
            guard let number = book.affirmed(by: fact), !line.goods.looks(at: number) else { continue }
            sayIdle(fact, book, at: "/lines/\(index)/facts", line: index)
        }
        if idleStatements.isEmpty { idleStatements = Array(repeating: 0, count: request.facts.count) }
        let (affirmed, goods) = (book.affirmed, line.goods)
        for (number, position) in affirmed where !goods.looks(at: number) {
            // What is stated of the whole entry may be meant for some of its lines.
            idleStatements[position] += 1
            if idleStatements[position] == lines.count {
                sayIdle(request.facts[position], book, at: "/facts", line: nil)
            }
        }
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
