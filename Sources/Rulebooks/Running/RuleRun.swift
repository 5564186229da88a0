internal import TidewaiterDocuments
internal import TidewaiterExpressions
internal import TidewaiterManifests

/// Checks one declaration with one book: every rule at every part that it looks at. Not copied, as it holds all that there
/// is about the declaration.
struct RuleRun: ~Copyable {
    let book: RuleBook
    let index: DeclarationIndex
    let isPart: Bool
    let options: CheckOptions
    let contexts: [MessageContext]
    /// The number of the book's first rule among the desk's subjects.
    let firstSubject: Int
    let objects: DeclarationObjects
    var evaluation: Evaluation
    let desk: FindingDesk
    /// What tests and coverage want to know; nil otherwise.
    var watcher: (any RuleWatcher)?
    /// Whether conditions are worked out over columns where they can be; what is found is the same.
    var usesColumns = true

    /// Which message the walk is in.
    var message = 0
    /// Which gates are open to the message, and thereby which of its rules are in force; of each rule by itself where
    /// somebody looks on.
    var openGates: [Bool] = []
    var openRules: [Bool] = []
    /// Rules that look at parts of a kind, in force for the message; and those that need not look, as nothing states
    /// what they require.
    var nodeRules: [[Int]] = []
    var spared: [(rule: Int, kind: Int, fact: String)] = []
    /// How many parts of each kind the message has so far.
    private var seen = RecordBuffer(repeating: 0, count: NodeKind.allCases.count)
    /// What became of the values that rules look at, by spot.
    var spots: [SpotState]
    /// Parts that wait to be looked at, by the places of their kinds in the plan, and how many there are.
    private var waiting: [[Standing]]
    private var waitingCount = 0
    /// How many findings they may come to, and how many there is room for.
    private var waitingWork = 0
    private var free = 0
    /// The first finding about one of them, and what findings are about, by which they are put in the order of the
    /// document again.
    var firstFinding = 0
    var findingKeys: [FindingKey] = []
    /// The field whose value is looked at; nil where a part is.
    var field: Field?

    /// What became of a rule at a part.
    enum Outcome {
        case passed, idle, other
    }

    /// How often each rule passed of those that look over columns: the desk is told at the end, as it is asked each time
    /// whether somebody else is at it.
    var passes: RecordBuffer<Int>

    /// The lets of the rule that is looking, and its number.
    var ruleLets: [Let] = []
    var letRule = -1
    /// Rules that broke off once in this message already.
    var broken: Set<Int> = []
    /// Rules that a limit stopped: they are not run on the rest of the declaration, as they would take as long again.
    var exhausted: Set<Int> = []
    /// The condition whose fault is told next, where it is known.
    var faulty: Condition?
    /// Why a text of the finding that is being made could not be.
    var unsaid: Fault?
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
        firstFinding = desk.findings.count
        self.desk = desk
        objects = DeclarationObjects(index, book: book, contexts: contexts)
        evaluation = Evaluation((0..<book.slots).map { _ in nil }, objects: objects)
        waiting = book.plan.nodeKinds.map { _ in [] }
        passes = RecordBuffer(repeating: 0, count: book.ruleCount)
        spots = [SpotState](repeating: SpotState(), count: book.plan.spots.count)
    }

    /// Looks at everything.
    mutating func run() {
        if contexts.isEmpty || book.rules.isEmpty { return }
        // A watcher is told of each let where it is worked out, before the condition that names it.
        if watcher == nil { evaluation.lets = book.letExpressions }
        let plan = book.plan
        free = desk.free
        // The envelope comes before its first message, and its rules are those of that message.
        begin(0)
        for node in 0..<index.nodeCount { visit(node, plan) }
        lookAtWaiting()
        end()
        desk.pass(from: firstSubject, passes)
    }

    /// The walk comes to a part.
    private mutating func visit(_ node: Int, _ plan: WalkPlan) {
        let kind = index.kind(node)
        if kind == .declaration, node != contexts[message].message, message + 1 < contexts.count {
            lookAtWaiting()
            end()
            begin(message + 1)
        }
        let number = Int(kind.rawValue)
        seen[number] += 1
        guard plan.hasSpots[number] || !nodeRules[number].isEmpty else { return }
        let standing = Standing(node, index)
        if plan.hasSpots[number] {
            enter(standing, .all)
            lookAtValues(of: node, kind)
            free = desk.free
        }
        guard !nodeRules[number].isEmpty else { return }
        // Where room is scarce, the first parts of the document have it, and not the first rule.
        if waitingCount > 0, waitingWork + nodeRules[number].count > free { lookAtWaiting() }
        let place = plan.nodePlaces[number]
        if waiting[place].capacity == 0 { waiting[place].reserveCapacity(min(plan.stretch, index.count(of: kind))) }
        waiting[place].append(standing)
        waitingCount += 1
        waitingWork += nodeRules[number].count
        // Who looks on sees one part after the other.
        if waitingCount == plan.stretch || watcher != nil { lookAtWaiting() }
    }

    /// Lets each rule look at the parts that wait.
    private mutating func lookAtWaiting() {
        if waitingCount > 0 {
            // What bills sum up is mostly what rules read of their goods items.
            let place = book.plan.nodePlaces[Int(NodeKind.goodsItem.rawValue)]
            var goods = place < 0 ? nil : columns(.goodsItem, waiting[place])
            for place in waiting.indices where !waiting[place].isEmpty {
                lookAtWaiting(book.plan.nodeKinds[place], waiting[place], &goods)
                waiting[place].removeAll(keepingCapacity: true)
            }
            waitingCount = 0
            waitingWork = 0
        }
        sortFindings()
        free = desk.free
    }

    /// Lets each rule for parts of a kind look at those that wait.
    private mutating func lookAtWaiting(_ kind: NodeKind, _ parts: [Standing], _ goods: inout Columns?) {
        let isGoods = kind == .goodsItem
        if var columns = isGoods ? goods.take() : columns(kind, parts) {
            if !isGoods, !columns.plan.sums.isEmpty, var others = goods.take() {
                columns.sum(over: &others, of: .goodsItem)
                goods = consume others
            }
            look(at: parts, kind, &columns)
        } else {
            for rule in nodeRules[Int(kind.rawValue)] { look(book.rules[rule], rule, at: parts) }
        }
    }

    /// A message ends: what could be told of all parts together is counted.
    private mutating func end() {
        for (rule, kind, fact) in spared { desk.skip(firstSubject + rule, seen[kind], for: fact) }
        for (number, spot) in book.plan.spots.enumerated() where seen[Int(spot.kind.rawValue)] > 0 {
            let absent = seen[Int(spot.kind.rawValue)] - spots[number].stated
            let parts = absent > 0 && spots[number].stated > 0 ? partsWithout(spot) : []
            for (place, rule) in spot.rules.enumerated() where looks(rule, at: spot.kind) {
                desk.skip(firstSubject + rule, absent, for: spot.fact, at: parts)
                if place < spot.decided { desk.pass(firstSubject + rule, spots[number].passes) }
            }
            spots[number].stated = 0
            spots[number].passes = 0
        }
        for kind in seen.indices { seen[kind] = 0 }
    }

    /// The first parts of the message that do not state a field, as far as the first thousand of their kind tell.
    private func partsWithout(_ spot: WalkPlan.Spot) -> [Int] {
        var found: [Int] = []
        for node in index.nodes(spot.kind).prefix(1_000) {
            guard node.declaration?.number == index.node(contexts[message].message).number else { continue }
            if case .text = index.stated(spot.field, of: node.number) { continue }
            found.append(node.number)
            if found.count == TallySheet.Lack.mostNodes { break }
        }
        return found
    }

    func looks(_ rule: Int, at kind: NodeKind) -> Bool {
        isInForce(rule) && !(isPart && book.rules[rule].wholeKinds.contains(kind))
    }

    /// Puts what is around a part where expressions find it, as far as they name it.
    @inline(__always)
    mutating func enter(_ part: Standing, _ names: Surroundings) {
        if names.contains(.consignment) {
            evaluation.variables[ScopeSlots.consignment] = part.consignment.map { self.part($0, Self.consignmentType) }
        }
        if names.contains(.goodsItem) {
            evaluation.variables[ScopeSlots.goodsItem] = part.goodsItem.map { self.part($0, Self.goodsItemType) }
        }
        if names.contains(.equipment) {
            evaluation.variables[ScopeSlots.equipment] = part.equipment.map { self.part($0, Self.equipmentType) }
        }
    }

    private static let consignmentType = Vocabulary.typeNumber(.consignment)
    private static let goodsItemType = Vocabulary.typeNumber(.goodsItem)
    private static let equipmentType = Vocabulary.typeNumber(.equipment)

    /// Puts the part that is looked at where expressions find it.
    mutating func putOwn(_ part: Value) {
        evaluation.variables[ScopeSlots.own] = part
        evaluation.variables[ScopeSlots.part] = part
    }

    func part(_ node: Int, _ type: UInt16) -> Value {
        .object(ObjectRef(type: type, index: UInt32(truncatingIfNeeded: node)))
    }

    /// The value that is looked at; nil where a part is.
    func lookedAt(_ node: Int) -> FieldValue? { field.map { index.node(node)[$0] } }
}
