internal import Tidewaiter
internal import TidewaiterDocuments
internal import TidewaiterRulebooks

extension Subcommand {
    /// `tidewaiter rules`.
    static let rules = Subcommand(
        name: "rules",
        summary:
            "Tests, examines and explains rule books. A book is named by its folder or file, a built-in one by its id.",
        operands: """
            test|coverage|lint|mutate|doc|list BOOK…
            tidewaiter rules explain RULE --on FILE [--rules BOOK]
            tidewaiter rules diff OLD NEW --history FILE…
            tidewaiter rules schema
            """,
        options: [
            .init(name: "format", value: "FORM", help: "text (by default), json; test: junit; lint: sarif"),
            .init(name: "only", value: "TEXT", help: "test: cases whose name has the text, or that expect this rule"),
            .init(name: "watch", value: nil, help: "test: again whenever a file changes, until Ctrl-C"),
            .init(
                name: "html", value: "FILE",
                help: "coverage, doc: write a page; that of coverage has the open places marked"),
            .init(name: "fail-under", value: "PERCENT", help: "coverage, mutate: exit status 1 below this"),
            .init(name: "limit", value: "COUNT", help: "mutate: try at most so many changes; 1000 by default"),
            .init(name: "history", value: "FILE", help: "diff: a declaration to check with both books", repeats: true),
            .init(name: "on", value: "FILE", help: "explain: the declaration"),
            .init(name: "path", value: "POINTER", help: "explain: only this part, such as /consignments/0"),
            .init(name: "into", value: "CC", help: "explain, diff: country of import"),
            .init(
                name: "as-of", value: "DATE",
                help: "lint, explain, diff: day whose law applies; today by default, with diff that of the file, if any"
            ),
            .init(name: "language", value: "LL", help: "diff: language of messages; en by default"),
            .rules,
        ],
        example: """
            tidewaiter rules test my-rules --format junit
            tidewaiter rules coverage my-rules --html coverage.html --fail-under 95
            tidewaiter rules lint my-rules
            tidewaiter rules mutate my-rules --limit 200
            tidewaiter rules doc my-rules --html my-rules.html
            tidewaiter rules diff my-rules-2025 my-rules --history may.edi --history june.edi
            tidewaiter rules explain tw.mass.gross-below-net --on manifest.csv --path /consignments/0/goods_items/4
            """
    ) { arguments throws(TidewaiterError) in
        let names = Array(arguments.rest.dropFirst())
        switch arguments.rest.first {
        case "test" where !names.isEmpty: return try RulesCommand.test(names, arguments)
        case "coverage" where !names.isEmpty: return try RulesCommand.coverage(names, arguments)
        case "lint" where !names.isEmpty: return try RulesCommand.lint(names, arguments)
        case "mutate" where !names.isEmpty: return try RulesCommand.mutate(names, arguments)
        case "doc" where !names.isEmpty: return try RulesCommand.document(names, arguments)
        case "diff": return try RulesCommand.diff(names, arguments)
        case "explain" where names.count == 1: return try RulesCommand.explain(names[0], arguments)
        case "list": return try RulesCommand.list(names, arguments)
        case "schema" where names.isEmpty:
            Console.write(Array(DeclarationSchema.text.utf8))
            return Console.Status.fine
        default:
            throw Arguments.usage(
                "Write: rules test, coverage, lint, mutate or doc BOOK…, rules explain RULE --on FILE, rules diff OLD NEW "
                    + "--history FILE…, rules list or rules schema.")
        }
    }
}

/// What `tidewaiter rules` does; everything but files and printing is done by the rule books themselves.
enum RulesCommand {
    /// The library with the named books, and these.
    static func open(
        _ names: [String], beside others: [BookFiles] = [], recordsRows: Bool = false
    ) throws(TidewaiterError) -> (library: RuleLibrary, books: [RuleBook]) {
        var given: [BookFiles] = []
        var ids: [String] = []
        for name in names where RuleLibrary.builtIn.contains(where: { $0.folder == name }) { ids.append(name) }
        for name in names where !ids.contains(name) { given.append(try RuleFiles.read(name)) }
        let library = try Engine().ruleLibrary(others + given, recordsRows: recordsRows)
        let books = library.books.filter { book in
            ids.contains(book.id) || given.contains { $0.folder == library.files[book.id]?.folder }
        }
        return (library, books)
    }

    /// Refuses the copies of books in this program where tests are asked for, as those have none.
    static func requireTests(of books: [RuleBook], in library: RuleLibrary) throws(TidewaiterError) {
        for book in books where library.files[book.id]?.isWithoutTests ?? false {
            throw TidewaiterError(
                .notFound, "rules.no-tests",
                "The copy of '\(book.id)' in this program carries no tests. Name the folder of the book's sources instead, "
                    + "such as Sources/BuiltInBooks/\(book.id).")
        }
    }

    /// Says what is wrong with the books; true where that is an error.
    static func complain(_ flaws: BookFlaws) -> Bool {
        for flaw in flaws.all { Console.write(Array((flaw.text + "\n").utf8), to: 2) }
        return flaws.hasErrors
    }

    static func lint(_ names: [String], _ arguments: Arguments) throws(TidewaiterError) -> Int32 {
        let form = try arguments.choice("format", among: ["text", "json", "sarif"], otherwise: "text")
        let day = try arguments.date("as-of") ?? CivilDate(iso: Console.today())
        let (library, books) = try open(names)
        var flaws = library.flaws
        for book in books { flaws.add(BookLint.flaws(of: book, in: library, asOf: day)) }
        let report = LintReport(flaws, books)
        switch form {
        case "json": Console.write(report.json() + [0x0A])
        case "sarif": Console.write(report.sarif(engine: Engine.version) + [0x0A])
        default: Console.write(Array(report.text().utf8))
        }
        return report.errors > 0 ? Console.Status.findings : Console.Status.fine
    }

    static func list(_ names: [String], _ arguments: Arguments) throws(TidewaiterError) -> Int32 {
        let form = try arguments.choice("format", among: ["text", "json"], otherwise: "text")
        let (library, books) = try open(names, beside: arguments.ruleBooks())
        let listed = names.isEmpty ? library.books : books
        if form == "json" {
            Console.write(RuleBook.json(listed, engine: Engine.version) + [0x0A])
        } else {
            for book in listed { Console.write(Array(book.list().utf8)) }
        }
        return complain(library.flaws) ? Console.Status.findings : Console.Status.fine
    }

    static func coverage(_ names: [String], _ arguments: Arguments) throws(TidewaiterError) -> Int32 {
        let form = try arguments.choice("format", among: ["text", "json"], otherwise: "text")
        let least = try arguments.permille("fail-under")
        let (library, books) = try open(names, recordsRows: true)
        if complain(library.flaws) { return Console.Status.usage }
        try requireTests(of: books, in: library)
        var measured: [BookCoverage] = []
        for book in books {
            guard let files = library.files[book.id] else { continue }
            let (coverage, flaws) = BookCoverage.measure(book, files)
            if complain(flaws) { return Console.Status.usage }
            measured.append(coverage)
        }
        let report = CoverageReport(measured)
        Console.write(form == "json" ? report.json() + [0x0A] : Array(report.text().utf8))
        if let path = arguments["html"] { try Console.write(Array(report.html().utf8), toFile: path) }
        return report.permille < least || report.failedTests > 0 ? Console.Status.findings : Console.Status.fine
    }

    private static func noRule(_ id: String, in library: RuleLibrary) -> TidewaiterError {
        if let check = Check.all.first(where: { $0.id == id }) {
            return TidewaiterError(
                .notFound, "rules.rule",
                "'\(id)' is no rule of a book but a check of the program: \(check.title) (\(check.authority)). Its findings say all "
                    + "that there is to it.")
        }
        let hint = SimilarName.question(id, library.books.flatMap(\.ruleIDs))
        return TidewaiterError(
            .notFound, "rules.rule", "There is no rule '\(id)'.\(hint) tidewaiter rules list has those that there are.")
    }

    static func explain(_ rule: String, _ arguments: Arguments) throws(TidewaiterError) -> Int32 {
        guard let path = arguments["on"] else {
            throw Arguments.usage("Name the declaration to explain the rule on: --on FILE.")
        }
        let form = try arguments.choice("format", among: ["text", "json"], otherwise: "text")
        let engine = try Engine(rules: arguments.ruleBooks())
        let library = engine.ruleLibrary(try arguments.ruleBooks())
        guard let book = library.books.last(where: { $0.ruleIDs.contains(rule) }) else {
            throw noRule(rule, in: library)
        }
        let name = path.split(separator: "/").last.map(String.init) ?? path
        let bytes = try Console.read(path, limit: engine.limits.inputBytes)
        let declaration: Declaration
        do throws(TidewaiterError) {
            declaration = try engine.read(bytes, input: path == "-" ? "" : name)
        } catch {
            throw error.naming(path)
        }
        let options = CheckOptions(
            into: try arguments.country("into"), asOf: try arguments.date("as-of") ?? CivilDate(iso: Console.today()))
        guard
            let explanation = RuleExplanation(
                rule, of: book, on: declaration, options: options, path: arguments["path"])
        else { return Console.Status.usage }
        if explanation.looks.isEmpty, let path = arguments["path"] {
            throw TidewaiterError(
                .notFound, "rules.path",
                "The rule looks at nothing at '\(path)'. A path begins with a stroke, such as /consignments/0/goods_items/4; "
                    + "leave --path out to see all parts that it looks at.")
        }
        Console.write(form == "json" ? explanation.json() + [0x0A] : Array(explanation.text().utf8))
        return explanation.looks.contains { $0.outcome == .failed } ? Console.Status.findings : Console.Status.fine
    }
}
