internal import TidewaiterDocuments
internal import TidewaiterExpressions
internal import TidewaiterManifests

/// What a finding is about, and the rule that found it; values come before the part that states them.
struct FindingKey: Comparable {
    let node: Int
    /// -1 of rules that look at values.
    let rule: Int

    static func < (first: FindingKey, second: FindingKey) -> Bool {
        first.node != second.node ? first.node < second.node : first.rule < second.rule
    }
}

/// Rules that look at parts: one rule at many parts, then the next.
extension RuleRun {
    /// Lets a rule look at parts of one kind.
    mutating func look(_ rule: Rule, _ number: Int, at parts: [Standing]) {
        if watcher == nil, rule.isPlain, let assert = rule.assert?.expression {
            return look(rule, number, at: parts, when: rule.when?.expression, assert)
        }
        for part in parts { judgeAlone(rule, number, part) }
    }

    /// The same for a rule that is one condition, or two: nearly all are, and pass nearly everywhere.
    private mutating func look(
        _ rule: Rule, _ number: Int, at parts: [Standing], when: Expression?, _ assert: Expression
    ) {
        var passed = 0
        for part in parts {
            if !exhausted.isEmpty, exhausted.contains(number) {
                _ = passOver(number)
                continue
            }
            enter(part, rule.names)
            if rule.names.contains(.own) { putOwn(self.part(part.node, rule.partType)) }
            if let when {
                switch when.evaluate(&evaluation) {
                case .bool(true): break
                case .bool(false): continue
                case let value:
                    faulty = rule.when
                    miss(number, part.node, value)
                    continue
                }
            }
            switch assert.evaluate(&evaluation) {
            case .bool(true): passed += 1
            case .bool(false): fail(rule, number, part.node)
            case let value:
                faulty = rule.assert
                miss(number, part.node, value)
            }
        }
        desk.pass(firstSubject + number, passed)
    }

    /// Puts what was found since the last time in the order of the document: what was found of one part together.
    mutating func sortFindings() {
        if findingKeys.count > 1 { desk.sort(from: firstFinding, by: findingKeys) }
        findingKeys.removeAll(keepingCapacity: true)
        firstFinding = desk.findings.count
    }
}
