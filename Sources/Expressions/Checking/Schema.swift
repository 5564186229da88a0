/// What an expression may speak of: variables with their types, and functions.
package struct Schema: Sendable {
    package struct Variable: Sendable, Hashable {
        package let name: String
        package let type: ValueType

        package init(_ name: String, _ type: ValueType) {
            self.name = name
            self.type = type
        }
    }

    /// The variables; an evaluation is given their values in this order.
    package let variables: [Variable]
    /// Where short names are looked up first: `a.b` makes `c` mean `a.b.c`.
    package let container: String
    let index: [String: Int]
    private(set) var functions: [String: Function]

    /// A schema with the functions of the language itself.
    package init(_ variables: [Variable] = [], container: String = "") {
        self.variables = variables
        self.container = container
        index = Dictionary(variables.enumerated().map { ($1.name, $0) }) { first, _ in first }
        functions = Library.standard.functions
    }

    /// Declares a function of the host's; what it does may be left open for checking alone.
    package mutating func declare(
        _ name: String, _ overloads: [Overload],
        body: (@Sendable ([Value]) -> Value)? = nil
    ) {
        var function = functions[name] ?? Function(name: name)
        function.overloads += overloads
        if let body { function.host = body }
        functions[name] = function
    }
}
