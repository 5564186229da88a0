import TidewaiterDocuments
import TidewaiterPacks
import TidewaiterQuantities

/// The table `line_measures` of a pack: the notation of `measures`, ordered by the code that a row is for.
///
/// A national tariff has hundreds of thousands of measures, of which a line meets some dozens: those are found by its
/// leading digits and made into a book when the line is assessed.
struct LineMeasures: Sendable {
    private let pack: Pack
    private let table: PackTable
    /// Measures that look for their goods themselves, charged beside them.
    private let others: PackTable?
    /// The measures of codes that were asked for again.
    private let known = Memo<Key, Measures>(most: 256)

    private struct Key: Hashable {
        let code: String
        let time: KnownTime
    }

    /// Checks every row; `nil` where the pack has no such table.
    init?(_ pack: Pack, _ facts: DeclaredFacts) throws(TidewaiterError) {
        guard let table = pack.table("line_measures") else { return nil }
        guard table.columns.first == "code" else { throw .lackingTable("line_measures", pack) }
        self.pack = pack
        self.table = table
        var reader = try MeasureReader(pack, table, facts)
        try reader.read(Array(table.rows))
        others = pack.table("measures")
    }

    /// The measures of a code on a date, with those of the day up to which it was known; those of a longer code count before
    /// those of a shorter one.
    func book(
        for code: String, at time: KnownTime, _ facts: DeclaredFacts, of request: AssessmentRequest
    ) -> MeasureBook? {
        let key = Key(code: code, time: time)
        let kept = known.value(key) { measures(of: code, at: time, facts, areKept: true) }
        guard let measures = kept ?? measures(of: code, at: time, facts, areKept: false) else { return nil }
        let book = MeasureBook(measures, facts, on: time.date, of: request)
        book.offersClaims = true
        return book
    }

    private func measures(
        of code: String, at time: KnownTime, _ facts: DeclaredFacts, areKept: Bool
    ) -> Measures? {
        var rows: [Int] = []
        let view = code.utf8Span
        for length in stride(from: view.span.count, through: 2, by: -1) {
            for row in table.rows(key: view.span.extracting(0..<length))
            where table.isInForce(row, on: time.date) || table.isInForce(row, on: time.knownDate) {
                rows.append(row)
            }
        }
        // Every row was read when the pack was opened, so that none can fail now; without rows there is still a book.
        return try? Measures(pack, table, rows: rows, beside: others, facts, areKept: areKept)
    }
}
