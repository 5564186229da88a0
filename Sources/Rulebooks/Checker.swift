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
        var run = CheckRun(declaration, options: options, nomenclature: nomenclature, limit: limits.findings)
        var evaluated = 0
        var unevaluated: [String] = []
        for check in Check.all {
            run.run(check)
            if run.examined > 0 { evaluated += 1 } else if run.unexamined > 0 { unevaluated.append(check.id) }
        }
        return Report(
            engine: engine, declaration: declaration, options: options, findings: declaration.findings + run.findings,
            leftOut: declaration.findingsLeftOut + run.leftOut, evaluated: evaluated, unevaluated: unevaluated)
    }
}
