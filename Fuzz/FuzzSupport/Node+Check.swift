import TidewaiterDocuments
package import TidewaiterManifests

/// Asks a node and all within it for all that they know; stops where a value has no text or place, or a node another
/// parent than the one that it was found under.
package func check(_ node: Node) {
    for field in node.statedFields {
        for value in node.values(field) {
            guard value.raw != nil, value.place.line > 0 else { fatalError("a value without text or place") }
            _ = (value.content, value.decimal, value.date, value.pointer)
        }
    }
    for piece in node.remainder where piece.place.input != "fuzz" { fatalError("a remainder without a place") }
    for child in node.children {
        guard child.parent == node else { fatalError("a child of another parent") }
        check(child)
    }
}
