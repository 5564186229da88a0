internal import Glibc
internal import TidewaiterDocuments
internal import TidewaiterRulebooks

extension RulesCommand {
    static func test(_ names: [String], _ arguments: Arguments) throws(TidewaiterError) -> Int32 {
        let form = try arguments.choice("format", among: ["text", "json", "junit"], otherwise: "text")
        let only = arguments["only"] ?? ""
        guard arguments.has("watch") else { return try runTests(names, only: only, form) }
        var isFirst = true
        while true {
            let before = RuleFiles.changes(names)
            // A book that cannot be read while it is being written is no reason to stop watching it.
            do throws(TidewaiterError) { _ = try runTests(names, only: only, form) } catch {
                Console.complain("\(error)")
            }
            if isFirst { Console.complain("watching \(names.joined(separator: ", ")); Ctrl-C ends") }
            isFirst = false
            while RuleFiles.changes(names) == before { usleep(200_000) }
            Console.print("")
        }
    }

    private static func runTests(_ names: [String], only: String, _ form: String) throws(TidewaiterError) -> Int32 {
        let start = ContinuousClock.now
        func microseconds() -> Int {
            let time = (ContinuousClock.now - start).components
            return Int(time.seconds) * 1_000_000 + Int(time.attoseconds / 1_000_000_000_000)
        }
        let (library, books) = try open(names)
        if complain(library.flaws) { return Console.Status.usage }
        try requireTests(of: books, in: library)
        var report = TrialReport()
        for book in books {
            guard let files = library.files[book.id] else { continue }
            let (results, flaws) = TrialRun.run(book, files, only: only, clock: microseconds)
            if complain(flaws) { return Console.Status.usage }
            report.add(book.id, results)
        }
        report.milliseconds = microseconds() / 1_000
        switch form {
        case "json": Console.write(report.json() + [0x0A])
        case "junit": Console.write(Array(report.junit().utf8))
        default: Console.write(Array(report.text().utf8))
        }
        // That nothing was proved is not the same as that all is well.
        if report.count == 0, !only.isEmpty {
            Console.complain("no test is named so: --only \(only)")
            return Console.Status.usage
        }
        let untested = only.isEmpty ? report.books.filter(\.results.isEmpty) : []
        for book in untested {
            Console.complain("the book '\(book.id)' has no tests; write some into files in its folder tests")
        }
        if !untested.isEmpty { return Console.Status.usage }
        return report.failed > 0 ? Console.Status.findings : Console.Status.fine
    }
}

extension RuleFiles {
    /// When each file of some books was changed last, and how large it is.
    static func changes(_ names: [String]) -> [String: [Int]] {
        var found: [String: [Int]] = [:]
        for name in names { collect(name, depth: 0, &found) }
        return found
    }

    private static func collect(_ path: String, depth: Int, _ found: inout [String: [Int]]) {
        var status = stat()
        guard unsafe stat(path, &status) == 0 else { return }
        found[path] = [Int(status.st_mtim.tv_sec), Int(status.st_mtim.tv_nsec), Int(status.st_size)]
        guard depth < 4, Console.isFolder(path), let names = try? Console.fileNames(in: path) else { return }
        for name in names where !name.hasPrefix(".") { collect("\(path)/\(name)", depth: depth + 1, &found) }
    }
}
