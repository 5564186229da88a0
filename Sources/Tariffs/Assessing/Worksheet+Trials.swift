import TidewaiterDocuments
import TidewaiterQuantities

/// What the law of one tariff says of a line, to be put on a worksheet or left: a copy of the worksheet for each would cost
/// as much as the entry has lines.
struct LineTrial {
    fileprivate(set) var charges: [Charge] = []
    fileprivate(set) var questions: [(need: Assessment.MissingFact, line: Int?)] = []
    fileprivate(set) var unclaimed: [Assessment.Unclaimed] = []
    fileprivate(set) var refused: [Assessment.Refusal] = []
    fileprivate(set) var excluded: [Assessment.Refusal] = []
    fileprivate(set) var findings: [Finding] = []
}

extension Worksheet {
    /// What charging a line writes, which is taken off again.
    mutating func trial(
        line index: Int, charge: (inout Worksheet) throws(QuantityError) -> Void
    ) throws(QuantityError) -> LineTrial {
        let (charges, questions) = (lines[index].charges.count, needsFacts.count)
        let (unclaimed, refused) = (self.unclaimed.count, self.refused.count)
        let (excluded, findings) = (self.excluded.count, self.findings.count)
        try charge(&self)
        return LineTrial(
            charges: Self.cut(&lines[index].charges, behind: charges),
            questions: takeBackQuestions(behind: questions),
            unclaimed: Self.cut(&self.unclaimed, behind: unclaimed),
            refused: Self.cut(&self.refused, behind: refused),
            excluded: Self.cut(&self.excluded, behind: excluded),
            findings: Self.cut(&self.findings, behind: findings))
    }

    private static func cut<Element>(_ list: inout [Element], behind count: Int) -> [Element] {
        if list.count == count { return [] }
        defer { list.removeSubrange(count...) }
        return Array(list[count...])
    }

    /// Puts all that a trial came to on the worksheet.
    mutating func put(_ trial: LineTrial, line index: Int) {
        for charge in trial.charges { self.charge(charge, line: index) }
        unclaimed += trial.unclaimed
        putRemarks(of: trial)
    }

    /// Puts what a trial asked and said on the worksheet, without its charges and offers.
    private mutating func putRemarks(of trial: LineTrial) {
        for (need, line) in trial.questions {
            ask(need.fact, line: line, need.question, options: need.options, authority: need.authority)
        }
        refused += trial.refused
        excluded += trial.excluded
        findings += trial.findings
    }

    /// Puts what the trials of two tariffs asked and said on the worksheet, each thing once, without charges and offers.
    mutating func putRemarks(of trial: LineTrial, and other: LineTrial) {
        var other = other
        other.refused.removeAll(where: trial.refused.contains)
        other.excluded.removeAll(where: trial.excluded.contains)
        other.findings.removeAll(where: trial.findings.contains)
        putRemarks(of: trial)
        putRemarks(of: other)
    }
}
