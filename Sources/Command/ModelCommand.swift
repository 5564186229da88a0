internal import Tidewaiter
internal import TidewaiterClassification
internal import TidewaiterDocuments

extension Subcommand {
    private static let columns: [Arguments.Option] = [
        .init(name: "column", value: "NAME", help: "the column of descriptions; found by its name by default"),
        .init(name: "code-column", value: "NAME", help: "the column of codes; found by its name by default"),
    ]

    /// `tidewaiter model`.
    static let model = Subcommand(
        name: "model",
        summary: "Trains a model for `classify` on one's own rulings or entries, or measures one.",
        operands: "train [FILE…] --output OUT | evaluate FILE…",
        options: columns + [
            .init(name: "output", value: "OUT", help: "the file to write the model to"),
            .init(
                name: "calibrate", value: "FILE",
                help: "descriptions and codes to fit the probabilities on; else each own row is judged by the others",
                repeats: true),
            .init(name: "vague", value: "FILE", help: "texts that tell no goods, to fit what is too vague on"),
            .init(name: "telling", value: "FILE", help: "texts that do tell goods, beside those of --calibrate"),
            .init(
                name: "anew", value: nil,
                help: "train the second judgement on the packs too, rather than take the built-in one"),
            .init(name: "model", value: "FILE", help: "the model to measure; the built-in one by default"),
            .init(
                name: "training", value: "FILE",
                help: "what the model was made of, to find near duplicates in; its own rows in any case", repeats: true),
            .init(
                name: "learning-curve", value: "N,…",
                help: "what so many own rows add, by models of four fifths: 0,300,1000,10000"),
            .init(name: "format", value: "text|json|html", help: "how to print an evaluation; text by default"),
            .pack,
        ],
        example: "tidewaiter model train entries.csv --output own.twmodel\n"
            + "tidewaiter model evaluate rulings.jsonl --model own.twmodel\n"
            + "tidewaiter model evaluate entries.csv --learning-curve 0,300,1000\n"
            + "tidewaiter classify \"ladies' leather handbag\" --model own.twmodel",
        notes: "Files are CSV with a header, JSON or JSON Lines. The same rows and packs give the same bytes."
    ) { arguments throws(TidewaiterError) in
        let files = Array(arguments.rest.dropFirst())
        switch arguments.rest.first {
        case "train":
            guard let output = arguments["output"] else { throw Arguments.usage("Say where to: --output OUT.") }
            try arguments.refuse(
                ["model", "training", "learning-curve", "format"], "in `model train`: it is of `model evaluate`.")
            try Console.expectPlace(forFile: output)
            let engine = try arguments.engine()
            let model = try engine.train(
                ModelCommand.rows(files, engine, arguments),
                ModelCommand.rows(arguments.all("calibrate"), engine, arguments),
                vague: ModelCommand.texts("vague", arguments), telling: ModelCommand.texts("telling", arguments),
                anew: arguments.has("anew"))
            try Console.write(model.bytes, toFile: output)
            Console.print("\(output): \(model.bytes.count) bytes of \(model.rows) own rows and the words of the packs.")
            Console.print(model.aboutProbabilities)
        case "evaluate" where !files.isEmpty:
            let form = try arguments.choice("format", among: ["text", "json", "html"], otherwise: "text")
            try arguments.refuse(
                ["output", "calibrate", "vague", "telling", "anew"], "in `model evaluate`: it is of `model train`.")
            let sizes = try ModelCommand.sizes(arguments)
            guard sizes == nil || !arguments.has("model") && !arguments.has("training") else {
                throw Arguments.usage("--learning-curve trains its own models: without --model and --training.")
            }
            let engine = try ModelCommand.engine(arguments)
            let rows = try ModelCommand.rows(files, engine, arguments) ?? OwnRows([])
            if let sizes {
                var progress = Progress()
                let curve = try engine.learningCurve(rows.rows, sizes: sizes) { done, all in
                    progress.show("\(done) of \(all) models")
                }
                progress.hide()
                switch form {
                case "json": Console.write(curve.json() + [UInt8(ascii: "\n")])
                case "html": Console.write(Array(curve.html().utf8))
                default: Console.write(Console.tame(Array(curve.text().utf8)))
                }
                break
            }
            let evaluation = try engine.evaluate(
                rows, training: ModelCommand.rows(arguments.all("training"), engine, arguments)?.rows ?? [])
            switch form {
            case "json": Console.write(evaluation.json() + [UInt8(ascii: "\n")])
            case "html": Console.write(Array(evaluation.html().utf8))
            default: Console.write(Console.tame(Array(evaluation.text().utf8)))
            }
        default: throw Arguments.usage("Write: model train [FILE…] --output OUT, or model evaluate FILE….")
        }
        return Console.Status.fine
    }
}

/// What the commands about models share.
enum ModelCommand {
    /// The engine with the model that is named, or the built-in one.
    static func engine(_ arguments: Arguments) throws(TidewaiterError) -> Engine {
        let engine = try arguments.engine()
        guard let path = arguments["model"] else { return engine }
        return try path == "-"
            ? engine.with(model: Console.read(path, limit: Limits.standard.inputBytes)) : engine.with(modelAt: path)
    }

    /// A description as it is given; that of `-` is all of standard input.
    static func text(_ given: String) throws(TidewaiterError) -> String {
        guard given == "-" else {
            // What the system gives that is no UTF-8 comes as this character.
            if given.contains("\u{FFFD}") {
                Console.complain(
                    "the text has bytes that are no UTF-8, read as \u{FFFD}; words with them are unknown. Give it in UTF-8."
                )
            }
            return given
        }
        let source = try SourceText(decoding: Console.read("-", limit: Limits.standard.inputBytes), input: "-")
        tell(source.findings, of: "-")
        return String(decoding: source.bytes[source.start...], as: UTF8.self)
    }

    /// The texts of the file that an option names; none where it is not given.
    static func texts(_ option: String, _ arguments: Arguments) throws(TidewaiterError) -> [String] {
        guard let path = arguments[option] else { return [] }
        let table = try DescriptionTable(
            Console.read(path, limit: Limits.standard.inputBytes), input: path, column: arguments["column"])
        tell(table.findings, of: path)
        return table.rows.map(\.text)
    }

    /// How many rows the models of a learning curve are given; `nil` where none is asked for.
    static func sizes(_ arguments: Arguments) throws(TidewaiterError) -> [Int]? {
        guard let list = arguments["learning-curve"] else { return nil }
        var sizes: [Int] = []
        for word in list.split(separator: ",", omittingEmptySubsequences: false) {
            guard let size = Int(word), size >= 0 else {
                throw Arguments.usage("--learning-curve \(list): numbers of rows, as 0,300,1000.")
            }
            sizes.append(size)
        }
        return sizes
    }

    /// The descriptions and codes of files; `nil` where none are named. Rows that are left out or whose codes are converted
    /// are told on standard error.
    static func rows(
        _ files: [String], _ engine: Engine, _ arguments: Arguments
    ) throws(TidewaiterError) -> OwnRows? {
        var all: OwnRows?
        for path in files {
            let table = try DescriptionTable(
                Console.read(path, limit: Limits.standard.inputBytes), input: path, column: arguments["column"],
                codeColumn: arguments["code-column"], needsCodes: true)
            let rows = try engine.ownRows(table, name: path)
            tell(rows.findings, of: path, inAll: "; \(rows.leftOut) rows left out in all")
            all = all.map { $0 + rows } ?? rows
        }
        return all
    }

    /// So many findings of a file are told: a quote too many in each row of a table would hide all else.
    private static let mostTold = 10

    /// Tells the first findings of a file, how many more there are, and then what all of them come to.
    private static func tell(_ findings: [Finding], of path: String, inAll: String = "") {
        for finding in findings.prefix(mostTold) {
            Console.complain("\(finding.place?.description ?? path): \(finding.message)")
        }
        let further = findings.count - mostTold
        if further > 0 { Console.complain("\(path): \(further) further findings\(inAll)") }
    }

    /// Classifies a table row by row.
    static func classify(
        _ path: String, _ engine: Engine, _ options: ClassifyOptions, _ arguments: Arguments
    ) throws(TidewaiterError) {
        let form = try arguments.choice("format", among: ["csv", "jsonl"], otherwise: "csv")
        let threads = try Self.threads(arguments)
        let table = try DescriptionTable(
            Console.read(path, limit: Limits.standard.inputBytes), input: path, column: arguments["column"],
            codeColumn: arguments["code-column"], needsCodes: arguments.has("code-column"))
        tell(table.findings, of: path)
        let judges = arguments.has("code-column")
        if !judges, let column = table.codeColumn, table.hasCodes {
            Console.complain(
                "\(path): the codes in \"\(column)\" are not judged; --code-column \"\(column)\" judges them.")
        }
        // A row of CSV has no room for what speaks for a candidate.
        var briefly = options
        briefly.explains = form != "csv"
        let asked = briefly
        var progress = Progress()
        if form == "csv" { Console.write(Classification.csvHeader(into: options.into)) }
        let rows = table.rows
        var done = 0
        while done < rows.count {
            let (first, end) = (done, min(done + threads * partsOfAThread * rowsOfAPart, rows.count))
            let parts = Workers.map((end - first + rowsOfAPart - 1) / rowsOfAPart, threads: threads) { part in
                let start = first + part * rowsOfAPart
                return Result { () throws(TidewaiterError) in
                    try lines(
                        rows[start..<min(start + rowsOfAPart, end)], engine, asked, judges: judges,
                        asCSV: form == "csv")
                }
            }
            for part in parts { Console.write(try part.get()) }
            done = end
            progress.show("\(done) of \(rows.count) descriptions")
        }
        progress.hide()
    }

    /// Rows that one thread takes at a time, and how often before what is found is written.
    private static let rowsOfAPart = 32
    private static let partsOfAThread = 8

    /// What some rows are classified as, as it is printed.
    private static func lines(
        _ rows: ArraySlice<DescriptionTable.Row>, _ engine: Engine, _ options: ClassifyOptions, judges: Bool,
        asCSV: Bool
    ) throws(TidewaiterError) -> [UInt8] {
        var lines: [UInt8] = []
        for row in rows {
            var options = options
            options.declared = judges && !row.code.isEmpty ? row.code : nil
            let classification = try engine.classify(row, options: options)
            lines += asCSV ? classification.csvRow(row) : classification.json(row: row.number) + [UInt8(ascii: "\n")]
        }
        return lines
    }

    /// How many threads a table is classified on: as many as there are processors, where nothing is said.
    private static func threads(_ arguments: Arguments) throws(TidewaiterError) -> Int {
        guard let given = arguments["threads"] else { return Workers.processors }
        guard let number = Int(given), 1...256 ~= number else {
            throw Arguments.usage("--threads \(given): 1 to 256.")
        }
        return number
    }
}
