package import TidewaiterDocuments

// How a host uses the rule language:
//
// 1. It declares once what rules may speak of: variables, object types with their fields, functions.
//
//        let schema = Schema(
//            [Schema.Variable("item", .named("GoodsItem", []), doc: "The goods item that is looked at")],
//            types: [ObjectType("GoodsItem", [ObjectType.Field("gross_weight", .quantity), …])])
//
// 2. It compiles each rule. All flaws come at once, each with line, column, an excerpt with a caret and, where that can
//    be said, what was expected. A pattern, date or number that is written out wrong is a flaw too.
//
//        let rule = try Expression.compile(text, at: place, schema: schema, expecting: .bool)
//
// 3. It reads fields through an `ObjectSource`, by slot: the field's place in its `ObjectType`. nil is "not stated".
//    Texts may be parts of a document without a copy (`Text(valid:_:)`).
//
// 4. It makes one `Evaluation` for each thread and document, sets variables and asks each rule.
//
//        var evaluation = Evaluation([nil], objects: source)
//        evaluation.variables[0] = .object(ObjectRef(type: 0, index: 7))
//        switch rule.test(&evaluation) {
//        case .holds: …
//        case .fails: …
//        case .fault(let fault): fault.isMissing   // `fault.path` names what is missing: `item.gross_weight`
//        }
//
//    `evaluate` gives the value of any type. Nothing is thrown: what has no value is a `Fault` with code, message,
//    place and, where a fact is missing, path and object.
//
// 5. To explain an outcome, or to count which conditions tests have decided both ways:
//
//        let traced = rule.traced()
//        let (value, trace) = traced.evaluate(&evaluation)   // each part with its value and its range of the text
//        coverage.add(trace)                                 // a `ConditionCoverage(traced)`

/// An expression that was read, checked and made ready; it can be evaluated by many threads at once.
package final class Expression: Sendable {
    /// What it was made of.
    package let text: String
    /// The type of its value; nil when it was not checked.
    package let type: ValueType?
    let schema: Schema
    let tree: Tree
    let types: [ValueType?]
    /// The list that is always its value, if it is one.
    package let constantList: [Value]?
    /// The patterns that are written out, by the numbers of their nodes.
    let patterns: [Int: Pattern]
    private let step: Step
    private let locals: Int
    private let rooms: Int
    let limits: ExpressionLimits
    private let variables: Int

    private init(
        _ text: String, _ tree: Tree, _ schema: Schema, _ limits: ExpressionLimits, _ check: Checker.Result?,
        _ planner: inout Planner
    ) {
        self.text = text
        self.schema = schema
        variables = schema.variables.count
        self.tree = tree
        self.limits = limits
        type = check?.type
        types = planner.types
        let plan = planner.plan(tree.root)
        step = plan.step
        patterns = planner.patterns
        constantList = if case .list(let values)? = plan.constant { values } else { nil }
        locals = planner.names.deepest
        rooms = planner.roomCount
    }

    /// Reads an expression, checks it against a schema and makes it ready.
    ///
    /// `place` is where its text begins in the file that it is from, and `indent` how many characters its lines after
    /// the first are set in there. An expected type is that of the whole; `dyn` is of any.
    package static func compile(
        _ text: String, at place: Place? = nil, indent: Int = 0, schema: Schema, expecting: ValueType? = nil,
        limits: ExpressionLimits = .standard
    ) throws(ExpressionError) -> Expression {
        let tree: Tree
        do throws(Flaw) { tree = try Parser.parse(text, limits) } catch {
            throw ExpressionError([error], text, place, indent)
        }
        let check = Checker.check(tree, schema, expecting: expecting)
        guard check.flaws.isEmpty else { throw ExpressionError(check.flaws, text, place, indent) }
        var planner = Planner(tree, schema, limits, types: check.types)
        let expression = Expression(text, tree, schema, limits, check, &planner)
        guard planner.flaws.isEmpty else { throw ExpressionError(planner.flaws, text, place, indent) }
        return expression
    }

    /// Reads an expression and, unless told otherwise, checks it against a schema. Without checking, what does not fit
    /// is a fault of the evaluation; so is a part that can have no value, checked or not.
    package convenience init(
        _ text: String, _ schema: Schema, isChecked: Bool = true, limits: ExpressionLimits = .standard
    ) throws(TidewaiterError) {
        do throws(Flaw) {
            let tree = try Parser.parse(text, limits)
            let check = isChecked ? Checker.check(tree, schema) : nil
            if let flaw = check?.flaws.first { throw flaw }
            let types = check?.types ?? [ValueType?](repeating: nil, count: tree.count)
            var planner = Planner(tree, schema, limits, types: types)
            self.init(text, tree, schema, limits, check, &planner)
        } catch {
            throw ExpressionError([error], text, nil, 0).first
        }
    }

    /// Only the type, without making it ready.
    package static func type(
        of text: String, _ schema: Schema, limits: ExpressionLimits = .standard
    ) throws(TidewaiterError) -> ValueType {
        do throws(Flaw) {
            let result = Checker.check(try Parser.parse(text, limits), schema)
            if let flaw = result.flaws.first { throw flaw }
            return result.type
        } catch {
            throw ExpressionError([error], text, nil, 0).first
        }
    }

    /// The value for these values of the schema's variables, in their order; nil is a variable without a value.
    package func evaluate(_ values: [Value?] = []) -> Value {
        var evaluation = Evaluation(values)
        return evaluate(&evaluation)
    }

    /// The value over the variables and objects of an evaluation, which may be used again afterwards.
    package func evaluate(_ evaluation: inout Evaluation) -> Value {
        precondition(
            evaluation.variables.count == variables, "one value for each variable of the schema")
        evaluation.begin(locals: locals, kept: rooms, limits: limits)
        let value = step(&evaluation)
        return evaluation.isExhausted ? evaluation.stopped : value
    }

    /// What a condition comes to.
    package enum Verdict: Sendable {
        case holds
        case fails
        case fault(Fault)
    }

    /// Whether the condition holds. An expression of another type than bool has no verdict but a fault.
    package func test(_ evaluation: inout Evaluation) -> Verdict {
        switch evaluate(&evaluation) {
        case .bool(let value): value ? .holds : .fails
        case .fault(let box): .fault(box.fault)
        case let value: .fault(Fault(.noSuchOverload, "the condition is of type \(value.typeName), not bool"))
        }
    }

    /// The same expression, noting the value of each of its parts.
    package func traced() -> TracedExpression { TracedExpression(text, tree, schema, types, limits) }

    /// Line and column of a byte of the text.
    package static func place(_ offset: Int, in text: String) -> Place {
        var (line, column) = (1, 1)
        for byte in text.utf8.prefix(max(0, offset)) {
            if byte == 0x0A {
                (line, column) = (line + 1, 1)
            } else if byte & 0xC0 != 0x80 {
                column += 1
            }
        }
        return Place(offset: Int64(offset), line: line, column: column)
    }
}
