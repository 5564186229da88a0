internal import TidewaiterExpressions
internal import TidewaiterManifests

/// Finds out which rules can be worked out over columns, and how.
struct ColumnPlanner {
    private let kind: NodeKind
    private let members: MemberTable
    private var plan: ColumnDraft
    private var frameNumbers: [ColumnPlan.Frame: Int] = [:]
    private var columnNumbers: [ColumnPlan.Column: Int] = [:]

    /// Steps of all rules together are below this, so that a book of any size has a plan of some size.
    private static let mostSteps = 100_000

    /// The plan for rules that look at parts of a kind; nil where none of them can be worked out over columns.
    static func plan(_ numbers: [Int], of rules: [Rule], at kind: NodeKind, _ members: MemberTable) -> ColumnPlan? {
        var planner = ColumnPlanner(kind, members, rules: rules.count)
        for number in numbers { planner.add(rules[number], number) }
        guard planner.plan.programs.contains(where: { $0 != nil }) else { return nil }
        return ColumnPlan(planner.plan)
    }

    private init(_ kind: NodeKind, _ members: MemberTable, rules count: Int) {
        self.kind = kind
        self.members = members
        plan = ColumnDraft(rules: count)
    }

    private mutating func add(_ rule: Rule, _ number: Int) {
        guard rule.isLocal, plan.steps.count < Self.mostSteps else { return }
        let lets = Dictionary(rule.lets.map { ($0.slot, $0.body.expression) }) { first, _ in first }
        let when = rule.when?.expression.columnCondition(lets: lets)
        // Where what is said is how it can fail, it passes where none of that is the case.
        let assert =
            rule.assert?.expression.columnCondition(lets: lets)
            ?? .every(rule.whens.map { .not($0?.expression.columnCondition(lets: lets) ?? .constant(true)) })
        guard assert.canHold, when?.canHold ?? true else { return }
        let start = plan.steps.count
        if let when { write(when, rule.partType, 1) }
        let depth = when == nil ? 1 : 2
        write(assert, rule.partType, depth)
        for path in rule.requires {
            write(required(path, rule.partType), depth + 1)
            plan.steps.append(.and)
        }
        plan.programs[number] = .init(
            steps: start..<plan.steps.count, hasWhen: when != nil,
            tellsFailures: rule.isPlain && rule.assert != nil)
    }

    // MARK: Conditions

    private mutating func write(_ step: ColumnPlan.Step, _ depth: Int) {
        plan.depth = max(plan.depth, depth)
        plan.steps.append(step)
    }

    private mutating func write(_ condition: ColumnCondition, _ part: UInt16, _ depth: Int) {
        switch condition {
        case .unknown: write(.constant(.unknown), depth)
        case .constant(let value): write(.constant(value ? .holds : .fails), depth)
        // Only the lets of the book are the same for all parts of a message.
        case .variable(let slot):
            write(slot >= ScopeSlots.firstLet ? .variable(slot) : .constant(.unknown), depth)
        case .not(let inner):
            write(inner, part, depth)
            plan.steps.append(.not)
        case .every(let terms): write(terms, joinedBy: .and, .constant(.holds), part, depth)
        case .any(let terms): write(terms, joinedBy: .or, .constant(.fails), part, depth)
        case .has(let field): write(column(field, part).map { .has($0) }, depth)
        case .numbers(let test, let first, let second):
            guard let first = column(first, part), let second = column(second, part) else { return write(nil, depth) }
            write(.compare(test.orders, first, second), depth)
        case .dates(let test, let first, let second):
            guard let first = column(first, part), let second = column(second, part) else { return write(nil, depth) }
            write(.compare(test.orders, first, second), depth)
        case .texts(let isEqual, let first, let second):
            guard let first = column(first, part), let second = column(second, part) else { return write(nil, depth) }
            write(.same(first, second), depth)
            if !isEqual { plan.steps.append(.not) }
        case .text(let field, let texts):
            guard let column = column(field, part) else { return write(nil, depth) }
            let number = plan.lists.firstIndex(of: texts) ?? plan.lists.count
            if number == plan.lists.count { plan.lists.append(texts) }
            write(.among(column, list: number), depth)
        case .matches(let field, let pattern):
            guard let column = column(field, part) else { return write(nil, depth) }
            plan.patterns.append(pattern)
            write(.matches(column, pattern: plan.patterns.count - 1), depth)
        }
    }

    private mutating func write(_ step: ColumnPlan.Step?, _ depth: Int) { write(step ?? .constant(.unknown), depth) }

    private mutating func write(
        _ terms: [ColumnCondition], joinedBy join: ColumnPlan.Step, _ none: ColumnPlan.Step, _ part: UInt16,
        _ depth: Int
    ) {
        guard let first = terms.first else { return write(none, depth) }
        write(first, part, depth)
        for term in terms.dropFirst() {
            write(term, part, depth + 1)
            plan.steps.append(join)
        }
    }

    /// Whether what a rule requires is stated.
    private mutating func required(_ path: ValuePath, _ part: UInt16) -> ColumnPlan.Step {
        guard var (frame, _) = start(path.slot, part), let last = path.steps.last else { return .constant(.unknown) }
        for step in path.steps.dropLast() {
            guard case .part(let kind) = step else { return .constant(.unknown) }
            frame = child(kind, of: frame)
        }
        switch last {
        case .field(let field), .kilograms(let field): return .has(number(.field(field, frame: frame)))
        case .part(let kind): return .has(number(.part(frame: child(kind, of: frame))))
        default: return .constant(.unknown)
        }
    }

    // MARK: Columns

    private mutating func number(_ column: ColumnPlan.Column) -> Int {
        if let known = columnNumbers[column] { return known }
        columnNumbers[column] = plan.columns.count
        plan.columns.append(column)
        return plan.columns.count - 1
    }

    private mutating func number(_ frame: ColumnPlan.Frame) -> Int {
        if let known = frameNumbers[frame] { return known }
        frameNumbers[frame] = plan.frames.count
        plan.frames.append(frame)
        return plan.frames.count - 1
    }

    private mutating func child(_ kind: NodeKind, of frame: Int) -> Int {
        number(ColumnPlan.Frame.child(kind, of: frame))
    }

    /// The frame that a variable's part stands in, and its type; nil where it is no part.
    private mutating func start(_ variable: Int, _ part: UInt16) -> (frame: Int, type: UInt16)? {
        switch variable {
        case ScopeSlots.own, ScopeSlots.part:
            return (number(ColumnPlan.Frame.rows), part)
        case ScopeSlots.interchange...ScopeSlots.equipment:
            guard let around = ScopeSlots.around.first(where: { $0.slot == variable }) else { return nil }
            let type = Vocabulary.typeNumber(around.kind)
            return (number(around.kind == kind ? ColumnPlan.Frame.rows : .around(variable)), type)
        default: return nil
        }
    }

    /// The column of a field; nil where it cannot have one.
    private mutating func column(_ field: ColumnField, _ part: UInt16) -> Int? {
        if field.variable == ScopeSlots.context || field.variable == ScopeSlots.parameters {
            guard field.slots.count == 1, let slot = field.slots.first else { return nil }
            return number(.shared(slot: field.variable, member: slot))
        }
        if field.variable >= ScopeSlots.firstLet {
            return field.slots.isEmpty ? number(.shared(slot: field.variable, member: nil)) : nil
        }
        guard let (frame, last) = follow(field, part) else { return nil }
        switch last {
        case .field(let field): return number(.field(field, frame: frame))
        case .kilograms(let field): return number(.kilograms(field, frame: frame))
        case .part(let kind): return number(.part(frame: child(kind, of: frame)))
        default: return nil
        }
    }

    /// The frame of the part that a field leads to, and the member there.
    private mutating func follow(_ field: ColumnField, _ part: UInt16) -> (frame: Int, last: Vocabulary.Member)? {
        guard var (frame, type) = start(field.variable, part), let last = field.slots.last else { return nil }
        for slot in field.slots.dropLast() {
            guard case .part(let kind) = members[type, slot] else { return nil }
            frame = child(kind, of: frame)
            type = Vocabulary.typeNumber(kind)
        }
        return (frame, members[type, last])
    }

    private mutating func column(_ expression: ColumnNumber, _ part: UInt16) -> Int? {
        switch expression {
        case .constant(let value, let scale): return number(.constant(value, scale: scale))
        case .field(let field): return column(field, part)
        case .size(let field): return column(field, part).map { number(.size($0)) }
        case .count(let list):
            guard let (frame, last) = follow(list, part), case .parts(let kinds, _) = last else { return nil }
            return number(.count(kinds: kinds, frame: frame))
        case .sum(let list, let slots):
            guard let (frame, last) = follow(list, part), case .parts(let kinds, let type) = last,
                slots.count == 1, let slot = slots.first, case .field(let field) = members[type, slot]
            else { return nil }
            return sum(of: field, kinds, frame)
        case .add(let first, let second): return arithmetic(.add, first, second, part)
        case .subtract(let first, let second): return arithmetic(.subtract, first, second, part)
        case .multiply(let first, let second): return arithmetic(.multiply, first, second, part)
        }
    }

    private mutating func sum(of field: Field, _ kinds: UInt64, _ frame: Int) -> Int {
        let like = plan.sums.firstIndex { $0.kinds == kinds && $0.frame == frame && $0.fields.count < ColumnMap.most }
        if like == nil { plan.sums.append(.init(kinds: kinds, frame: frame, fields: [], columns: [])) }
        let sums = like ?? plan.sums.count - 1
        if let known = plan.sums[sums].fields.firstIndex(of: field) { return plan.sums[sums].columns[known] }
        let column = number(ColumnPlan.Column.sum(sums, plan.sums[sums].fields.count))
        plan.sums[sums].fields.append(field)
        plan.sums[sums].columns.append(column)
        return column
    }

    private mutating func arithmetic(
        _ operation: ColumnPlan.Operation, _ first: ColumnNumber, _ second: ColumnNumber, _ part: UInt16
    ) -> Int? {
        guard let first = column(first, part), let second = column(second, part) else { return nil }
        return number(.arithmetic(operation, first, second))
    }
}
