internal import TidewaiterDocuments
internal import TidewaiterNomenclature
package import TidewaiterRulebooks

extension Engine {
    /// The rule books in use as JSON, schema `tidewaiter.rules/1`: id, version, title, jurisdictions, and the rules.
    public func rulesJSON() -> [UInt8] {
        RuleBook.json(checker.books, engine: Self.version)
    }

    /// Rule books read together with the built-in ones, for those who write and test them. With `recordsRows` tables note
    /// which of their rows answered.
    package func ruleLibrary(_ books: [BookFiles], recordsRows: Bool = false) -> RuleLibrary {
        RuleLibrary(
            RuleLibrary.builtIn + books, nomenclature: nomenclature, trees: nationalTrees, recordsRows: recordsRows)
    }
}
