internal import TidewaiterDocuments
internal import TidewaiterExpressions
internal import TidewaiterManifests

/// Checks one declaration with one book: every rule at every part that it looks at.
struct RuleRun {
    let book: RuleBook
    let index: DeclarationIndex
    let isPart: Bool
    let options: CheckOptions
    let contexts: [MessageContext]
    /// The number of the book's first rule among the desk's subjects.
    let firstSubject: Int
    let objects: DeclarationObjects
    var evaluation: Evaluation
    var desk: FindingDesk
    /// What tests and coverage want to know; nil otherwise.
    var watcher: (any RuleWatcher)?

    /// Which lets have their value: of the book since the message began, of a rule since its part did.
    private var known: [Bool]
    /// The lets of the rule that is looking.
    private var ruleLets: [Let] = []
    /// Which rules are in force for the message that the walk is in.
    private var isInForce: [Bool]
    /// Rules that look at parts of a kind, in force for the message.
    private var nodeRules: [[Int]] = []
    /// What texts came to, by spot; nil where there was none to remember.
    private var memos: [TextMemo?]
    /// How many parts of each kind the message has so far, and how many of them state what a spot is about.
    private var seen = [Int](repeating: 0, count: NodeKind.allCases.count)
    private var stated: [Int]
    /// The last part that stated it: what a part states again, or in pieces, is looked at once.
    private var lastNode: [Int]
    /// How often a text passed all rules that it decides.
    private var passes: [Int]
    /// Which message it is, and its rules that need not look, as nothing states what they require.
    private var message = 0
    private var spared: [(rule: Int, kind: Int, fact: String)] = []
    /// The field whose value is looked at, and what became of the rule that looked last.
    private var field: Field?
    var outcome = Outcome.passed

    /// What became of a rule at a part.
    enum Outcome {
        case passed, idle, other
    }

    /// Rules that broke off once in this message already.
    var broken: Set<Int> = []
    /// What is remembered of the first of parts that are alike, by the rule that compares them.
    var firsts: [Int: [IdentifierKey: Value]] = [:]

    init(
        _ book: RuleBook, _ index: DeclarationIndex, isPart: Bool, options: CheckOptions, contexts: [MessageContext],
        desk: FindingDesk, firstSubject: Int
    ) {
        self.book = book
        self.index = index
        self.isPart = isPart
        self.options = options
        self.contexts = contexts
        self.firstSubject = firstSubject
        self.desk = desk
        objects = DeclarationObjects(index, book: book, contexts: contexts)
        evaluation = Evaluation([Value?](repeating: nil, count: book.slots), objects: objects)
        known = [Bool](repeating: false, count: book.slots)
        isInForce = [Bool](repeating: false, count: book.rules.count)
        memos = [TextMemo?](repeating: nil, count: book.plan.spots.count)
        stated = [Int](repeating: 0, count: book.plan.spots.count)
        lastNode = [Int](repeating: -1, count: book.plan.spots.count)
        passes = stated
    }

    /// Looks at everything.
    mutating func run() {
        if contexts.isEmpty { return }
        let plan = book.plan
        // The envelope comes before its first message, and its rules are those of that message.
        begin(0)
        for node in 0..<index.nodeCount {
            let kind = index.kind(node)
            if kind == .declaration, node != contexts[message].message, message + 1 < contexts.count {
                end()
                begin(message + 1)
            }
            let number = Int(kind.rawValue)
            seen[number] += 1
            guard plan.hasSpots[number] || !nodeRules[number].isEmpty else { continue }
            enter(node)
            if plan.hasSpots[number] { lookAtValues(of: node, kind, plan) }
            for rule in nodeRules[number] {
                evaluation.variables[ScopeSlots.own] = part(node, book.rules[rule].partType)
                evaluation.variables[ScopeSlots.part] = evaluation.variables[ScopeSlots.own]
                judge(rule, node)
            }
        }
        end()
    }

    /// A message begins: its circumstances decide which rules are in force.
    private mutating func begin(_ message: Int) {
        let context = contexts[message]
        let number = UInt32(truncatingIfNeeded: message)
        evaluation.variables[ScopeSlots.context] = .object(ObjectRef(type: Vocabulary.contextType, index: number))
        evaluation.variables[ScopeSlots.parameters] = .object(
            ObjectRef(type: Vocabulary.parametersType, index: number))
        evaluation.variables[ScopeSlots.interchange] = part(0, Vocabulary.typeNumber(.interchange))
        evaluation.variables[ScopeSlots.declaration] = part(context.message, Vocabulary.typeNumber(.declaration))
        for slot in known.indices { known[slot] = false }
        self.message = message
        broken = []
        watcher?.begin(context)
        let bookConcerns = concerns(book.applies) && hasJurisdiction(book.jurisdictions, context)
        for (number, rule) in book.rules.enumerated() {
            let bar = bookConcerns ? bar(rule, context) : .book
            isInForce[number] = bar == nil
            if let bar { watcher?.note(number, .notInForce(bar)) }
        }
        spared = []
        nodeRules = NodeKind.allCases.map { kind in
            book.plan.nodeRules[Int(kind.rawValue)].filter { isInForce[$0] && mustLook($0, at: kind) }
        }
    }

    /// Whether a rule has to look at parts of a kind one by one: not where none of them states what it requires.
    private mutating func mustLook(_ number: Int, at kind: NodeKind) -> Bool {
        let rule = book.rules[number]
        if isPart, rule.wholeKinds.contains(kind) { return false }
        guard watcher == nil, rule.when == nil else { return true }
        let absent = rule.requires.first { path in
            path.slot == ScopeSlots.own || path.slot == ScopeSlots.part
                || ScopeSlots.around.contains { $0.slot == path.slot && $0.kind == kind }
                ? path.ownField.map { index.count(of: $0, in: kind) == 0 } ?? false : false
        }
        guard let absent else { return true }
        spared.append((number, Int(kind.rawValue), absent.text))
        return false
    }

    /// A message ends: what could be told of all parts together is counted.
    private mutating func end() {
        for (rule, kind, fact) in spared { desk.skip(firstSubject + rule, seen[kind], for: fact) }
        for (number, spot) in book.plan.spots.enumerated() {
            let absent = seen[Int(spot.kind.rawValue)] - stated[number]
            for (place, rule) in spot.rules.enumerated() where looks(rule, at: spot.kind) {
                desk.skip(firstSubject + rule, absent, for: spot.fact)
                if place < spot.decided { desk.pass(firstSubject + rule, passes[number]) }
            }
            stated[number] = 0
            passes[number] = 0
        }
        for kind in seen.indices { seen[kind] = 0 }
    }

    private func looks(_ rule: Int, at kind: NodeKind) -> Bool {
        isInForce[rule] && !(isPart && book.rules[rule].wholeKinds.contains(kind))
    }

    /// Why a rule does not concern a message; nil where it does.
    private mutating func bar(_ rule: Rule, _ context: MessageContext) -> RuleEvent.Bar? {
        guard hasJurisdiction(rule.jurisdictions, context) else { return .jurisdiction }
        guard rule.holds(on: context.circumstances.day, knownOn: options.knownOn) else { return .date }
        if let stage = options.stage, !rule.stages.isEmpty, !rule.stages.contains(stage) { return .stage }
        return concerns(rule.applies) ? nil : .condition
    }

    private func hasJurisdiction(_ jurisdictions: [String], _ context: MessageContext) -> Bool {
        guard !jurisdictions.isEmpty else { return true }
        guard let destination = context.circumstances.destination else { return false }
        return jurisdictions.contains(destination) || jurisdictions.contains("EU") && EuropeanUnion.has(destination)
    }

    /// Whether a condition about the message holds; one that cannot be told does not keep a rule from looking.
    private mutating func concerns(_ condition: Condition?) -> Bool {
        guard let condition else { return true }
        if case .fails = test(condition) { return false }
        return true
    }

    /// A rule looks at another part: its lets have to be worked out again.
    mutating func forgetLets(of rule: Rule) {
        ruleLets = rule.lets
        for made in rule.lets { known[made.slot] = false }
    }

    /// Works out the lets that a condition needs and that have no value yet. A let without a value is a fault wherever
    /// it is used, and none where it is not.
    mutating func prepare(_ condition: Condition) {
        for slot in condition.lets where !known[slot] {
            let number = slot - ScopeSlots.firstLet
            let made = number < book.lets.count ? book.lets[number] : ruleLets.first { $0.slot == slot }
            guard let made else { continue }
            evaluation.variables[slot] =
                watcher?.evaluate(made.body, &evaluation) ?? made.body.expression.evaluate(&evaluation)
            known[slot] = true
        }
    }

    /// Puts a part and what is around it where expressions find it.
    private mutating func enter(_ node: Int) {
        for (slot, kind) in ScopeSlots.around.dropFirst(2) {
            evaluation.variables[slot] = index.nearest(kind, to: node).map { part($0, Vocabulary.typeNumber(kind)) }
        }
    }

    private func part(_ node: Int, _ type: UInt16) -> Value {
        .object(ObjectRef(type: type, index: UInt32(truncatingIfNeeded: node)))
    }

    /// The value that is looked at; nil where a part is.
    func lookedAt(_ node: Int) -> FieldValue? { field.map { index.node(node)[$0] } }

    /// Lets rules look at what a part states.
    private mutating func lookAtValues(of node: Int, _ kind: NodeKind, _ plan: WalkPlan) {
        let own = part(node, Vocabulary.typeNumber(kind))
        var next = index.firstValue(of: node)
        while let row = next {
            let value = index.value(row)
            next = value.next
            guard let number = plan.spot(kind, value.field), lastNode[number] != node else { continue }
            lastNode[number] = node
            guard case .text(let bytes, let range) = index.stated(plan.spots[number].field, of: node) else { continue }
            stated[number] += 1
            lookAtText(bytes, range, number, node, own, plan)
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

    private mutating func lookAtText(
        _ bytes: [UInt8], _ range: Range<Int>, _ number: Int, _ node: Int, _ own: Value, _ plan: WalkPlan
    ) {
        let decided = plan.spots[number].decided
        var place: Int?
        var verdict = TextMemo.Verdict()
        if decided > 0, watcher == nil, index.count(of: plan.spots[number].field, in: plan.spots[number].kind) > 4 {
            if memos[number] == nil { memos[number] = TextMemo() }
            place = memos[number]?.place(bytes, range)
            if let place, let known = memos[number]?.verdict(at: place, bytes, range, message: message) {
                verdict = known
                if verdict.passed.nonzeroBitCount == decided {
                    passes[number] += 1
                    if plan.spots[number].rules.count == decided { return }
                }
            }
        }
        let isKnown = verdict.passed.nonzeroBitCount == decided && place != nil
        field = plan.spots[number].field
        evaluation.variables[ScopeSlots.field] = labels[Int(plan.spots[number].field.rawValue)]
        evaluation.variables[ScopeSlots.value] = objects.value(plan.spots[number].field, of: node)
        var made = verdict
        for position in plan.spots[number].rules.indices {
            let rule = plan.spots[number].rules[position]
            if position < decided {
                let bit = UInt32(1) << UInt32(position)
                if isKnown || verdict.idle & bit != 0 { continue }
                if verdict.passed & bit != 0 {
                    if looks(rule, at: plan.spots[number].kind) { desk.pass(firstSubject + rule) }
                    continue
                }
                guard looks(rule, at: plan.spots[number].kind) else {
                    // A rule that is not in force passes nothing, and is counted nowhere.
                    made.passed |= bit
                    continue
                }
            } else if !looks(rule, at: plan.spots[number].kind) {
                continue
            }
            let type = book.rules[rule].partType
            evaluation.variables[ScopeSlots.own] =
                type == Vocabulary.typeNumber(plan.spots[number].kind)
                ? own : part(node, type)
            evaluation.variables[ScopeSlots.part] = evaluation.variables[ScopeSlots.own]
            judge(rule, node)
            guard position < decided else { continue }
            switch outcome {
            case .passed: made.passed |= 1 << UInt32(position)
            case .idle: made.idle |= 1 << UInt32(position)
            case .other: break
            }
        }
        field = nil
        if let place, !isKnown { memos[number]?.remember(made, at: place, bytes, range, message: message) }
    }
}

/// The labels of the fields, by their numbers.
private let labels: [Value] = Field.allCases.map { .string(Text($0.info.label)) }
