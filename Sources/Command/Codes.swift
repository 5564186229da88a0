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

    /// Prints an answer.
    static func print(_ answer: Answer, as form: Answer.Form) throws(TidewaiterError) {
        var bytes = try answer.render(form)
        if form == .json { bytes.append(UInt8(ascii: "\n")) }
        Console.write(form == .text ? Console.tame(bytes) : bytes)
    }
}
