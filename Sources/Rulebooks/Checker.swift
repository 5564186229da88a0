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
        let structure = declaration.structureFindings(limits: limits)
        let read =
            declaration.findings + structure.findings.prefix(max(0, limits.findings - declaration.findings.count))
        let room = max(0, limits.findings - read.count)
        let structureLeftOut = structure.leftOut + structure.findings.count + declaration.findings.count - read.count
        var run = CheckRun(declaration, options: options, nomenclature: nomenclature, checks: Check.all, room: room)
        run.run()
        return Report(
            engine: engine, declaration: declaration, options: options, findings: read + run.findings,
            leftOut: declaration.findingsLeftOut + structureLeftOut + run.leftOut, tallies: run.tallies)
    }
}
