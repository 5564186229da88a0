extension JSONReader {
    /// Up to so many names are compared each with each; more are sorted.
    private static let few = 32

    /// The signature of a name with escapes: that of its text.
    func signature(ofEncoded name: JSONNode) -> UInt64 {
        let text = JSONText.utf8(name, source.bytes)
        return JSONName.signature(text.span, start: 0, length: text.count)
    }

    /// Notes the names that occur again in the object just read. Comparisons stay within n log n however the
    /// names were chosen.
    mutating func reportDuplicates() {
        let base = frame.signatures
        let count = signatures.count &- base
        if count <= Self.few {
            if hasEqualSignatures(from: base) { reportDuplicates(among: Array(0..<count)) }
            return
        }
        let signed = (0..<count).map { signatures[base + $0] }
        let order = Array(0..<count).sorted { (signed[$0], $0) < (signed[$1], $1) }
        var run = 0
        var suspects: [Int] = []
        for i in 1...count {
            if i < count, signed[order[i]] == signed[order[run]] { continue }
            if i - run > 1 { suspects += order[run..<i] }
            run = i
        }
        if !suspects.isEmpty { reportDuplicates(among: suspects) }
    }

    /// Whether two of the last names have the same signature.
    private func hasEqualSignatures(from base: Int) -> Bool {
        for i in base &+ 1..<signatures.count {
            let signature = signatures[i]
            for j in base..<i where signatures[j] == signature { return true }
        }
        return false
    }

    /// Compares the texts of the members at `positions` of the object just read.
    private mutating func reportDuplicates(among positions: [Int]) {
        let names = nameNodes()
        let bytes = source.bytes
        var texts: [(node: Int, text: ArraySlice<UInt8>)] = []
        for position in positions {
            let node = tape[names[position]]
            texts.append(
                (names[position], node.isFlagged ? JSONText.utf8(node, bytes)[...] : bytes[node.range]))
        }
        let sorted = texts.sorted { a, b in
            if a.text.elementsEqual(b.text) { return a.node < b.node }
            return a.text.lexicographicallyPrecedes(b.text)
        }
        var repeated: [Int] = []
        for i in 1..<sorted.count where sorted[i].text.elementsEqual(sorted[i - 1].text) {
            repeated.append(sorted[i].node)
        }
        if repeated.isEmpty { return }
        tape.nodes[frame.node].flag()
        for node in repeated.sorted() {
            let name = tape[node]
            note(JSONFlaw(kind: .duplicateName, node: node, offset: Int(name.start), length: name.payload))
        }
    }

    /// Entries of the names in the object just read.
    private func nameNodes() -> [Int] {
        var nodes: [Int] = []
        nodes.reserveCapacity(frame.count)
        var key = frame.node + 1
        while key + 1 < tape.count {
            nodes.append(key)
            key = tape.next(after: key + 1)
        }
        return nodes
    }
}
