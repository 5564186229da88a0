internal import Synchronization
package import TidewaiterDocuments
package import TidewaiterManifests
package import TidewaiterNomenclature

/// Runs the checks over a declaration.
package struct Checker: Sendable {
    private let library: LazyRules
    private let limits: Limits

    /// A checker with the built-in rule books, or with those of `rules`, which must be without error.
    package init(
        nomenclature: Nomenclature, trees: [NationalTree] = [], rules: RuleLibrary? = nil, limits: Limits
    ) {
        library = LazyRules(rules, nomenclature, trees)
        self.limits = limits
    }

    /// The rule books that it checks with.
    package var books: [RuleBook] { library.books }

    /// Everything the reader and the checks have to say, gravest effect first, then in the order of the document.
    package func check(_ declaration: Declaration, options: CheckOptions, engine: String) -> Report {
        let structure = declaration.structureFindings(limits: limits)
        let read =
            declaration.findings + structure.findings.prefix(max(0, limits.findings - declaration.findings.count))
        let room = max(0, limits.findings - read.count)
        let structureLeftOut = structure.leftOut + structure.findings.count + declaration.findings.count - read.count
        let books = library.books
        let index = DeclarationIndex(declaration, countsFields: books.contains(where: \.plan.asksHowManyState))
        let contexts = MessageContext.all(in: index, options, format: declaration.format.rawValue)
        let count = books.reduce(Check.all.count) { $0 + $1.ruleCount }
        let desk = FindingDesk(index, subjects: count, room: room)
        var run = CheckRun(declaration, checks: Check.all, index: index, contexts: contexts, desk: desk)
        run.run()
        judge(declaration, index, options, contexts, books, desk)
        let sheet = desk.sheet(of: [Check.ids] + books.map(\.ruleIDs))
        let leftOut = declaration.findingsLeftOut + structureLeftOut + desk.leftOut
        var unapplied = declaration.isPart ? Check.all.filter { $0.reach != .each }.map(\.id) : []
        if declaration.isPart {
            unapplied += books.flatMap {
                $0.rules.filter { !$0.wholeKinds.isEmpty || $0.first != nil }.map(\.subject.id)
            }
        }
        return Report(
            engine: engine, declaration: declaration, options: options, findings: desk.give(behind: read),
            leftOut: leftOut, sheet: sheet, unapplied: unapplied)
    }

    /// Every rule of every book.
    private func judge(
        _ declaration: Declaration, _ index: DeclarationIndex, _ options: CheckOptions,
        _ contexts: [MessageContext], _ books: [RuleBook], _ desk: FindingDesk
    ) {
        var first = Check.all.count
        for book in books where book.ruleCount > 0 {
            var run = RuleRun(
                book, index, isPart: declaration.isPart, options: options, contexts: contexts, desk: desk,
                firstSubject: first)
            run.run()
            first += book.ruleCount
        }
    }
}

/// The built-in books, read and compiled when somebody checks with them for the first time: an engine that only assesses
/// does not wait for them. Those that were read already are kept.
private final class LazyRules: Sendable {
    private let nomenclature: Nomenclature
    private let trees: [NationalTree]
    private let made: Mutex<RuleLibrary?>

    init(_ rules: RuleLibrary?, _ nomenclature: Nomenclature, _ trees: [NationalTree]) {
        made = Mutex(rules)
        self.trees = trees
        self.nomenclature = nomenclature
    }

    var books: [RuleBook] {
        made.withLock { made in
            if let made { return made.books }
            let library = RuleLibrary(RuleLibrary.builtIn, nomenclature: nomenclature, trees: trees)
            made = library
            return library.books
        }
    }
}
