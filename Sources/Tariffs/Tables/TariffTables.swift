import TidewaiterDocuments
import TidewaiterPacks

/// The tables that every regime works with.
final class TariffTables: Sendable {
    let lines: TariffLines
    let facts: DeclaredFacts
    let uncovered: UncoveredPrograms
    /// What is charged beside the base rate; `nil` where the pack has no such tables.
    let measures: Measures?
    /// The pack's statement of what it covers.
    let coverage: String

    init(_ pack: Pack) throws(TidewaiterError) {
        guard let lines = TariffLines(pack.table("lines")) else { throw .lackingTable("lines", pack) }
        self.lines = lines
        facts = DeclaredFacts(pack.table("facts"))
        uncovered = UncoveredPrograms(pack.table("uncovered"))
        measures = try Measures(pack, facts)
        coverage = pack.coverage
    }
}
