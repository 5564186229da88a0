internal import TidewaiterDocuments
internal import TidewaiterManifests
internal import TidewaiterNomenclature
internal import TidewaiterQuantities

/// What a check works with: the declaration, what it is made for, and where to put what it finds.
struct CheckRun {
    let declaration: Declaration
    let options: CheckOptions
    let nomenclature: Nomenclature
    let limit: Int

    /// Nodes by kind, gathered once for all checks.
    let consignments: [Node]
    let goodsItems: [Node]
    let equipment: [Node]
    let parties: [Node]

    private(set) var findings: [Finding] = []
    private(set) var leftOut = 0
    /// Scopes of the running check: looked at, and not looked at because a fact is absent.
    private(set) var examined = 0
    private(set) var unexamined = 0
    private var check: Check?

    init(_ declaration: Declaration, options: CheckOptions, nomenclature: Nomenclature, limit: Int) {
        self.declaration = declaration
        self.options = options
        self.nomenclature = nomenclature
        self.limit = limit
        var consignments: [Node] = []
        var goodsItems: [Node] = []
        var equipment: [Node] = []
        var parties: [Node] = []
        declaration.forEachNode { node in
            switch node.kind {
            case .consignment: consignments.append(node)
            case .goodsItem: goodsItems.append(node)
            case .equipment: equipment.append(node)
            case let kind where kind.isParty: parties.append(node)
            default: break
            }
        }
        self.consignments = consignments
        self.goodsItems = goodsItems
        self.equipment = equipment
        self.parties = parties
    }

    /// Runs one check over the whole declaration.
    mutating func run(_ check: Check) {
        self.check = check
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
    /// `severity` and `effect` are the check's own unless a milder one is given for this case.
    mutating func fail(
        _ value: FieldValue, _ message: @autoclosure () -> String, parameters: [String: String] = [:],
        fix: Finding.Fix? = nil, severity: Severity? = nil, effect: Effect? = nil
    ) {
        examined += 1
        guard let check, findings.count < limit else {
            leftOut += 1
            return
        }
        var finding = Finding(
            rule: check.id, ruleVersion: check.version, severity: severity ?? check.severity,
            effect: effect ?? check.effect, message: message(), path: value.pointer, place: value.place,
            value: value.raw, authority: check.authority, parameters: parameters, fix: fix)
        finding.dataElement = value.dataElement
        finding.item = value.node.nearest(.goodsItem).map { $0[.sequence].text ?? String($0.ordinal + 1) }
        finding.bill = value.node.consignment?[.transportDocumentID].text
        findings.append(finding)
    }

    /// Looks at a value that is there; an absent one counts as not examined, an unreadable one is left to the check of
    /// readable values.
    mutating func examine(_ value: FieldValue, _ verdict: (inout CheckRun, String) -> Void) {
        guard let text = value.text else {
            skip()
            return
        }
        verdict(&self, text)
    }

    /// A fix that puts `text` where the value stands.
    func replace(_ value: FieldValue, with text: String, because why: String) -> Finding.Fix {
        Finding.Fix(path: value.pointer, value: text, why: why)
    }
}
