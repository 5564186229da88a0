internal import TidewaiterManifests

/// The way from a part in scope to one of its values or parts: `goods_item.packaging.package_type`. It leads also to what
/// is absent, so that a finding can name it.
struct ValuePath: Sendable, Hashable {
    /// The slot of the part that it begins at.
    let slot: Int
    let steps: [Vocabulary.Member]
    /// As it is written.
    let text: String

    /// The fact that it leads to, where it ends in a field of the part at its beginning.
    var ownField: Field? {
        guard steps.count == 1 else { return nil }
        switch steps[0] {
        case .field(let field), .kilograms(let field): return field
        default: return nil
        }
    }
}

/// What a path leads to.
struct ValueSpot: Sendable {
    /// The last part on the way that is there.
    let node: Node
    /// The value, where the path ends in a field of that part.
    let value: FieldValue?
    /// JSON Pointer of what the path leads to, there or not.
    let pointer: String

    /// Whether something stands there.
    var isStated: Bool { value.map(\.isStated) ?? (pointer == node.pointer) }
}

extension ValuePath {
    /// Whether something stands where the path leads: asked for every part, so without saying where that is.
    func isStated(from node: Int, in index: DeclarationIndex) -> Bool {
        var node = node
        for step in steps {
            switch step {
            case .field(let field), .kilograms(let field):
                if case .nothing = index.stated(field, of: node) { return false }
                return true
            case .part(let kind):
                guard let child = index.child(kind, of: node) else { return false }
                node = child
            case .parts(let kinds, _), .all(let kinds, _):
                var first: Int?
                index.forEachChild(of: node, kinds: kinds) { first = first ?? $0 }
                guard let first else { return false }
                node = first
            case .position, .line, .role, .context, .parameter, .column: return true
            }
        }
        return true
    }

    /// Follows the path from a node.
    func follow(from node: Int, in index: DeclarationIndex) -> ValueSpot {
        var node = node
        for (number, step) in steps.enumerated() {
            switch step {
            case .field(let field), .kilograms(let field):
                let value = index.node(node)[field]
                return ValueSpot(node: index.node(node), value: value, pointer: value.pointer)
            case .part(let kind):
                guard let child = index.child(kind, of: node) else { return absent(number, from: index.node(node)) }
                node = child
            case .parts(let kinds, _), .all(let kinds, _):
                var first: Int?
                index.forEachChild(of: node, kinds: kinds) { first = first ?? $0 }
                guard let first else { return absent(number, from: index.node(node)) }
                node = first
            case .position, .line, .role, .context, .parameter, .column:
                return ValueSpot(node: index.node(node), value: nil, pointer: index.node(node).pointer)
            }
        }
        return ValueSpot(node: index.node(node), value: nil, pointer: index.node(node).pointer)
    }

    private func absent(_ number: Int, from node: Node) -> ValueSpot {
        var pointer = node.pointer
        for step in steps[number...] {
            switch step {
            case .field(let field), .kilograms(let field): pointer += "/\(field.name)"
            case .part(let kind): pointer += "/\(kind.jsonName)"
            case .parts(let kinds, _), .all(let kinds, _):
                if let kind = NodeKind.allCases.first(where: { kinds & Vocabulary.bit($0) != 0 }) {
                    pointer += "/\(kind.jsonName)"
                }
            case .position, .line, .role, .context, .parameter, .column: break
            }
        }
        return ValueSpot(node: node, value: nil, pointer: pointer)
    }
}
