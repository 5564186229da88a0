/// Finds the parts of an expression that are worth working out once: those that are written several times, and those in a
/// macro's body that are the same in each of its turns. Only parts that take long count; a field is faster read again.
struct Sharing {
    /// The room that a part's value is kept in, by the number of its node; nil for nearly all.
    private(set) var rooms: [Int?]
    private(set) var count = 0

    private var names: Names
    private var numbers: [Key: Int] = [:]
    private var facts: [Facts] = []
    private var found: [(node: Int, number: Int, isInLoop: Bool)] = []
    private var loops = 0

    /// What makes two parts the same: what they do, and the numbers of the parts below them.
    private struct Key: Hashable {
        let kind: String
        let below: [Int]
    }

    /// What is known of all parts with one number.
    private struct Facts {
        /// About what working it out costs, a field read being 1.
        let cost: Int
        /// The outermost macro variable that it uses of those around; none when it uses none.
        let free: Int
        /// Whether it is the same each time.
        let isPure: Bool
        var uses = 0
    }

    /// From this cost on a value is kept.
    private static let worth = 10
    private static let none = Int.max

    init(_ tree: Tree, _ schema: Schema) {
        names = Names(schema)
        rooms = [Int?](repeating: nil, count: tree.count)
        _ = number(tree.root)
        var places: [Int: Int] = [:]
        for (node, number, isInLoop) in found {
            let facts = facts[number]
            guard facts.isPure, facts.free == Self.none, facts.cost >= Self.worth, facts.uses > 1 || isInLoop else {
                continue
            }
            if places[number] == nil {
                places[number] = count
                count += 1
            }
            rooms[node] = places[number]
        }
    }

    private mutating func number(_ node: Node) -> Int {
        let number = make(node)
        facts[number].uses += 1
        found.append((node.id, number, loops > 0))
        return number
    }

    private mutating func make(_ node: Node) -> Int {
        switch node.shape {
        case .literal(let value): return number(Self.text(of: value, node), [], cost: 0)
        case .identifier(let name, let isAbsolute):
            if let local = names.local(node) { return number("local \(local)", [], cost: 0, free: local) }
            return number("name \(isAbsolute) \(name)", [], cost: 0)
        case .select(let operand, let field, let access):
            if access == .required, names.global(node) != nil {
                return number("global \(node.qualifiedName?.name ?? "")", [], cost: 0)
            }
            return number("select \(access) \(field)", [number(operand)], cost: 1)
        case .call(let name, let receiver, let arguments): return call(name, receiver, arguments)
        case .any(let terms): return number("any", terms.map { number($0) }, cost: 1)
        case .every(let terms): return number("every", terms.map { number($0) }, cost: 1)
        case .conditional(let condition, let first, let second):
            return number("if", [number(condition), number(first), number(second)], cost: 1)
        case .list(let elements):
            let kind = "list " + elements.map { $0.isOptional ? "?" : "." }.joined()
            return number(kind, elements.map { number($0.node) }, cost: 5)
        case .map(let entries):
            let kind = "map " + entries.map { $0.isOptional ? "?" : "." }.joined()
            return number(kind, entries.flatMap { [number($0.key), number($0.value)] }, cost: 10)
        case .comprehension(let form): return comprehension(form)
        case .bind(let name, let value, let body):
            let value = number(value)
            return number("bind", [value, inside([name], body)], cost: 1, binding: 1)
        case .optionalMap(let operand, let name, let body, let isFlat):
            let operand = number(operand)
            return number("optional \(isFlat)", [operand, inside([name], body)], cost: 2, binding: 1)
        }
    }

    private mutating func comprehension(_ form: Node.Comprehension) -> Int {
        let range = number(form.range)
        loops += 1
        let bodies = [form.filter, form.body].compactMap { $0 }.map { inside(form.names, $0) }
        loops -= 1
        let kind = "loop \(form.form) \(form.names.count) \(form.filter != nil)"
        return number(kind, [range] + bodies, cost: 50, binding: form.names.count)
    }

    private mutating func inside(_ variables: [String], _ body: Node) -> Int {
        names.enter(variables)
        defer { names.leave(variables.count) }
        return number(body)
    }

    private mutating func call(_ name: String, _ receiver: Node?, _ arguments: [Node]) -> Int {
        var operands = arguments
        var function = receiver == nil ? names.function(name) : nil
        if let receiver {
            function = names.namespaced(receiver, name)
            if function == nil {
                function = names.schema.functions[name]
                operands = [receiver] + arguments
            }
        }
        let isCostly = function.map { $0.isHost || $0.many != nil || $0.name == "matches" } ?? false
        let isOperator = receiver == nil && operands.count == 2
        return number(
            "call \(receiver != nil) \(function?.name ?? name)", operands.map { number($0) },
            cost: isCostly ? 10 : isOperator ? 1 : 3, isPure: function?.isPure ?? true)
    }

    private mutating func number(
        _ kind: String, _ below: [Int], cost: Int, free: Int = none, binding: Int = 0, isPure: Bool = true
    ) -> Int {
        let key = Key(kind: kind, below: below)
        if let known = numbers[key] { return known }
        var (cost, free, isPure) = (cost, free, isPure)
        let depth = names.locals.count
        for number in below {
            let facts = facts[number]
            cost = min(cost + facts.cost, 1000)
            // A variable that the part itself introduces is not one of those around.
            if binding == 0 || facts.free < depth { free = min(free, facts.free) }
            isPure = isPure && facts.isPure
        }
        numbers[key] = facts.count
        facts.append(Facts(cost: cost, free: free, isPure: isPure))
        return facts.count - 1
    }

    /// A literal as text that no other literal has.
    private static func text(of value: Value, _ node: Node) -> String {
        switch value {
        case .string(let text): "string \(text.string)"
        case .double(let number): "double \(number.bitPattern)"
        case .null, .bool, .int, .uint: "\(value.typeName) \(value.written)"
        // No other literals are compared: each is its own.
        default: "node \(node.id)"
        }
    }
}
