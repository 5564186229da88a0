internal import TidewaiterPacks

/// Tables of the built-in words that stand for no goods: what papers say round these, and names of countries.
///
/// They are of the built-in pack alone, for what is learnt and what is described have to be read alike. Whoever reads one
/// keeps what it makes of it, so that each is read once, with the first description.
enum WordTables {
    /// The words that a table, whose first column is their kind, has of some kinds.
    static func words(_ name: String, ofKinds kinds: Set<String>) -> [String] {
        guard let table = Pack.builtIn("hs-words")?.table(name) else { return [] }
        return table.rows.filter { kinds.contains(table.text($0, 0)) }.map { table.text($0, 1) }
    }
}
