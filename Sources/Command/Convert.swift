internal import Tidewaiter
internal import TidewaiterDocuments

extension Subcommand {
    /// `tidewaiter convert`.
    static let convert = Subcommand(
        name: "convert",
        summary:
            "Writes a manifest or declaration in another form. What the reader found wrong goes to standard error.",
        operands: "FILE",
        options: [.init(name: "to", value: "json", help: "the form to write; json by default")],
        example: "tidewaiter convert manifest.edi --to json"
    ) { arguments throws(TidewaiterError) in
        guard arguments.rest.count == 1 else { throw Arguments.usage("Name one file; - is standard input.") }
        _ = try arguments.choice("to", among: ["json"], otherwise: "json")
        var failed = false
        try eachFile(arguments) { _, declaration throws(TidewaiterError) in
            Console.write(declaration.json() + [UInt8(ascii: "\n")])
            for finding in declaration.findings {
                let place = finding.place.map { "\($0): " } ?? ""
                Console.complain("\(finding.severity.rawValue): \(place)\(finding.message) [\(finding.rule)]")
                if finding.severity == .error { failed = true }
            }
        }
        return failed ? Console.Status.findings : Console.Status.fine
    }
}
