package import TidewaiterDocuments
package import TidewaiterPacks
import TidewaiterQuantities

extension Pack {
    /// Throws one error with all that is wrong in the rows of the pack, by file and line where `places` knows them.
    ///
    /// ``verify()`` says whether the file is whole; this, whether what it says makes sense: columns, dates, codes,
    /// rates, units, names of programmes, facts, lists and groups, and rows that contradict each other.
    package func checkRows(places: PackPlaces? = nil) throws(TidewaiterError) {
        let facts = DeclaredFacts(table("facts"))
        var flaws = PackFlaws()
        for table in tables {
            guard let schema = TableSchemas.all[table.name] else {
                let question = SimilarName.question(table.name, Array(TableSchemas.all.keys.sorted()))
                flaws.add(PackFlaw(table: table.name, "packs have no such table.\(question)"))
                continue
            }
            var check = TableCheck(table, schema, facts)
            check.run()
            flaws.add(check.flaws)
        }
        // Rows can only refer to each other where tables are what they have to be.
        let isReadable = !flaws.kept.contains { $0.row == nil }
        if isReadable, table("programs") != nil {
            for measures in [table("measures"), table("line_measures")].compactMap(\.self) {
                var reader = try MeasureReader(self, measures, facts)
                reader.readRows()
                flaws.add(reader.flaws)
            }
        }
        if isReadable { for flaw in referenceFlaws { flaws.add(flaw) } }
        if let error = flaws.error(of: self, places: places) { throw error }
    }
}
