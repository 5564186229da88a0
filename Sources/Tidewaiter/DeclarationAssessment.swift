public import TidewaiterDocuments
public import TidewaiterTariffs

/// The assessments of a declaration: one entry for each consignment, as each has its own importer.
public struct DeclarationAssessment: Sendable, Hashable {
    /// Name of the JSON that ``json()`` writes when there are several entries.
    public static let schema = "tidewaiter.assessments/1"

    /// One entry.
    public struct Entry: Sendable, Hashable {
        /// Transport document of the consignment; empty when it has none.
        public let bill: String
        /// Its duties, taxes and fees.
        public let assessment: Assessment
    }

    /// Name of the input.
    public let input: String
    /// In the order of the declaration.
    public let entries: [Entry]

    package init(input: String, entries: [Entry]) {
        self.input = input
        self.entries = entries
    }

    /// `refused` if any entry is, else `needs_facts` if any does, else `computed`.
    public var outcome: Outcome {
        entries.reduce(.computed) { Self.outcome($0, and: $1.assessment.outcome) }
    }

    /// The outcome of entries together, from that of some and that of one more.
    static func outcome(_ some: Outcome, and one: Outcome) -> Outcome {
        if some == .refused || one == .refused { return .refused }
        return some == .needsFacts || one == .needsFacts ? .needsFacts : .computed
    }

    /// The assessment itself where there is one entry, else all of them with their bills.
    public func json() -> [UInt8] { written(.json) }

    /// Every charge of every entry as a table, the bill in its first column.
    public func csv() -> [UInt8] { written(.csv) }

    /// For people: each entry, then one line for each.
    public func text() -> String { String(decoding: written(.text), as: UTF8.self) }

    private func written(_ form: DeclarationWriter.Form) -> [UInt8] {
        var writer = DeclarationWriter(form, input: input, count: entries.count)
        var bytes: [UInt8] = []
        for entry in entries { bytes += writer.add(entry) }
        return bytes + writer.end()
    }
}
