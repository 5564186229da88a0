import TidewaiterDocuments

@testable import TidewaiterManifests

/// Documents read in pieces, and what they say line by line, for comparison with the same read whole.
enum StreamParts {
    /// Every value of a declaration's consignments, with its path, address and place.
    static func lines(_ declaration: Declaration) -> [String] {
        var found: [String] = []
        let store = declaration.store
        for index in store.nodes.indices {
            let node = Node(store: store, index: UInt32(index))
            guard node.consignment != nil else { continue }
            found.append("\(node.kind) \(node.pointer) \(node.place)")
            var value = store.nodes[index].firstValue
            while value != noRecord {
                let place = store.place(ofValue: value, in: UInt32(index))
                let record = store.values[Int(value)]
                found.append("  \(record.field) \(store.text(of: value)) \(place) \(record.flags.rawValue)")
                value = record.next
            }
        }
        return found
    }

    static func read(
        _ text: [UInt8], chunk: Int, format: Format? = nil, limits: Limits = .standard
    ) throws -> [Declaration] {
        var stream = DeclarationStream(input: "m.edi", format: format, limits: limits)
        var found: [Declaration] = []
        var at = 0
        while at < text.count {
            stream.append(text[at..<min(text.count, at + chunk)])
            at += chunk
            while let declaration = try stream.next() { found.append(declaration) }
        }
        stream.finish()
        while let declaration = try stream.next() { found.append(declaration) }
        return found
    }

    /// Findings with their places, in the order of the text.
    static func findings(_ declarations: [Declaration]) -> [String] {
        declarations.flatMap(\.findings).map {
            "\($0.rule) \($0.place?.line ?? 0):\($0.place?.column ?? 0) \($0.place?.address ?? "") \($0.message)"
        }.sorted()
    }
}
