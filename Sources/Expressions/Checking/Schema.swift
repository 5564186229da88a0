/// What an expression may speak of: variables with their types, objects with their fields, and functions.
package struct Schema: Sendable {
    package struct Variable: Sendable {
        package let name: String
        package let type: ValueType
        /// What it is, in a sentence.
        package let doc: String
        /// The list that is always its value, if it is one: what asks whether something is in it is prepared for that.
        let constant: [Value]?

        package init(_ name: String, _ type: ValueType, doc: String = "", constant: [Value]? = nil) {
            self.name = name
            self.type = type
            self.doc = doc
            self.constant = constant
        }
    }

    /// The variables; an evaluation is given their values in this order.
    package let variables: [Variable]
    /// The kinds of objects; an ``ObjectRef`` says which one it is of by its place here.
    package let types: [ObjectType]
    /// Where short names are looked up first: `a.b` makes `c` mean `a.b.c`.
    package let container: String
    let index: [String: Int]
    private let typeIndex: [String: Int]
    private(set) var functions: [String: Function]

    /// A schema with the functions of the language itself.
    package init(_ variables: [Variable] = [], types: [ObjectType] = [], container: String = "") {
        self.variables = variables
        self.types = types
        self.container = container
        index = Dictionary(variables.enumerated().map { ($1.name, $0) }) { first, _ in first }
        typeIndex = Dictionary(types.enumerated().map { ($1.name, $0) }) { first, _ in first }
        functions = Library.standard.functions
    }

    /// The same functions over other variables and types.
    package func with(_ variables: [Variable], types: [ObjectType]) -> Schema {
        var schema = Schema(variables, types: types, container: container)
        schema.functions = functions
        return schema
    }

    /// How many functions there are; they are only ever added.
    package var functionCount: Int { functions.count }

    /// The number of an object type, as an ``ObjectRef`` has it; nil when there is none of this name.
    package func typeNumber(_ name: String) -> UInt16? { typeIndex[name].flatMap { UInt16(exactly: $0) } }

    /// The object type that a type is; nil for all others.
    func objectType(_ type: ValueType) -> ObjectType? {
        guard case .named(let name, let parameters) = type, parameters.isEmpty else { return nil }
        return typeIndex[name].map { types[$0] }
    }

    /// Declares a function of the host's; what it does may be left open for checking alone.
    ///
    /// A pure function gives the same result for the same arguments as long as the schema lives: of constants it is worked
    /// out when the expression is compiled. The names of the language's own functions are taken.
    package mutating func declare(
        _ name: String, _ overloads: [Overload], isPure: Bool = false, body: (@Sendable ([Value]) -> Value)? = nil
    ) {
        change(name, overloads, isPure, isComplete: body != nil) { if let body { $0.host = body } }
    }

    /// Declares a function of one argument, which is called without an array being made.
    package mutating func declare(
        _ name: String, _ overloads: [Overload], isPure: Bool = false, one body: @escaping @Sendable (Value) -> Value
    ) {
        change(name, overloads, isPure, isComplete: true) {
            $0.one = Function.One { value, _ in body(value) }
        }
    }

    /// Declares a function of two arguments, which is called without an array being made.
    package mutating func declare(
        _ name: String, _ overloads: [Overload], isPure: Bool = false,
        two body: @escaping @Sendable (Value, Value) -> Value
    ) {
        change(name, overloads, isPure, isComplete: true) {
            $0.two = Function.Two { first, second, _ in body(first, second) }
        }
    }

    /// Says what a function cannot take of texts that are written out, so that a misspelt one is a flaw of the expression
    /// and not the fault of each evaluation: the argument, from 0, and why. Arguments that are no such texts are nil.
    package mutating func object(
        to name: String, _ objection: @escaping @Sendable ([String?]) -> (argument: Int, message: String)?
    ) {
        functions[name]?.objection = objection
    }

    private mutating func change(
        _ name: String, _ overloads: [Overload], _ isPure: Bool, isComplete: Bool, _ body: (inout Function) -> Void
    ) {
        precondition(
            !isComplete || Library.standard.functions[name] == nil, "'\(name)' is a function of the language itself")
        var function = functions[name] ?? Function(name: name)
        function.overloads += overloads
        function.isPure = isPure
        function.isHost = true
        body(&function)
        functions[name] = function
    }
}
