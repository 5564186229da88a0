internal import TidewaiterDocuments
internal import TidewaiterManifests
internal import TidewaiterNomenclature

/// What checks work with: the declaration, what it is made for, and where to put what they find.
struct CheckRun {
    let declaration: Declaration
    let options: CheckOptions
    let nomenclature: Nomenclature
    let checks: [Check]
    let index: DeclarationIndex
    /// What can be told of each message, by the number of its node.
    private let circumstances: [Int: Circumstances]

    /// What can be told of the message that the walk is in.
    var here = Circumstances.unknown

    private(set) var findings: [Finding] = []
    private(set) var leftOut = 0
    private var counts: [Counts]
    /// The running check.
    private var current = 0
    /// How many findings there may be, how many each check may have whatever the others find, and how many of the room
    /// are thereby kept for checks that have not found so many yet.
    private let room: Int, share: Int
    private var reserved: Int

    /// How a check has fared so far.
    private struct Counts {
        var examined = 0
        var unexamined = 0
        var findings = 0
    }

    /// The first bill whose goods are in a unit; nil before somebody asks.
    private var billsByUnit: [IdentifierKey: Node]?
    /// The numbers of the units that each message lists; nil before somebody asks.
    var listedUnits: [Int: Set<IdentifierKey>]?

    init(
        _ declaration: Declaration, options: CheckOptions, nomenclature: Nomenclature, checks: [Check], room: Int
    ) {
        self.declaration = declaration
        self.options = options
        self.nomenclature = nomenclature
        self.checks = checks
        self.room = room
        index = DeclarationIndex(declaration)
        counts = [Counts](repeating: Counts(), count: checks.count)
        share = room / (2 * max(1, checks.count))
        reserved = share * checks.count
        var circumstances: [Int: Circumstances] = [:]
        for message in index.nodes(.declaration) { circumstances[message.number] = Circumstances(message, options) }
        self.circumstances = circumstances
    }

    /// How often each check could be evaluated.
    var tallies: [Report.Tally] {
        zip(checks, counts).map { .init(rule: $0.id, examined: $1.examined, unexamined: $1.unexamined) }
    }

    /// Every node of a kind, in the order of the document.
    func nodes(_ kind: NodeKind) -> NodeList { index.nodes(kind) }

    /// What can be told of the message with that number.
    func circumstances(ofMessage number: Int) -> Circumstances { circumstances[number] ?? .unknown }

    /// The number of the message that a node is part of.
    func messageNumber(of node: Node) -> Int { node.declaration?.number ?? 0 }

    /// From now on what passes and fails is that check's.
    mutating func begin(_ check: Int) { current = check }

    /// The scope holds.
    mutating func pass() { counts[current].examined += 1 }

    /// The scope could not be looked at: a fact that the check asks for is absent.
    mutating func skip(_ count: Int = 1) { counts[current].unexamined += count }

    /// The scope does not hold; the finding is about a value.
    ///
    /// `severity` and `effect` are the check's own unless others are given for this case.
    mutating func fail(
        _ value: FieldValue, _ message: @autoclosure () -> String, parameters: [String: String] = [:],
        write text: String? = nil, because why: String = "", severity: Severity? = nil, effect: Effect? = nil
    ) {
        guard var finding = finding(about: value.node, message, severity, effect) else { return }
        finding.path = value.pointer
        finding.place = value.place
        finding.value = value.raw
        finding.dataElement = value.dataElement
        finding.parameters = parameters
        finding.fix = text.map { Finding.Fix(path: value.pointer, value: $0, why: why) }
        findings.append(finding)
    }

    /// The scope does not hold; the finding is about a part that is missing in `node`.
    mutating func fail(
        _ node: Node, lacks kind: NodeKind, _ message: @autoclosure () -> String, severity: Severity? = nil,
        effect: Effect? = nil
    ) {
        guard var finding = finding(about: node, message, severity, effect) else { return }
        finding.path = "\(node.pointer)/\(kind.jsonName)"
        finding.place = node.place
        finding.dataElement = kind.wcoClass
        findings.append(finding)
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

    /// Counts the scope, and begins a finding where there is room for one. A check that fails everywhere must not take
    /// the room of the others.
    private mutating func finding(
        about node: Node, _ message: () -> String, _ severity: Severity?, _ effect: Effect?
    ) -> Finding? {
        counts[current].examined += 1
        if counts[current].findings < share {
            reserved -= 1
        } else if findings.count + reserved >= room {
            leftOut += 1
            return nil
        }
        counts[current].findings += 1
        let check = checks[current]
        var finding = Finding(
            rule: check.id, ruleVersion: check.version, severity: severity ?? check.severity,
            effect: effect ?? check.effect, message: Self.readable(message()), authority: check.authority)
        finding.item = node.nearest(.goodsItem).map { $0[.sequence].text ?? String($0.ordinal + 1) }
        finding.bill = bill(of: node)?[.transportDocumentID].text
        return finding
    }

    /// A message in which a value of a thousand characters has not taken all the room.
    private static func readable(_ message: String) -> String {
        message.utf8.count <= 1_200 ? message : "\(message.prefix(300)) … \(message.suffix(300))"
    }

    /// The consignment around a node; of a unit that the message lists, the first whose goods are in it.
    private mutating func bill(of node: Node) -> Node? {
        if let consignment = node.consignment { return consignment }
        guard let unit = node.nearest(.equipment), let id = unit[.id].bytes else { return nil }
        if billsByUnit == nil {
            var bills: [IdentifierKey: Node] = [:]
            for placement in nodes(.placement) {
                guard let id = placement[.id].bytes, let bill = placement.consignment else { continue }
                if bills[IdentifierKey(id)] == nil { bills[IdentifierKey(id)] = bill }
            }
            billsByUnit = bills
        }
        return billsByUnit?[IdentifierKey(id)]
    }
}
