/// The state of one evaluation: its variables and what it may still spend.
struct Evaluation {
    let variables: [Value?]
    /// Variables of the macros around.
    var locals: [Value]
    let limits: ExpressionLimits
    private var steps: Int
    private var bytes: Int
    /// Set once a limit was passed: from then on nothing is worked out any more.
    private(set) var exhausted: Fault?

    init(variables: [Value?], locals: Int, limits: ExpressionLimits) {
        self.variables = variables
        self.locals = [Value](repeating: .null, count: locals)
        self.limits = limits
        steps = limits.steps
        bytes = limits.bytes
    }

    /// Pays for work; false when there is nothing left.
    mutating func spend(_ cost: Int = 1) -> Bool {
        steps -= cost
        guard steps < 0 else { return exhausted == nil }
        if exhausted == nil {
            exhausted = Fault(.limit, "the expression takes more than \(limits.steps) steps on these values")
        }
        return false
    }

    /// Pays for memory, and for filling it.
    mutating func build(_ size: Int) -> Bool {
        bytes -= size
        guard bytes < 0 else { return spend(1 + size / 64) }
        if exhausted == nil {
            exhausted = Fault(.limit, "the expression builds more than \(limits.bytes) bytes on these values")
        }
        return false
    }

    /// What stands for a value that was not worked out.
    var stopped: Value { .fault(FaultBox(exhausted ?? Fault(.limit, "stopped"))) }
}

typealias Step = @Sendable (inout Evaluation) -> Value
