internal import TidewaiterDocuments
internal import TidewaiterManifests

extension CheckRun {
    /// Runs every check over the whole document.
    mutating func run() {
        walk()
        for (number, check) in checks.enumerated() {
            begin(number)
            switch check.body {
            case .texts(let rule): skip(absent(rule))
            case .nodes(let kinds, let needs, _):
                for kind in kinds where !concerns(needs, kind) && canJudge(check, kind) { skip(nodes(kind).count) }
            case .document(let body): if canJudge(check) { body(&self) }
            }
        }
    }

    /// How many nodes do not state what a rule is about.
    private func absent(_ rule: Check.TextRule) -> Int {
        var count = 0
        for kind in rule.kinds {
            for field in rule.fields where Field.fields(of: kind).contains(field) {
                count += nodes(kind).count - index.count(of: field, in: kind)
            }
        }
        return count
    }

    /// Whether all fields that a check of nodes needs are stated somewhere in nodes of the kind.
    private func concerns(_ needs: [Field], _ kind: NodeKind) -> Bool {
        needs.allSatisfy { index.count(of: $0, in: kind) > 0 }
    }

    /// Whether what a check asks of nodes of a kind can be told of what is there.
    private func canJudge(_ check: Check, _ kind: NodeKind? = nil) -> Bool {
        !declaration.isPart || check.judgesParts(kind)
    }

    /// One way through the document, a stretch at a time: small enough that its rows are still at hand when the last
    /// check looks at them, and large enough that going from check to check costs little. No stretch reaches into another
    /// message.
    private mutating func walk() {
        var stretch = Stretch(checks)
        var verdicts = [Verdicts](repeating: Verdicts(), count: checks.count)
        let hasManyMessages = nodes(.declaration).count > 1
        for number in 0..<index.nodeCount {
            let isMessage = index.kind(number) == .declaration
            if isMessage || stretch.isFull { check(&stretch, &verdicts) }
            if isMessage {
                here = circumstances(ofMessage: number)
                // What was judged in the light of another message does not hold here.
                if hasManyMessages { for check in verdicts.indices { verdicts[check] = Verdicts() } }
            }
            stretch.add(number, index)
        }
        check(&stretch, &verdicts)
        here = .unknown
    }

    /// Lets every check look at a stretch, and empties it.
    private mutating func check(_ stretch: inout Stretch, _ verdicts: inout [Verdicts]) {
        for (number, check) in checks.enumerated() {
            switch check.body {
            case .nodes(let kinds, let needs, let body):
                for kind in kinds where stretch.has(kind) && concerns(needs, kind) && canJudge(check, kind) {
                    begin(number)
                    for node in stretch.nodes(kind) { body(&self, index.node(node)) }
                }
            case .texts(let rule):
                for kind in rule.kinds where stretch.has(kind) {
                    for field in rule.fields {
                        let rows = stretch.rows(kind, field)
                        if rows.isEmpty { continue }
                        begin(number)
                        judge(rows, field, rule, &verdicts[number])
                    }
                }
            case .document: break
            }
        }
        stretch.removeAll()
    }

    /// Judges what some nodes state in one field.
    private mutating func judge(
        _ rows: [Stretch.Row], _ field: Field, _ rule: Check.TextRule, _ verdicts: inout Verdicts
    ) {
        let isWhole = field.type.separator == nil
        for row in rows {
            guard let bytes = index.bytes(row.value) else {
                skip()
                continue
            }
            if rule.isFine(bytes) {
                pass()
                continue
            }
            let verdict: Verdict
            if isWhole {
                verdict = verdicts.verdict(on: bytes) { rule.judge(self, $0) }
            } else {
                let text = index.value(row.value, field, of: row.node).text
                verdict = text.map { rule.judge(self, $0) } ?? .skipped
            }
            if case .passed = verdict { pass() } else { take(verdict, on: index.value(row.value, field, of: row.node)) }
        }
    }
}

/// Some nodes that follow each other, by kind, and what they state, by field; only what some check asks for.
private struct Stretch {
    /// A value and its node, by their numbers.
    struct Row {
        let node: Int
        let value: Int
    }

    private static let most = 512

    private var byKind = [[Int]](repeating: [], count: NodeKind.allCases.count)
    private var byField = [[Row]](repeating: [], count: NodeKind.allCases.count * DeclarationIndex.fieldCount)
    private let isWanted: [Bool]
    private let isAsked: [Bool]
    /// The last node that stated a field: what a node states again, or in parts, is looked at once.
    private var lastNode = [Int](repeating: -1, count: DeclarationIndex.fieldCount)
    private var count = 0

    init(_ checks: [Check]) {
        var isWanted = [Bool](repeating: false, count: byField.count)
        var isAsked = [Bool](repeating: false, count: byKind.count)
        for check in checks {
            guard case .texts(let rule) = check.body else { continue }
            for kind in rule.kinds {
                isAsked[Int(kind.rawValue)] = true
                for field in rule.fields { isWanted[Self.slot(kind, Int(field.rawValue))] = true }
            }
        }
        self.isWanted = isWanted
        self.isAsked = isAsked
    }

    private static func slot(_ kind: NodeKind, _ field: Int) -> Int {
        Int(kind.rawValue) * DeclarationIndex.fieldCount + field
    }

    var isFull: Bool { count >= Self.most }
    func has(_ kind: NodeKind) -> Bool { !byKind[Int(kind.rawValue)].isEmpty }
    func nodes(_ kind: NodeKind) -> [Int] { byKind[Int(kind.rawValue)] }
    func rows(_ kind: NodeKind, _ field: Field) -> [Row] { byField[Self.slot(kind, Int(field.rawValue))] }

    mutating func add(_ node: Int, _ index: DeclarationIndex) {
        let kind = index.kind(node)
        count += 1
        byKind[Int(kind.rawValue)].append(node)
        guard isAsked[Int(kind.rawValue)] else { return }
        var next = index.firstValue(of: node)
        while let row = next {
            let value = index.value(row)
            next = value.next
            guard value.field < DeclarationIndex.fieldCount, isWanted[Self.slot(kind, value.field)],
                lastNode[value.field] != node
            else { continue }
            lastNode[value.field] = node
            byField[Self.slot(kind, value.field)].append(Row(node: node, value: row))
        }
    }

    mutating func removeAll() {
        guard count > 0 else { return }
        count = 0
        for kind in NodeKind.allCases where has(kind) {
            byKind[Int(kind.rawValue)].removeAll(keepingCapacity: true)
            guard isAsked[Int(kind.rawValue)] else { continue }
            for field in 0..<DeclarationIndex.fieldCount where !byField[Self.slot(kind, field)].isEmpty {
                byField[Self.slot(kind, field)].removeAll(keepingCapacity: true)
            }
        }
    }
}

extension CheckRun {
    /// Looks at a value that is there; an absent one counts as not examined, an unreadable one too.
    mutating func examine(_ value: FieldValue, _ body: (inout CheckRun, String) -> Void) {
        guard let text = value.text else { return skip() }
        body(&self, text)
    }

    /// How grave it is that a fact is missing: cargo reports are refused for it; of another document it may be known
    /// otherwise.
    var severityOfAbsence: Severity { here.purpose == .cargoReport ? .error : .warning }
}
