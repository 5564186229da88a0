internal import TidewaiterDocuments
internal import TidewaiterExpressions
internal import TidewaiterManifests

/// Which rules are in force for a message, and which of them have to look at its parts.
extension RuleRun {
    /// A message begins: its circumstances decide which rules are in force.
    mutating func begin(_ message: Int) {
        let context = contexts[message]
        let number = UInt32(truncatingIfNeeded: message)
        evaluation.variables[ScopeSlots.context] = .object(ObjectRef(type: Vocabulary.contextType, index: number))
        evaluation.variables[ScopeSlots.parameters] = .object(
            ObjectRef(type: Vocabulary.parametersType, index: number))
        evaluation.variables[ScopeSlots.interchange] = part(0, Vocabulary.typeNumber(.interchange))
        evaluation.variables[ScopeSlots.declaration] = part(context.message, Vocabulary.typeNumber(.declaration))
        for made in book.lets { evaluation.variables[made.slot] = nil }
        self.message = message
        broken = []
        watcher?.begin(context)
        let isThere = hasJurisdiction(book.jurisdictions, context)
        let bookConcerns = concerns(book.applies) && isThere
        if watcher != nil {
            let bar: RuleEvent.Bar? =
                isThere ? bookConcerns ? nil : .book : jurisdiction(book.jurisdictions, context)
            watch(bar, context)
            return prepareRules()
        }
        var open: [Bool] = []
        open.reserveCapacity(book.plan.gates.count)
        for gate in book.plan.gates { open.append(bookConcerns && bar(book.rules[gate], context) == nil) }
        guard open != openGates else { return }
        openGates = open
        prepareRules(isOpen: !isPart && !book.plan.asksHowManyState && open.allSatisfy { $0 })
    }

    /// Whether a rule is in force for the message.
    func isInForce(_ rule: Int) -> Bool {
        watcher == nil ? openGates[book.plan.gateNumbers[rule]] : openRules[rule]
    }

    /// Who looks on is told of each rule by itself.
    private mutating func watch(_ bookBar: RuleEvent.Bar?, _ context: MessageContext) {
        openRules.removeAll(keepingCapacity: true)
        for (number, rule) in book.rules.enumerated() {
            let bar = bookBar ?? bar(rule, context)
            openRules.append(bar == nil)
            if let bar { watcher?.note(number, .notInForce(bar)) }
        }
    }

    /// Finds the rules that look at the parts of each kind, of those kinds that there are; all of them where the book says
    /// nothing else and `isOpen` to the message.
    private mutating func prepareRules(isOpen: Bool = false) {
        spared = []
        nodeRules = book.plan.nodeRules
        if isOpen { return }
        for kind in book.plan.nodeKinds where index.has(kind) {
            let rules = book.plan.nodeRules[Int(kind.rawValue)]
            var kept: [Int] = []
            kept.reserveCapacity(rules.count)
            for rule in rules where isInForce(rule) && mustLook(rule, at: kind) { kept.append(rule) }
            nodeRules[Int(kind.rawValue)] = kept
        }
    }

    /// Whether a rule has to look at parts of a kind one by one: not where none of them states what it requires.
    private mutating func mustLook(_ number: Int, at kind: NodeKind) -> Bool {
        let rule = book.rules[number]
        if isPart, rule.wholeKinds.contains(kind) { return false }
        guard !rule.requires.isEmpty, watcher == nil, rule.when == nil else { return true }
        let absent = rule.requires.first { path in
            path.slot == ScopeSlots.own || path.slot == ScopeSlots.part
                || ScopeSlots.around.contains { $0.slot == path.slot && $0.kind == kind }
                ? path.ownField.map { index.count(of: $0, in: kind) == 0 } ?? false : false
        }
        guard let absent else { return true }
        spared.append((number, Int(kind.rawValue), absent.text))
        return false
    }

    /// Why a rule does not concern a message; nil where it does.
    private mutating func bar(_ rule: Rule, _ context: MessageContext) -> RuleEvent.Bar? {
        guard hasJurisdiction(rule.jurisdictions, context) else { return jurisdiction(rule.jurisdictions, context) }
        guard rule.holds(on: context.circumstances.day, knownOn: options.knownOn) else {
            return .date(
                rule.effective, known: rule.known, day: context.circumstances.day, knownOn: options.knownOn)
        }
        if !rule.changes.isEmpty, let change = rule.silence(where: { hasJurisdiction($0.jurisdictions, context) }) {
            return .disabled(change)
        }
        if let stage = options.stage, !rule.stages.isEmpty, !rule.stages.contains(stage) { return .stage }
        return concerns(rule.applies) ? nil : .condition
    }

    private func jurisdiction(_ jurisdictions: [String], _ context: MessageContext) -> RuleEvent.Bar {
        .jurisdiction(jurisdictions, into: context.circumstances.destination)
    }

    func hasJurisdiction(_ jurisdictions: [String], _ context: MessageContext) -> Bool {
        guard !jurisdictions.isEmpty else { return true }
        guard let destination = context.circumstances.destination else { return false }
        return jurisdictions.contains { EuropeanUnion.isJurisdiction($0, of: destination) }
    }

    /// Whether a condition about the message holds; one that cannot be told does not keep a rule from looking.
    private mutating func concerns(_ condition: Condition?) -> Bool {
        guard let condition else { return true }
        if case .fails = test(condition) { return false }
        return true
    }
}
