/// What stands for a field that an object does not state.
struct Missing: Sendable {
    let access: Node.Access
    let offset: Int
    private let path: String
    private let message: String

    init(_ field: String, _ path: String, of type: String, _ access: Node.Access, _ offset: Int) {
        self.access = access
        self.offset = offset
        self.path = path
        message = "\(path) is not stated: the \(type) has no \(field)"
    }

    @inline(never)
    func value(_ object: ObjectRef) -> Value {
        switch access {
        case .test: .bool(false)
        case .optional: .none
        case .required: .fault(FaultBox(Fault(.missing, message, offset: offset, path: path, object: object)))
        }
    }
}

extension Planner {
    /// The field of an object whose type is known; of an optional one, an optional. The object is mostly a variable, which
    /// is looked at where it is.
    func field(_ slot: Int, of operand: Node, _ plan: Plan, _ missing: Missing) -> Step {
        let step = plan.step
        if !isTraced, case .variable(let index)? = names.global(operand) {
            return Step { evaluation in
                if case .object(let object)? = evaluation.variables[index] {
                    return Self.read(slot, of: object, missing, &evaluation)
                }
                return Self.readOther(slot, of: step(&evaluation), missing, &evaluation)
            }
        }
        if !isTraced, let local = names.local(operand) {
            return Step { evaluation in
                if case .object(let object) = evaluation.locals[local] {
                    return Self.read(slot, of: object, missing, &evaluation)
                }
                return Self.readOther(slot, of: step(&evaluation), missing, &evaluation)
            }
        }
        return Step { evaluation in
            let value = step(&evaluation)
            if case .object(let object) = value { return Self.read(slot, of: object, missing, &evaluation) }
            return Self.readOther(slot, of: value, missing, &evaluation)
        }
    }

    @inline(__always)
    static func read(_ slot: Int, of object: ObjectRef, _ missing: Missing, _ evaluation: inout Evaluation) -> Value {
        switch missing.access {
        case .required:
            return evaluation.objects.value(slot: slot, of: object) ?? missing.value(object)
        case .test: return .bool(evaluation.objects.states(slot: slot, of: object))
        case .optional:
            guard let value = evaluation.objects.value(slot: slot, of: object) else { return .none }
            return value.isFault ? value : .some(value)
        }
    }

    /// Reads through an optional; what is missing has no fields, and asking for them is no fault.
    private static func readOther(
        _ slot: Int, of value: Value, _ missing: Missing, _ evaluation: inout Evaluation
    ) -> Value {
        switch value {
        case .object(let object): return read(slot, of: object, missing, &evaluation)
        case .optional(let box):
            guard let inner = box.value else { return missing.access == .test ? .bool(false) : .none }
            guard case .object(let object) = inner else { return placed(.noOverload(".", inner), missing.offset) }
            guard let found = evaluation.objects.value(slot: slot, of: object) else {
                return missing.access == .test ? .bool(false) : .none
            }
            if missing.access == .test { return .bool(true) }
            return found.isFault ? found : .some(found)
        case .fault(let box):
            guard box.fault.code == .missing else { return value }
            switch missing.access {
            case .required: return value
            case .test: return .bool(false)
            case .optional: return .none
            }
        default: return placed(.noOverload(".", value), missing.offset)
        }
    }
}

extension Value {
    /// The value in an optional, or itself.
    var unwrapped: Value {
        guard case .optional(let box) = self else { return self }
        return box.value ?? self
    }
}
