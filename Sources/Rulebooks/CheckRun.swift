internal import TidewaiterDocuments
internal import TidewaiterManifests

/// What checks work with: the declaration, what it is made for, and where to put what they find.
struct CheckRun: ~Copyable {
    let declaration: Declaration
    let checks: [Check]
    let index: DeclarationIndex
    /// What is known of each message, in their order.
    let contexts: [MessageContext]

    /// What can be told of the message that the walk is in.
    var here = Circumstances.unknown

    /// Where findings go; checks are its subjects by their numbers.
    let desk: FindingDesk
    /// The running check.
    private var current = 0

    /// The numbers of the units that each message lists; nil before somebody asks.
    var listedUnits: [Int: Set<IdentifierKey>]?

    init(
        _ declaration: Declaration, checks: [Check], index: DeclarationIndex, contexts: [MessageContext],
        desk: FindingDesk
    ) {
        self.declaration = declaration
        self.checks = checks
        self.index = index
        self.desk = desk
        self.contexts = contexts
    }

    /// Every node of a kind, in the order of the document.
    func nodes(_ kind: NodeKind) -> NodeList { index.nodes(kind) }

    /// The number of the message that a node is part of.
    func messageNumber(of node: Node) -> Int { node.declaration?.number ?? 0 }

    /// From now on what passes and fails is that check's.
    mutating func begin(_ check: Int) { current = check }

    /// The scope holds.
    mutating func pass() { desk.pass(current) }

    /// The scope could not be looked at: a fact that the check asks for is absent.
    mutating func skip(_ count: Int = 1) { desk.skip(current, count) }

    /// The scope does not hold; the finding is about a value.
    ///
    /// `severity` and `effect` are the check's own unless others are given for this case.
    mutating func fail(
        _ value: FieldValue, _ message: @autoclosure () -> String, parameters: [String: String] = [:],
        write text: String? = nil, because why: String = "", severity: Severity? = nil, effect: Effect? = nil
    ) {
        guard desk.admit(current) else { return }
        let message = FindingDesk.readable(message())
        desk.take(checks[current].subject, about: value.node) { finding in
            if let severity { finding.severity = severity }
            if let effect { finding.effect = effect }
            finding.message = message
            finding.path = value.pointer
            finding.place = value.place
            finding.value = value.raw
            finding.dataElement = value.dataElement
            finding.parameters = parameters
            finding.fix = text.map { Finding.Fix(path: value.pointer, value: $0, why: why) }
        }
    }

    /// Takes a verdict on a value.
    mutating func take(_ verdict: Verdict, on value: FieldValue) {
        switch verdict {
        case .passed: pass()
        case .skipped: skip()
        case .failed(let flaw):
            fail(
                value, flaw.message, parameters: flaw.parameters, write: flaw.replacement, because: flaw.why,
                severity: flaw.severity, effect: flaw.effect)
        }
    }
}
