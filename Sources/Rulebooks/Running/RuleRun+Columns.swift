internal import TidewaiterDocuments
internal import TidewaiterExpressions
internal import TidewaiterManifests

/// Rules whose conditions are worked out over columns: for all parts that wait at once. What a column does not tell is
/// asked of the rule as ever, and so is every part that does not pass: nothing is found by columns alone.
extension RuleRun {
    /// Below so many looks the columns would take longer than they save.
    private static let fewLooks = 8

    /// Lets the rules for parts of a kind look at those that wait; false where columns are of no use for it.
    mutating func lookOverColumns(at parts: [Standing], _ kind: Int) -> Bool {
        guard watcher == nil, usesColumns, let plan = book.columnPlans[kind],
            parts.count * nodeRules[kind].count >= Self.fewLooks
        else { return false }
        var columns = Columns(plan, index, parts, message: contexts[message].message) { slot, member in
            guard let member else { return value(at: slot) }
            guard case .object(let object)? = evaluation.variables[slot] else { return nil }
            return objects.value(slot: member, of: object)
        }
        for number in nodeRules[kind] {
            if let program = plan.programs[number] {
                look(number, at: parts, program, &columns)
            } else {
                look(book.rules[number], number, at: parts)
            }
        }
        return true
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
            var open = rows
            if program.hasWhen {
                pass &= columns.outcomes[word]
                open &= ~columns.outcomes[words &+ word]
            }
            passed &+= pass.nonzeroBitCount
            open &= ~pass
            while open != 0 {
                let row = word &* 64 &+ open.trailingZeroBitCount
                judgeAlone(book.rules[number], number, parts[row])
                open &= open &- 1
            }
        }
        if passed > 0 { desk.pass(firstSubject + number, passed) }
    }

    /// Lets a rule look at one part.
    mutating func judgeAlone(_ rule: Rule, _ number: Int, _ part: Standing) {
        enter(part, .all)
        putOwn(self.part(part.node, rule.partType))
        judge(rule, number, part.node)
    }
}
