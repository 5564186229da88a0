package import TidewaiterDocuments

/// Where the rows of a built pack stand in its source.
package struct PackPlaces: Sendable {
    private let tables: [String: PackSourceTable]

    init(_ tables: [PackSourceTable]) {
        self.tables = Dictionary(uniqueKeysWithValues: tables.map { ($0.name, $0) })
    }

    /// The place of a flaw; `nil` where the source has no such table.
    package func place(of flaw: PackFlaw) -> Place? {
        tables[flaw.table]?.place(ofRow: flaw.row, column: flaw.column)
    }
}

/// A built pack that remembers its source.
package struct CompiledPack: Sendable {
    /// The built file.
    package let bytes: [UInt8]
    /// Where its rows come from.
    package let places: PackPlaces
}
