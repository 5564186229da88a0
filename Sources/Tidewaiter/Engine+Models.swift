internal import TidewaiterClassification
public import TidewaiterDocuments

/// Whole tables of descriptions, as bytes: what every face of the library offers of models.
extension Engine {
    /// Classifies each row of a table, as its own JSON and as a table.
    ///
    /// - Parameters:
    ///   - table: CSV with a header, JSON Lines or a JSON array.
    ///   - input: Name of the input for places.
    ///   - request: JSON object, where something is asked for: `column` and `code_column` where their names do not tell,
    ///     `code_column` also to have the declared codes judged, `top`, `floor`, `into`, `as_of` and `explain` as of
    ///     ``classify(json:)``.
    /// - Throws: ``TidewaiterError`` with status `limit` when the answers take more than ``Limits/answerBytes``.
    public func classify(
        table: [UInt8], input: String = "", request: [UInt8] = []
    ) throws(TidewaiterError) -> ClassificationTable {
        let asked = try TableRequest(
            request, known: ["column", "code_column", "top", "floor", "into", "as_of", "explain"], limits)
        let rows = try DescriptionTable(
            table, input: input, column: asked.column, codeColumn: asked.codeColumn,
            needsCodes: asked.codeColumn != nil, limits: limits)
        guard asked.options.asOf == nil || asked.options.into != nil else { throw Self.dayWithoutCountry }
        var answers = ClassificationTable(findings: rows.findings, into: asked.options.into)
        for row in rows.rows {
            var options = asked.options
            options.declared = asked.codeColumn == nil || row.code.isEmpty ? nil : row.code
            answers.add(row, try classify(row, options: options))
            guard answers.jsonLines.count <= limits.answerBytes else {
                throw TidewaiterError(
                    .limit, "classify.answer-bytes",
                    "The answers up to \(row.place) take more than the limit of \(limits.answerBytes) bytes. Split the "
                        + "table, raise the limit of bytes of an answer, or use the command line, which keeps none.")
            }
        }
        return answers
    }

    /// What a row of a table is classified as; one that cannot be read says so.
    package func classify(
        _ row: DescriptionTable.Row, options: ClassifyOptions
    ) throws(TidewaiterError) -> Classification {
        guard let problem = row.problem else { return try classify(row.text, options: options) }
        var options = options
        options.declared = nil
        return try classify("", options: options).unread(problem)
    }

    /// A model of the words of the packs and of the rows of a table: ``trainModel(rows:trials:vague:telling:anew:)`` of bytes.
    ///
    /// - Parameters:
    ///   - table: Own rulings or entries with their codes: CSV with a header, JSON Lines or a JSON array; none where empty.
    ///   - trials: Such a table to fit the probabilities on.
    ///   - request: JSON object with `column` and `code_column`, where their names do not tell, and with `vague`, an array of
    ///     texts that tell no goods, `telling`, one of texts that do, and `anew` as of ``trainModel(rows:trials:vague:telling:anew:)``.
    public func trainModel(
        table: [UInt8], trials: [UInt8] = [], request: [UInt8] = []
    ) throws(TidewaiterError) -> TrainedModel {
        let asked = try TableRequest(request, known: ["column", "code_column", "vague", "telling", "anew"], limits)
        return try train(
            ownRows(table, "rows", asked), ownRows(trials, "trials", asked), vague: asked.vague,
            telling: asked.telling, anew: asked.anew)
    }

    /// How well the engine's model finds the codes of a table, or what its rows teach: ``evaluateModel(_:training:)`` or
    /// ``learningCurve(_:sizes:progress:)`` of bytes.
    ///
    /// - Parameters:
    ///   - table: Descriptions and codes: CSV with a header, JSON Lines or a JSON array.
    ///   - training: Such a table of what the model was made of, to find near duplicates in.
    ///   - request: JSON object with `column` and `code_column`, where their names do not tell, and `learning_curve`, an
    ///     array of numbers of rows, for a learning curve.
    public func evaluateModel(
        table: [UInt8], training: [UInt8] = [], request: [UInt8] = []
    ) throws(TidewaiterError) -> Answer {
        let asked = try TableRequest(request, known: ["column", "code_column", "learning_curve"], limits)
        let rows = try ownRows(table, "rows", asked) ?? OwnRows([])
        if let sizes = asked.sizes { return .learningCurve(try learningCurve(rows.rows, sizes: sizes)) }
        return .evaluation(try evaluate(rows, training: ownRows(training, "training", asked)?.rows ?? []))
    }

    /// ``evaluateModel(_:training:)`` of the rows of tables, with how many of them cannot be used.
    package func evaluate(_ rows: OwnRows, training: [TrainingRow]) throws(TidewaiterError) -> ModelEvaluation {
        var evaluation = try evaluateModel(rows.rows, training: training)
        evaluation.leftOut += rows.leftOut
        return evaluation
    }

    /// The rows of a table; `nil` where none is given.
    private func ownRows(
        _ bytes: [UInt8], _ name: String, _ asked: TableRequest
    ) throws(TidewaiterError) -> OwnRows? {
        guard !bytes.isEmpty else { return nil }
        return try ownRows(
            DescriptionTable(
                bytes, input: name, column: asked.column, codeColumn: asked.codeColumn, needsCodes: true, limits: limits
            ),
            name: "the \(name)")
    }
}

/// What JSON says of a table of descriptions.
private struct TableRequest {
    var column: String?
    var codeColumn: String?
    var sizes: [Int]?
    var vague: [String] = []
    var telling: [String] = []
    var anew = false
    var options = ClassifyOptions()

    init(_ json: [UInt8], known: [String], _ limits: Limits) throws(TidewaiterError) {
        guard !json.isEmpty else { return }
        let document = try JSONDocument(json, limits: limits)
        guard document.root.kind == .object else { throw Engine.mistyped(document.root, "an object") }
        var seen: Set<String> = []
        for member in document.root.members {
            guard known.contains(member.name), seen.insert(member.name).inserted else {
                throw TidewaiterError(
                    .argument, "classify.member",
                    "\"\(member.name)\" is there twice or not known here. Known: \(known.joined(separator: ", ")).",
                    place: member.namePlace)
            }
            let value = member.value
            if value.isNull { continue }
            switch member.name {
            case "column": column = try Self.text(value)
            case "code_column": codeColumn = try Self.text(value)
            case "top": options.top = try Engine.top(value)
            case "floor": options.floor = try Engine.floor(value)
            case "into": options.into = try Self.text(value)
            case "as_of": options.asOf = try Engine.date(value)
            case "explain": options.explains = try Engine.flag(value)
            case "anew": anew = try Engine.flag(value)
            case "vague": vague = try Self.texts(value)
            case "telling": telling = try Self.texts(value)
            default:
                guard value.kind == .array else { throw Engine.mistyped(value, "an array") }
                var sizes: [Int] = []
                for element in value.elements {
                    guard let size = element.integer, size >= 0 else { throw Engine.mistyped(element, "0 or more") }
                    sizes.append(size)
                }
                self.sizes = sizes
            }
        }
    }

    private static func texts(_ value: JSONValue) throws(TidewaiterError) -> [String] {
        guard value.kind == .array else { throw Engine.mistyped(value, "an array") }
        var texts: [String] = []
        for element in value.elements { texts.append(try text(element)) }
        return texts
    }

    private static func text(_ value: JSONValue) throws(TidewaiterError) -> String {
        guard let text = value.string else { throw Engine.mistyped(value, "a text") }
        return text
    }
}
