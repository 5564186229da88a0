internal import Tidewaiter
internal import TidewaiterDocuments

extension Subcommand {
    /// `tidewaiter acknowledge`.
    static let acknowledge = Subcommand(
        name: "acknowledge",
        summary:
            "Writes the answer that a receiver of an interchange would send: what its translator would refuse, with the"
            + " codes of the standard. It is about syntax and structure, not about what an authority decides.",
        operands: "FILE",
        options: [
            .init(
                name: "as", value: "contrl|997|999|ta1", help: "which answer; the usual one of the format by default"),
            .init(name: "reference", value: "R", help: "control reference of the answer; 1 by default"),
            .init(name: "prepared-at", value: "DATE", help: "when it is made: 2026-11-21T09:30; now by default (UTC)"),
            .init(name: "refuse-tests", value: nil, help: "refuse interchanges that are marked as a test"),
            .init(name: "format", value: "text|json", help: "the answer itself, or JSON that tells what it means"),
        ],
        example: "tidewaiter acknowledge manifest.edi --reference 20261121001",
        notes: "The exit status is 1 when something is refused."
    ) { arguments throws(TidewaiterError) in
        guard arguments.rest.count == 1 else { throw Arguments.usage("Name one file; - is standard input.") }
        let kinds = Acknowledgement.Kind.allCases.map(\.rawValue)
        let kind = arguments["as"] == nil ? nil : try arguments.choice("as", among: kinds, otherwise: "")
        let form = try arguments.form(among: [.text, .json])
        let options = try Acknowledgement.Options(
            reference: arguments["reference"] ?? "1", preparedAt: arguments["prepared-at"] ?? Console.now(),
            refusesTests: arguments.has("refuse-tests"))
        var isAccepted = true
        try eachFile(arguments) { engine, declaration throws(TidewaiterError) in
            let answer = try engine.acknowledge(
                declaration, as: kind.flatMap(Acknowledgement.Kind.init), options: options)
            try print(.acknowledgement(answer), as: form)
            if answer.bytes.isEmpty { Console.complain("Nothing to send: acknowledgements are not acknowledged.") }
            isAccepted = isAccepted && answer.isAccepted
        }
        return isAccepted ? Console.Status.fine : Console.Status.findings
    }
}
