internal import Tidewaiter
internal import TidewaiterDocuments
internal import TidewaiterRulebooks

extension Subcommand {
    /// `tidewaiter rules`.
    static let rules = Subcommand(
        name: "rules",
        summary: "Tests and examines rule books. A book is named by its folder or file, a built-in one by its id.",
        operands: "test BOOK… | lint BOOK… | list [BOOK…]",
        options: [
            .init(name: "only", value: "TEXT", help: "tests whose name contains the text"),
            .init(name: "format", value: "text|json", help: "how to print; text by default"),
        ],
        example: "tidewaiter rules test my-rules\ntidewaiter rules lint my-rules"
    ) { arguments throws(TidewaiterError) in
        let names = Array(arguments.rest.dropFirst())
        switch arguments.rest.first {
        case "test" where !names.isEmpty: return try RulesCommand.test(names, arguments)
        case "lint" where !names.isEmpty: return try RulesCommand.lint(names)
        case "list": return try RulesCommand.list(names)
        default: throw Arguments.usage("Write: rules test BOOK…, rules lint BOOK… or rules list.")
        }
    }
}

/// What `tidewaiter rules` does; everything but files and printing is done by the rule books themselves.
enum RulesCommand {
    /// The library with the named books, and these.
    static func open(_ names: [String]) throws(TidewaiterError) -> (library: RuleLibrary, books: [RuleBook]) {
        var given: [BookFiles] = []
        var ids: [String] = []
        for name in names where RuleLibrary.builtIn.contains(where: { $0.folder == name }) { ids.append(name) }
        for name in names where !ids.contains(name) { given.append(try RuleFiles.read(name)) }
        let library = try Engine().ruleLibrary(given)
        let books = library.books.filter { book in
            ids.contains(book.id) || given.contains { $0.folder == library.files[book.id]?.folder }
        }
        return (library, books)
    }

    /// Says what is wrong with the books; true where that is an error.
    static func complain(_ flaws: BookFlaws) -> Bool {
        for flaw in flaws.all { Console.write(Array((flaw.text + "\n").utf8), to: 2) }
        return flaws.hasErrors
    }

    static func lint(_ names: [String]) throws(TidewaiterError) -> Int32 {
        let (library, books) = try open(names)
        let isBroken = complain(library.flaws)
        for book in books { Console.print("\(book.id) \(book.version): \(book.ruleCount) rules") }
        return isBroken ? Console.Status.findings : Console.Status.fine
    }

    static func list(_ names: [String]) throws(TidewaiterError) -> Int32 {
        let (library, books) = try open(names)
        for book in names.isEmpty ? library.books : books {
            Console.print("\(book.id) \(book.version): \(book.title)")
            for rule in book.ruleIDs { Console.print("  \(rule)") }
        }
        return complain(library.flaws) ? Console.Status.findings : Console.Status.fine
    }

    static func test(_ names: [String], _ arguments: Arguments) throws(TidewaiterError) -> Int32 {
        let (library, books) = try open(names)
        if complain(library.flaws) { return Console.Status.usage }
        var failed = 0
        var count = 0
        for book in books {
            guard let files = library.files[book.id] else { continue }
            let (results, flaws) = TrialRun.run(book, files, only: arguments["only"] ?? "")
            if complain(flaws) { return Console.Status.usage }
            for result in results where !result.holds {
                failed += 1
                Console.print("\(result.place): \(result.name)")
                for problem in result.problems { Console.print("    \(problem)") }
            }
            count += results.count
        }
        Console.print("\(count) tests, \(failed) failed")
        return failed > 0 ? Console.Status.findings : Console.Status.fine
    }
}
