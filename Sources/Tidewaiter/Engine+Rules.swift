internal import TidewaiterNomenclature
package import TidewaiterRulebooks

extension Engine {
    /// Rule books read together with the built-in ones, for those who write and test them.
    package func ruleLibrary(_ books: [BookFiles]) -> RuleLibrary {
        RuleLibrary(RuleLibrary.builtIn + books, nomenclature: nomenclature)
    }
}
