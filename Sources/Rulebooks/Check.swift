package import TidewaiterDocuments
internal import TidewaiterManifests

/// One pre-entry check: what it is called, what it is founded on, what it does.
///
/// A check looks at every scope it concerns (a container, a goods item, the declaration) and says of each that it
/// passes or what is wrong. A scope whose fact is absent is *not evaluated*: never a silent pass.
package final class Check: Sendable {
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
    let body: Body
    /// The kinds of the nodes that it looks at, one bit each; none where it looks at the whole document.
    let kinds: UInt64
    let reach: Reach

    /// How much of a document a check must have before it, which matters where one consignment is there (a stream).
    enum Reach: Sendable {
        /// One part after the other.
        case each
        /// All parts are compared with each other; of one part it finds what is wrong within it.
        case across
        /// What a message states is compared with all of its parts; of one part nothing can be told but of its own
        /// totals.
        case whole
    }

    /// What a check looks at.
    enum Body: Sendable {
        /// Every node of some kinds, one after the other.
        case nodes(Set<NodeKind>, @Sendable (inout CheckRun, Node) -> Void)
        /// The whole document: what compares its parts with each other.
        case document(@Sendable (inout CheckRun) -> Void)
    }

    private init(
        _ id: String, _ severity: Severity, _ effect: Effect, _ title: String, _ authority: String, _ body: Body,
        version: String = "1", reach: Reach = .each
    ) {
        self.id = id
        self.version = version
        self.title = title
        self.severity = severity
        self.effect = effect
        self.authority = authority
        self.body = body
        kinds =
            switch body {
            case .nodes(let kinds, _): kinds.reduce(0) { $0 | Vocabulary.bit($1) }
            case .document: 0
            }
        self.reach = reach
        subject = Subject(id: id, version: version, severity: severity, effect: effect, authority: authority)
    }

    /// A check of every node of some kinds.
    convenience init(
        _ id: String, _ severity: Severity, _ effect: Effect, _ title: String, authority: String,
        each kinds: Set<NodeKind>, _ body: @escaping @Sendable (inout CheckRun, Node) -> Void
    ) {
        self.init(id, severity, effect, title, authority, .nodes(kinds, body))
    }

    /// A check of the whole document.
    convenience init(
        _ id: String, _ severity: Severity, _ effect: Effect, _ title: String, authority: String,
        reach: Reach = .across,
        document body: @escaping @Sendable (inout CheckRun) -> Void
    ) {
        self.init(id, severity, effect, title, authority, .document(body), reach: reach)
    }

    /// What its findings say of it.
    let subject: Subject

    /// Every check that is written in Swift; the others are rules of the built-in books.
    package static let all: [Check] = readabilityChecks + equipmentChecks

    /// Their identifiers.
    static let ids: [String] = all.map(\.id)
}
