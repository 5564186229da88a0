/// The values that expressions are evaluated over, and the room they work in. Made once for many evaluations, by one
/// thread at a time.
package struct Evaluation {
    /// The values of the schema's variables; nil is a variable without a value.
    package var variables: [Value?]
    /// Named expressions whose values are worked out where they are first asked for, by the slots of their variables:
    /// a slot without a value. An expression may name those that come before it.
    package var lets: [Expression?] = []
    /// Where the fields of objects are read from.
    let objects: any ObjectSource
    /// Variables of the macros around.
    var locals: [Value] = []
    /// Values of parts that are worked out once.
    var kept: [Value?] = []
    /// What a traced expression notes.
    var trace: Trace?
    private(set) var limits = ExpressionLimits.standard
    private var steps = 0
    private var bytes = 0
    /// Set once a limit was passed: from then on nothing is worked out any more.
    private(set) var isExhausted = false
    private var isOutOfBytes = false

    package init(_ variables: [Value?] = [], objects: any ObjectSource = NoObjects.shared) {
        self.variables = variables
        self.objects = objects
    }

    /// What the last evaluation spent of ``ExpressionLimits/steps``.
    package var spentSteps: Int { limits.steps - max(0, steps) }

    /// What the last evaluation spent of ``ExpressionLimits/bytes``.
    package var spentBytes: Int { limits.bytes - max(0, bytes) }

    /// Begins an evaluation with all that its limits allow.
    mutating func begin(locals count: Int, kept rooms: Int = 0, limits: ExpressionLimits) {
        if locals.count < count { locals = [Value](repeating: .null, count: count) }
        if kept.count < rooms {
            kept = [Value?](repeating: nil, count: rooms)
        } else {
            for room in 0..<rooms { kept[room] = nil }
        }
        self.limits = limits
        steps = limits.steps
        bytes = limits.bytes
        isExhausted = false
    }

    /// The value of a variable that has none yet, by its expression, which has limits of its own; nil where it has none.
    @inline(never)
    mutating func workOut(_ slot: Int) -> Value? {
        guard slot < lets.count, let made = lets[slot] else { return nil }
        // The evaluation that asks is put aside, and goes on with what it has left.
        var (outerLocals, outerKept): ([Value], [Value?]) = ([], [])
        swap(&outerLocals, &locals)
        swap(&outerKept, &kept)
        let outer = (trace, limits, steps, bytes, isExhausted, isOutOfBytes)
        trace = nil
        let value = made.evaluate(&self)
        (trace, limits, steps, bytes, isExhausted, isOutOfBytes) = outer
        swap(&outerLocals, &locals)
        swap(&outerKept, &kept)
        variables[slot] = value
        return value
    }

    /// Pays for work; false when there is nothing left.
    @inline(__always)
    mutating func spend(_ cost: Int = 1) -> Bool {
        // Never below -1, whatever is still asked for: a difference of what is left cannot pass the least integer.
        steps = cost > steps ? -1 : steps - cost
        return steps >= 0 || stop(ofBytes: false)
    }

    /// Pays for memory, and for filling it.
    mutating func build(_ size: Int) -> Bool {
        bytes = size > bytes ? -1 : bytes - size
        return bytes >= 0 ? spend(1 + size / 64) : stop(ofBytes: true)
    }

    @inline(never)
    private mutating func stop(ofBytes: Bool) -> Bool {
        if !isExhausted {
            isExhausted = true
            isOutOfBytes = ofBytes
        }
        steps = -1
        return false
    }

    /// What stands for a value that was not worked out.
    var stopped: Value {
        let what = isOutOfBytes ? "builds more than \(limits.bytes) bytes" : "takes more than \(limits.steps) steps"
        return .fault(.limit, "the expression \(what) on these values")
    }
}

/// How a part of an expression is worked out. A structure, because closures in arrays and enumerations would be called
/// through a second one.
struct Step: Sendable {
    typealias Body = @Sendable (inout Evaluation) -> Value

    let run: Body

    init(_ run: @escaping Body) { self.run = run }

    @inline(__always)
    func callAsFunction(_ evaluation: inout Evaluation) -> Value { run(&evaluation) }
}
