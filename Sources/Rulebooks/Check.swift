package import TidewaiterDocuments

/// One pre-entry check: what it is called, what it is founded on, what it does.
///
/// A check looks at every scope it concerns (a container, a goods item, the declaration) and says of each that it
/// passes or what is wrong. A scope whose fact is absent is *not evaluated*: never a silent pass.
package struct Check: Sendable {
    /// Stable identifier, `tw.<subject>.<check>`.
    package let id: String
    /// Version; changes when verdicts may.
    package let version: String
    /// What must hold, in one line.
    package let title: String
    /// How grave it is when it does not. Only what is certainly wrong is an error.
    package let severity: Severity
    /// What would follow if it were filed as it is.
    package let effect: Effect
    /// The law, standard or directory that says so.
    package let authority: String
    let body: @Sendable (inout CheckRun) -> Void

    init(
        _ id: String, version: String = "1", _ severity: Severity, _ effect: Effect, _ title: String,
        authority: String, _ body: @escaping @Sendable (inout CheckRun) -> Void
    ) {
        self.id = id
        self.version = version
        self.title = title
        self.severity = severity
        self.effect = effect
        self.authority = authority
        self.body = body
    }

    /// Every check, in the order in which they run.
    package static let all: [Check] =
        readabilityChecks + documentChecks + transportChecks + locationChecks + equipmentChecks + sealChecks
        + partyChecks
        + countryChecks + commodityChecks + goodsChecks + packageChecks + massChecks + unitChecks + valueChecks
        + totalChecks + dateChecks + dangerousGoodsChecks + entryChecks
}
