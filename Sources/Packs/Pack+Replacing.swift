package import TidewaiterDocuments

extension Pack {
    /// The built file of this pack with other rows in one of its tables; it has the same columns.
    package func replacing(_ name: String, rows: [[String]]) throws(TidewaiterError) -> [UInt8] {
        let layout = try PackLayout(storage)
        let sources = tables.map { table in
            let cells =
                table.name == name
                ? rows.map { $0.map { Array($0.utf8) } }
                : table.rows.map { row in table.columns.indices.map { Array(table.text(row, $0).utf8) } }
            return PackSourceTable(name: table.name, columns: table.columns.map { Array($0.utf8) }, rows: cells)
        }
        return try PackBuilder.write(storage.copy(layout.manifest.lowerBound, layout.manifest.count), sources)
    }
}
