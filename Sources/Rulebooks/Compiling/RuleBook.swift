internal import TidewaiterDocuments
internal import TidewaiterExpressions
internal import TidewaiterManifests
internal import TidewaiterQuantities

/// A rule book that was read, checked and made ready. Immutable: any number of threads check with it.
package final class RuleBook: Sendable {
    package let id: String
    package let version: String
    package let title: String
    let jurisdictions: [String]
    let applies: Condition?
    let parameters: [Parameter]
    let tables: [RuleTable]
    /// Lets of the book in the order in which one may use another; their slots follow those of the scope.
    let lets: [Let]
    /// Their expressions by the slots of all variables.
    let letExpressions: [Expression?]
    let rules: [Rule]
    /// The object types that its expressions can name, by their numbers.
    let shapes: [Vocabulary.ObjectShape]
    /// How members are read, by the numbers of object types.
    let members: MemberTable
    /// Which rules look at what.
    let plan: WalkPlan
    /// How conditions are worked out for many parts at once, by the numbers of their kinds.
    let columnPlans: [ColumnPlan?]
    /// How many variables an evaluation has.
    let slots: Int
    /// How many conditions it has, which are numbered.
    let conditionCount: Int
    /// How many of the first parameters, tables and lets are those of imported books.
    let imported: Imported

    struct Imported: Sendable {
        var parameters = 0
        var tables = 0
        var lets = 0
    }

    init(
        id: String, version: String, title: String, jurisdictions: [String], applies: Condition?,
        parameters: [Parameter], tables: [RuleTable], lets: [Let], rules: [Rule],
        shapes: [Vocabulary.ObjectShape], slots: Int, conditionCount: Int, imported: Imported
    ) {
        self.id = id
        self.version = version
        self.title = title
        self.jurisdictions = jurisdictions
        self.applies = applies
        self.parameters = parameters
        self.tables = tables
        self.lets = lets
        var expressions = [Expression?](repeating: nil, count: slots)
        for made in lets { expressions[made.slot] = made.body.expression }
        letExpressions = expressions
        self.rules = rules
        ruleIDs = rules.map(\.subject.id)
        self.shapes = shapes
        members = MemberTable(shapes)
        self.slots = slots
        self.conditionCount = conditionCount
        self.imported = imported
        let plan = WalkPlan(rules)
        let members = members
        columnPlans = NodeKind.allCases.map { kind in
            ColumnPlanner.plan(plan.nodeRules[Int(kind.rawValue)], of: rules, at: kind, members)
        }
        self.plan = plan
    }

    /// The book with other rules.
    func with(_ rules: [Rule]) -> RuleBook {
        RuleBook(
            id: id, version: version, title: title, jurisdictions: jurisdictions, applies: applies,
            parameters: parameters, tables: tables, lets: lets, rules: rules, shapes: shapes, slots: slots,
            conditionCount: conditionCount, imported: imported)
    }

    /// Whether objects of a type are rows of a table.
    func isTable(_ type: UInt16) -> Bool {
        if case .column? = members.members(of: type).first { return true }
        return false
    }

    /// How many rules it has.
    package var ruleCount: Int { rules.count }

    /// The number of the rule with an identifier.
    func number(ofRule id: String) -> Int? { rules.firstIndex { $0.subject.id == id } }

    /// Identifiers of its rules, in their order.
    package let ruleIDs: [String]
}

/// A value of the law that changes with time.
struct Parameter: Sendable {
    let name: String
    let type: ColumnType
    let title: String
    let values: [Dated]

    struct Dated: Sendable {
        let from: CivilDate
        let known: CivilDate
        let value: Value
        let authority: String
        /// Where it is written.
        let place: Place
    }

    /// The value on the day of a message, as far as it had been published; nil before the first, or without a day.
    func value(on context: MessageContext) -> Value? { dated(on: context)?.value }

    /// That value with its first day and its law.
    func dated(on context: MessageContext) -> Dated? {
        guard let day = context.circumstances.day else { return nil }
        let limit = context.options.knownOn
        return values.last { dated in dated.from <= day && (limit.map { dated.known <= $0 } ?? true) }
    }
}

/// An expression with the lets that it needs, in the order in which they are worked out. A class, as rules hand it
/// about for every part they look at, and a copy of all that an expression holds would take longer than its evaluation.
final class Condition: Sendable {
    /// Its number in the book, from 0.
    let number: Int
    let expression: Expression
    let lets: [Int]
    let text: Written<String>
    /// Where in the text it begins: within a message, behind its brace.
    let start: Int

    init(number: Int, expression: Expression, lets: [Int], text: Written<String>, start: Int) {
        self.number = number
        self.expression = expression
        self.lets = lets
        self.text = text
        self.start = start
    }

    /// Where in it a fault arose.
    func place(of fault: Fault) -> Place { text.place(at: start + max(0, fault.offset)) }
}

/// A named expression and the slot that its value goes to.
struct Let: Sendable {
    let name: String
    let slot: Int
    let body: Condition
}

/// One rule, made ready. A class, as it is handed about for every part that it looks at.
final class Rule: Sendable {
    let subject: Subject
    let title: String
    let authority: Authority
    let stages: [String]
    let jurisdictions: [String]
    let effective: DateSpan
    let known: CivilDate?
    let each: RuleText.Each
    let applies: Condition?
    let loop: Let?
    let first: First?
    let lets: [Let]
    /// Their slots, which are emptied for every part.
    let letSlots: [Int]
    let when: Condition?
    let requires: [ValuePath]
    let assert: Condition?
    let failures: [Failure]
    /// The object type of the part that is looked at.
    let partType: UInt16
    /// Which of the variables around a part it names, see ``Surroundings``.
    let names: Surroundings
    /// Whether a value's text alone decides, so that a text that passed in a message passes again.
    let isDecidedByText: Bool
    /// The kinds of parts at which it needs the whole of a document, of which a stream has only a part at a time.
    let wholeKinds: Set<NodeKind>
    /// Where it is written, and where its days are.
    let place: Place
    let effectivePlace: Place?

    /// What other books change of it; the last counts.
    let changes: [RuleChange]
    /// The conditions of its failures.
    let whens: [Condition?]
    /// The facts that it requires of each element that it goes through; without one, none.
    let elementRequires: [ValuePath]
    /// Whether what it compares elements by is told of each of them.
    let comparesElements: Bool
    /// Whether a look at a part is its conditions and nothing else.
    let isPlain: Bool
    /// Whether a part alone, with what is around it and in it, decides about it.
    var isLocal: Bool { first == nil && loop == nil }

    init(
        subject: Subject,
        title: String,
        authority: Authority,
        stages: [String],
        jurisdictions: [String],
        effective: DateSpan,
        known: CivilDate?,
        each: RuleText.Each,
        applies: Condition?,
        loop: Let?,
        first: First?,
        lets: [Let],
        when: Condition?,
        requires: [ValuePath],
        assert: Condition?,
        failures: [Failure],
        partType: UInt16,
        names: Surroundings,
        isDecidedByText: Bool,
        wholeKinds: Set<NodeKind>,
        place: Place,
        effectivePlace: Place?
    ) {
        self.subject = subject
        self.title = title
        self.authority = authority
        self.stages = stages
        self.jurisdictions = jurisdictions
        self.effective = effective
        self.known = known
        self.each = each
        self.applies = applies
        self.loop = loop
        self.first = first
        self.lets = lets
        letSlots = lets.map(\.slot)
        self.when = when
        // A path that begins at the element, or at a let, which may name it, leads somewhere only within the loop.
        let isOfElement = { (path: ValuePath) in
            loop != nil && (path.slot == ScopeSlots.element || lets.contains { $0.slot == path.slot })
        }
        self.requires = requires.filter { !isOfElement($0) }
        elementRequires = requires.filter(isOfElement)
        comparesElements = loop.map { first?.names.contains($0.name) ?? false } ?? false
        isPlain = requires.isEmpty && first == nil && loop == nil && lets.isEmpty
        self.assert = assert
        self.failures = failures
        self.partType = partType
        self.names = names
        self.isDecidedByText = isDecidedByText
        self.wholeKinds = wholeKinds
        self.place = place
        self.effectivePlace = effectivePlace
        changes = []
        whens = failures.map(\.when)
    }

    /// A rule with what other books change of it.
    init(_ rule: Rule, changes: [RuleChange]) {
        self.changes = changes
        subject = rule.subject
        failures = rule.failures
        whens = rule.whens
        title = rule.title
        authority = rule.authority
        stages = rule.stages
        jurisdictions = rule.jurisdictions
        effective = rule.effective
        known = rule.known
        each = rule.each
        applies = rule.applies
        loop = rule.loop
        first = rule.first
        lets = rule.lets
        letSlots = rule.letSlots
        when = rule.when
        requires = rule.requires
        elementRequires = rule.elementRequires
        comparesElements = rule.comparesElements
        isPlain = rule.isPlain
        assert = rule.assert
        partType = rule.partType
        names = rule.names
        isDecidedByText = rule.isDecidedByText
        wholeKinds = rule.wholeKinds
        place = rule.place
        effectivePlace = rule.effectivePlace
    }

    /// The days on which it holds, as findings tell them.
    var days: Finding.Effective? {
        effective == DateSpan() ? nil : Finding.Effective(from: effective.from, until: effective.until)
    }

    /// Whether the law that it is made of holds on a day, as far as it had been published.
    func holds(on day: CivilDate?, knownOn: CivilDate?) -> Bool {
        if let knownOn, let known, knownOn < known { return false }
        guard let day else { return effective == DateSpan() }
        return effective.contains(day)
    }
}

/// What tells parts apart, and what is remembered of the first of those that are alike.
struct First: Sendable {
    let key: Condition
    let remembers: Condition?

    /// The names in both.
    var names: Set<String> {
        [key, remembers].reduce(into: []) { $0.formUnion(ExpressionNames.all(in: $1?.text.value ?? "")) }
    }
}

/// One way in which a rule does not hold, made ready. A class, as it is handed about for every finding.
final class Failure: Sendable {
    let when: Condition?
    let severity: Severity?
    let effect: Effect?
    let path: ValuePath?
    /// The fact that is missing to tell; then nothing is said.
    let needs: String?
    let message: [String: MessageTemplate]
    let authorityCode: String?
    let authorityPointer: String?
    let fix: Fix?

    init(
        when: Condition?, severity: Severity?, effect: Effect?, path: ValuePath?, needs: String?,
        message: [String: MessageTemplate], authorityCode: String?, authorityPointer: String?, fix: Fix?
    ) {
        self.when = when
        self.severity = severity
        self.effect = effect
        self.path = path
        self.needs = needs
        self.message = message
        self.authorityCode = authorityCode
        self.authorityPointer = authorityPointer
        self.fix = fix
    }

    struct Fix: Sendable {
        let path: ValuePath?
        let value: Condition
        let why: [String: MessageTemplate]
    }
}
