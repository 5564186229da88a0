internal import Tidewaiter
internal import TidewaiterDocuments

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
            .init(name: "request", value: "FILE", help: "an assessment request as JSON instead of a manifest"),
            .init(name: "as-of", value: "DATE", help: "day that selects rates; today when nothing states one"),
            .init(name: "known-on", value: "DATE", help: "leave out what was published later"),
            .init(name: "fact", value: "NAME=VALUE", help: "a fact about the entry", repeats: true),
            .init(name: "explain", value: nil, help: "show every step of every computation"),
            .init(name: "format", value: "text|json|csv", help: "how to print; text by default"),
        ],
        example: "tidewaiter assess manifest.csv --into US --as-of 2024-12-20 --fact adcvd=none\n"
            + "tidewaiter assess --request entry.json --explain"
    ) { arguments throws(TidewaiterError) in
        let engine = try Engine()
        var options = AssessmentOptions(
            into: arguments["into"]?.uppercased(), asOf: try arguments.date("as-of"),
            knownOn: try arguments.date("known-on"))
        for fact in arguments.all("fact") {
            let parts = fact.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            guard parts.count == 2, !parts[0].isEmpty else {
                throw Arguments.usage("--fact \(fact): write name=value, adcvd=none.")
            }
            options.facts.append(Fact(name: parts[0], value: .text(parts[1])))
        }
        let explained = arguments.has("explain")
        var answers: [Answer] = []
        if let path = arguments["request"] {
            guard arguments.rest.isEmpty else { throw Arguments.usage("Give a request or files, not both.") }
            let bytes = try Console.read(path, limit: engine.limits.inputBytes)
            let request = options.completing(
                try AssessmentRequest(json: bytes, input: path == "-" ? "" : path, limits: engine.limits))
            answers.append(.assessment(try engine.assess(dated(request), explained: explained)))
        } else {
            guard options.into != nil else { throw Arguments.usage("Say into which country: --into US.") }
            try eachFile(arguments, engine) { declaration throws(TidewaiterError) in
                let requests = try engine.requests(for: declaration, options: options)
                let entries = try engine.assess(requests.map { ($0.bill, dated($0.request)) }, explained: explained)
                answers.append(.declaration(DeclarationAssessment(input: declaration.inputName, entries: entries)))
            }
        }
        for answer in answers { try print(answer, arguments, forms: [.text, .json, .csv]) }
        return answers.allSatisfy { $0.outcome == .computed } ? Console.Status.fine : Console.Status.open
    }

    /// Where neither the caller nor the document states a day, it is today; the answer prints it.
    private static func dated(_ request: AssessmentRequest) -> AssessmentRequest {
        var request = request
        if request.asOf == nil, request.dates == AssessmentRequest.Dates() {
            request.asOf = CivilDate(iso: Console.today())
        }
        return request
    }
}
