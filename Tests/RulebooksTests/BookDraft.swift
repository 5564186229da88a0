import TidewaiterDocuments
import TidewaiterManifests
import TidewaiterNomenclature
import TidewaiterQuantities
import TidewaiterRulebooks

/// A rule book written in a test, and what it makes of a declaration.
struct BookDraft {
    let library: RuleLibrary

    /// A book with these lines behind its head; files beside it by their paths.
    init(_ lines: String, files: [String: String] = [:], recordsRows: Bool = false) throws {
        let head = "format: tidewaiter.rulebook/1\nid: draft\nversion: '1'\ntitle: A draft\n"
        let all = ["book.yaml": head + lines].merging(files) { $1 }
        library = RuleLibrary(
            [BookFiles(folder: "draft", files: all.map { .init(path: $0.key, bytes: Array($0.value.utf8)) })],
            nomenclature: try Nomenclature.builtIn, recordsRows: recordsRows)
    }

    /// A book with one rule, by the lines of the rule behind its identifier.
    static func rule(_ lines: String) throws -> BookDraft {
        let inner = lines.split(separator: "\n", omittingEmptySubsequences: false).map { "    \($0)" }
        return try BookDraft(
            "rules:\n  - id: tw.draft.rule\n    title: A rule\n    authority: nobody\n" + inner.joined(separator: "\n")
                + "\n")
    }

    /// Codes of what is wrong with the book.
    var flaws: [String] { library.flaws.all.map(\.code) }

    /// What the tests in its files come to.
    func problems() throws -> [String] {
        var problems: [String] = []
        for book in library.books {
            guard let files = library.files[book.id] else { continue }
            let (results, flaws) = TrialRun.run(book, files)
            problems +=
                flaws.all.map(\.text)
                + results.flatMap { result in
                    result.problems.map { "\(result.name): \($0.message)" }
                }
        }
        return problems
    }
}
