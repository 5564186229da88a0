internal import TidewaiterDocuments
internal import TidewaiterExpressions
internal import TidewaiterManifests

/// Makes one rule ready.
struct RuleCompiler {
    var book: BookCompiler
    private let text: RuleText
    private var scope: Scope
    private let messageScope: Scope
    private let functions: Schema
    private var lets: [Let] = []
    /// All names in its expressions but those of the message's.
    private var names: Set<String> = []

    init(_ book: BookCompiler, _ text: RuleText, _ scope: Scope, _ functions: Schema) {
        self.book = book
        self.text = text
        self.scope = scope
        messageScope = scope
        self.functions = functions
    }

    mutating func compile(book head: BookText) -> Rule? {
        let kinds: [NodeKind]
        let own: String
        switch text.each {
        case .nodes(let nodes, let name): (kinds, own) = (nodes, name)
        case .values(_, let nodes): (kinds, own) = (nodes, nodes.count == 1 ? nodes[0].ruleName : "part")
        }
        let shape = book.shape(of: kinds)
        scope = scope.over(book.shapes)
        scope.enter(kinds, own: own, shape: shape)
        if case .values(let fields, _) = text.each, let field = fields.first {
            scope.name(ScopeSlots.value, "value", Vocabulary.type(of: field))
            scope.name(ScopeSlots.field, "field", .string)
        }
        let applies = text.applies.flatMap { book.condition($0, .bool, messageScope, functions) }
        let loop = compileLoop()
        let first = compileFirst(own: shape)
        let bookLets = book.written
        defer { book.written = bookLets }
        for entry in text.lets { book.written[entry.name.value] = entry.name }
        for (number, entry) in text.lets.enumerated() {
            let slot = book.firstRuleLet + number
            if let made = book.let(entry, slot, &scope, functions, ruleLets: lets) { lets.append(made) }
            names.formUnion(ExpressionNames.all(in: entry.expression.value))
        }
        let when = text.when.flatMap { condition($0, .bool) }
        let requires = text.requires.compactMap { path($0) }
        let assert = text.assert.flatMap { condition($0, .bool) }
        let failures = text.failures.map { failure($0) }
        checkJurisdictions(head)
        let declared = Subject(
            id: text.id.value, version: text.version, severity: text.severity, effect: text.effect,
            authority: text.authority.text)
        return Rule(
            subject: declared, title: text.title, authority: text.authority, stages: text.stages,
            jurisdictions: text.jurisdictions.isEmpty ? head.jurisdictions : text.jurisdictions,
            effective: text.effective, known: text.known, each: text.each, applies: applies, loop: loop, first: first,
            lets: lets, when: when, requires: requires, assert: assert, failures: failures,
            partType: book.typeNumber(shape), names: Surroundings(of: names, own), isDecidedByText: isDecidedByText,
            wholeKinds: wholeKinds(kinds),
            place: text.id.place, effectivePlace: text.effectivePlace)
    }

    private mutating func condition(_ text: Written<String>, _ type: ValueType?) -> Condition? {
        names.formUnion(ExpressionNames.all(in: text.value))
        return book.condition(text, type, scope, functions, ruleLets: lets)
    }

    private mutating func compileLoop() -> Let? {
        guard let loop = text.loop, let body = condition(loop.expression, nil) else { return nil }
        guard case .named("list", let parameters)? = body.expression.type, let element = parameters.first else {
            book.flaws.add(
                "book.for", "'for' goes through a list, and this is \(body.expression.type?.description ?? "none").",
                at: loop.expression)
            return nil
        }
        scope.name(ScopeSlots.element, loop.name.value, element)
        return Let(name: loop.name.value, slot: ScopeSlots.element, body: body)
    }

    private mutating func compileFirst(own shape: String) -> First? {
        guard let first = text.first, let key = condition(first.key, .string) else { return nil }
        let remembers = first.remembers.flatMap { condition($0, nil) }
        scope.name(ScopeSlots.first, "first", remembers?.expression.type ?? .named(shape, []))
        return First(key: key, remembers: remembers)
    }

    private mutating func checkJurisdictions(_ head: BookText) {
        guard !head.jurisdictions.isEmpty else { return }
        for country in text.jurisdictions where !head.jurisdictions.contains(country) {
            book.flaws.add(
                "book.jurisdiction",
                "The book is made for \(head.jurisdictions.joined(separator: ", ")), not \(country).",
                at: text.id)
        }
    }

    /// Compiles a path: a name in scope, then fields and parts.
    private mutating func path(_ text: Written<String>) -> ValuePath? {
        let steps = text.value.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard let first = steps.first, let start = scope.slot(of: first) else {
            let hint = SimilarName.nearest(to: steps.first ?? "", in: scope.names)
            book.flaws.add(
                "book.path",
                "A path begins with a name that is known here, not '\(steps.first ?? "")'."
                    + (hint.map { " Did you mean '\($0)'?" } ?? " Known are \(scope.names.joined(separator: ", "))."),
                at: text)
            return nil
        }
        names.insert(first)
        var type = start.type
        var members: [Vocabulary.Member] = []
        var offset = first.utf8.count + 1
        for step in steps.dropFirst() {
            guard let shape = scope.shape(of: type), let slot = shape.type.slot(step) else {
                let known = scope.shape(of: type)?.type.fields.map(\.name) ?? []
                let hint = SimilarName.question(step, known)
                book.flaws.add(
                    "book.path", "\(type) has no '\(step)'.\(hint)", at: text.place(at: offset), of: text.file)
                return nil
            }
            members.append(shape.members[slot])
            type = shape.type.fields[slot].type
            offset += step.utf8.count + 1
        }
        return ValuePath(slot: start.slot, steps: members, text: text.value)
    }

    private mutating func failure(_ text: FailureText) -> Failure {
        let fix = text.fix.flatMap { fix -> Failure.Fix? in
            guard let value = condition(fix.value, nil) else { return nil }
            let type = value.expression.type
            guard type == .string || type == .optional(.string) || type == .dyn else {
                book.flaws.add(
                    "book.fix", "The value of a fix is a text (string) or an optional one, not \(type ?? .dyn).",
                    at: fix.value)
                return nil
            }
            return Failure.Fix(path: fix.path.flatMap { path($0) }, value: value, why: templates(fix.why))
        }
        return Failure(
            when: text.when.flatMap { condition($0, .bool) }, severity: text.severity, effect: text.effect,
            path: text.path.flatMap { path($0) }, needs: text.needs, message: templates(text.message),
            authorityCode: text.authorityCode,
            authorityPointer: text.authorityPointer, fix: fix)
    }

    private mutating func templates(_ texts: [String: Written<String>]) -> [String: MessageTemplate] {
        var templates: [String: MessageTemplate] = [:]
        for (language, text) in texts.sorted(by: { $0.key < $1.key }) { templates[language] = template(text) }
        return templates
    }

    private mutating func template(_ text: Written<String>) -> MessageTemplate? {
        guard let pieces = MessageTemplate.split(text.value) else {
            book.flaws.add(
                "book.brace", "A brace is not closed. Write '{{' for a brace that begins no expression.", at: text)
            return nil
        }
        var parameters = MessageTemplate.names(of: pieces.filter(\.isExpression).map(\.text)).makeIterator()
        return MessageTemplate(
            pieces: pieces.compactMap { piece in
                guard piece.isExpression else { return .text(piece.text) }
                let name = parameters.next() ?? "value"
                names.formUnion(ExpressionNames.all(in: piece.text))
                let made = book.condition(
                    piece.text, of: text, from: piece.offset, nil, scope, functions, ruleLets: lets)
                return made.map { .expression($0, name: name) }
            })
    }

    /// Names of the part that is looked at and of what is around it.
    private static let surroundings: Set<String> = Set(
        ["part", "interchange", "declaration", "consignment", "goods_item", "equipment", "first", "field"])

    private var isDecidedByText: Bool {
        guard case .values(_, let kinds) = text.each else { return false }
        return names.isDisjoint(with: Self.surroundings.union(kinds.map(\.ruleName)))
    }

    /// Lists of parts that come after the header of a message, as they are called in expressions.
    static let lists: Set<String> = Set(
        NodeKind.allCases.filter(\.isList).map { "all_\($0.jsonName)" }
            + [NodeKind.consignment, .goodsItem, .equipment, .seal, .placement, .packaging].map(\.jsonName)
            + ["all_parties"])

    /// The kinds of parts for which the rule needs the whole of a document: all, where it looks at more than the part;
    /// messages, where it looks at their parts.
    private func wholeKinds(_ kinds: [NodeKind]) -> Set<NodeKind> {
        if !names.isDisjoint(with: book.wholeLets) { return Set(kinds) }
        guard !names.isDisjoint(with: Self.lists) else { return [] }
        if names.contains("declaration") || names.contains("interchange") { return Set(kinds) }
        return Set(kinds).intersection([.declaration, .interchange])
    }
}
