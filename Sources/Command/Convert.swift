internal import Tidewaiter
internal import TidewaiterDocuments

extension Subcommand {
    /// `tidewaiter convert`.
    static let convert = Subcommand(
        name: "convert",
        summary:
            "Writes a manifest or declaration in another form. What the reader found wrong, and what the form has no place "
            + "for, goes to standard error.",
        operands: "FILE",
        options: [
            .init(
                name: "to", value: "json|jsonl|csv|edifact|x12",
                help: "the form to write; json by default. An interchange in its own form comes out as it is"),
            .init(name: "message", value: "TYPE", help: "write this type of message from the model: CUSCAR, 309"),
            .init(name: "charset", value: "NAME", help: "character set of an interchange: UTF-8, ISO-8859-1, …"),
            .init(
                name: "delimiters", value: "CHARS",
                help: "separators of an interchange: those of UNA (\":+.? '\"), of X12 (\"*>~^\"), or standard"),
            .init(name: "line-breaks", value: "none|lf|crlf", help: "line breaks behind segments"),
            .init(name: "correct-counts", value: nil, help: "make wrong counts in trailers right"),
            .init(name: "sender", value: "ID", help: "who sends the interchange"),
            .init(name: "recipient", value: "ID", help: "to whom it is sent"),
            .init(name: "reference", value: "TEXT", help: "its reference"),
            .init(name: "prepared-at", value: "DATE", help: "when it is prepared: 2026-11-21T09:30"),
            .strict,
            .stream,
        ] + Arguments.Option.tables,
        example: """
            tidewaiter convert manifest.edi --to json
            tidewaiter convert bills.csv --to edifact --message CUSCAR --sender ME --recipient CUSTOMS --reference 1 \
            --prepared-at 2026-11-21T09:30
            """,
        notes: "Exit status: 0 written, 1 written and something was reported as an error, 2 nothing could be written."
    ) { arguments throws(TidewaiterError) in
        guard arguments.rest.count == 1 else { throw Arguments.usage("Name one file; - is standard input.") }
        let name = try arguments.choice("to", among: WrittenForm.allCases.map(\.rawValue), otherwise: "json")
        let form = WrittenForm(rawValue: name) ?? .json
        let options = try writeOptions(arguments)
        if let problem = options.problem(for: form) { throw Arguments.usage(problem.message) }
        if arguments.has("stream") { return try convertStream(arguments, form) }
        var failed = false
        try eachFile(arguments) { engine, declaration throws(TidewaiterError) in
            if try arguments.tell(declaration, as: form == .json && arguments.has("to") ? .json : .text) { return }
            let written = try engine.write(declaration, as: form, options: options)
            Console.write(form == .json ? written.bytes + [UInt8(ascii: "\n")] : written.bytes)
            let findings = declaration.findings + written.findings
            for line in complaints(findings) { Console.complain(line) }
            if findings.contains(where: { $0.severity == .error }) { failed = true }
            let leftOut = declaration.findingsLeftOut + written.findingsLeftOut
            if leftOut > 0 { Console.complain("information: \(leftOut) more findings were left out.") }
        }
        return failed ? Console.Status.findings : Console.Status.fine
    }

    /// The findings in one line each; what is said of many places is said once, with the first of them.
    private static func complaints(_ findings: [Finding]) -> [String] {
        var order: [Finding] = []
        var further: [String: Int] = [:]
        for finding in findings {
            let key = finding.rule + finding.message
            if further[key] == nil { order.append(finding) }
            further[key, default: -1] += 1
        }
        return order.map { finding in
            let count = further[finding.rule + finding.message] ?? 0
            return complaint(finding) + (count == 0 ? "" : " And at \(count) more \(count == 1 ? "place" : "places").")
        }
    }

    private static func writeOptions(_ arguments: Arguments) throws(TidewaiterError) -> WriteOptions {
        let breaks = WriteOptions.LineBreaks.allCases.map(\.rawValue)
        var options = WriteOptions()
        options.charset = arguments["charset"]
        options.delimiters = arguments["delimiters"]
        if arguments.has("line-breaks") {
            options.lineBreaks = WriteOptions.LineBreaks(
                rawValue: try arguments.choice("line-breaks", among: breaks, otherwise: "none"))
        }
        options.correctCounts = arguments.has("correct-counts")
        options.message = arguments["message"]
        options.sender = arguments["sender"]
        options.recipient = arguments["recipient"]
        options.reference = arguments["reference"]
        options.preparedAt = arguments["prepared-at"]
        return options
    }
}
