internal import Tidewaiter
internal import TidewaiterDocuments

extension Arguments.Option {
    /// Read as a stream.
    static let stream = Arguments.Option(
        name: "stream", value: nil,
        help: "read consignment by consignment, in little memory whatever the size of the file")
}

extension Subcommand {
    /// What is to be said of one part of a stream.
    struct Said {
        /// For standard output.
        var output: [UInt8] = []
        /// For standard error, line by line.
        var complaints: [String] = []
    }

    /// Reads a file as a stream, and hands out each consignment as soon as it is there.
    static func eachPart(
        of path: String, _ engine: Engine, _ arguments: Arguments,
        _ body: (Declaration) throws(TidewaiterError) -> Said
    ) throws(TidewaiterError) {
        let name = path == "-" ? "" : path.split(separator: "/").last.map(String.init) ?? path
        guard !arguments.has("describe"), !arguments.has("save-mapping") else {
            throw Arguments.usage("--describe and --save-mapping read a table whole: leave out --stream.")
        }
        var stream = engine.stream(
            input: name, mode: arguments.has("strict") ? .strict : .tolerant, mapping: try arguments.tableMapping())
        var progress = Progress()
        defer { progress.hide() }
        func take(_ stream: inout DeclarationStream) throws(TidewaiterError) {
            while let declaration = try stream.next() {
                let said = try body(declaration)
                if !said.output.isEmpty || !said.complaints.isEmpty { progress.hide() }
                if !said.output.isEmpty { Console.write(said.output) }
                for line in said.complaints { Console.complain(line) }
                progress.show(bytes: stream.bytesTaken, consignments: stream.delivered)
            }
            progress.show(bytes: stream.bytesTaken, consignments: stream.delivered)
        }
        do throws(TidewaiterError) {
            let file = try Console.Pieces(path)
            while let piece = try file.next() {
                stream.append(piece)
                try take(&stream)
            }
            stream.finish()
            try take(&stream)
        } catch {
            throw error.naming(path)
        }
    }

    /// `tidewaiter check --stream`: findings as they come.
    static func checkStreams(
        _ arguments: Arguments, _ form: Answer.Form, _ options: CheckOptions
    ) throws(TidewaiterError) -> (gravest: Severity?, isOpen: Bool) {
        guard [.text, .jsonLines, .csv].contains(form) else {
            throw Arguments.usage("--stream prints findings as they come: choose --format text, jsonl or csv.")
        }
        guard !arguments.rest.isEmpty else { throw Arguments.usage("Name a file; - is standard input.") }
        let engine = try arguments.engine()
        var gravest: Severity?
        var isOpen = false
        for path in arguments.rest {
            var total = StreamedReport()
            var isFirst = true
            try eachPart(of: path, engine, arguments) { declaration throws(TidewaiterError) in
                let report = total.take(engine.check(declaration, options: options))
                defer { isFirst = false }
                return switch form {
                case .jsonLines: Said(output: report.jsonLines())
                case .csv: Said(output: report.csv(withHeader: isFirst))
                default: Said(output: Array(report.findingsText().utf8))
                }
            }
            if form == .text {
                Console.write(Array(total.text().utf8))
            } else {
                if let sentence = total.openSentence { Console.complain(sentence) }
                Console.complain(total.notice)
            }
            if let found = total.gravest { gravest = max(gravest ?? found, found) }
            isOpen = isOpen || total.isOpen
        }
        return (gravest, isOpen)
    }

    /// `tidewaiter convert --stream`: one line of JSON for each consignment.
    static func convertStream(_ arguments: Arguments, _ form: WrittenForm) throws(TidewaiterError) -> Int32 {
        guard form == .jsonl else {
            throw Arguments.usage("--stream writes one consignment a line: choose --to jsonl.")
        }
        var failed = false
        var once = FindingsOnce()
        try eachPart(of: arguments.rest.first ?? "-", try Engine(), arguments) { declaration throws(TidewaiterError) in
            let findings = once.new(declaration.findings)
            if findings.contains(where: { $0.severity == .error }) { failed = true }
            var said = Said(output: declaration.jsonLines(), complaints: findings.map(complaint))
            if declaration.findingsLeftOut > 0 {
                said.complaints.append("information: \(declaration.findingsLeftOut) more findings were left out.")
            }
            return said
        }
        return failed ? Console.Status.findings : Console.Status.fine
    }

    /// A finding in one line.
    static func complaint(_ finding: Finding) -> String {
        let place = finding.place.map { "\($0): " } ?? ""
        return "\(finding.severity.rawValue): \(place)\(finding.message) [\(finding.rule)]"
    }
}

extension TidewaiterError {
    /// The error with the file's name, where it has no place that names it.
    func naming(_ path: String) -> TidewaiterError {
        place == nil && !message.hasPrefix("\(path): ") ? TidewaiterError(status, code, "\(path): \(message)") : self
    }
}
