internal import TidewaiterDocuments
internal import TidewaiterManifests
internal import TidewaiterNomenclature
internal import TidewaiterQuantities

/// What a check works with: the declaration, what it is made for, and where to put what it finds.
struct CheckRun {
    let declaration: Declaration
    let options: CheckOptions
    let nomenclature: Nomenclature

    /// Nodes by kind, gathered once for all checks.
    private let nodesByKind: [[Node]]
    /// What can be told of each message of the document, by the number of its node.
    private let circumstances: [Int: Circumstances]
    private let only: Circumstances?

    private(set) var findings: [Finding] = []
    private(set) var leftOut = 0
    /// Scopes of the running check: looked at, and not looked at because a fact is absent.
    private(set) var examined = 0
    private(set) var unexamined = 0
    private var check: Check?
    /// How many findings there may be when the running check is done.
    private var room = 0

    init(_ declaration: Declaration, options: CheckOptions, nomenclature: Nomenclature) {
        self.declaration = declaration
        self.options = options
        self.nomenclature = nomenclature
        var nodes = [[Node]](repeating: [], count: NodeKind.allCases.count)
        declaration.forEachNode { nodes[Int($0.kind.rawValue)].append($0) }
        nodesByKind = nodes
        let messages = nodes[Int(NodeKind.declaration.rawValue)]
        var circumstances: [Int: Circumstances] = [:]
        for message in messages { circumstances[message.number] = Circumstances(message, options) }
        self.circumstances = circumstances
        only = messages.count == 1 ? circumstances.values.first : nil
    }

    /// Every node of a kind, in the order of the document.
    func nodes(_ kind: NodeKind) -> [Node] { nodesByKind[Int(kind.rawValue)] }

    /// The messages of the document; nearly always one.
    var messages: [Node] { nodes(.declaration) }
    var consignments: [Node] { nodes(.consignment) }
    var goodsItems: [Node] { nodes(.goodsItem) }
    var equipment: [Node] { nodes(.equipment) }

    /// The parties, whatever their roles.
    var parties: [Node] { NodeKind.allCases.filter(\.isParty).flatMap(nodes) }

    /// What can be told of the message that a node is part of.
    func circumstances(of node: Node) -> Circumstances {
        if let only { return only }
        return node.declaration.flatMap { circumstances[$0.number] } ?? Circumstances.unknown
    }

    /// Runs one check over the whole declaration; it may bring the findings up to `room`.
    mutating func run(_ check: Check, room: Int) {
        self.check = check
        self.room = room
        examined = 0
        unexamined = 0
        check.body(&self)
    }

    /// The scope holds.
    mutating func pass() { examined += 1 }

    /// The scope could not be looked at: a fact that the check asks for is absent.
    mutating func skip() { unexamined += 1 }

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

    /// Counts the scope, and begins a finding where there is room for one.
    private mutating func finding(
        about node: Node, _ message: () -> String, _ severity: Severity?, _ effect: Effect?
    ) -> Finding? {
        examined += 1
        guard let check, findings.count < room else {
            leftOut += 1
            return nil
        }
        var finding = Finding(
            rule: check.id, ruleVersion: check.version, severity: severity ?? check.severity,
            effect: effect ?? check.effect, message: message(), authority: check.authority)
        finding.item = node.nearest(.goodsItem).map { $0[.sequence].text ?? String($0.ordinal + 1) }
        finding.bill = node.consignment?[.transportDocumentID].text
        return finding
    }
}

extension CheckRun {
    /// Takes a verdict on a value.
    mutating func take(_ verdict: Verdict, on value: FieldValue) {
        switch verdict {
        case .passed: examined += 1
        case .skipped: unexamined += 1
        case .failed(let flaw):
            fail(
                value, flaw.message, parameters: flaw.parameters, write: flaw.replacement, because: flaw.why,
                severity: flaw.severity, effect: flaw.effect)
        }
    }

    /// Judges a field of every node of some kinds. An absent value counts as not examined; an unreadable one too, as
    /// the check of readable values speaks of it.
    mutating func judge(_ field: Field, of kinds: [NodeKind], _ judge: (FieldValue, String) -> Verdict) {
        for kind in kinds {
            for node in nodes(kind) {
                let value = node[field]
                if let text = value.text { take(judge(value, text), on: value) } else { unexamined += 1 }
            }
        }
    }

    /// The same for a verdict that depends on nothing but the text, which is therefore asked once for each text.
    mutating func judgeTexts(_ fields: [Field], of kinds: [NodeKind], _ judge: (String) -> Verdict) {
        var verdicts = Verdicts()
        for kind in kinds {
            for field in fields where Field.fields(of: kind).contains(field) {
                for node in nodes(kind) {
                    let value = node[field]
                    if let bytes = value.bytes {
                        take(verdicts.verdict(on: bytes, judge), on: value)
                    } else {
                        unexamined += 1
                    }
                }
            }
        }
    }

    mutating func judgeTexts(_ field: Field, of kinds: [NodeKind], _ judge: (String) -> Verdict) {
        judgeTexts([field], of: kinds, judge)
    }
}

extension CheckRun {
    /// Looks at a value that is there; an absent one counts as not examined, an unreadable one too.
    mutating func examine(_ value: FieldValue, _ body: (inout CheckRun, FieldValue, String) -> Void) {
        guard let text = value.text else { return skip() }
        body(&self, value, text)
    }
}
