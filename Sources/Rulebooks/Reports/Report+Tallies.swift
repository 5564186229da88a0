extension Report.Tally {
    /// Whether the rule could not be evaluated anywhere.
    var isUnevaluated: Bool { examined == 0 && unexamined > 0 }

    /// Whether it could be evaluated at some scopes and not at others.
    var isPartlyEvaluated: Bool { examined > 0 && unexamined > 0 }

    /// The rule with the facts that it lacks; where it was evaluated in part, with how often it was not.
    var named: String {
        var notes = isPartlyEvaluated ? ["\(unexamined) of \(examined + unexamined)"] : []
        if brokenOff > 0 { notes.append("it broke off") }
        notes += facts.prefix(3)
        return notes.isEmpty ? rule : "\(rule) (\(notes.joined(separator: ", ")))"
    }

    /// For want of what, as the end of a sentence; empty where that is not known.
    var wants: String {
        if brokenOff == unexamined { return ", as the rule broke off" }
        guard !facts.isEmpty else { return "" }
        let more = facts.count > 3 ? ", and \(facts.count - 3) more" : ""
        return " for want of \(facts.prefix(3).joined(separator: ", "))\(more)"
    }

    /// How far it was not evaluated, where and for want of what.
    var sentence: String {
        guard isPartlyEvaluated else { return "Not evaluated\(wants)." }
        let more = unexamined > places.count ? ", ..." : ""
        let spots = places.isEmpty ? "" : " (\(places.joined(separator: ", "))\(more))"
        return "\(unexamined) of \(examined + unexamined) not evaluated\(wants)\(spots)."
    }
}
