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
    /// Rules by the kind that they look at, for all that look at parts or values of it.
    private let rulesByKind: [[Int]]
    /// Texts that passed in this message, by rule.
    private var passed: [Set<ShortText>]
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
        passed = [Set<ShortText>](repeating: [], count: book.rules.count)
        var rulesByKind = [[Int]](repeating: [], count: NodeKind.allCases.count)
        for (number, rule) in book.rules.enumerated() {
            for kind in rule.each.kinds { rulesByKind[Int(kind.rawValue)].append(number) }
        }
        self.rulesByKind = rulesByKind
    }

    /// Looks at everything.
    mutating func run() {
        if contexts.isEmpty { return }
        let isOneMessage = contexts.count == 1
        // The envelope comes before its first message, and its rules are those of that message.
        begin(0)
        for node in 0..<index.nodeCount {
            let kind = index.kind(node)
            if kind == .declaration, !isOneMessage, let message = contexts.firstIndex(where: { $0.message == node }) {
                begin(message)
            }
            let rules = rulesByKind[Int(kind.rawValue)]
            if rules.isEmpty { continue }
            enter(node)
            for rule in rules where isInForce[rule] && !(isPart && book.rules[rule].wholeKinds.contains(kind)) {
                look(rule, node)
            }
        }
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
        for rule in passed.indices { passed[rule].removeAll(keepingCapacity: true) }
        broken = []
        let bookConcerns = concerns(book.applies) && hasJurisdiction(book.jurisdictions, context)
        for (number, rule) in book.rules.enumerated() {
            isInForce[number] = bookConcerns && isInForce(rule, context)
            if !isInForce[number] { watcher?.note(number, .notApplicable) }
        }
    }

    private mutating func isInForce(_ rule: Rule, _ context: MessageContext) -> Bool {
        guard hasJurisdiction(rule.jurisdictions, context) else { return false }
        guard rule.holds(on: context.circumstances.day, knownOn: options.knownOn) else { return false }
        if let stage = options.stage, !rule.stages.isEmpty, !rule.stages.contains(stage) { return false }
        return concerns(rule.applies)
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
            evaluation.variables[slot] = made.body.expression.evaluate(&evaluation)
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

    /// Lets a rule look at a part, or at what it states in some fields.
    private mutating func look(_ number: Int, _ node: Int) {
        let rule = book.rules[number]
        let own = part(node, rule.partType)
        evaluation.variables[ScopeSlots.own] = own
        evaluation.variables[ScopeSlots.part] = own
        // A part whose own kind has a slot among those around is of the rule's type there too.
        switch rule.each {
        case .nodes:
            judge(number, node, value: nil)
        case .values(let fields, _):
            for field in fields where field.stands(in: index.kind(node)) { lookAtValues(number, field, node) }
        }
    }

    private mutating func lookAtValues(_ number: Int, _ field: Field, _ node: Int) {
        guard case .text(let bytes, let range) = index.stated(field, of: node) else {
            desk.skip(firstSubject + number, 1, for: "\(index.kind(node).ruleName).\(field.name)")
            watcher?.note(number, .needsFacts(index.node(node)[field].pointer))
            return
        }
        let key = book.rules[number].isDecidedByText && watcher == nil ? ShortText(bytes[range]) : nil
        if let key, passed[number].contains(key) {
            desk.pass(firstSubject + number)
            return
        }
        evaluation.variables[ScopeSlots.field] = labels[Int(field.rawValue)]
        evaluation.variables[ScopeSlots.value] = objects.value(field, of: node)
        let holds = judge(number, node, value: index.node(node)[field])
        if holds, let key, passed[number].count < 50_000 { passed[number].insert(key) }
    }
}

/// The labels of the fields, by their numbers.
private let labels: [Value] = Field.allCases.map { .string(Text($0.info.label)) }

extension RuleText.Each {
    /// The kinds of the parts that are looked at.
    var kinds: [NodeKind] {
        switch self {
        case .nodes(let kinds, _): kinds
        case .values(_, let kinds): kinds
        }
    }
}
