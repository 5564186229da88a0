/// What became of a question, in the one vocabulary that findings, charges and assessments share.
public enum Outcome: String, Sendable, Hashable, CaseIterable {
    /// A figure was computed; nothing that could change it is open.
    case computed
    /// A check was made and holds.
    case passed
    /// A check was made and does not hold.
    case failed
    /// The law or check does not concern this case.
    case notApplicable = "not_applicable"
    /// An answer needs facts that were not given; they are named.
    case needsFacts = "needs_facts"
    /// The loaded packs do not cover the case; their coverage says so.
    case refused
}

/// How sure and how grave a finding is.
public enum Severity: String, Sendable, Hashable, CaseIterable, Comparable {
    /// Worth knowing.
    case information
    /// Suspicious, perhaps right.
    case warning
    /// Wrong: the authority would refuse it, or the value means something else than intended.
    case error

    private var rank: Int { self == .error ? 2 : self == .warning ? 1 : 0 }

    public static func < (a: Severity, b: Severity) -> Bool { a.rank < b.rank }
}

/// What a finding would lead to if it were filed as it is; reports rank by it, gravest first.
public enum Effect: String, Sendable, Hashable, CaseIterable, Comparable {
    /// The authority's system rejects the message.
    case reject
    /// The goods would be held for a question or an examination.
    case hold
    /// The amount due changes.
    case money
    /// A penalty may follow.
    case penaltyExposure = "penalty_exposure"
    /// Good to mend, no consequence known.
    case advice

    private var rank: Int { Effect.allCases.firstIndex(of: self) ?? 0 }

    public static func < (a: Effect, b: Effect) -> Bool { a.rank < b.rank }
}
