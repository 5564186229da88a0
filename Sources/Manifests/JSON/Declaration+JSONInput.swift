import TidewaiterDocuments

extension Declaration {
    /// Reads JSON: our own (``schema``), or of another shape whose names are known.
    static func readJSON(_ bytes: [UInt8], input: String, limits: Limits) throws(TidewaiterError) -> Declaration {
        let document = try JSONDocument(SourceText(unicode: bytes, input: input), limits: limits)
        let root = document.root
        guard root.kind == .object || root.kind == .array else {
            throw notAStructure(root)
        }
        var mapper = JSONMapper(document, limits: limits)
        if try isOwn(root) { mapper.readOwn(root.entry) } else { mapper.readForeign(root.entry) }
        return try finish(mapper, root, limits: limits)
    }

    /// Reads JSON Lines: each line a declaration of our own, a bill, or a flat row as a table has them.
    static func readJSONLines(_ bytes: [UInt8], input: String, limits: Limits) throws(TidewaiterError) -> Declaration {
        let source = SourceText(unicode: bytes, input: input, limits: limits)
        let document = try JSONDocument(lines: source, limits: limits)
        var mapper = JSONMapper(document, limits: limits)
        try mapper.readLines(document.root.entry)
        return try finish(mapper, document.root, limits: limits)
    }

    /// Whether a value is a declaration of our own; a version that is not known is refused.
    static func isOwn(_ value: JSONValue) throws(TidewaiterError) -> Bool {
        guard let schema = value["schema"]?.string, schema.hasPrefix("tidewaiter.declaration/") else { return false }
        guard schema == Declaration.schema else {
            throw TidewaiterError(
                .version, "json.schema",
                "The JSON is \(schema); this version of the library reads \(Declaration.schema).",
                place: value["schema"]?.place)
        }
        return true
    }

    static func notAStructure(_ root: JSONValue) -> TidewaiterError {
        TidewaiterError(
            .format, "json.shape",
            "The JSON is a single value. Send an object with a manifest, or an array of bills.",
            place: root.place)
    }

    static func finish(
        _ mapper: consuming JSONMapper, _ root: JSONValue, limits: Limits
    ) throws(TidewaiterError) -> Declaration {
        if mapper.builder.isFull {
            throw TidewaiterError(
                .limit, "json.items",
                "The JSON has more values than the limit of \(limits.items). Split it, or raise the limit.",
                place: root.place)
        }
        return mapper.finish()
    }
}

/// Fills a store from JSON.
struct JSONMapper: ~Copyable {
    var builder: DeclarationBuilder
    var flaws: [ReaderFlaw] = []
    var flawsLeftOut = 0
    let document: JSONDocument
    let limits: Limits
    /// Members that a field or node was found for.
    var known = 0
    /// Members that none was found for, by the kind of node that they stand in.
    var unknown: [NodeKind: UnknownMembers] = [:]
    /// Pairs of name and kind of node that ``unknown`` has already.
    var unknownNames: Set<Int> = []
    /// Bills that rows have named, and the units that stand under the declaration.
    var rowBills: [String: UInt32] = [:]
    var rowUnits: [String: UInt32] = [:]
    /// What rows of a bill have contradicted already: node and field.
    var rowConflicts: Set<UInt64> = []
    /// By declaration, the one bill that is meant where none is written.
    var impliedBills: [UInt32: UInt32] = [:]
    /// Whether names occur twice anywhere: then the last one counts, and the others are kept.
    private let hasDuplicates: Bool
    /// Objects with repeated names that were gone through, and the values in them that a later member replaces.
    private var examined: Set<Int> = []
    private var overridden: Set<Int> = []
    /// Whether every value is known to be what its field takes: numbers are JSON numbers, and no value is invalid.
    var isSure = true
    /// Whether any of it is our own JSON.
    var isOwn = false
    /// How deep in the document the reading is.
    private var depth = 0
    /// Names met so far, and words for units.
    var names = JSONNameBook()
    var unitWords = UnitWords()
    /// What is to be known of the stream where the JSON is a part of one.
    var part: JSONStreamPart?
    /// Deeper than this no manifest goes; what is deeper is kept whole.
    private static let mostDepth = 128

    init(_ document: JSONDocument, limits: Limits) {
        self.document = document
        self.limits = limits
        hasDuplicates = document.findings.contains { $0.rule == "tw.json.duplicate-key" }
        builder = DeclarationBuilder(
            limits: limits, nodes: document.source.bytes.count / 64, values: document.source.bytes.count / 16)
    }

    mutating func note(_ flaw: ReaderFlaw) {
        if flaws.count < limits.findings { flaws.append(flaw) } else { flawsLeftOut += 1 }
    }

    mutating func addNode(_ kind: NodeKind, under parent: UInt32, _ value: JSONEntry) -> UInt32 {
        let bytes = document.bytes(value)
        return builder.addNode(
            kind, under: parent, source: bytes.lowerBound, length: bytes.count,
            address: UInt32(truncatingIfNeeded: value.number))
    }

    /// Goes into a value; whether that is not too deep. ``leave()`` follows where it is not.
    mutating func enter(_ value: JSONEntry, _ node: UInt32) -> Bool {
        guard depth < Self.mostDepth else {
            addText(.other, to: node, value)
            return false
        }
        depth += 1
        return true
    }

    mutating func leave() { depth -= 1 }

    /// Whether a later member of the object has the same name, and counts.
    ///
    /// Each object with repeated names is gone through once, so that no number of them takes more than linear time.
    @inline(__always)
    mutating func isOverridden(_ member: JSONEntry, in object: JSONEntry) -> Bool {
        hasDuplicates && document.isFlagged(object) && isReplaced(member, in: object)
    }

    private mutating func isReplaced(_ member: JSONEntry, in object: JSONEntry) -> Bool {
        if examined.insert(object.number).inserted {
            var last: [String: Int] = [:]
            var members = document.parts(object)
            while let name = document.nextMember(&members) {
                if let earlier = last.updateValue(name.value.number, forKey: document.name(name)) {
                    overridden.insert(earlier)
                }
            }
        }
        return overridden.contains(member.value.number)
    }

    consuming func finish() -> Declaration {
        if !builder.has(.sourceFormat, in: DeclarationBuilder.interchange) {
            builder.addValue(
                .sourceFormat, to: DeclarationBuilder.interchange, source: 0, length: 0,
                text: (document.isLines ? Format.jsonl : .json).rawValue.utf8)
        }
        if part.map({ $0.isLast && !$0.isKnown }) ?? true { noteNothing() }
        noteUnknown()
        var list = FindingList(limit: limits.findings, from: part?.start ?? 0)
        let document = document
        for finding in document.source.findings + document.findings { list.add(finding) }
        list.add(leftOut: document.findingsLeftOut + document.source.findingsLeftOut + flawsLeftOut)
        let (flaws, isSure) = (flaws, isSure)
        let store = DeclarationStore(
            source: document.source, builder: builder, format: document.isLines ? .jsonl : .json,
            addresses: .json(document), doubt: isSure ? false : nil)
        for flaw in flaws { list.add(store.finding(flaw)) }
        return Declaration(store: store, findings: list)
    }
}

extension JSONMapper {
    static var authority: String { "RFC 8259" }

    /// Adds a value as it is written; null and the empty string are an empty value.
    mutating func addText(_ field: Field, to node: UInt32, _ value: JSONEntry, flags: ValueRecord.Flags = []) {
        let kind = document.kind(value)
        if kind == .null || (kind == .string && document.isFlagged(value)) {
            return addText(field, to: node, value, as: kind == .null ? [] : document.utf8(value), flags: flags)
        }
        if !flags.isEmpty || numericFields[Int(field.rawValue)] && (kind != .number || document.hasExponent(value)) {
            isSure = false
        }
        let bytes = document.bytes(value)
        builder.addValue(
            field, to: node, source: bytes.lowerBound, length: bytes.count,
            address: UInt32(truncatingIfNeeded: value.number), flags: flags)
    }

    @inline(never)
    mutating func addText(
        _ field: Field, to node: UInt32, _ value: JSONEntry, as text: [UInt8], flags: ValueRecord.Flags = []
    ) {
        if !flags.isEmpty || numericFields[Int(field.rawValue)] { isSure = false }
        let bytes = document.bytes(value)
        builder.addValue(
            field, to: node, source: bytes.lowerBound, length: bytes.count, text: text,
            address: UInt32(truncatingIfNeeded: value.number), flags: flags)
    }

    /// Keeps what no field is for: scalars one by one, so that each has its address.
    mutating func keep(_ value: JSONEntry, in node: UInt32) {
        if document.count(value) == 0 { return addText(.other, to: node, value) }
        guard enter(value, node) else { return }
        let isObject = document.kind(value) == .object
        var parts = document.parts(value)
        while !builder.isFull, let part = isObject ? document.nextMember(&parts) : document.nextElement(&parts) {
            keep(isObject ? part.value : part, in: node)
        }
        leave()
    }

    mutating func noteValue(
        _ rule: String, _ severity: Severity, _ effect: Effect, _ message: String, _ node: UInt32,
        parameters: [String: String] = [:]
    ) {
        note(
            ReaderFlaw(
                rule: rule, severity: severity, effect: effect, message: message, authority: Self.authority,
                node: node, value: builder.lastValue, parameters: parameters))
    }
}
