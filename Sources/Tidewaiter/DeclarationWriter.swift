internal import TidewaiterDocuments
internal import TidewaiterManifests
internal import TidewaiterTariffs

/// Writes the assessments of a declaration piece by piece, so that no entry need be kept once it is written.
package struct DeclarationWriter {
    /// The forms of ``Answer/Form`` that the assessments of a declaration have.
    package enum Form: String, Sendable { case json, text, csv }

    private let form: Form
    private let input: String
    private let count: Int
    private var added = 0
    private var json = JSONWriter()
    /// What closes a text: one line for each entry, and the packs that any of them used.
    private var summaries = ""
    private var packs: [Assessment.PackReference] = []
    private var outcome = Outcome.computed

    /// A writer for the entries of a declaration.
    package init(_ form: Form, of declaration: Declaration) {
        self.init(form, input: declaration.inputName, count: declaration.entryCount)
    }

    /// A writer for `count` entries; a single one is written as the assessment that it is.
    init(_ form: Form, input: String, count: Int) {
        self.form = form
        self.input = input
        self.count = count
    }

    /// The next entry.
    package mutating func add(_ entry: DeclarationAssessment.Entry) -> [UInt8] {
        added += 1
        outcome = DeclarationAssessment.outcome(outcome, and: entry.assessment.outcome)
        switch form {
        case .json: return count == 1 ? entry.assessment.json() : addJSON(entry)
        case .text: return Array((count == 1 ? entry.assessment.text() : addText(entry)).utf8)
        case .csv:
            let rows = entry.assessment.csv(bill: entry.bill)
            // Each table has its header; one is enough.
            return added == 1 ? rows : Array(rows.drop { $0 != UInt8(ascii: "\n") }.dropFirst())
        }
    }

    /// What comes after the last entry.
    package mutating func end() -> [UInt8] {
        guard count != 1 else { return [] }
        switch form {
        case .json:
            if added == 0 { beginJSON() }
            json.endArray()
            // Known only now; JSON that leaves while it is computed cannot state it first.
            json.member("outcome", outcome.rawValue)
            json.endObject()
            return json.take()
        case .text:
            return Array("==== \(added) entries ====\n\n\(summaries)\(Assessment.ending(packs: packs))".utf8)
        case .csv: return []
        }
    }

    private mutating func beginJSON() {
        json.beginObject()
        json.member("schema", DeclarationAssessment.schema)
        json.member("input", input)
        json.key("entries")
        json.beginArray()
    }

    private mutating func addJSON(_ entry: DeclarationAssessment.Entry) -> [UInt8] {
        if added == 1 { beginJSON() }
        json.beginObject()
        json.member("bill", entry.bill)
        json.key("assessment")
        json.raw(entry.assessment.json())
        json.endObject()
        return json.take()
    }

    private mutating func addText(_ entry: DeclarationAssessment.Entry) -> String {
        summaries += "  \(entry.bill)  \(entry.assessment.summary())\n"
        for pack in entry.assessment.packs where !packs.contains(pack) { packs.append(pack) }
        return "==== Bill \(entry.bill) ====\n\n\(entry.assessment.body())\n"
    }
}
