internal import TidewaiterDocuments

/// What was paid too much on past entries, as a table (RFC 4180): one row for each charge that differs.
///
/// Where a measure falls away another may take its place; its row has a refund below zero, so that the rows of an entry sum
/// to what is to be refunded on it. Interest is left out, and each row says so.
public enum RefundList {
    /// The names of the columns.
    public static var header: [UInt8] {
        var out = CSVWriter()
        out.row([
            "entry", "as_of", "line", "code", "program", "heading", "paid", "would_have_been_due", "refund", "currency",
            "interest", "authority",
        ])
        return out.bytes
    }

    /// The rows of an entry; none where nothing differs or nothing could be computed.
    public static func rows(of entry: ImpactEntry) -> [UInt8] {
        var out = CSVWriter()
        for change in entry.changes {
            let refund = (try? change.before.subtracting(change.after)) ?? .zero
            out.row([
                entry.id, entry.asOf?.description ?? "", change.line ?? "", change.code ?? "", change.program,
                change.heading ?? "", entry.money(change.before), entry.money(change.after), entry.money(refund),
                entry.currency, "not included", change.authority,
            ])
        }
        return out.bytes
    }
}
