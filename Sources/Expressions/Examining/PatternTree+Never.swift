extension PatternTree {
    /// Whether no text can match: a class without characters, something behind the end of the text or before its start.
    var neverMatches: Bool {
        switch self {
        case .check: return false
        case .one(let set): return set.isEmpty
        case .choice(let parts): return parts.allSatisfy(\.neverMatches)
        case .repeated(let part, let least, _): return least > 0 && part.neverMatches
        case .sequence(let parts):
            if parts.contains(where: \.neverMatches) { return true }
            var before = false
            var isAtEnd = false
            for part in parts {
                if isAtEnd && part.takesSomething || before && part.isAtStart { return true }
                before = before || part.takesSomething
                isAtEnd = isAtEnd || part.isAtEnd
            }
            return false
        }
    }

    /// Whether every match takes at least one character.
    private var takesSomething: Bool {
        switch self {
        case .check: false
        case .one: true
        case .choice(let parts): parts.allSatisfy(\.takesSomething)
        case .repeated(let part, let least, _): least > 0 && part.takesSomething
        case .sequence(let parts): parts.contains(where: \.takesSomething)
        }
    }

    /// Whether every match begins where the text does.
    private var isAtStart: Bool { isAt(.textStart) }

    /// Whether every match ends where the text does.
    private var isAtEnd: Bool { isAt(.textEnd) }

    private func isAt(_ edge: Check) -> Bool {
        switch self {
        case .check(let found): found == edge
        case .one: false
        case .choice(let parts): parts.allSatisfy { $0.isAt(edge) }
        case .repeated(let part, let least, _): least > 0 && part.isAt(edge)
        case .sequence(let parts): parts.contains { $0.isAt(edge) }
        }
    }
}
