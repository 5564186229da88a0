public import TidewaiterClassification
public import TidewaiterDocuments
internal import TidewaiterPacks
internal import TidewaiterQuantities

/// From descriptions of goods to codes.
extension Engine {
    /// The codes that goods of this description may have in the Harmonized System, with what speaks for each, and what
    /// has to be known first where the description leads nowhere.
    ///
    /// Never a default: a description that says too little has no answer. A candidate is a proposal to verify.
    ///
    /// - Throws: ``TidewaiterError`` with status `notFound` when the library was built without a model, `limit` when the
    ///   description or the declared code is longer than ``Limits/valueBytes``, `argument` when a day is given without a country.
    public func classify(
        _ description: String, options: ClassifyOptions = ClassifyOptions()
    ) throws(TidewaiterError) -> Classification {
        if let problem = DescriptionTable.tooLong("description", description, limits)
            ?? options.declared.flatMap({ DescriptionTable.tooLong("code", $0, limits) })
        {
            throw TidewaiterError(.limit, "classify.value-bytes", problem)
        }
        guard options.asOf == nil || options.into != nil else { throw Self.dayWithoutCountry }
        let classification = try classifier().classify(description, options: options)
        guard let into = options.into else { return classification }
        let country = try Engine.destination(into)
        return classification.listing(
            nationalTrees.first { $0.jurisdiction == country }, of: country, asOf: options.asOf)
    }

    /// ``classify(_:options:)`` of what JSON asks: an object with `text`, and with `code`, `top`, `floor`, `into`, `as_of`
    /// and `explain` where they matter.
    public func classify(json: [UInt8]) throws(TidewaiterError) -> Classification {
        // A text that is too long is said to be, by this door as by others.
        var reading = limits
        reading.valueBytes = max(limits.valueBytes, limits.inputBytes)
        let document = try JSONDocument(json, limits: reading)
        guard document.root.kind == .object else { throw Self.mistyped(document.root, "an object") }
        var text: String?
        var options = ClassifyOptions()
        var seen: Set<String> = []
        for member in document.root.members {
            let value = member.value
            guard seen.insert(member.name).inserted else {
                throw TidewaiterError(
                    .argument, "classify.member", "\"\(member.name)\" is there twice. Give it once.",
                    place: member.namePlace)
            }
            switch member.name {
            case "text":
                guard let given = value.string else { throw Self.mistyped(value, "a text") }
                text = given
            case "code":
                // A code written as a number has lost its leading zero: it is not taken.
                guard value.isNull || value.string != nil else { throw Self.mistyped(value, "a text") }
                options.declared = value.string
            case "top" where !value.isNull: options.top = try Self.top(value)
            case "floor" where !value.isNull: options.floor = try Self.floor(value)
            case "into":
                guard value.isNull || value.string != nil else { throw Self.mistyped(value, "a text") }
                options.into = value.string
            case "as_of" where !value.isNull: options.asOf = try Self.date(value)
            case "explain" where !value.isNull: options.explains = try Self.flag(value)
            case "top", "floor", "as_of", "explain": break
            default:
                throw TidewaiterError(
                    .argument, "classify.member",
                    "\"\(member.name)\" is not known here. Known: text, code, top, floor, into, as_of, "
                        + "explain.",
                    place: member.namePlace)
            }
        }
        guard let text else {
            throw TidewaiterError(.argument, "classify.text", "Give the \"text\" that describes the goods.")
        }
        return try classify(text, options: options)
    }

    static func top(_ value: JSONValue) throws(TidewaiterError) -> Int {
        guard let number = value.integer, 1...100 ~= number else { throw mistyped(value, "1 to 100") }
        return number
    }

    static func floor(_ value: JSONValue) throws(TidewaiterError) -> Double {
        guard let number = value.text.flatMap({ Double($0) }), 0.5...1 ~= number else {
            throw mistyped(value, "0.5 to 1")
        }
        return number
    }

    static func date(_ value: JSONValue) throws(TidewaiterError) -> CivilDate {
        guard let date = value.string.flatMap({ CivilDate(iso: $0) }) else {
            throw mistyped(value, "a date, YYYY-MM-DD")
        }
        return date
    }

    static func flag(_ value: JSONValue) throws(TidewaiterError) -> Bool {
        guard let flag = value.bool else { throw mistyped(value, "true or false") }
        return flag
    }

    static func mistyped(_ value: JSONValue, _ expected: String) -> TidewaiterError {
        value.mistyped("classify.type", expected)
    }

    /// A day matters to the lines of a country alone.
    static var dayWithoutCountry: TidewaiterError {
        TidewaiterError(
            .argument, "classify.as-of",
            "as_of is the day of a country's lines, and no country is named: give into too, or leave as_of out.")
    }

    /// What classifies; the built-in model is opened when it is first asked for.
    private func classifier() throws(TidewaiterError) -> Classifier {
        guard let model = model ?? Model.builtIn else {
            throw TidewaiterError(
                .notFound, "model.missing", "The library was built without a model. Train one: tidewaiter model train.")
        }
        return Classifier(model: model, nomenclature: nomenclature)
    }

    /// The same engine with another model, the bytes that ``trainModel(rows:trials:vague:telling:anew:)`` gave.
    ///
    /// - Throws: ``TidewaiterError`` with status `data` when the model is damaged.
    public func with(model bytes: [UInt8]) throws(TidewaiterError) -> Engine { try with(model: bytes.span) }

    /// ``with(model:)`` of bytes that are only lent.
    package func with(model bytes: Span<UInt8>) throws(TidewaiterError) -> Engine { try with(Model.open(bytes)) }

    /// The same engine with the model in a file, which is read here once and not looked at again: a third of the time
    /// that it takes to read the bytes and hand them over.
    ///
    /// - Parameter path: Of the file.
    /// - Throws: ``TidewaiterError`` with status `notFound` when the file cannot be read, `data` when the model is damaged.
    public func with(modelAt path: String) throws(TidewaiterError) -> Engine { try with(modelFile: Array(path.utf8)) }

    /// ``with(modelAt:)`` of a path as the system has it, which may be no UTF-8.
    package func with(modelFile path: [UInt8]) throws(TidewaiterError) -> Engine { try with(Model.open(file: path)) }

    private func with(_ model: Model) -> Engine {
        var engine = self
        engine.model = model
        return engine
    }

    /// A model of the words in the engine's packs and of one's own rulings or entries: the bytes of a file for
    /// ``with(model:)``. The same packs and rows give the same bytes.
    ///
    /// - Parameters:
    ///   - rows: Descriptions and their codes; codes longer than six digits tell apart what stands below a subheading.
    ///   - trials: Descriptions and codes to fit the probabilities on; where there are none, one of each goods among `rows`
    ///     is judged by all rows that are no near copies of it for that.
    ///   - vague: Texts that tell no goods, 100 or more, to fit together with `trials` what is too vague.
    ///   - telling: Texts that do tell goods, to fit that on beside `trials`: such as are to be answered.
    ///   - anew: Whether the second judgement (``Classification/Candidate/learnt``) is trained anew on the words of the
    ///     packs, which takes a minute, rather than taken over from the built-in model.
    public func trainModel(
        rows: [TrainingRow], trials: [TrainingRow] = [], vague: [String] = [], telling: [String] = [],
        anew: Bool = false
    ) throws(TidewaiterError) -> [UInt8] {
        try train(OwnRows(rows), OwnRows(trials), vague: vague, telling: telling, anew: anew).bytes
    }

    /// The same of rows of tables, with what was wrong with them.
    package func train(
        _ rows: OwnRows?, _ trials: OwnRows?, vague: [String], telling: [String], anew: Bool
    ) throws(TidewaiterError) -> TrainedModel {
        let made = try Training.train(
            packs: wordPacks, nomenclature: nomenclature, rows: rows?.rows ?? [], trials: trials?.rows ?? [],
            vague: vague, telling: telling, anew: anew)
        return TrainedModel(made, rows: rows, trials: trials)
    }

    /// The rows of a table that can be learnt from or measured with.
    ///
    /// - Throws: ``TidewaiterError`` with status `data` when there are none.
    package func ownRows(_ table: DescriptionTable, name: String) throws(TidewaiterError) -> OwnRows {
        let rows = try OwnRows(table, nomenclature, limits: limits)
        guard rows.rows.isEmpty else { return rows }
        let first = rows.findings.first { $0.rule == "tw.model.row" } ?? rows.findings.first
        throw TidewaiterError(
            .data, "model.rows",
            "There is nothing to learn from or to measure with in \(name): none of \(table.rows.count) rows has a text and a code"
                + (first.map { ". The first: \($0.message)" } ?? ". Give such rows."),
            place: first?.place)
    }

    /// The packs with words of trade.
    private var wordPacks: [Pack] { library.filter { $0.id == "hs" || $0.table("phrases") != nil } }

    /// How well the engine's model finds the codes of descriptions.
    ///
    /// - Parameters:
    ///   - rows: Descriptions with the codes that are to be found.
    ///   - training: What the model was made of, to tell which descriptions are nearly the same as one of it; the own rows
    ///     that the model has are compared in any case, as far as it keeps their texts.
    /// - Throws: ``TidewaiterError`` with status `data` when no row has a text and a code.
    public func evaluateModel(
        _ rows: [TrainingRow], training: [TrainingRow] = []
    ) throws(TidewaiterError) -> ModelEvaluation {
        let evaluation = ModelEvaluation(rows, try classifier(), training: training)
        guard evaluation.count > 0 else {
            throw TidewaiterError(
                .data, "model.rows", "There is nothing to measure with: no row has a text and a code. Give such rows.")
        }
        return evaluation
    }

    /// What one's own rows add: each fifth of them is found by models of so many of the others, beside the words of the
    /// packs.
    ///
    /// - Parameters:
    ///   - rows: Descriptions and their codes; fifty at least.
    ///   - sizes: How many rows the models are given; sizes that there are too few rows for are passed over, and all
    ///     that there are come last.
    ///   - progress: Called with how many of how many models are done.
    /// - Throws: ``TidewaiterError`` with status `data` when there are too few rows.
    public func learningCurve(
        _ rows: [TrainingRow], sizes: [Int] = LearningCurve.usualSizes,
        progress: (_ done: Int, _ of: Int) -> Void = { _, _ in }
    ) throws(TidewaiterError) -> LearningCurve {
        try LearningCurve(rows, sizes: sizes, packs: wordPacks, nomenclature: nomenclature, progress: progress)
    }
}

extension JSONValue {
    /// That a member of a request is not what it has to be. It is named rather than placed: many who ask never see the
    /// request, which was written for them.
    func mistyped(_ code: String, _ expected: String) -> TidewaiterError {
        let name = pointer.dropFirst()
        return TidewaiterError(
            .argument, code, name.isEmpty ? "Expected \(expected) as the request." : "\(name): expected \(expected).")
    }
}
