internal import TidewaiterQuantities

extension Expression {
    /// The expression as a condition over columns; ``ColumnCondition/unknown`` where it is none. `lets` are the
    /// expressions that stand behind variables.
    package func columnCondition(lets: [Int: Expression] = [:]) -> ColumnCondition {
        guard type == .bool else { return .unknown }
        var reader = ColumnReader(self, lets)
        return reader.condition(tree.root)
    }
}

/// Finds out what of an expression is nothing but fields, constants and what compares them.
struct ColumnReader {
    private let expression: Expression
    private let lets: [Int: Expression]
    private var names: Names
    /// What is left for following names to the expressions behind them, which may name others.
    private var room: Int

    init(_ expression: Expression, _ lets: [Int: Expression], room: Int = 16) {
        self.expression = expression
        self.lets = lets
        self.room = room
        names = Names(expression.schema)
    }

    mutating func condition(_ node: Node) -> ColumnCondition {
        switch node.shape {
        case .literal(.bool(let value)): return .constant(value)
        case .every(let terms): return .every(terms.map { condition($0) })
        case .any(let terms): return .any(terms.map { condition($0) })
        case .identifier:
            guard let variable = variable(node), type(node) == .bool else { return .unknown }
            if lets[variable] != nil { return behind(variable) { $0.condition($1) } ?? .unknown }
            return .variable(variable)
        case .select(_, _, .test): return field(node, .test).map { .has($0) } ?? .unknown
        case .call(let name, let receiver, let arguments):
            return call(name, (receiver.map { [$0] } ?? []) + arguments, isMember: receiver != nil)
        default: return .unknown
        }
    }

    private mutating func call(_ name: String, _ operands: [Node], isMember: Bool) -> ColumnCondition {
        if name == "!_", operands.count == 1 { return .not(condition(operands[0])) }
        guard operands.count == 2 else { return .unknown }
        if name == "matches" { return matches(operands[0], operands[1]) }
        guard !isMember else { return .unknown }
        if name == "in" { return among(operands[0], operands[1]) }
        guard let test = ComparisonTest(name) else { return .unknown }
        return comparison(test, operands[0], operands[1])
    }

    private mutating func comparison(_ test: ComparisonTest, _ left: Node, _ right: Node) -> ColumnCondition {
        if Self.isNumber(type(left)), Self.isNumber(type(right)) {
            guard let left = number(left), let right = number(right) else { return .unknown }
            return .numbers(test, left, right)
        }
        guard let type = type(left), type == self.type(right) else { return .unknown }
        if type == .date, let left = field(left), let right = field(right) { return .dates(test, left, right) }
        guard type == .string, test.isEquality else { return .unknown }
        let isEqual = test.admitsSame
        for (subject, constant) in [(left, right), (right, left)] {
            guard case .literal(.string(let text)) = constant.shape, let packed = text.packed else { continue }
            guard let field = field(subject) else { return .unknown }
            let found = ColumnCondition.text(field, among: [packed])
            return isEqual ? found : .not(found)
        }
        guard let left = field(left), let right = field(right) else { return .unknown }
        return .texts(isEqual: isEqual, left, right)
    }

    private mutating func among(_ subject: Node, _ list: Node) -> ColumnCondition {
        var texts: [Value] = []
        if case .list(let elements) = list.shape {
            for element in elements {
                guard !element.isOptional, case .literal(let value) = element.node.shape else { return .unknown }
                texts.append(value)
            }
        } else if let variable = variable(list), let values = expression.schema.variables[variable].constant {
            texts = values
        } else {
            return .unknown
        }
        let packed = texts.compactMap { value -> UInt64? in
            guard case .string(let text) = value else { return nil }
            return text.packed
        }
        guard packed.count == texts.count, type(subject) == .string, let field = field(subject) else { return .unknown }
        return .text(field, among: packed)
    }

    private mutating func matches(_ subject: Node, _ pattern: Node) -> ColumnCondition {
        guard let pattern = expression.patterns[pattern.id], let field = field(subject) else { return .unknown }
        return .matches(field, pattern)
    }

    // MARK: Numbers

    private mutating func number(_ node: Node) -> ColumnNumber? {
        switch node.shape {
        case .literal(.int(let value)): return .constant(value, scale: 0)
        case .select:
            guard type(node) == .decimal else { return nil }
            return field(node).map { .field($0) }
        case .identifier:
            guard let variable = variable(node) else { return nil }
            if lets[variable] != nil { return behind(variable) { $0.number($1) } ?? nil }
            return type(node) == .decimal ? .field(ColumnField(variable: variable, slots: [])) : nil
        case .call(let name, let receiver, let arguments):
            return number(name, (receiver.map { [$0] } ?? []) + arguments, isMember: receiver != nil)
        default: return nil
        }
    }

    private mutating func number(_ name: String, _ operands: [Node], isMember: Bool) -> ColumnNumber? {
        switch (name, operands.count, isMember) {
        case ("-_", 1, false):
            guard case .constant(let value, let scale)? = number(operands[0]), value != .min else { return nil }
            return .constant(-value, scale: scale)
        case ("+", 2, false), ("-", 2, false), ("*", 2, false):
            guard Self.isNumber(type(operands[0])), Self.isNumber(type(operands[1])),
                let left = number(operands[0]), let right = number(operands[1])
            else { return nil }
            return name == "+" ? .add(left, right) : name == "-" ? .subtract(left, right) : .multiply(left, right)
        case ("size", 1, _):
            guard let field = field(operands[0]) else { return nil }
            if type(operands[0]) == .string { return .size(field) }
            if case .named("list", _)? = type(operands[0]) { return .count(field) }
            return nil
        case ("count", 1, true):
            guard case .named("list", _)? = type(operands[0]) else { return nil }
            return field(operands[0]).map { .count($0) }
        case ("sum", 1, true): return sum(operands[0])
        case ("decimal", 1, false): return exact(operands[0])
        default: return nil
        }
    }

    /// `decimal('0.5')`.
    private func exact(_ node: Node) -> ColumnNumber? {
        guard case .literal(.string(let text)) = node.shape, let number = try? Decimal(text.string),
            case .small(let value, let scale) = DecimalValue(number)
        else { return nil }
        return .constant(value, scale: scale)
    }

    /// `list.map(i, i.field)`, summed up.
    private mutating func sum(_ node: Node) -> ColumnNumber? {
        guard case .comprehension(let form) = node.shape, form.form == .list, form.names.count == 1, form.filter == nil,
            let body = form.body, type(body) == .decimal, let list = field(form.range)
        else { return nil }
        names.enter(form.names)
        defer { names.leave(1) }
        guard case .select(let operand, let name, .required) = body.shape, names.local(operand) != nil,
            let slot = slot(name, of: operand)
        else { return nil }
        return .sum(of: list, [slot])
    }

    // MARK: Fields

    /// The variable that a node is; nil where it is something else.
    private func variable(_ node: Node) -> Int? {
        guard case .identifier = node.shape, names.local(node) == nil,
            case .variable(let variable)? = names.global(node)
        else { return nil }
        return variable
    }

    /// The field of a variable, or of parts of it, that a node is.
    private mutating func field(_ node: Node, _ last: Node.Access = .required) -> ColumnField? {
        guard case .select(let operand, let name, let access) = node.shape, access == last, names.global(node) == nil
        else {
            // What stands behind a name, or a value that is itself looked at.
            guard last == .required, let variable = variable(node) else { return nil }
            if lets[variable] != nil { return behind(variable) { $0.field($1) } ?? nil }
            return ColumnField(variable: variable, slots: [])
        }
        guard let slot = slot(name, of: operand), let outer = field(operand) else { return nil }
        return ColumnField(variable: outer.variable, slots: outer.slots + [slot])
    }

    /// What the expression behind a name is; nil where there is none.
    private mutating func behind<Found>(
        _ variable: Int, _ read: (inout ColumnReader, Node) -> Found
    ) -> Found? {
        guard room > 0, let expression = lets[variable] else { return nil }
        var inner = ColumnReader(expression, lets, room: room - 1)
        let found = read(&inner, expression.tree.root)
        room = inner.room
        return found
    }

    private func slot(_ name: String, of operand: Node) -> Int? {
        type(operand).flatMap(expression.schema.objectType)?.slot(name)
    }

    private func type(_ node: Node) -> ValueType? { expression.types[node.id] }

    private static func isNumber(_ type: ValueType?) -> Bool { type == .decimal || type == .int }
}
