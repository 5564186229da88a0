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

    private static func library() throws -> RuleLibrary {
        RuleLibrary(books, nomenclature: try .builtIn, trees: try trees())
    }

    private static func trees() throws -> [NationalTree] {
        try Pack.builtIn.filter { $0.table("lines") != nil }.map { try NationalTree(pack: $0) }
    }

    @Test func haveNoFlaw() throws {
        #expect(try Self.library().flaws.all.map(\.text) == [])
        #expect(try Self.library().books.count == RuleLibrary.builtIn.count)
    }

    @Test(arguments: RuleLibrary.builtIn.map(\.folder))
    func passTheirTests(_ id: String) throws {
        let library = try Self.library()
        let book = try #require(library.books.first { $0.id == id })
        let (results, flaws) = TrialRun.run(book, try #require(library.files[id]))
        #expect(flaws.all.map(\.text) == [])
        for result in results where !result.holds {
            Issue.record("\(result.place): \(result.name): \(result.problems.map(\.message).joined(separator: "; "))")
        }
        #expect(!results.isEmpty)
    }
}
