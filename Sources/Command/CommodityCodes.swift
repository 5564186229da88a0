internal import Tidewaiter
internal import TidewaiterDocuments

extension Subcommand {
    /// `tidewaiter hs`.
    static let lookUp = Subcommand(
        name: "hs",
        summary: "Looks up a commodity code: its place in the tree, editions, notes, conversions, national lines.",
        operands: "CODE | --search TEXT | --input FILE --column NAME | --general-rules",
        options: [
            .init(name: "edition", value: "YEAR", help: "edition the code is of, 1992 to 2028; the newest by default"),
            .init(name: "convert", value: "YEAR", help: "edition to convert to: every candidate, with the reason"),
            .init(name: "into", value: "CC", help: "country whose national lines are asked for"),
            .init(
                name: "declaration", value: "KIND",
                help: "import (by default), export, low_value or advance_cargo: how long codes are there"),
            .init(name: "as-of", value: "DATE", help: "the day, YYYY-MM-DD; today for a country"),
            .init(name: "description", value: "TEXT", help: "the goods: notes that may send them elsewhere are told"),
            .init(name: "language", value: "L", help: "of labels: en (by default), de, es, fr, pt, zh"),
            .init(name: "general-rules", value: nil, help: "the General Rules for the interpretation, in short"),
            .init(name: "search", value: "TEXT", help: "find codes by labels and words of trade"),
            .init(name: "top", value: "N", help: "how many codes a search gives; 20 by default"),
            .init(name: "input", value: "FILE", help: "a CSV file whose codes are looked up; - is standard input"),
            .init(name: "column", value: "NAME", help: "the file's column that has the codes"),
            .pack, .trustedKey,
            .init(name: "format", value: "text|json|csv", help: "how to print; text by default, csv for a file"),
        ],
        example: "tidewaiter hs 9503.00 --into US --as-of 2024-12-20\n"
            + "tidewaiter hs 851712 --edition 2017 --convert 2022\n"
            + "tidewaiter hs 847130 --into DE --declaration export\n"
            + "tidewaiter hs --search 'stainless steel bolts' --top 5\n"
            + "tidewaiter hs --input parts.csv --column hs --edition 2017 --convert 2022",
        notes:
            "Exit status: 0 the code can be declared, or no row of a file needs a decision; 1 it cannot, one does, or\n"
            + "nothing is found; 3 no loaded pack can tell."
    ) { arguments throws(TidewaiterError) in
        let engine = try arguments.engine()
        let rules = arguments.has("general-rules") ? "general-rules" : nil
        let questions = [arguments.rest.first, arguments["search"], arguments["input"], rules].compactMap { $0 }
        guard questions.count == 1, arguments.rest.count <= 1 else {
            throw Arguments.usage("Give one code, or --search TEXT, or --input FILE --column NAME, or --general-rules.")
        }
        var options = LookUpOptions(
            edition: try number("edition", arguments), into: try arguments.country("into"),
            convert: try number("convert", arguments), description: arguments["description"])
        options.language = arguments["language"] ?? options.language
        if let name = arguments["declaration"] { options.declaration = try Engine.declarationKind(name) }
        // A schedule is looked at on a day; a code by itself needs none.
        options.asOf = try arguments.date("as-of") ?? (options.into == nil ? nil : CivilDate(iso: Console.today()))
        let answer: Answer
        var counts = ""
        if rules != nil {
            answer = .generalRules(engine.generalRules)
        } else if let text = arguments["search"] {
            answer = .search(
                try engine.searchCodes(text, most: try number("top", arguments) ?? 20, language: options.language))
        } else if let path = arguments["input"] {
            guard let column = arguments["column"] else {
                throw Arguments.usage("--input needs --column NAME: the column that has the codes.")
            }
            let bytes = try Console.read(path, limit: engine.limits.inputBytes)
            let table = try engine.lookUp(table: bytes, column: column, options: options)
            counts = table.text()
            answer = .commodities(table)
        } else {
            answer = .commodity(try engine.lookUp(arguments.rest[0], options: options))
        }
        let standard = arguments.has("input") ? "csv" : "text"
        let name = try arguments.choice("format", among: ["text", "json", "csv"], otherwise: standard)
        let form = Answer.Form(rawValue: name) ?? .text
        try print(answer, as: form)
        if form != .text { Console.write(Array(counts.utf8), to: 2) }
        return switch answer.outcome {
        case .passed: Console.Status.fine
        case .failed: Console.Status.findings
        default: Console.Status.open
        }
    }

    private static func number(_ name: String, _ arguments: Arguments) throws(TidewaiterError) -> Int? {
        guard let text = arguments[name] else { return nil }
        guard let number = Int(text), number >= 0 else {
            throw Arguments.usage("--\(name) \(text): write a whole number, as 2022.")
        }
        return number
    }
}
