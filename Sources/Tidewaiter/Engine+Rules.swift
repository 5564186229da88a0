internal import TidewaiterDocuments
internal import TidewaiterNomenclature
package import TidewaiterRulebooks

extension Engine {
    /// The rule books in use as JSON, schema `tidewaiter.rules/1`: id, version, title, jurisdictions, and the rules.
    public func rulesJSON() -> [UInt8] {
        var json = JSONWriter()
        json.beginObject()
        json.member("schema", "tidewaiter.rules/1")
        json.member("engine", Self.version)
        json.key("books")
        json.beginArray()
        for book in checker.books { book.write(to: &json) }
        json.endArray()
        json.endObject()
        return json.bytes
    }

    /// Rule books read together with the built-in ones, for those who write and test them. With `recordsRows` tables note
    /// which of their rows answered.
    package func ruleLibrary(_ books: [BookFiles], recordsRows: Bool = false) -> RuleLibrary {
        RuleLibrary(
            RuleLibrary.builtIn + books, nomenclature: nomenclature, trees: nationalTrees, recordsRows: recordsRows)
    }
}
