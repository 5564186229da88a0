internal import Tidewaiter
internal import TidewaiterDocuments
internal import TidewaiterImporting

extension Subcommand {
    /// `tidewaiter assess`.
    static let assess = Subcommand(
        name: "assess",
        summary:
            "Computes duties, taxes and fees, each with the law behind it. What the packs do not cover is said, never"
            + " left out.",
        operands: "FILE… | --request REQUEST.json",
        options: [
            .init(name: "into", value: "CC", help: "country of import, ISO 3166-1 alpha-2"),
            .init(
                name: "request", value: "FILE",
                help: "an assessment request as JSON instead of a manifest; of FILE.jsonl one a line"),
            .init(name: "as-of", value: "DATE", help: "day that selects rates; today when nothing states one"),
            .init(name: "known-on", value: "DATE", help: "leave out what was published later"),
            .init(name: "fact", value: "NAME=VALUE", help: "a fact about the entry", repeats: true),
            .init(
                name: "rates", value: "FILE",
                help: "published rates of exchange: a table, monthly rates of HMRC, reference rates of the ECB",
                repeats: true),
            .init(name: "explain", value: nil, help: "show every step of every computation"),
            .init(
                name: "receipt", value: "OUT", help: "write what proves the answer: a receipt, of each bill one a line"),
            .pack, .trustedKey,
            .init(
                name: "format", value: "text|json|csv|jsonl",
                help: "how to print; text by default; jsonl of many requests, an answer or an error a line"),
        ],
        example: "tidewaiter assess manifest.csv --into US --as-of 2024-12-20 --fact adcvd=none\n"
            + "tidewaiter assess --request entry.json --explain --rates exrates-monthly-1126.csv\n"
            + "tidewaiter assess --request entry.json --receipt receipt.json\n"
            + "tidewaiter assess --request entries.jsonl >answers.jsonl"
    ) { arguments throws(TidewaiterError) in
        let isBatch = arguments.has("request") && isJSONLines(arguments)
        let form = try arguments.form(among: isBatch ? [.jsonLines] : [.text, .json, .csv])
        var options = AssessmentOptions(
            into: try arguments.country("into"), asOf: try arguments.date("as-of"),
            knownOn: try arguments.date("known-on"), facts: try arguments.facts())
        options.exchangeRates = try arguments.exchangeRates()
        options.today = CivilDate(iso: Console.today())
        let explained = arguments.has("explain")
        if arguments["receipt"] == "-" {
            throw Arguments.usage("--receipt - : the answer is on standard output already; name a file.")
        }
        if let path = arguments["request"] {
            guard arguments.rest.isEmpty else { throw Arguments.usage("Give a request or files, not both.") }
            if isBatch { return try assess(requests: path, arguments, options, explained) }
            return try assess(request: path, arguments, options, explained, form)
        }
        guard options.into != nil else { throw Arguments.usage("Say into which country: --into US.") }
        let receipts = try arguments["receipt"].map { path throws(TidewaiterError) in try Console.Output(path) }
        var status = Console.Status.fine
        try eachFile(arguments) { engine, declaration throws(TidewaiterError) in
            status = max(status, try print(declaration, engine, options, explained, receipts, form))
        }
        try receipts?.finish()
        return status
    }

    private static func assess(
        request path: String, _ arguments: Arguments, _ options: AssessmentOptions, _ explained: Bool,
        _ form: Answer.Form
    ) throws(TidewaiterError) -> Int32 {
        let engine = try arguments.engine()
        let bytes = try Console.read(path, limit: engine.limits.inputBytes)
        let assessment: Assessment
        do throws(TidewaiterError) {
            assessment = try engine.assess(
                json: bytes, input: path == "-" ? "" : path, options: options, explained: explained,
                receipt: arguments.has("receipt"))
        } catch {
            throw error.code == "assess.conflict" ? Arguments.usage(error.message) : error
        }
        if let output = arguments["receipt"], let receipt = assessment.receipt {
            try Console.write(receipt.bytes, toFile: output)
        }
        try print(.assessment(assessment), as: form)
        return status(of: assessment)
    }

    /// Whether the requests are one a line: by the name of their file, or as asked.
    private static func isJSONLines(_ arguments: Arguments) -> Bool {
        if let format = arguments["format"] { return format == Answer.Form.jsonLines.rawValue }
        guard let path = arguments["request"] else { return false }
        return [".jsonl", ".ndjson"].contains { path.hasSuffix($0) }
    }

    /// Prints the answer to each request as it is computed. One that cannot be assessed has its error on its line; the
    /// status says so in the end.
    private static func assess(
        requests path: String, _ arguments: Arguments, _ options: AssessmentOptions, _ explained: Bool
    ) throws(TidewaiterError) -> Int32 {
        let engine = try arguments.engine()
        let bytes = try Console.read(path, limit: engine.limits.inputBytes)
        let receipts = try arguments["receipt"].map { path throws(TidewaiterError) in try Console.Output(path) }
        var gravest = Console.Status.fine
        var (count, failures) = (0, 0)
        var waiting: [UInt8] = []
        try engine.assess(
            jsonLines: bytes, input: path == "-" ? "" : path, options: options, explained: explained,
            receipt: receipts != nil
        ) { entry throws(TidewaiterError) in
            count += 1
            waiting += entry.json()
            waiting.append(UInt8(ascii: "\n"))
            if waiting.count > 1 << 16 {
                Console.write(waiting)
                waiting.removeAll(keepingCapacity: true)
            }
            switch entry.result {
            case .success(let assessment):
                gravest = max(gravest, status(of: assessment))
                receipts?.writeLine(assessment.receipt?.bytes ?? [])
            case .failure:
                failures += 1
                receipts?.writeLine([])
            }
        }
        Console.write(waiting)
        try receipts?.finish()
        guard failures > 0 else { return gravest }
        Console.complain("\(failures) of \(count) requests could not be assessed: their lines have an \"error\".")
        return Console.Status.usage
    }

    /// Prints each bill's assessment as it is computed: a manifest of 300,000 bills has hundreds of megabytes of them.
    private static func print(
        _ declaration: Declaration, _ engine: Engine, _ options: AssessmentOptions, _ explained: Bool,
        _ receipts: Console.Output?, _ form: Answer.Form
    ) throws(TidewaiterError) -> Int32 {
        var writer = DeclarationWriter(.init(rawValue: form.rawValue) ?? .text, of: declaration)
        var gravest = Console.Status.fine
        try engine.assess(
            declaration, options: options, explained: explained, receipt: receipts != nil
        ) { entry throws(TidewaiterError) in
            if let receipts, let receipt = entry.assessment.receipt { receipts.writeLine(receipt.bytes) }
            Console.write(writer.add(entry))
            gravest = max(gravest, status(of: entry.assessment))
        }
        Console.write(writer.end())
        if form == .json { Console.print("") }
        return gravest
    }

    /// Without a total the answer is open, whatever else was found: the statuses are in the order of their weight.
    private static func status(of assessment: Assessment) -> Int32 {
        if assessment.outcome != .computed { return Console.Status.open }
        return assessment.findings.contains { $0.severity == .error } ? Console.Status.findings : Console.Status.fine
    }
}

extension Arguments {
    /// The rates of all publications; `nil` where none is given.
    func exchangeRates() throws(TidewaiterError) -> ExchangeRates? {
        var rates: ExchangeRates?
        for path in all("rates") {
            let bytes = try Console.read(path, limit: Limits.standard.inputBytes)
            let found = try ExchangeRates(
                publication: bytes, input: path == "-" ? "" : path, limits: .standard)
            rates = rates ?? ExchangeRates()
            rates?.add(found)
        }
        return rates
    }

    /// The facts that are stated, each once.
    func facts() throws(TidewaiterError) -> [Fact] {
        var facts: [Fact] = []
        for stated in all("fact") {
            let parts = stated.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            guard parts.count == 2, !parts[0].isEmpty else {
                throw Self.usage("--fact \(stated): write name=value, adcvd=none.")
            }
            let fact = Fact(name: parts[0], value: .text(parts[1]))
            if let other = facts.first(where: { $0.name == fact.name }), other != fact {
                throw Self.usage("--fact \(fact.name) is \(other.value.text) and \(fact.value.text): state it once.")
            }
            facts.append(fact)
        }
        return facts
    }
}
