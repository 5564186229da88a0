import TidewaiterDocuments

/// Reads records of TARIC 3: an envelope of transactions, each of records that insert, update or delete.
struct TARICReader {
    private(set) var store = TARICStore()
    private let limits: Limits

    init(_ limits: Limits) { self.limits = limits }

    mutating func read(_ records: XMLRecords, _ report: inout ImportReport) throws(TidewaiterError) {
        while let record = try records.next(where: { $1 == "record" }) {
            report.count("records")
            guard let type = record["update.type"] else {
                report.leaveOut(record.summary, at: record.place, "the record does not say what it does (update.type)")
                continue
            }
            guard let action = TARICStore.Action(rawValue: type.text) else {
                report.leaveOut(
                    record.summary, at: type.place, "\"\(type.text)\" is no update, deletion or insertion (1, 2, 3)")
                continue
            }
            let contents = record.children.filter { !Self.technical.contains($0.name) }
            guard contents.count == 1, let content = contents.first else {
                report.leaveOut(
                    record.summary, at: record.place, "the record holds \(contents.count) things and not one")
                continue
            }
            if let oddity = store.apply(action, content) {
                report.leaveOut("\(content.name): \(content.summary)", at: content.place, oddity)
            }
            guard store.count <= limits.items else {
                throw TidewaiterError(
                    .limit, "import.items",
                    "There are more records than the limit of \(limits.items). Import fewer files.",
                    place: record.place)
            }
        }
    }

    private static let technical: Set<String> = [
        "transaction.id", "record.code", "subrecord.code", "record.sequence.number", "update.type",
    ]
}
