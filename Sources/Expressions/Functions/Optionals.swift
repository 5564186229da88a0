extension Library {
    mutating func addOptionals() {
        one("optional.of", global: ["(<A>) -> optional_type(<A>)"]) { value, _ in .some(value) }
        one("optional.ofNonZeroValue", global: ["(<A>) -> optional_type(<A>)"]) { value, _ in
            value.isZero ? .none : .some(value)
        }
        many("optional.none", global: ["() -> optional_type(<A>)"]) { values, _ in
            values.isEmpty ? .none : .noOverload("optional.none", of: values)
        }
        one("hasValue", member: ["(optional_type(<A>)) -> bool"]) { value, _ in
            guard case .optional(let box) = value else { return .noOverload("hasValue", value) }
            return .bool(box.value != nil)
        }
        one("value", member: ["(optional_type(<A>)) -> <A>"]) { value, _ in
            guard case .optional(let box) = value else { return .noOverload("value", value) }
            return box.value ?? .fault(.argument, "the optional has no value; ask hasValue() first or use orValue()")
        }
        two("or", member: ["(optional_type(<A>), optional_type(<A>)) -> optional_type(<A>)"]) { first, second, _ in
            guard case .optional(let box) = first, case .optional = second else {
                return .noOverload("or", first, second)
            }
            return box.value == nil ? second : first
        }
        two("orValue", member: ["(optional_type(<A>), <A>) -> <A>"]) { first, second, _ in
            guard case .optional(let box) = first else { return .noOverload("orValue", first, second) }
            return box.value ?? second
        }
    }
}
