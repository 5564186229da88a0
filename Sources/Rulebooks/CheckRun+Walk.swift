internal import TidewaiterManifests

extension CheckRun {
    /// Runs every check over the whole document.
    mutating func run() {
        for number in checks.indices where checks[number].kinds & index.kinds != 0 {
            guard case .nodes(let kinds, let body) = checks[number].body else { continue }
            begin(number)
            look(at: kinds, body)
        }
        for (number, check) in checks.enumerated() where !declaration.isPart || check.reach != .whole {
            guard case .document(let body) = check.body else { continue }
            begin(number)
            body(&self)
        }
    }

    /// Looks at nodes of some kinds in the order of the document, each in the light of its message.
    private mutating func look(at kinds: Set<NodeKind>, _ body: (inout CheckRun, Node) -> Void) {
        let isLookedAt = NodeKind.allCases.map { kinds.contains($0) }
        var messages = contexts.makeIterator()
        for number in 0..<index.nodeCount {
            let kind = index.kind(number)
            if kind == .declaration { here = messages.next()?.circumstances ?? .unknown }
            if isLookedAt[Int(kind.rawValue)] { body(&self, index.node(number)) }
        }
        here = .unknown
    }
}
