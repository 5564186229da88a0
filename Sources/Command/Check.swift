internal import Tidewaiter
internal import TidewaiterDocuments

extension Subcommand {
    /// `tidewaiter check`.
    static let check = Subcommand(
        name: "check",
        summary:
            "Finds what an authority would refuse in a manifest or declaration. Each finding has its place, its law"
            + " and, where one can be computed, its fix.",
        operands: "FILE…",
        options: [
            .init(name: "into", value: "CC", help: "country of import, ISO 3166-1 alpha-2"),
            .init(name: "as-of", value: "DATE", help: "day whose law applies, YYYY-MM-DD; today by default"),
            .init(name: "known-on", value: "DATE", help: "leave out what was published later"),
            .init(name: "format", value: "text|json|jsonl|csv", help: "how to print; text by default"),
            .init(
                name: "fail-on", value: "error|warning|never", help: "what makes the exit status 1; error by default"),
        ],
        example: "tidewaiter check manifest.csv --into US --as-of 2024-12-20"
    ) { arguments throws(TidewaiterError) in
        let threshold = try arguments.choice("fail-on", among: ["error", "warning", "never"], otherwise: "error")
        let engine = try Engine()
        let options = CheckOptions(
            into: arguments["into"]?.uppercased(), asOf: try arguments.date("as-of") ?? CivilDate(iso: Console.today()),
            knownOn: try arguments.date("known-on"))
        var failed = false
        try eachFile(arguments, engine) { declaration throws(TidewaiterError) in
            let report = engine.check(declaration, options: options)
            try print(.report(report), arguments, forms: [.text, .json, .jsonLines, .csv])
            switch (threshold, report.gravest) {
            case ("error", .error?), ("warning", .error?), ("warning", .warning?): failed = true
            default: break
            }
        }
        return failed ? Console.Status.findings : Console.Status.fine
    }

    /// Reads the files that are named, each as a declaration.
    static func eachFile(
        _ arguments: Arguments, _ engine: Engine, _ body: (Declaration) throws(TidewaiterError) -> Void
    ) throws(TidewaiterError) {
        guard !arguments.rest.isEmpty else { throw Arguments.usage("Name a file; - is standard input.") }
        for path in arguments.rest {
            let name = path.split(separator: "/").last.map(String.init) ?? path
            let bytes = try Console.read(path, limit: engine.limits.inputBytes)
            do throws(TidewaiterError) {
                try body(engine.read(bytes, input: path == "-" ? "" : name))
            } catch {
                throw error.place == nil
                    ? TidewaiterError(error.status, error.code, "\(path): \(error.message)") : error
            }
        }
    }
}

extension Arguments {
    /// A date among the options.
    func date(_ name: String) throws(TidewaiterError) -> CivilDate? {
        guard let text = self[name] else { return nil }
        guard let date = CivilDate(iso: text) else {
            throw Self.usage("--\(name) \(text): write a date as YYYY-MM-DD.")
        }
        return date
    }
}
