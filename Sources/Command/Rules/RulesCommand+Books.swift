internal import Tidewaiter
internal import TidewaiterDocuments
internal import TidewaiterRulebooks

extension RulesCommand {
    static func mutate(_ names: [String], _ arguments: Arguments) throws(TidewaiterError) -> Int32 {
        let form = try arguments.choice("format", among: ["text", "json"], otherwise: "text")
        let least = try arguments.permille("fail-under")
        let text = arguments["limit"] ?? "1000"
        guard let limit = Int(text), limit > 0 else {
            throw Arguments.usage("--limit \(text): write how many changes to try, a number above 0.")
        }
        let (library, books) = try open(names)
        if complain(library.flaws) { return Console.Status.usage }
        try requireTests(of: books, in: library)
        var reports: [MutationReport] = []
        for book in books {
            let report = MutationReport(of: book, in: library, limit: limit)
            if complain(report.flaws) { return Console.Status.usage }
            reports.append(report)
        }
        if form == "json" {
            Console.write(MutationReport.json(reports) + [0x0A])
        } else {
            for report in reports { Console.write(Array(report.text().utf8)) }
        }
        return reports.contains { $0.permille < least || $0.failedTests > 0 }
            ? Console.Status.findings : Console.Status.fine
    }

    static func document(_ names: [String], _ arguments: Arguments) throws(TidewaiterError) -> Int32 {
        let (library, books) = try open(names)
        if complain(library.flaws) { return Console.Status.usage }
        let pages = books.compactMap { BookDocumentation(of: $0, in: library) }
        if let path = arguments["html"] {
            guard pages.count == 1 else { throw Arguments.usage("--html takes the page of one book; name one.") }
            try Console.write(Array(pages[0].html().utf8), toFile: path)
        } else {
            Console.write(Array(pages.map { $0.markdown() }.joined(separator: "\n").utf8))
        }
        return Console.Status.fine
    }

    static func diff(_ names: [String], _ arguments: Arguments) throws(TidewaiterError) -> Int32 {
        let form = try arguments.choice("format", among: ["text", "json"], otherwise: "text")
        let files = arguments.all("history") + names.dropFirst(2)
        guard names.count >= 2, !files.isEmpty else {
            throw Arguments.usage("Write: rules diff OLD NEW --history FILE…, the files being declarations.")
        }
        // Apart, as two books of one id would take each other's place.
        let others = try arguments.ruleBooks()
        let (before, after) = (try one(names[0], beside: others), try one(names[1], beside: others))
        guard let before, let after else { return Console.Status.usage }
        let engine = try Engine()
        let options = CheckOptions(
            into: try arguments.country("into"), asOf: try arguments.date("as-of"),
            language: try arguments.language() ?? "en")
        let today = CivilDate(iso: Console.today())
        var diff = BookDiff(before, after)
        for path in files {
            let bytes = try Console.read(path, limit: engine.limits.inputBytes)
            do throws(TidewaiterError) {
                diff.add(try engine.read(bytes, input: path == "-" ? "" : path), options: options, today: today)
            } catch {
                throw error.naming(path)
            }
        }
        Console.write(form == "json" ? diff.json() + [0x0A] : Array(diff.text().utf8))
        return diff.different > 0 ? Console.Status.findings : Console.Status.fine
    }

    /// The one book of that name; nil where it has errors, which are told.
    private static func one(_ name: String, beside others: [BookFiles]) throws(TidewaiterError) -> RuleBook? {
        let (library, books) = try open([name], beside: others)
        return complain(library.flaws) ? nil : books.first
    }
}

extension Arguments {
    /// A percentage among the options, in tenths; 0 where it is not given.
    func permille(_ name: String) throws(TidewaiterError) -> Int {
        guard let text = self[name] else { return 0 }
        guard let percent = Double(text), (0...100).contains(percent) else {
            throw Self.usage("--\(name) \(text): write a percentage from 0 to 100.")
        }
        return Int((percent * 10).rounded(.up))
    }
}
