internal import Tidewaiter
internal import TidewaiterDocuments

extension Subcommand {
    private static let form = Arguments.Option(
        name: "format", value: "text|json", help: "how to print; text by default")

    /// `tidewaiter id`.
    static let identify = Subcommand(
        name: "id",
        summary: "Validates and explains an identifier. The kind is guessed when it is not named.",
        operands: "[KIND] VALUE", options: [form],
        example: "tidewaiter id container CSQU3054383\ntidewaiter id 9074729",
        notes: "Kinds:\n"
            + Identifiers.kinds.map { kind in
                let padding = String(repeating: " ", count: max(2, 24 - kind.name.count))
                return "  \(kind.name)\(padding)\(kind.title)"
            }.joined(separator: "\n")
    ) { arguments throws(TidewaiterError) in
        let words = arguments.rest
        guard words.count == 1 || words.count == 2 else {
            throw Arguments.usage("Give a value, or a kind and a value.")
        }
        let form = try arguments.form()
        let identification = try Engine().identify(words[words.count - 1], as: words.count == 2 ? words[0] : nil)
        try print(.identification(identification), as: form)
        return identification.valid ? Console.Status.fine : Console.Status.findings
    }

    /// `tidewaiter hs`.
    static let lookUp = Subcommand(
        name: "hs",
        summary: "Looks up a commodity code: its place in the tree, its editions, its national lines.",
        operands: "CODE",
        options: [
            .init(name: "edition", value: "YEAR", help: "edition of the HS; the newest by default"),
            .init(name: "into", value: "CC", help: "country whose national lines are asked for"),
            .init(name: "as-of", value: "DATE", help: "the day, YYYY-MM-DD; today for a country"),
            .pack, .trustedKey,
            form,
        ],
        example: "tidewaiter hs 9503.00 --into US --as-of 2024-12-20"
    ) { arguments throws(TidewaiterError) in
        guard arguments.rest.count == 1 else { throw Arguments.usage("Give one code.") }
        var year: Int?
        if let named = arguments["edition"] {
            year = Int(named)
            guard year != nil else { throw Arguments.usage("--edition \(named): write a year, 2022.") }
        }
        let form = try arguments.form()
        let into = try arguments.country("into")
        // A schedule is looked at on a day; a code by itself needs none.
        let today = into == nil ? nil : CivilDate(iso: Console.today())
        let day = try arguments.date("as-of") ?? today
        let commodity = try arguments.engine().lookUp(arguments.rest[0], edition: year, into: into, asOf: day)
        try print(.commodity(commodity), as: form)
        return switch commodity.outcome {
        case .passed: Console.Status.fine
        case .failed: Console.Status.findings
        default: Console.Status.open
        }
    }

    /// Prints an answer.
    static func print(_ answer: Answer, as form: Answer.Form) throws(TidewaiterError) {
        var bytes = try answer.render(form)
        if form == .json { bytes.append(UInt8(ascii: "\n")) }
        Console.write(bytes)
    }
}
