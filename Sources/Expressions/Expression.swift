package import TidewaiterDocuments

/// An expression that was read, checked and made ready; it can be evaluated by many threads at once.
package struct Expression: Sendable {
    /// What it was made of.
    package let text: String
    /// The type of its value; nil when it was not checked.
    package let type: ValueType?
    private let step: Step
    private let locals: Int
    private let variables: Int
    private let limits: ExpressionLimits

    /// Reads an expression and checks it against a schema. An error says line, column and what was expected.
    ///
    /// Without checking, what does not fit is a fault of the evaluation.
    package init(
        _ text: String, _ schema: Schema, isChecked: Bool = true, limits: ExpressionLimits = .standard
    ) throws(TidewaiterError) {
        self.text = text
        self.limits = limits
        variables = schema.variables.count
        do throws(Flaw) {
            let node = try Parser.parse(text, limits)
            type = isChecked ? try Checker.check(node, schema) : nil
            var planner = Planner(names: Names(schema), limits: limits)
            step = planner.plan(node).step
            locals = planner.names.deepest
        } catch {
            let isLimit = error.code == "depth" || error.code == "size"
            throw TidewaiterError(
                isLimit ? .limit : .format, "expression.\(error.code)", error.message,
                place: Self.place(error.offset, in: text))
        }
    }

    /// Only the type, without making it ready.
    package static func type(
        of text: String, _ schema: Schema, limits: ExpressionLimits = .standard
    ) throws(TidewaiterError) -> ValueType {
        do throws(Flaw) {
            return try Checker.check(Parser.parse(text, limits), schema)
        } catch {
            throw TidewaiterError(
                .format, "expression.\(error.code)", error.message, place: place(error.offset, in: text))
        }
    }

    /// The value for these values of the schema's variables, in their order; nil is a variable without a value.
    package func evaluate(_ values: [Value?] = []) -> Value {
        precondition(values.count == variables, "one value for each variable of the schema")
        var evaluation = Evaluation(variables: values, locals: locals, limits: limits)
        let value = step(&evaluation)
        return evaluation.exhausted == nil ? value : evaluation.stopped
    }

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
