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
        example: "tidewaiter id container CSQU3054383\ntidewaiter id 9074729"
    ) { arguments throws(TidewaiterError) in
        let words = arguments.rest
        guard words.count == 1 || words.count == 2 else {
            throw Arguments.usage("Give a value, or a kind and a value.")
        }
        let identification = try Engine().identify(words[words.count - 1], as: words.count == 2 ? words[0] : nil)
        try print(.identification(identification), arguments)
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
            .init(name: "as-of", value: "DATE", help: "the day, YYYY-MM-DD"),
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
        let commodity = try Engine().lookUp(
            arguments.rest[0], edition: year, into: arguments["into"], asOf: try arguments.date("as-of"))
        try print(.commodity(commodity), arguments)
        return commodity.exists ? Console.Status.fine : Console.Status.findings
    }

    /// Prints an answer in the form that `--format` asks for, as text by default.
    static func print(
        _ answer: Answer, _ arguments: Arguments, forms: [Answer.Form] = [.text, .json]
    ) throws(TidewaiterError) {
        let name = try arguments.choice("format", among: forms.map(\.rawValue), otherwise: Answer.Form.text.rawValue)
        guard let form = Answer.Form(rawValue: name) else { return }
        var bytes = try answer.render(form)
        if form == .json { bytes.append(UInt8(ascii: "\n")) }
        Console.write(bytes)
    }
}
