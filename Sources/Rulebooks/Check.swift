package import TidewaiterDocuments
internal import TidewaiterManifests

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
    let body: Body
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

    /// What a check looks at. All checks of values and nodes share one walk through the document, so that its parts are
    /// fetched once.
    enum Body: Sendable {
        /// Every value of some fields, by its text and what is known of the message around it.
        case texts(TextRule)
        /// Every node of some kinds, one after the other. Where one of the fields needed is stated in no node of a kind,
        /// no node of that kind is looked at.
        case nodes([NodeKind], needs: [Field], @Sendable (inout CheckRun, Node) -> Void)
        /// The whole document: what compares its parts with each other.
        case document(@Sendable (inout CheckRun) -> Void)
    }

    /// Values that are judged by their text.
    struct TextRule: Sendable {
        let fields: [Field]
        let kinds: [NodeKind]
        /// Lets a text pass at sight, which spares making a `String` of it. False says nothing.
        let isFine: @Sendable (ArraySlice<UInt8>) -> Bool
        /// The verdict on a text in the message that the run is at; asked once for each short text of a message.
        let judge: @Sendable (CheckRun, String) -> Verdict
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
        self.reach = reach
    }

    /// A check of every value that nodes of some kinds state in some fields.
    init(
        _ id: String, _ severity: Severity, _ effect: Effect, _ title: String, authority: String, values: [Field],
        of kinds: [NodeKind], isFine: @escaping @Sendable (ArraySlice<UInt8>) -> Bool = { _ in false },
        _ judge: @escaping @Sendable (CheckRun, String) -> Verdict
    ) {
        let rule = TextRule(fields: values, kinds: kinds, isFine: isFine, judge: judge)
        self.init(id, severity, effect, title, authority, .texts(rule))
    }

    /// A check of every node of some kinds.
    init(
        _ id: String, _ severity: Severity, _ effect: Effect, _ title: String, authority: String,
        each kinds: [NodeKind],
        needs fields: [Field] = [], reach: Reach = .each, _ body: @escaping @Sendable (inout CheckRun, Node) -> Void
    ) {
        self.init(id, severity, effect, title, authority, .nodes(kinds, needs: fields, body), reach: reach)
    }

    /// A check of the whole document.
    init(
        _ id: String, _ severity: Severity, _ effect: Effect, _ title: String, authority: String,
        reach: Reach = .across,
        document body: @escaping @Sendable (inout CheckRun) -> Void
    ) {
        self.init(id, severity, effect, title, authority, .document(body), reach: reach)
    }

    var subject: Subject {
        Subject(id: id, version: version, severity: severity, effect: effect, authority: authority)
    }

    /// Whether it can look at nodes of a kind where one part of a document is there; nil: at the document.
    func judgesParts(_ kind: NodeKind? = nil) -> Bool {
        reach != .whole || (kind != nil && kind != .declaration)
    }

    /// Every check that is written in Swift; the others are rules of the built-in books.
    package static let all: [Check] = readabilityChecks + equipmentChecks
}
