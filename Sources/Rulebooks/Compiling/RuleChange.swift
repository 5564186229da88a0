internal import TidewaiterDocuments

/// What another book changes of a rule.
struct RuleChange: Sendable, Hashable {
    /// The book that says so.
    let book: String
    /// Where that book holds; empty: everywhere.
    let jurisdictions: [String]
    let isDisabled: Bool
    let severity: Severity?
    let effect: Effect?
    let reason: String
    let place: Place

    init(_ text: OverrideText, by book: BookText) {
        self.book = book.id
        jurisdictions = book.jurisdictions
        isDisabled = text.isDisabled
        severity = text.severity
        effect = text.effect
        reason = text.reason
        place = text.rule.place
    }

    /// Who silenced the rule, and why.
    var silence: String { "the book '\(book)' has disabled it (\(place)): \(reason)" }
}

extension Rule {
    /// The rule with one more change, which counts before the others.
    func with(_ change: RuleChange) -> Rule { Rule(self, changes: changes + [change]) }

    /// What silences the rule under some of its changes.
    func silence(where applies: (RuleChange) -> Bool = { $0.jurisdictions.isEmpty }) -> RuleChange? {
        changes.last { $0.isDisabled && applies($0) }
    }

    /// How grave a failure is, or the rule as such, under some of its changes. A failure's own severity is that of its
    /// book, whose place a change takes.
    func weight(
        _ failure: Failure? = nil, where applies: (RuleChange) -> Bool = { $0.jurisdictions.isEmpty }
    ) -> (severity: Severity, effect: Effect) {
        let own = (failure?.severity ?? subject.severity, failure?.effect ?? subject.effect)
        if changes.isEmpty { return own }
        return (
            changes.last { $0.severity != nil && applies($0) }?.severity ?? own.0,
            changes.last { $0.effect != nil && applies($0) }?.effect ?? own.1
        )
    }
}

extension RuleBook {
    /// The book with a rule changed by another.
    func changed(_ id: String, by change: RuleChange) -> RuleBook {
        with(rules.map { $0.subject.id == id ? $0.with(change) : $0 })
    }

    /// The book as it is without what others change, which is what its own tests are about.
    var unchanged: RuleBook {
        rules.allSatisfy(\.changes.isEmpty) ? self : with(rules.map { Rule($0, changes: []) })
    }
}
