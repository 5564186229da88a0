/// A node of an expression's syntax tree. Macros are expanded to forms of their own, which are evaluated in one pass.
final class Node: Sendable {
    enum Access: Sendable { case required, optional, test }

    struct Element: Sendable {
        let node: Node
        let isOptional: Bool
    }

    struct Entry: Sendable {
        let key: Node
        let value: Node
        let isOptional: Bool
    }

    struct Comprehension: Sendable {
        enum Form: Sendable { case all, exists, existsOne, list, map }

        let form: Form
        let range: Node
        /// One name (element or key) or two (index and element, key and value).
        let names: [String]
        let filter: Node?
        /// The condition, or what is made of each element; nil: the element itself.
        let body: Node?
    }

    enum Shape: Sendable {
        case literal(Value)
        case identifier(String, isAbsolute: Bool)
        case select(Node, field: String, Access)
        case call(String, receiver: Node?, [Node])
        case any([Node])
        case every([Node])
        case conditional(Node, Node, Node)
        case list([Element])
        case map([Entry])
        case comprehension(Comprehension)
        case bind(String, Node, in: Node)
        case optionalMap(Node, String, Node, isFlat: Bool)
    }

    let shape: Shape
    let offset: Int
    /// Levels from here down.
    let depth: Int

    init(_ shape: Shape, at offset: Int, over children: [Node]) {
        self.shape = shape
        self.offset = offset
        depth = (children.map(\.depth).max() ?? 0) + 1
    }

    /// `a.b.c` when it is nothing but names.
    var qualifiedName: (name: String, isAbsolute: Bool)? {
        switch shape {
        case .identifier(let name, let isAbsolute): return (name, isAbsolute)
        case .select(let operand, let field, .required):
            guard let head = operand.qualifiedName else { return nil }
            return ("\(head.name).\(field)", head.isAbsolute)
        default: return nil
        }
    }

    /// The first name of a qualified name.
    var firstName: String? {
        switch shape {
        case .identifier(let name, _): name
        case .select(let operand, _, .required): operand.firstName
        default: nil
        }
    }
}
