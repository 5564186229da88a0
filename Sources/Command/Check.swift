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
            .init(
                name: "format", value: "text|json|jsonl|csv|sarif|html|junit", help: "how to print; text by default"),
            .init(name: "stage", value: "STEP", help: "rules of this step of the procedure: pre_loading, entry, ..."),
            .init(name: "language", value: "LL", help: "language of messages, where a rule has it; en by default"),
            .rules,
            .pack, .trustedKey,
            .strict,
            .stream,
            .init(
                name: "fail-on", value: "error|warning|never", help: "what makes the exit status 1; error by default"),
        ] + Arguments.Option.tables,
        example: """
            tidewaiter check manifest.csv --into US --as-of 2024-12-20
            tidewaiter check --stream year.edi --format jsonl
            tidewaiter check may.csv --column "Kilos=goods_items.gross_mass" --decimal comma --save-mapping supplier.json
            tidewaiter check june.csv --mapping supplier.json
            """,
        notes: """
            With --stream what compares the consignments of a document with each other or with its totals is left out, and
            the report says so; --format is then text, jsonl or csv.
            """
    ) { arguments throws(TidewaiterError) in
        let threshold = try arguments.choice("fail-on", among: ["error", "warning", "never"], otherwise: "error")
        let form = try arguments.form(among: [.text, .json, .jsonLines, .csv, .sarif, .html, .junit])
        let options = CheckOptions(
            into: try arguments.country("into"), asOf: try arguments.date("as-of") ?? CivilDate(iso: Console.today()),
            knownOn: try arguments.date("known-on"), stage: arguments["stage"],
            language: try arguments.language() ?? "en")
        func fails(_ gravest: Severity?) -> Bool {
            gravest == .error && threshold != "never" || gravest == .warning && threshold == "warning"
        }
        func status(_ gravest: Severity?, isOpen: Bool) -> Int32 {
            isOpen ? Console.Status.open : fails(gravest) ? Console.Status.findings : Console.Status.fine
        }
        if arguments.has("stream") {
            let (gravest, isOpen) = try checkStreams(arguments, form, options)
            return status(gravest, isOpen: isOpen)
        }
        var gravest: Severity?
        var isOpen = false
        try eachFile(arguments) { engine, declaration throws(TidewaiterError) in
            if try arguments.tell(declaration, as: form) { return }
            let report = engine.check(declaration, options: options)
            try print(.report(report), as: form)
            if let sentence = report.openSentence, [.csv, .jsonLines].contains(form) { Console.complain(sentence) }
            if let found = report.gravest { gravest = max(gravest ?? found, found) }
            isOpen = isOpen || report.isOpen
        }
        return status(gravest, isOpen: isOpen)
    }

    /// Reads the files that are named, each as a declaration.
    static func eachFile(
        _ arguments: Arguments, _ body: (Engine, Declaration) throws(TidewaiterError) -> Void
    ) throws(TidewaiterError) {
        guard !arguments.rest.isEmpty else { throw Arguments.usage("Name a file; - is standard input.") }
        let engine = try arguments.engine()
        let mapping = try arguments.tableMapping()
        for path in arguments.rest {
            let name = path.split(separator: "/").last.map(String.init) ?? path
            let bytes = try Console.read(path, limit: engine.limits.inputBytes)
            do throws(TidewaiterError) {
                let mode: ReadingMode = arguments.has("strict") ? .strict : .tolerant
                try body(
                    engine, engine.read(bytes, input: path == "-" ? "" : name, mode: mode, mapping: mapping))
            } catch {
                throw error.naming(path)
            }
        }
    }
}

extension Arguments.Option {
    /// Rule books beside the built-in ones.
    static let rules = Arguments.Option(
        name: "rules", value: "BOOK", help: "a rule book to check with too: its folder or file", repeats: true)

    /// Packs beside the built-in ones.
    static let pack = Arguments.Option(
        name: "pack", value: "FILE", help: "a pack to use too; one with the id of a built-in one takes its place",
        repeats: true)

    /// Whose packs are accepted.
    static let trustedKey = Arguments.Option(
        name: "trusted-key", value: "KEY.pub", help: "accept no --pack but those that this key has signed",
        repeats: true)

    /// Read strictly.
    static let strict = Arguments.Option(
        name: "strict", value: nil, help: "errors for all that a receiver's translator would refuse (EDIFACT)")
}

extension Arguments {
    /// An engine with the packs and rule books that the options name.
    func engine() throws(TidewaiterError) -> Engine {
        var packs: [[UInt8]] = []
        for path in all("pack") { packs.append(try Console.read(path, limit: Limits.standard.inputBytes)) }
        let (rules, keys) = (try ruleBooks(), try trustedKeys())
        do throws(TidewaiterError) {
            return try Engine(packs: packs, rules: rules, trusting: keys)
        } catch {
            // Which of the files it is.
            for (path, pack) in zip(all("pack"), packs) { _ = try PackCommand.open(pack, from: path) }
            throw error
        }
    }

    /// The keys whose packs are accepted; nil where none is named, and any pack is.
    func trustedKeys() throws(TidewaiterError) -> [PackKey]? {
        let paths = all("trusted-key")
        return paths.isEmpty ? nil : try paths.map { path throws(TidewaiterError) in try Self.key(path) }
    }

    /// A public key, in a file or as digits.
    static func key(_ text: String) throws(TidewaiterError) -> PackKey {
        if let key = try? PackKey(text) { return key }
        do throws(TidewaiterError) {
            return try PackKey(String(decoding: Console.read(text, limit: 1 << 16), as: UTF8.self))
        } catch {
            throw error.naming(text)
        }
    }

    /// A date among the options.
    func date(_ name: String) throws(TidewaiterError) -> CivilDate? {
        guard let text = self[name] else { return nil }
        guard let date = CivilDate(iso: text) else {
            throw Self.usage("--\(name) \(text): write a date as YYYY-MM-DD.")
        }
        return date
    }

    /// A country among the options, in capital letters.
    func country(_ name: String) throws(TidewaiterError) -> String? {
        guard let text = self[name] else { return nil }
        do throws(TidewaiterError) {
            return try Engine.destination(text)
        } catch {
            throw Self.usage("--\(name) \(text): \(error.message)")
        }
    }

    /// A language among the options.
    func language() throws(TidewaiterError) -> String? {
        guard let text = self["language"] else { return nil }
        guard text.utf8.count == 2, text.utf8.allSatisfy({ $0 >= 0x61 && $0 <= 0x7A }) else {
            throw Self.usage("--language \(text): write its two letters, such as en or de.")
        }
        return text
    }

    /// The form that `--format` asks for, text by default.
    func form(among forms: [Answer.Form] = [.text, .json]) throws(TidewaiterError) -> Answer.Form {
        let name = try choice("format", among: forms.map(\.rawValue), otherwise: Answer.Form.text.rawValue)
        return Answer.Form(rawValue: name) ?? .text
    }
}
