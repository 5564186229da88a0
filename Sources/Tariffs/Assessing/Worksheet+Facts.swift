import TidewaiterQuantities

extension Worksheet {
    /// A fact of a line, or else the same of the entry.
    func fact(_ name: String, line: Int) -> Fact.Value? {
        for fact in request.lines[line].facts where fact.name == name { return fact.value }
        return fact(name)
    }

    /// A fact of the entry.
    func fact(_ name: String) -> Fact.Value? {
        for fact in request.facts where fact.name == name { return fact.value }
        return nil
    }

    /// Whether a fact is stated as true.
    func isTrue(_ name: String, line: Int? = nil) -> Bool {
        let value = if let line { fact(name, line: line) } else { fact(name) }
        return value == .flag(true)
    }

    /// A rate stated as a fact.
    func statedRate(_ name: String, line: Int) -> Rate? {
        guard case .text(let text)? = fact(name, line: line), let components = try? RateExpression.parse(text) else {
            return nil
        }
        return Rate(text: text, components: components, source: .stated)
    }

    /// What is stated on anti-dumping and countervailing duty of a line.
    func antidumping(line: Int) -> String? {
        if let stated = request.lines[line].adcvd { return stated }
        if case .text(let text)? = fact("adcvd", line: line) { return text }
        return nil
    }
}
