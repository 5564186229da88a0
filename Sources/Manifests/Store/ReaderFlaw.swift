import TidewaiterDocuments

/// Something that a reader has to say about a document, noted while the store is being filled and made a ``Finding``
/// once it is sealed: only then are pointers and addresses known.
struct ReaderFlaw {
    var rule: String
    var severity: Severity
    var effect: Effect
    var message: String
    var authority: String
    /// The node that it is about.
    var node: UInt32
    /// The value that it is about.
    var value = noRecord
    /// The field that it is about, when there is no value.
    var field: Field?
    /// Where, when there is no value; negative for the node's own place.
    var offset = -1
    var length = 0
    var address = ""
    var parameters: [String: String] = [:]
}

/// Findings as far as the limit allows; the others are counted.
struct FindingList {
    private(set) var findings: [Finding] = []
    private(set) var leftOut = 0
    let limit: Int

    /// Findings before this place were told already: with an earlier part of the stream.
    private let start: Int64

    init(limit: Int, from start: Int64 = 0) {
        self.limit = max(0, limit)
        self.start = start
    }

    mutating func add(_ finding: Finding) {
        if let place = finding.place, place.offset < start { return }
        if findings.count < limit { findings.append(finding) } else { leftOut += 1 }
    }

    /// The findings by place; those of one place as they were added.
    var inOrder: [Finding] {
        findings.enumerated().sorted { first, second in
            let one = first.element.place?.offset ?? 0
            let other = second.element.place?.offset ?? 0
            return one == other ? first.offset < second.offset : one < other
        }.map(\.element)
    }

    /// Makes errors of the warnings so far: strict reading takes no departure from the syntax.
    mutating func raise() {
        for index in findings.indices where findings[index].severity == .warning {
            findings[index].severity = .error
            findings[index].effect = .reject
        }
    }

    mutating func add(leftOut count: Int) { leftOut += count }
}

extension DeclarationStore {
    func finding(_ flaw: ReaderFlaw) -> Finding {
        let node = Node(store: self, index: flaw.node)
        let index = Int(flaw.node)
        var finding = Finding(
            rule: flaw.rule, severity: flaw.severity, effect: flaw.effect, message: flaw.message, path: node.pointer,
            authority: flaw.authority, parameters: flaw.parameters)
        if flaw.value != noRecord {
            finding.place = place(ofValue: flaw.value, in: flaw.node)
            finding.value = sourceText(of: flaw.value)
            if let field = Field(rawValue: values[Int(flaw.value)].field), field != .other {
                finding.path += "/\(field.name)"
                finding.dataElement = field.wcoID(in: nodes[index].kind)
            }
        } else if flaw.offset >= 0 {
            finding.place = source.place(at: flaw.offset, length: flaw.length, address: flaw.address)
        } else {
            finding.place = node.place
        }
        if let field = flaw.field {
            finding.path = "\(node.pointer)/\(field.name)"
            finding.dataElement = field.wcoID(in: nodes[index].kind)
        }
        finding.item = node.nearest(.goodsItem).flatMap { $0[.sequence].text }
        finding.bill = node.consignment.flatMap { $0[.transportDocumentID].text }
        return finding
    }
}
