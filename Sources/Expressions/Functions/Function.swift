/// A function: how it may be called, and what it does with values of whatever type.
struct Function: Sendable {
    struct One: Sendable {
        let run: @Sendable (Value, inout Evaluation) -> Value
    }

    struct Two: Sendable {
        let run: @Sendable (Value, Value, inout Evaluation) -> Value
    }

    /// Which argument is wrong, from 0, and why.
    typealias Objection = @Sendable ([String?]) -> (argument: Int, message: String)?

    typealias Many = @Sendable ([Value], inout Evaluation) -> Value

    let name: String
    var overloads: [Overload] = []
    /// What it does with one argument, with two (without an array), and otherwise.
    var one: One?
    var two: Two?
    var many: Many?
    /// The host's own.
    var host: (@Sendable ([Value]) -> Value)?
    /// Whether it was declared by the host.
    var isHost = false
    /// Whether the same arguments always give the same result, so that it may be worked out ahead of time.
    var isPure = true
    /// What is wrong with arguments that are written out as texts; nil in their list stands for others.
    var objection: Objection?
    /// `math.greatest` and `math.least`, which take any number of arguments.
    var isExtremum = false

    init(name: String) { self.name = name }
}

extension Value {
    /// The fault of a call that no overload takes.
    static func noOverload(_ name: String, _ arguments: Value...) -> Value {
        noOverload(name, of: arguments)
    }

    static func noOverload(_ name: String, of arguments: [Value]) -> Value {
        let types = arguments.map(\.typeName).joined(separator: ", ")
        return .fault(.noSuchOverload, "'\(name)' does not take (\(types))")
    }
}

/// The functions of the language.
struct Library: Sendable {
    private(set) var functions: [String: Function] = [:]

    static let standard: Library = {
        var library = Library()
        library.addOperators()
        library.addConversions()
        library.addTexts()
        library.addTimes()
        library.addOptionals()
        library.addMathematics()
        library.addEncoders()
        library.addDecimals()
        library.addAmounts()
        library.addDates()
        library.addAggregates()
        return library
    }()

    /// Says what a function cannot take of what is written out.
    mutating func object(to name: String, _ objection: @escaping Function.Objection) {
        functions[name]?.objection = objection
    }

    private mutating func change(
        _ name: String, member: [String], global: [String], _ body: (inout Function) -> Void
    ) {
        var function = functions[name] ?? Function(name: name)
        for (texts, isMember) in [(member, true), (global, false)] {
            for text in texts {
                guard let overload = Overload(text, isMember: isMember) else {
                    preconditionFailure("the signature '\(text)' of '\(name)' cannot be read")
                }
                function.overloads.append(overload)
            }
        }
        body(&function)
        functions[name] = function
    }

    mutating func one(
        _ name: String, member: [String] = [], global: [String] = [],
        _ body: @escaping @Sendable (Value, inout Evaluation) -> Value
    ) {
        change(name, member: member, global: global) { $0.one = Function.One(run: body) }
    }

    mutating func two(
        _ name: String, member: [String] = [], global: [String] = [],
        _ body: @escaping @Sendable (Value, Value, inout Evaluation) -> Value
    ) {
        change(name, member: member, global: global) { $0.two = Function.Two(run: body) }
    }

    mutating func many(
        _ name: String, member: [String] = [], global: [String] = [], isExtremum: Bool = false,
        _ body: @escaping Function.Many
    ) {
        change(name, member: member, global: global) {
            $0.many = body
            $0.isExtremum = isExtremum
        }
    }
}
