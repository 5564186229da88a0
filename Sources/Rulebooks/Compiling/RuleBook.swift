internal import TidewaiterDocuments
internal import TidewaiterExpressions
internal import TidewaiterManifests
internal import TidewaiterQuantities

/// A rule book that was read, checked and made ready. Immutable: any number of threads check with it.
package struct RuleBook: Sendable {
    package let id: String
    package let version: String
    package let title: String
    let jurisdictions: [String]
    let applies: Condition?
    let parameters: [Parameter]
    let tables: [RuleTable]
    /// Lets of the book in the order in which one may use another; their slots follow those of the scope.
    let lets: [Let]
    var rules: [Rule]
    /// How members are read, by the numbers of object types.
    let members: [[Vocabulary.Member]]
    /// How many variables an evaluation has.
    let slots: Int

    /// Whether objects of a type are rows of a table.
    func isTable(_ type: UInt16) -> Bool {
        if case .column? = members[Int(type)].first { return true }
        return false
    }

    /// How many rules it has.
    package var ruleCount: Int { rules.count }

    /// Identifiers of its rules, in their order.
    package var ruleIDs: [String] { rules.map(\.subject.id) }
}

/// A value of the law that changes with time.
struct Parameter: Sendable {
    let name: String
    let type: ColumnType
    let title: String
    let values: [(from: CivilDate, known: CivilDate, value: Value, authority: String)]

    /// The value on the day of a message, as far as it had been published; nil before the first, or without a day.
    func value(on context: MessageContext) -> Value? {
        guard let day = context.circumstances.day else { return nil }
        let limit = context.options.knownOn
        return values.last { dated in dated.from <= day && (limit.map { dated.known <= $0 } ?? true) }?.value
    }
}

/// An expression with the lets that it needs, in the order in which they are worked out.
struct Condition: Sendable {
    let expression: Expression
    let lets: [Int]
    let text: Written<String>
}

/// A named expression and the slot that its value goes to.
struct Let: Sendable {
    let name: String
    let slot: Int
    let body: Condition
}

/// One rule, made ready.
struct Rule: Sendable {
    var subject: Subject
    let title: String
    let stages: [String]
    let jurisdictions: [String]
    let effective: DateSpan
    let known: CivilDate?
    let each: RuleText.Each
    let applies: Condition?
    let loop: Let?
    let first: First?
    let lets: [Let]
    let when: Condition?
    let requires: [ValuePath]
    let assert: Condition?
    var failures: [Failure]
    /// The object type of the part that is looked at.
    let partType: UInt16
    /// Whether a value's text alone decides, so that a text that passed in a message passes again.
    let isDecidedByText: Bool
    /// The kinds of parts at which it needs the whole of a document, of which a stream has only a part at a time.
    let wholeKinds: Set<NodeKind>
    /// Where it is written.
    let place: Place

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
}

/// One way in which a rule does not hold, made ready.
struct Failure: Sendable {
    let when: Condition?
    var severity: Severity?
    var effect: Effect?
    let path: ValuePath?
    /// The fact that is missing to tell; then nothing is said.
    let needs: String?
    let message: [String: MessageTemplate]
    let authorityCode: String?
    let authorityPointer: String?
    let fix: Fix?

    struct Fix: Sendable {
        let path: ValuePath?
        let value: Condition
        let why: [String: MessageTemplate]
    }
}
