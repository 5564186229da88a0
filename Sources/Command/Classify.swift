internal import Tidewaiter
internal import TidewaiterClassification
internal import TidewaiterDocuments

extension Subcommand {
    /// `tidewaiter classify`.
    static let classify = Subcommand(
        name: "classify",
        summary: "Finds codes of the Harmonized System for descriptions of goods, and says what speaks for each.",
        operands: "TEXT | - | --input FILE",
        options: [
            .init(
                name: "input", value: "FILE",
                help: "a table of descriptions: CSV with a header, JSON or JSON Lines; - is standard input"),
            .init(name: "column", value: "NAME", help: "the column of descriptions; found by its name by default"),
            .init(name: "code-column", value: "NAME", help: "the column of declared codes, to be judged too"),
            .init(name: "code", value: "CODE", help: "a declared code, to be judged beside the text"),
            .init(name: "top", value: "N", help: "how many candidates, 1 to 100; 5 by default"),
            .init(name: "floor", value: "P", help: "how likely an answer must be, 0.5 to 1; 0.7 by default"),
            .init(
                name: "into", value: "CC", help: "country of import, whose lines below the best subheading are listed"),
            .init(name: "as-of", value: "DATE", help: "the day whose lines these are; by default the last there is"),
            .init(name: "model", value: "FILE", help: "a model that `model train` has made"),
            .init(
                name: "threads", value: "N",
                help: "how many rows of a table to classify at once; as many as there are processors by default"),
            .init(
                name: "format", value: "text|json|jsonl|csv",
                help: "how to print; text by default; of a table csv by default, or jsonl"),
            .pack,
        ],
        example: "tidewaiter classify \"men's knitted cotton T-shirt\"\n"
            + "tidewaiter classify --input goods.csv --column description >codes.csv",
        notes:
            "For the text - is standard input, all of it one description. An answer of a table has the line of its row. "
            + "Exit status: 0 a code, heading or chapter was found; 1 the declared code is doubtful or unknown; 3 the "
            + "text is too vague or no code is likely enough. Of a table: 0."
    ) { arguments throws(TidewaiterError) in
        var options = ClassifyOptions()
        if let top = arguments["top"] {
            guard let number = Int(top), 1...100 ~= number else { throw Arguments.usage("--top \(top): 1 to 100.") }
            options.top = number
        }
        if let floor = arguments["floor"] {
            guard let number = Double(floor), 0.5...1 ~= number else {
                throw Arguments.usage("--floor \(floor): 0.5 to 1.")
            }
            options.floor = number
        }
        options.into = try arguments.country("into")
        options.asOf = try arguments.date("as-of")
        if options.into == nil {
            try arguments.refuse(["as-of"], "without --into CC: it is the day of a country's lines.")
        }
        if arguments.has("input") {
            guard arguments.rest.isEmpty else { throw Arguments.usage("Give a text or --input, not both.") }
            try arguments.refuse(["code"], "with --input: the codes of a table are judged with --code-column NAME.")
        } else {
            guard arguments.rest.count == 1 else { throw Arguments.usage("Give one text, in quotes, or --input FILE.") }
            try arguments.refuse(["column", "code-column", "threads"], "without --input FILE: it is about a table.")
        }
        let engine = try ModelCommand.engine(arguments)
        if let path = arguments["input"] {
            try ModelCommand.classify(path, engine, options, arguments)
            return Console.Status.fine
        }
        options.declared = arguments["code"]
        let form = try arguments.form()
        let classification = try engine.classify(ModelCommand.text(arguments.rest[0]), options: options)
        try print(.classification(classification), as: form)
        switch Answer.classification(classification).outcome {
        case .passed: return Console.Status.fine
        case .failed: return Console.Status.findings
        default: return Console.Status.open
        }
    }
}
