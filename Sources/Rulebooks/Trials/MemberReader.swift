internal import TidewaiterDocuments
internal import TidewaiterManifests

/// Says which members of a declaration in a test are none that declarations have. A reader of documents keeps such a member
/// and goes on; in a test it is a slip of the pen, and the case would be about something else than it says.
struct MemberReader {
    let file: YAMLDocument

    /// Looks at a part, or at a list of parts.
    func look(_ node: YAMLNode, at kind: NodeKind, _ flaws: inout BookFlaws) {
        switch node.content {
        case .scalar: break
        case .sequence(let elements):
            for element in elements { look(element, at: kind, &flaws) }
        case .mapping(let entries):
            for entry in entries {
                if let child = step(entry.key.text, in: kind, at: entry.key.offset, &flaws) {
                    look(entry.value, at: child, &flaws)
                }
            }
        }
    }

    /// Looks at the steps of a JSON Pointer; the kind of part that it leads to, nil where that is a value or nothing.
    func follow(_ steps: [String], at offset: Int, _ flaws: inout BookFlaws) -> NodeKind? {
        var kind = NodeKind.declaration
        for step in steps where Int(step) == nil {
            guard let next = self.step(step, in: kind, at: offset, &flaws) else { return nil }
            kind = next
        }
        return kind
    }

    /// The kind of part that a member is, nil where it is a field, or has no business there, which is told.
    private func step(_ name: String, in kind: NodeKind, at offset: Int, _ flaws: inout BookFlaws) -> NodeKind? {
        if let child = NodeKind.named(name) { return child }
        if kind == .declaration, name == "schema" { return nil }
        if name == Field.other.name || Field.named(name)?.stands(in: kind) ?? false { return nil }
        let names = Field.fields(of: kind).map(\.name) + NodeKind.allCases.map(\.jsonName)
        flaws.add(
            "trial.member",
            "'\(kind.ruleName)' has no member '\(name)'.\(SimilarName.question(name, names)) `tidewaiter fields` lists them.",
            at: offset, of: file)
        return nil
    }
}
