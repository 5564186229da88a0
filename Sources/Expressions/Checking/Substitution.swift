/// What the checker has found out about open types. Attempts that fail are undone.
struct Substitution {
    private var found: [ValueType?] = []
    private var trail: [(Int, ValueType?)] = []

    mutating func fresh() -> ValueType {
        found.append(nil)
        return .open(found.count - 1)
    }

    private mutating func set(_ index: Int, _ type: ValueType) {
        trail.append((index, found[index]))
        found[index] = type
    }

    /// Does all of it or nothing.
    mutating func attempt(_ work: (inout Substitution) -> Bool) -> Bool {
        let mark = trail.count
        if work(&self) { return true }
        while trail.count > mark {
            let (index, type) = trail.removeLast()
            found[index] = type
        }
        return false
    }

    /// The type with what is known put in; with `isFinal`, dyn for what is not.
    func apply(_ type: ValueType, isFinal: Bool = false) -> ValueType {
        switch type {
        case .open(let index):
            guard let known = found[index] else { return isFinal ? .dyn : type }
            return apply(known, isFinal: isFinal)
        case .named(let name, let parameters):
            return parameters.isEmpty ? type : .named(name, parameters.map { apply($0, isFinal: isFinal) })
        default: return type
        }
    }

    mutating func isAssignable(_ type: ValueType, to target: ValueType) -> Bool {
        attempt { $0.assign(type, to: target) }
    }

    private mutating func assign(_ type: ValueType, to target: ValueType) -> Bool {
        if case .open(let index) = target {
            let (isValid, isKnown) = substitute(type, for: index)
            if isValid { return true }
            if isKnown { return false }
        }
        if case .open(let index) = type { return substitute(target, for: index).isValid }
        guard case .named(let name, let parameters) = type, case .named(let other, let expected) = target else {
            return type == .dyn || target == .dyn || type == target
        }
        if type == .null { return target.isNullable }
        if target == .null { return type.isNullable }
        guard name == other, parameters.count == expected.count else { return false }
        for (parameter, target) in zip(parameters, expected) where !assign(parameter, to: target) { return false }
        return true
    }

    private mutating func substitute(_ type: ValueType, for index: Int) -> (isValid: Bool, isKnown: Bool) {
        if type == .open(index) { return (true, true) }
        if let known = found[index] {
            if known == type { return (true, true) }
            guard assign(type, to: known) else { return (false, true) }
            let general = Self.isAsGeneral(type, known) ? type : known
            if !occurs(index, in: general) { set(index, general) }
            return (true, true)
        }
        guard !occurs(index, in: type) else { return (false, false) }
        set(index, type)
        return (true, false)
    }

    private func occurs(_ index: Int, in type: ValueType) -> Bool {
        switch type {
        case .open(let other): other == index || found[other].map { occurs(index, in: $0) } ?? false
        case .named(_, let parameters): parameters.contains { occurs(index, in: $0) }
        default: false
        }
    }

    /// Whether the first type takes all that the second does.
    private static func isAsGeneral(_ first: ValueType, _ second: ValueType) -> Bool {
        switch (first, second) {
        case (.dyn, _), (.open, _), (.parameter, _): return true
        case (_, .dyn), (_, .open), (_, .parameter): return false
        case (.named(let name, let parameters), .named(let other, let others)):
            if second == .null { return first.isNullable }
            return name == other && parameters.count == others.count
                && zip(parameters, others).allSatisfy { isAsGeneral($0, $1) }
        }
    }

    /// The type that both belong to.
    mutating func join(_ first: ValueType, _ second: ValueType) -> ValueType {
        guard isAssignable(first, to: second) else { return .dyn }
        let (first, second) = (apply(first), apply(second))
        return Self.isAsGeneral(first, second) ? first : second
    }
}
