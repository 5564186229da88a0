package import TidewaiterDocuments
internal import TidewaiterNomenclature
internal import TidewaiterRulebooks

/// A rule book as one text: its files with zero bytes between them, first the head, then a file of rules, one of tests and
/// a table.
package struct WrittenBook {
    private let files: BookFiles

    package init(_ bytes: [UInt8]) {
        let paths = ["book.yaml", "rules/rules.yaml", "tests/tests.yaml", "table.csv"]
        let parts = bytes.split(separator: 0, maxSplits: paths.count - 1, omittingEmptySubsequences: false)
        files = BookFiles(
            folder: "book",
            files: zip(paths, parts).map { .init(path: $0, bytes: Array($1)) }.filter { !$0.bytes.isEmpty })
    }

    /// Reads, compiles and examines the book, runs its tests, and returns what is not as it is for every book.
    package func problems(_ limits: Limits = .standard) throws -> [String] {
        var problems: [String] = []
        let nomenclature = try Nomenclature.builtIn
        let library = RuleLibrary([files], nomenclature: nomenclature, recordsRows: true)
        let again = RuleLibrary([files], nomenclature: nomenclature)
        if library.flaws.all.map(\.text) != again.flaws.all.map(\.text) { problems.append("other flaws a second time") }
        if library.books.isEmpty, !library.flaws.hasErrors { problems.append("neither a book nor an error") }
        var flaws = library.flaws
        for book in library.books {
            flaws.add(BookLint.flaws(of: book, in: library, asOf: nil))
            let (results, trialFlaws) = TrialRun.run(book, files, limits: limits)
            flaws.add(trialFlaws)
            let coverage = BookCoverage.measure(book, files, limits: limits).coverage
            if coverage.tests != results.count { problems.append("\(coverage.tests) tests, \(results.count) results") }
            if coverage.failedTests != results.count(where: { !$0.holds }) { problems.append("tests fail by turns") }
            let count = coverage.count()
            if count.all - count.seen != coverage.open.count { problems.append("what is open is not what is not seen") }
            let report = CoverageReport([coverage])
            if report.html().isEmpty || report.json().isEmpty { problems.append("no report of coverage") }
            if BookDocumentation(of: book, in: library)?.html().isEmpty ?? true { problems.append("no page") }
        }
        for flaw in flaws.all
        where flaw.code.isEmpty || flaw.message.isEmpty || flaw.place.line < 1 && flaw.code != "book.no-head" {
            problems.append("a flaw without code, message or place: \(flaw.text)")
        }
        if LintReport(flaws, library.books).json().isEmpty { problems.append("no report of flaws") }
        return problems
    }
}
