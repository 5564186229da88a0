import Testing
import TidewaiterDocuments
import TidewaiterNomenclature
import TidewaiterPacks
import TidewaiterRulebooks
import TidewaiterTestSupport

@Suite("The built-in rule books")
struct BuiltInBookTests {
    /// Each with its tests, which are no part of the library.
    private static let books: [BookFiles] = RuleLibrary.builtIn.map { book in
        let folder = "\(Files.root)/Sources/BuiltInBooks/\(book.folder)/tests"
        let tests = Files.names(in: folder).compactMap { name in
            Files.read("\(folder)/\(name)").map { BookFiles.File(path: "tests/\(name)", bytes: $0) }
        }
        return BookFiles(folder: book.folder, files: book.files + tests)
    }

    /// Read once, with the rows of tables that answer.
    private static let library = Result {
        RuleLibrary(books, nomenclature: try .builtIn, trees: try trees(), recordsRows: true)
    }

    private static func trees() throws -> [NationalTree] {
        try Pack.builtIn.filter { $0.table("lines") != nil }.map { try NationalTree(pack: $0) }
    }

    private static func book(_ id: String) throws -> RuleBook {
        try #require(try library.get().books.first { $0.id == id })
    }

    /// Books of which tests have seen all: what is added to them has its tests from the start.
    private static let covered = ["core", "dangerous-goods", "eu", "us"]
    /// Books in which lint finds nothing.
    private static let clean = ["core", "dangerous-goods", "eu"]

    @Test func haveNoFlaw() throws {
        #expect(try Self.library.get().flaws.all.map(\.text) == [])
        #expect(try Self.library.get().books.count == RuleLibrary.builtIn.count)
    }

    @Test(arguments: RuleLibrary.builtIn.map(\.folder))
    func passTheirTestsWhichSeeAllOfThem(_ id: String) throws {
        let (book, files) = (try Self.book(id), try #require(try Self.library.get().files[id]))
        let (coverage, flaws) = BookCoverage.measure(book, files)
        #expect(flaws.all.map(\.text) == [])
        #expect(coverage.tests > 0)
        if coverage.failedTests > 0 {
            for result in TrialRun.run(book, files).results where !result.holds {
                let problems = result.problems.map(\.message).joined(separator: "; ")
                Issue.record("\(result.place): \(result.name): \(problems)")
            }
        }
        guard Self.covered.contains(id) else { return }
        for item in coverage.open.prefix(20) { Issue.record("\(item.place): \(item.rule ?? id): \(item.what)") }
    }

    @Test(arguments: clean)
    func haveNothingOdd(_ id: String) throws {
        // Whether the time of a rule has passed is a matter of the day, and no fault of the book.
        #expect(BookLint.flaws(of: try Self.book(id), in: try Self.library.get(), asOf: nil).all.map(\.text) == [])
    }
}
