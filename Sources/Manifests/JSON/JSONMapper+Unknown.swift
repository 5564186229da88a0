import TidewaiterDocuments

/// Members of one kind of node that no field is for.
struct UnknownMembers {
    /// The first of them: the node that it stands in, and where its value is.
    var node: UInt32
    var offset: Int
    var length: Int
    var number: Int
    var count = 0
    /// Their names in the order of the document, each once.
    var names: [String] = []
    private var known: Set<String> = []

    /// Names that are kept; a document can have any number of them.
    static let mostNames = 100

    init(_ value: JSONEntry, at bytes: Range<Int>, in node: UInt32) {
        self.node = node
        offset = bytes.lowerBound
        length = bytes.count
        number = value.number
    }

    mutating func add(_ name: String) {
        guard names.count <= Self.mostNames, known.insert(name).inserted else { return }
        names.append(name)
    }
}

extension JSONMapper {
    /// Counts a member that no field is for: one finding tells of all in nodes of a kind.
    mutating func countUnknown(_ member: JSONEntry, _ name: Int, _ node: UInt32) {
        let kind = builder.nodes[Int(node)].kind
        let value = member.value
        let bytes = document.bytes(value)
        unknown[kind, default: UnknownMembers(value, at: bytes, in: node)].count += 1
        // Names that have no number are looked at each time.
        guard name < 0 || unknownNames.insert(name << 8 | Int(kind.rawValue)).inserted else { return }
        unknown[kind]?.add(String(document.name(member).prefix(80)))
    }

    mutating func noteUnknown() {
        for kind in NodeKind.allCases {
            guard let members = unknown[kind] else { continue }
            if let part, members.names.allSatisfy({ part.told.contains($0) }) { continue }
            let some = members.names.prefix(8).map { "\"\($0)\"" }.joined(separator: ", ")
            let names = members.names.count > 8 ? "\(some) and others" : some
            let subject = members.count == 1 ? "One member" : "\(members.count) members"
            let verb = members.count == 1 ? "is" : "are"
            let object = members.count == 1 ? "it says" : "they say"
            note(
                ReaderFlaw(
                    rule: "tw.json.unknown-member", severity: .information, effect: .advice,
                    message: "\(subject) of the JSON \(verb) not known in \(kind.jsonName): \(names). What \(object) "
                        + "is kept, but not checked.",
                    authority: Self.authority, node: members.node, offset: members.offset, length: members.length,
                    address: document.pointer(of: members.number),
                    parameters: [
                        "count": "\(members.count)", "members": members.names.joined(separator: ", "),
                    ]))
        }
    }

    /// Whether there is a bill, a line of goods or a unit.
    var hasAny: Bool {
        let kinds: [NodeKind] = [.consignment, .goodsItem, .equipment]
        return builder.nodes.indices.contains { kinds.contains(builder.nodes[$0].kind) }
    }

    /// Says so where the JSON has no bill, no goods and no unit: nothing of it can be checked. Our own JSON says itself
    /// what it is.
    mutating func noteNothing() {
        guard !isOwn else { return }
        if hasAny && known > 0 { return }
        // One finding says it all.
        if known == 0 { unknown = [:] }
        note(
            ReaderFlaw(
                rule: "tw.json.nothing-known", severity: .error, effect: .reject,
                message: known == 0
                    ? "No member of this JSON is known, so nothing was checked. Write the manifest as "
                        + "\(Declaration.schema), or name the members as columns of tables are named."
                    : "There is no consignment and no line of goods in this JSON that could be checked. Give them as "
                        + "\"consignments\" with \"goods_items\", or name the members as columns of tables are named.",
                authority: Self.authority, node: DeclarationBuilder.interchange,
                offset: document.root.bytes.lowerBound))
    }
}
