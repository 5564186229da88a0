package import TidewaiterDocuments
package import TidewaiterNomenclature
package import TidewaiterPacks

/// A description and the code that it was given.
public struct TrainingRow: Sendable, Hashable {
    /// The description.
    public let text: String
    /// Digits; at least four.
    public let code: String

    /// A description and the digits of its code.
    public init(text: String, code: String) {
        self.text = text
        self.code = code
    }
}

/// Making models.
package enum Training {
    /// A model that was made.
    package struct Made {
        /// The file.
        package let bytes: [UInt8]
        /// What its probabilities were fitted on; `nil` where they are those of the built-in model.
        package let fit: Fit?
    }

    /// Descriptions that probabilities were fitted on.
    package struct Fit {
        /// How many.
        package let count: Int
        /// Whether they are own rows, one of each goods, rather than ones given to fit on.
        package let isOfRows: Bool
    }

    /// A model of the words of trade in packs, and of one's own rows where there are some.
    ///
    /// - Parameters:
    ///   - packs: Packs with tables `labels` or `phrases`; both begin with a column `code`.
    ///   - rows: Own rulings or entries. How much they count and what probabilities are worth is fitted on them, one of
    ///     each goods judged by all rows that are no near copies of it, where there are goods enough.
    ///   - trials: Descriptions that are neither in a pack nor among the rows, to fit on instead.
    ///   - vague: Texts that tell no goods, to fit what is too vague on; counts together with `trials`.
    ///   - telling: Texts that tell goods, to fit that on beside the trials.
    ///   - anew: Whether the second judgement is trained anew on the texts of the packs, which takes a minute, rather than
    ///     taken over from the built-in model.
    package static func train(
        packs: [Pack], nomenclature: Nomenclature, rows: [TrainingRow] = [], trials: [TrainingRow] = [],
        vague: [String] = [], telling: [String] = [], anew: Bool = false
    ) throws(TidewaiterError) -> Made {
        let edition = try edition(nomenclature)
        let base = packs.flatMap { texts($0, nomenclature, edition) }
        let parts = Set(base.map(\.code)).filter { code in
            code.utf8.count == 6 && nomenclature.label(of: code).map(PartWords.isIn(label:)) ?? false
        }
        // Without the words of the packs there is nothing that was learnt of them either.
        let linear = base.isEmpty ? [] : anew ? linear(base) : Model.builtIn?.linearBytes ?? []
        let own = rows.sorted { ($0.text, $0.code) < ($1.text, $1.code) }
        let statement = statement(packs, edition, own, trials, vague, telling, anew: anew)
        var builder = try builder(base, own)
        builder.spellings = spellings(packs)
        builder.parts = Set(parts.compactMap { ModelCode($0.utf8) })
        var calibration = Model.builtIn?.calibration ?? Calibration()
        var gate = Gate()
        var tests = trials.isEmpty ? sample(builder.precedents) : trials.compactMap { Test($0) }
        let fewest = Calibration.fewestTrials
        guard vague.isEmpty || min(vague.count, tests.count) >= fewest else {
            throw TidewaiterError(
                .argument, "model.vague",
                "What is too vague cannot be learnt of \(vague.count) vague texts and \(tests.count) descriptions with "
                    + "their codes: give \(fewest) of each or more, or no vague texts.")
        }
        let lesson = own.isEmpty ? nil : OwnLesson(builder.precedents)
        var taught = lesson?.taught([], nil)
        if tests.count >= Gate.fewestTrials {
            let model = try Model.open(builder.build(statement: [], calibration: calibration, linear: linear))
            taught = lesson?.taught(tests, model)
            tests = taught?.tests ?? tests
            gate = Gate.fit(gateTrials(tests, model))
            // Of too few the calibration stays what it is; what rows say of it holds for goods that are like them.
            var fitted = calibration
            fitted.fit(Self.trials(tests, model, gate))
            if !trials.isEmpty {
                calibration = fitted
            } else if tests.count >= fewest {
                taught?.own.calibration = fitted
            }
            let descriptions = tests.map { $0.scores(model, gate).telling(model) }
            let told = calibration
            calibration.fit(
                descriptions: descriptions + signals(telling, model), vague: signals(vague, model),
                areTold: vague.map {
                    let nodes = Classifier.probabilities(Scores(Terms($0), model), model, told)
                    return Classifier.isTold(Classifier.holdingFirst(nodes), floor: ClassifyOptions().floor)
                })
        }
        return Made(
            bytes: try builder.build(
                statement: statement, calibration: calibration, gate: gate, linear: linear,
                taught: taught.map { $0.own.bytes(linear: $0.linear) } ?? []),
            fit: tests.count < fewest ? nil : Fit(count: tests.count, isOfRows: trials.isEmpty))
    }

    /// The edition whose codes a model has.
    package static func edition(_ nomenclature: Nomenclature) throws(TidewaiterError) -> HSEdition {
        guard let edition = nomenclature.editions.last(where: { !$0.isSecondHand }) else {
            throw TidewaiterError(.data, "model.edition", "The pack \"hs\" has no edition to train for.")
        }
        return edition
    }

    /// A description to fit on.
    struct Test {
        let terms: Terms
        let code: ModelCode
        /// Of one of the model's own rows the goods that are nearly the same, itself among them.
        let copies: Set<Int>
        /// What those own rows have taught that are no near copies of it.
        var own: OwnJudgement?

        init(_ terms: Terms, _ code: ModelCode, copies: Set<Int>) {
            self.terms = terms
            self.code = code
            self.copies = copies
        }

        /// `nil` where the code does not lead to a subheading.
        init?(_ row: TrainingRow) {
            guard let code = ModelCode(row.code.utf8), code.digits >= 6 else { return nil }
            self.init(Terms(row.text), code, copies: [])
        }

        /// What a model says of it without having seen it or a near copy with its code. A copy with another code stays,
        /// for that one's own rows contradict each other is to be learnt.
        func scores(_ model: Model, _ gate: Gate) -> Scores {
            Scores(
                terms, model,
                leavingOut: copies.isEmpty ? nil : .init(goods: copies, codes: model.range(below: code.prefix(6))),
                gate: gate, own: own)
        }
    }

    /// At most so many rows are judged by the others: more do not change what is fitted.
    private static let mostTests = 3000

    /// One row of each goods and subheading, evenly over all.
    private static func sample(_ rows: [(text: String, code: ModelCode)]) -> [Test] {
        struct Kind: Hashable {
            let goods: Int
            let subheading: ModelCode
        }
        let goods = NearGoods(rows.map { GoodsWords(Terms($0.text)) })
        var seen: Set<Kind> = []
        let different = rows.indices.filter {
            seen.insert(Kind(goods: goods.numbers[$0], subheading: rows[$0].code.prefix(6))).inserted
        }
        let step = max(1, (different.count + mostTests - 1) / mostTests)
        return stride(from: 0, to: different.count, by: step).map { at in
            let row = different[at]
            let copies = goods.near(goods.words(goods.numbers[row])).map(\.number)
            return Test(Terms(rows[row].text), rows[row].code, copies: Set(copies))
        }
    }

    /// What the words of trade and what the rows say of the right code: of each row without its near copies, as of goods that
    /// are new, and of own rows with itself, as of an entry that is made again.
    private static func gateTrials(_ tests: [Test], _ model: Model) -> [Gate.Trial] {
        func trial(_ test: Test, _ scores: Scores) -> Gate.Trial? {
            guard !scores.votes.subheadings.isEmpty, !scores.subheadings.isEmpty else { return nil }
            let right = test.code.prefix(6)
            return Gate.Trial(
                signals: .init(similarity: scores.votes.similarity, lead: scores.wordLead),
                byRows: scores.votes.share(of: right, model), byWords: scores.share(of: right, model))
        }
        return tests.compactMap { trial($0, $0.scores(model, .closed)) }
            + tests.compactMap {
                $0.copies.isEmpty ? nil : trial($0, Scores($0.terms, model, gate: .closed, own: $0.own))
            }
    }

    /// The texts of a pack with their codes, in all their languages; codes that the edition does not have are left out.
    private static func texts(_ pack: Pack, _ nomenclature: Nomenclature, _ edition: HSEdition) -> [TrainingRow] {
        var texts: [TrainingRow] = []
        for name in ["labels", "phrases"] {
            guard let table = pack.table(name), table.columns.first == "code" else { continue }
            for row in table.rows where nomenclature.has(table.text(row, 0), in: edition) {
                for column in table.columns.indices.dropFirst() {
                    for phrase in table.text(row, column).split(separator: "|") {
                        texts.append(TrainingRow(text: String(phrase), code: table.text(row, 0)))
                    }
                }
            }
        }
        return texts
    }

    /// The abbreviations and ordinary words of packs, as a model has them.
    private static func spellings(_ packs: [Pack]) -> [UInt8] {
        var lines: [String] = []
        for pack in packs {
            for (name, columns) in [("abbreviations", ["short", "words", "where"]), ("ordinary", ["word"])] {
                guard let table = pack.table(name) else { continue }
                for row in table.rows {
                    lines.append(columns.map { table.text(row, $0) }.joined(separator: "\t") + "\n")
                }
            }
        }
        return Array(lines.joined().utf8)
    }

    private static func builder(
        _ base: [TrainingRow], _ own: [TrainingRow]
    ) throws(TidewaiterError) -> ModelBuilder {
        var builder = ModelBuilder()
        func code(_ row: TrainingRow) throws(TidewaiterError) -> ModelCode {
            guard let code = ModelCode(row.code.utf8) else {
                throw TidewaiterError(
                    .data, "model.code", "\"\(row.code.prefix(40))\" is no code. Give two to fourteen digits.")
            }
            return code
        }
        // Labels of chapters, and rows that stop there, tell no subheadings apart.
        for row in base { _ = builder.add(row.text, code: try code(row)) }
        for row in own { _ = builder.add(own: row.text, code: try code(row)) }
        return builder
    }

    /// What the model answers to descriptions, and whether that was right, by level.
    private static func trials(_ tests: [Test], _ model: Model, _ gate: Gate) -> [[Calibration.Trial]] {
        var trials: [[Calibration.Trial]] = [[], [], []]
        for test in tests {
            let scores = test.scores(model, gate)
            for (at, answer) in scores.answers(model).enumerated() {
                trials[at].append(
                    Calibration.Trial(
                        signals: answer.signals,
                        isRight: test.code.prefix(answer.code.digits) == answer.code))
            }
        }
        return trials
    }

    private static func signals(_ texts: [String], _ model: Model) -> [Telling.Signals] {
        texts.map { Scores(Terms($0), model).telling(model) }
    }

    /// The second judgement, trained on the texts of packs.
    private static func linear(_ rows: [TrainingRow]) -> [UInt8] {
        let codes = rows.compactMap { ModelCode($0.code.utf8) }
        let leaves = Set(codes.filter { $0.digits >= 6 }.map { $0.prefix(6) }).sorted()
        guard !leaves.isEmpty, leaves.count <= ModelFormat.mostCodes / 2 else { return [] }
        var trainer = LinearTrainer(leaves: leaves)
        var materials = MaterialExamples()
        for row in rows {
            guard let code = ModelCode(row.code.utf8) else { continue }
            trainer.add(row.text, code: code)
            for text in materials.examples(of: row.text, code) { trainer.add(text, code: code.prefix(4)) }
        }
        return trainer.train()
    }

    /// Says of what the model is made.
    private static func statement(
        _ packs: [Pack], _ edition: HSEdition, _ rows: [TrainingRow], _ trials: [TrainingRow], _ vague: [String],
        _ telling: [String], anew: Bool
    ) -> [UInt8] {
        var json = JSONWriter()
        json.beginObject()
        json.member("schema", "tidewaiter.model/1")
        json.member("edition", edition.description)
        json.key("packs")
        json.array(packs) { pack, json in
            json.beginObject()
            json.member("id", pack.id)
            json.member("version", pack.version)
            json.member("edition", pack.edition)
            json.member("sha256", pack.sha256)
            json.endObject()
        }
        json.member("second_judgement", anew ? "packs" : Model.builtIn?.sha256 ?? "none")
        let (vague, telling) = (
            vague.map { TrainingRow(text: $0, code: "") }, telling.map { TrainingRow(text: $0, code: "") }
        )
        for (name, rows) in [("own", rows), ("calibration", trials), ("vague", vague), ("telling", telling)] {
            var hash = SHA256()
            for row in rows { hash.update(Array("\(row.code)\t\(row.text)\n".utf8).span) }
            json.key(name)
            json.beginObject()
            json.member("rows", rows.count)
            json.member("sha256", Hexadecimal.text(hash.finish()))
            json.endObject()
        }
        json.endObject()
        return json.bytes
    }
}
