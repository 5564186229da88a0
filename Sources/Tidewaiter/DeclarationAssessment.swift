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
        if entries.contains(where: { $0.assessment.outcome == .refused }) { return .refused }
        return entries.contains { $0.assessment.outcome == .needsFacts } ? .needsFacts : .computed
    }

    /// The assessment itself where there is one entry, else all of them with their bills.
    public func json() -> [UInt8] {
        if entries.count == 1, let only = entries.first { return only.assessment.json() }
        var json = JSONWriter()
        json.beginObject()
        json.member("schema", Self.schema)
        json.member("input", input)
        json.member("outcome", outcome.rawValue)
        json.key("entries")
        json.beginArray()
        for entry in entries {
            json.beginObject()
            json.member("bill", entry.bill)
            json.key("assessment")
            json.raw(entry.assessment.json())
            json.endObject()
        }
        json.endArray()
        json.endObject()
        return json.bytes
    }

    /// Every charge of every entry as a table, the bill in its first column.
    public func csv() -> [UInt8] {
        var table: [UInt8] = []
        for (index, entry) in entries.enumerated() {
            let rows = entry.assessment.csv(bill: entry.bill)
            // Each table has its header; one is enough.
            table += index == 0 ? rows[...] : rows.drop { $0 != UInt8(ascii: "\n") }.dropFirst()
        }
        return table
    }

    /// For people: each entry, then one line for each.
    public func text() -> String {
        guard entries.count > 1 else { return entries.first?.assessment.text() ?? "" }
        var text = ""
        var packs: [Assessment.PackReference] = []
        for entry in entries {
            text += "==== Bill \(entry.bill) ====\n\n" + entry.assessment.body() + "\n"
            for pack in entry.assessment.packs where !packs.contains(pack) { packs.append(pack) }
        }
        text += "==== \(entries.count) entries ====\n\n"
        for entry in entries { text += "  \(entry.bill)  \(entry.assessment.summary())\n" }
        return text + Assessment.ending(packs: packs)
    }
}
