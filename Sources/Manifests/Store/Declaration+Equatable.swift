extension Declaration: Equatable {
    /// Whether both say the same: the same parts with the same fields and the same remainder. Where it stands in the
    /// source, and in what format, makes no difference.
    public static func == (first: Declaration, second: Declaration) -> Bool {
        first.store === second.store
            || (first.interchange.saysSame(as: second.interchange)
                && first.root.kind == second.root.kind)
    }
}

extension Node {
    func saysSame(as other: Node) -> Bool {
        guard kind == other.kind else { return false }
        for field in Field.fields(of: kind) where self[field].content.written != other[field].content.written {
            return false
        }
        let mine = remainderIndices
        let theirs = other.remainderIndices
        guard mine.count == theirs.count else { return false }
        for (first, second) in zip(mine, theirs) {
            guard store.bytes(of: first) == other.store.bytes(of: second),
                store.address(ofValue: first, in: index) == other.store.address(ofValue: second, in: other.index)
            else { return false }
        }
        for kind in NodeKind.allCases {
            let mine = children(kind)
            let theirs = other.children(kind)
            guard mine.count == theirs.count else { return false }
            for (first, second) in zip(mine, theirs) where !first.saysSame(as: second) { return false }
        }
        return true
    }
}

extension FieldValue.Content {
    /// What JSON writes for it; nil for nothing.
    var written: String? {
        switch self {
        case .missing: nil
        case .empty: ""
        case .invalid(let text), .value(let text): text
        }
    }
}
