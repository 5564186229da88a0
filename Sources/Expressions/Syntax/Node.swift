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
    /// The byte that a message about it points at: of an operation its sign.
    let offset: Int
    /// All bytes of it, with the brackets around it.
    let range: Range<Int>
    /// Its number within the tree, from 0.
    let id: Int
    /// Levels from here down.
    let depth: Int

    init(_ shape: Shape, at offset: Int, range: Range<Int>, id: Int, depth: Int) {
        self.shape = shape
        self.offset = offset
        self.range = range
        self.id = id
        self.depth = depth
    }

    /// The same in brackets.
    func bracketed(_ range: Range<Int>) -> Node { Node(shape, at: offset, range: range, id: id, depth: depth) }

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

/// A whole expression.
struct Tree: Sendable {
    let root: Node
    /// How many nodes it has; their numbers are below.
    let count: Int
}

extension Node {
    /// The nodes right below, in the order of the text.
    var children: [Node] {
        switch shape {
        case .literal, .identifier: []
        case .select(let operand, _, _): [operand]
        case .call(_, let receiver, let arguments): (receiver.map { [$0] } ?? []) + arguments
        case .any(let terms), .every(let terms): terms
        case .conditional(let condition, let first, let second): [condition, first, second]
        case .list(let elements): elements.map(\.node)
        case .map(let entries): entries.flatMap { [$0.key, $0.value] }
        case .comprehension(let form): [form.range] + [form.filter, form.body].compactMap { $0 }
        case .bind(_, let value, let body): [value, body]
        case .optionalMap(let operand, _, let body, _): [operand, body]
        }
    }
}
