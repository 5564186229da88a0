/// The names that members of an object may have: tells which of them a name is without making a text of it.
package struct JSONMemberNames: Sendable {
    private let signatures: [UInt64]
    private let names: [[UInt8]]

    /// - Parameter names: The names, those first that occur most.
    package init(_ names: [String]) {
        self.names = names.map { Array($0.utf8) }
        signatures = self.names.map { JSONName.signature($0.span, start: 0, length: $0.count) }
    }

    /// The position of a name among them; nil where it is none of them.
    package func position(of name: JSONEntry, in document: JSONDocument) -> Int? {
        let node = document.tape[name.number]
        let bytes = document.bytes
        if node.isFlagged {
            let text = JSONText.utf8(node, bytes)
            return names.firstIndex { $0 == text }
        }
        let (text, start) = (bytes.span, Int(node.start))
        let signature = JSONName.signature(text, start: start, length: node.payload)
        for position in signatures.indices
        where signatures[position] == signature && JSONName.isSame(text, start, node.payload, names[position]) {
            return position
        }
        return nil
    }
}
