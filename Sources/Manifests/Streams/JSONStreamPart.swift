import TidewaiterDocuments

/// What the reader of one part of a JSON stream is told of the parts before.
struct JSONStreamPart {
    /// Findings before this offset in the file were told with an earlier part.
    var start: Int64 = 0
    /// Whether nothing comes after it.
    var isLast = false
    /// Whether anything before it was known.
    var isKnown = false
    /// Unknown members that were told.
    var told: Set<String> = []
}

/// What one value of a stream is: an element of an array, or a line.
enum JSONStreamValue: Equatable {
    /// Not JSON.
    case wrong
    /// A flat row of the bill of this number.
    case row(String)
    /// A line of goods that names no bill.
    case goods
    /// Anything else, by itself.
    case other
    /// A declaration of our own.
    case own

    init(_ value: JSONValue, limits: Limits, _ names: inout JSONNameBook) {
        var mapper = JSONMapper(value.document, limits: limits)
        swap(&names, &mapper.names)
        defer { swap(&names, &mapper.names) }
        if Self.isOwn(value) {
            self = .own
        } else if mapper.isRow(value.entry), let number = mapper.bill(of: value.entry).flatMap(value.document.text),
            !number.isEmpty
        {
            self = .row(number)
        } else {
            self = mapper.likeliestKind(value.entry) == .goodsItem ? .goods : .other
        }
    }

    /// Whether a value is a declaration of our own, of whatever version.
    static func isOwn(_ value: JSONValue) -> Bool {
        value["schema"]?.string?.hasPrefix("tidewaiter.declaration/") ?? false
    }

    /// Whether it goes on with the consignment of the value before.
    func continues(_ before: JSONStreamValue) -> Bool {
        switch (before, self) {
        case (.wrong, _), (_, .wrong): true
        case (.row, .row), (.goods, .goods): before == self
        default: false
        }
    }
}

/// Reads the parts of a JSON stream one after the other, and remembers what the next has to know.
struct JSONStreamReader {
    let limits: Limits
    /// Names of members met so far.
    var names = JSONNameBook()
    private var part = JSONStreamPart()
    /// Consignments so far.
    private var consignments: UInt32 = 0
    /// Names of unknown members that are remembered.
    private static let mostTold = 1000

    init(limits: Limits) { self.limits = limits }

    mutating func read(_ unit: StreamUnit, isLines: Bool, input: String) throws(TidewaiterError) -> Declaration {
        let (bytes, pieces, headerBytes) = unit.joined()
        let source = SourceText(utf8: bytes, input: input, pieces: pieces)
        let skipped = JSONSkippedElements(array: headerBytes - 1, count: UInt32(truncatingIfNeeded: unit.before))
        let document =
            isLines
            ? try JSONDocument(lines: source, limits: limits)
            : try JSONDocument(source, limits: limits, skipped: unit.headers > 0 ? skipped : nil)
        part.isLast = unit.isLast
        var mapper = JSONMapper(document, limits: limits)
        mapper.part = part
        swap(&names, &mapper.names)
        try read(document.root, &mapper, isLines: isLines)
        swap(&names, &mapper.names)
        part.isKnown = part.isKnown || mapper.isOwn || mapper.known > 0 && mapper.hasAny
        // What the header says of consignments is in each part.
        consignments &+= mapper.consignments(from: headerBytes)
        for members in mapper.unknown.values where part.told.count < Self.mostTold {
            part.told.formUnion(members.names)
        }
        if unit.headers > 0 { part.start = unit.headerEnd }
        return try Declaration.finish(mapper, document.root, limits: limits)
    }

    private func read(
        _ root: JSONValue, _ mapper: inout JSONMapper, isLines: Bool
    ) throws(TidewaiterError) {
        if isLines {
            if root.elements.allSatisfy({ !JSONStreamValue.isOwn($0) }) {
                mapper.builder.firstConsignment = consignments
            }
            return try mapper.readLines(root.entry)
        }
        guard root.kind == .object || root.kind == .array else { throw Declaration.notAStructure(root) }
        let isOwn = try Declaration.isOwn(root)
        // Each declaration of an envelope counts by itself.
        if !isOwn || root[NodeKind.declaration.jsonName] == nil { mapper.builder.firstConsignment = consignments }
        if isOwn { mapper.readOwn(root.entry) } else { mapper.readForeign(root.entry) }
    }
}

extension JSONMapper {
    /// How many consignments were read behind an offset.
    func consignments(from offset: Int) -> UInt32 {
        UInt32(
            truncatingIfNeeded: builder.nodes.indices.count {
                builder.nodes[$0].kind == .consignment && builder.nodes[$0].source >= offset
            })
    }
}
