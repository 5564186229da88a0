internal import TidewaiterDocuments
internal import TidewaiterExpressions
internal import TidewaiterManifests

/// Rules whose conditions are worked out over columns: for all parts that wait at once. What a column does not tell is
/// asked of the rule as ever.
extension RuleRun {
    /// Below so many looks the columns would take longer than they save.
    private static let fewLooks = 8

    /// The columns over parts of a kind; nil where they are of no use.
    mutating func columns(_ kind: NodeKind, _ parts: [Standing]) -> Columns? {
        let number = Int(kind.rawValue)
        guard watcher == nil, usesColumns, let plan = book.columnPlans[number],
            parts.count * nodeRules[number].count >= Self.fewLooks
        else { return nil }
        return Columns(plan, index, parts, message: contexts[message].message) { slot, member in
            guard let member else { return value(at: slot) }
            guard case .object(let object)? = evaluation.variables[slot] else { return nil }
            return objects.value(slot: member, of: object)
        }
    }

    /// Lets the rules for parts of a kind look at those that wait.
    mutating func look(at parts: [Standing], _ kind: NodeKind, _ columns: inout Columns) {
        for number in nodeRules[Int(kind.rawValue)] {
            if let program = columns.plan.programs[number] {
                look(number, at: parts, program, &columns)
            } else {
                look(book.rules[number], number, at: parts)
            }
        }
    }

    /// Lets a rule look at the parts of the columns.
    private mutating func look(
        _ number: Int, at parts: [Standing], _ program: ColumnPlan.Program, _ columns: inout Columns
    ) {
        columns.run(program.steps) { slot in
            if case .bool(let value)? = value(at: slot) { value } else { nil }
        }
        let words = columns.words
        let first = program.hasWhen ? 2 &* words : 0
        var passed = 0
        for word in 0..<words {
            let rows = columns.rows(of: word)
            var pass = columns.outcomes[first &+ word] & rows
            var fail = program.tellsFailures ? columns.outcomes[first &+ words &+ word] : 0
            var open = rows
            if program.hasWhen {
                pass &= columns.outcomes[word]
                fail &= columns.outcomes[word]
                open &= ~columns.outcomes[words &+ word]
            }
            passed &+= pass.nonzeroBitCount
            open &= ~pass
            if open == 0 { continue }
            let rule = book.rules[number]
            while open != 0 {
                let part = parts[word &* 64 &+ open.trailingZeroBitCount]
                if fail & open & (0 &- open) != 0 {
                    enter(part, rule)
                    self.fail(rule, number, part.node)
                } else {
                    judgeAlone(rule, number, part)
                }
                open &= open &- 1
            }
        }
        passes[number] &+= passed
    }

    /// Lets a rule look at one part.
    mutating func judgeAlone(_ rule: Rule, _ number: Int, _ part: Standing) {
        enter(part, rule)
        judge(rule, number, part.node)
    }

    private mutating func enter(_ part: Standing, _ rule: Rule) {
        enter(part, .all)
        putOwn(self.part(part.node, rule.partType))
    }
}
