extension Expression {
    /// A field of an object that the expression reads.
    package struct Read: Sendable, Hashable {
        /// The name of the object's type.
        package let type: String
        package let field: String
        /// As it is written: `item.origin`.
        package let path: String
        /// Whether a field that is not stated leaves the expression without a value.
        package let isRequired: Bool
        /// Whether it only asks if the field is stated: `has(item.origin)`.
        package let isTest: Bool
    }

    /// The fields of objects that it reads, in the order of the text.
    package var reads: [Read] {
        var reads: [Read] = []
        collect(tree.root, &reads)
        return reads
    }

    /// What an optional holds, as its fields are read through it.
    private static func unwrapped(_ type: ValueType) -> ValueType {
        if case .named("optional_type", let held) = type, let held = held.first { return held }
        return type
    }

    private func collect(_ node: Node, _ reads: inout [Read]) {
        if case .select(let operand, let field, let access) = node.shape,
            case .named(let type, _)? = types[operand.id].map(Self.unwrapped)
        {
            let outer = operand.qualifiedName?.name ?? "\(operand.id)"
            reads.append(
                Read(
                    type: type, field: field, path: "\(outer).\(field)", isRequired: access == .required,
                    isTest: access == .test))
        }
        for child in node.children { collect(child, &reads) }
    }
}
