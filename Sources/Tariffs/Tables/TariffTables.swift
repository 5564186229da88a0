import TidewaiterDocuments
import TidewaiterPacks

/// The tables that every regime works with.
final class TariffTables: Sendable {
    let lines: TariffLines
    let facts: DeclaredFacts
    let uncovered: UncoveredPrograms
    /// What is charged beside the base rate; `nil` where the pack has no such tables.
    let measures: Measures?
    /// Amounts by what the goods are made of; `nil` where the pack has no such tables.
    let compositions: Compositions?

    init(_ pack: Pack) throws(TidewaiterError) {
        guard let lines = TariffLines(pack.table("lines")) else { throw .lackingTable("lines", pack) }
        self.lines = lines
        facts = DeclaredFacts(
            pack.table("facts"), parts: pack.table("value_parts"), contradictions: pack.table("contradictions"))
        uncovered = UncoveredPrograms(pack.table("uncovered"))
        measures = try Measures(pack, facts)
        compositions = Compositions(pack)
    }
}
