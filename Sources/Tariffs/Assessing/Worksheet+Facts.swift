import TidewaiterDocuments
import TidewaiterQuantities

extension Worksheet {
    /// A fact of a line, or else the same of the entry.
    func fact(_ name: String, line: Int) -> Fact.Value? {
        // By index: an element would be copied with its texts.
        for index in request.lines[line].facts.indices where Fact.isName(request.lines[line].facts[index].name, name) {
            return request.lines[line].facts[index].value
        }
        return fact(name)
    }

    /// A fact of the entry.
    func fact(_ name: String) -> Fact.Value? {
        for index in request.facts.indices where Fact.isName(request.facts[index].name, name) {
            return request.facts[index].value
        }
        return nil
    }

    /// Where a fact of a line is stated: on it, or for the whole entry, which is no line; `nil` where it is not.
    func place(of name: String, line index: Int) -> (path: String, line: Int?)? {
        if request.lines[index].facts.contains(where: { $0.name == name }) {
            return ("/lines/\(index)/facts/\(JSONPointer.token(name))", index)
        }
        return request.facts.contains { $0.name == name } ? ("/facts/\(JSONPointer.token(name))", nil) : nil
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

    /// The mode of transport, where it is stated: as such, or as a fact of that name.
    var mode: AssessmentRequest.TransportMode? {
        if let mode = request.mode { return mode }
        guard case .text(let word)? = fact("mode") else { return nil }
        return AssessmentRequest.TransportMode(rawValue: word)
    }

    /// What is stated on anti-dumping and countervailing duty of a line.
    func antidumping(line: Int) -> String? {
        if !request.lines[line].adcvdCases.isEmpty {
            return request.lines[line].adcvdCases.map(\.number).joined(separator: ", ")
        }
        var stated = request.lines[line].adcvd
        if stated == nil, case .text(let text)? = fact("adcvd", line: line) { stated = text }
        // It is a word, however it is written; a case never reads so.
        if let stated, stated != "none", stated.lowercased() == "none" { return "none" }
        return stated
    }
}
