package import TidewaiterDocuments
package import TidewaiterManifests
package import TidewaiterNomenclature

/// Runs the checks over a declaration.
package struct Checker: Sendable {
    private let nomenclature: Nomenclature
    private let limits: Limits

    package init(nomenclature: Nomenclature, limits: Limits) {
        self.nomenclature = nomenclature
        self.limits = limits
    }

    /// Everything the reader and the checks have to say, gravest effect first, then in the order of the document.
    package func check(_ declaration: Declaration, options: CheckOptions, engine: String) -> Report {
        var run = CheckRun(declaration, options: options, nomenclature: nomenclature)
        let most = max(0, limits.findings - declaration.findings.count)
        // A check that fails everywhere must not take the room of those after it.
        let share = most / (2 * max(1, Check.all.count))
        var tallies: [Report.Tally] = []
        for (index, check) in Check.all.enumerated() {
            run.run(check, room: most - share * (Check.all.count - index - 1))
            tallies.append(.init(rule: check.id, examined: run.examined, unexamined: run.unexamined))
        }
        return Report(
            engine: engine, declaration: declaration, options: options, findings: declaration.findings + run.findings,
            leftOut: declaration.findingsLeftOut + run.leftOut, tallies: tallies)
    }
}
