internal import TidewaiterDocuments
internal import TidewaiterExpressions
internal import TidewaiterManifests

/// What has become of the values of one field of parts of one kind.
struct SpotState {
    /// How many parts of the message state it.
    var stated = 0
    /// The last part that did: what a part states again, or in pieces, is looked at once.
    var lastNode = -1
    /// How often a text passed all rules that it decides.
    var passes = 0
    /// What texts came to; nil where there was none to remember.
    var memo: TextMemo?
}

/// Rules that look at values.
extension RuleRun {
    /// Lets rules look at what a part states.
    mutating func lookAtValues(of node: Int, _ kind: NodeKind) {
        let plan = book.plan
        var next = index.firstValue(of: node)
        while let row = next {
            let value = index.value(row)
            next = value.next
            guard let number = plan.spot(kind, value.field), spots[number].lastNode != node else { continue }
            spots[number].lastNode = node
            let spot = plan.spots[number]
            guard case .text(let bytes, let range) = index.stated(spot.field, of: node) else { continue }
            spots[number].stated += 1
            look(at: bytes, range, spot, number, node)
        }
        guard watcher != nil else { return }
        for spot in plan.spots where spot.kind == kind {
            if case .text = index.stated(spot.field, of: node) { continue }
            for rule in spot.rules where looks(rule, at: kind) {
                watcher?.look(rule, at: node, index.node(node)[spot.field])
                watcher?.note(rule, .needsFacts(index.node(node)[spot.field].pointer))
            }
        }
    }

    private mutating func look(
        at bytes: [UInt8], _ range: Range<Int>, _ spot: WalkPlan.Spot, _ number: Int, _ node: Int
    ) {
        let decided = spot.decided
        var place: Int?
        var verdict = TextMemo.Verdict()
        if decided > 0, watcher == nil, index.count(of: spot.field, in: spot.kind) > 4 {
            if spots[number].memo == nil { spots[number].memo = TextMemo() }
            place = spots[number].memo?.place(bytes, range)
            if let place, let known = spots[number].memo?.verdict(at: place, bytes, range, message: message) {
                verdict = known
                if verdict.passed.nonzeroBitCount == decided {
                    spots[number].passes += 1
                    if spot.rules.count == decided { return }
                }
            }
        }
        let isKnown = verdict.passed.nonzeroBitCount == decided && place != nil
        field = spot.field
        evaluation.variables[ScopeSlots.field] = labels[Int(spot.field.rawValue)]
        evaluation.variables[ScopeSlots.value] = objects.value(spot.field, of: node)
        var made = verdict
        for (position, number) in spot.rules.enumerated() {
            let bit: UInt32 = position < decided ? 1 << UInt32(position) : 0
            if bit != 0 {
                if isKnown || verdict.idle & bit != 0 { continue }
                if verdict.passed & bit != 0 {
                    if looks(number, at: spot.kind) { desk.pass(firstSubject + number) }
                    continue
                }
            }
            guard looks(number, at: spot.kind) else {
                // A rule that is not in force passes nothing, and is counted nowhere.
                made.passed |= bit
                continue
            }
            let rule = book.rules[number]
            putOwn(part(node, rule.partType))
            switch judge(rule, number, node) {
            case .passed: made.passed |= bit
            case .idle: made.idle |= bit
            case .other: break
            }
        }
        field = nil
        if let place, !isKnown { spots[number].memo?.remember(made, at: place, bytes, range, message: message) }
    }
}

/// The labels of the fields, by their numbers.
private let labels: [Value] = Field.allCases.map { .string(Text($0.info.label)) }
