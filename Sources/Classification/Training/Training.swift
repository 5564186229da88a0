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
    /// A model of the words of trade in packs, and of one's own rows where there are some.
    ///
    /// - Parameters:
    ///   - packs: Packs with tables `labels` or `phrases`; both begin with a column `code`.
    ///   - rows: Own rulings or entries. Every tenth is held out while the calibration is fitted, where there are enough
    ///     of them; the model itself is made of all.
    ///   - trials: Descriptions that are in no pack, to fit the calibration on instead.
    package static func train(
        packs: [Pack], nomenclature: Nomenclature, rows: [TrainingRow] = [], trials: [TrainingRow] = []
    ) throws(TidewaiterError) -> [UInt8] {
        guard let edition = nomenclature.editions.last(where: { !$0.isSecondHand }) else {
            throw TidewaiterError(.data, "model.edition", "The pack \"hs\" has no edition to train for.")
        }
        let base = packs.flatMap { texts($0, nomenclature, edition) }
        let own = rows.sorted { ($0.text, $0.code) < ($1.text, $1.code) }
        let statement = statement(packs, edition, own, trials)
        var tests = trials
        var known = own
        if trials.isEmpty {
            tests = own.enumerated().filter { $0.offset % 10 == 0 }.map(\.element)
            known = own.enumerated().filter { $0.offset % 10 != 0 }.map(\.element)
        }
        var calibration = Model.builtIn?.calibration ?? Calibration()
        if tests.count >= Calibration.fewestTrials {
            let bytes = try builder(base + known).build(statement: [], calibration: calibration)
            calibration = try Calibration.fit(Self.trials(tests, Model.open(bytes)))
        }
        return try builder(base + own).build(statement: statement, calibration: calibration)
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

    private static func builder(_ rows: [TrainingRow]) throws(TidewaiterError) -> ModelBuilder {
        var builder = ModelBuilder()
        for row in rows {
            guard let code = ModelCode(row.code.utf8) else {
                throw TidewaiterError(
                    .data, "model.code", "\"\(row.code.prefix(40))\" is no code. Give two to fourteen digits.")
            }
            // Labels of chapters, and rows that stop there, tell no subheadings apart.
            _ = builder.add(row.text, code: code)
        }
        return builder
    }

    /// What the model answers to descriptions, and whether that was right, by level.
    private static func trials(_ rows: [TrainingRow], _ model: Model) -> [[Calibration.Trial]] {
        var trials: [[Calibration.Trial]] = [[], [], []]
        for row in rows {
            guard let code = ModelCode(row.code.utf8), code.digits >= 6 else { continue }
            let scores = Scores(Terms(row.text), model)
            guard let best = scores.subheadings.first, let heading = scores.headings.first,
                let chapter = scores.chapters.first
            else { continue }
            let nodes = [
                (model.codes[best.index], best.share), (heading.code, heading.share), (chapter.code, chapter.share),
            ]
            let covered = scores.covered
            for (at, (node, share)) in nodes.enumerated() {
                trials[at].append(
                    Calibration.Trial(
                        signals: .init(lead: Scores.lead(share), covered: covered),
                        identifying: scores.identifying, words: scores.terms.words.count,
                        isRight: code.prefix(node.digits) == node))
            }
        }
        return trials
    }

    /// Says of what the model is made.
    private static func statement(
        _ packs: [Pack], _ edition: HSEdition, _ rows: [TrainingRow], _ trials: [TrainingRow]
    ) -> [UInt8] {
        var json = JSONWriter()
        json.beginObject()
        json.member("schema", "tidewaiter.model/1")
        json.member("edition", edition.description)
        json.key("packs")
        json.beginArray()
        for pack in packs {
            json.beginObject()
            json.member("id", pack.id)
            json.member("version", pack.version)
            json.member("edition", pack.edition)
            json.member("sha256", pack.sha256)
            json.endObject()
        }
        json.endArray()
        for (name, rows) in [("own", rows), ("calibration", trials)] {
            var hash = SHA256()
            for row in rows { hash.update(Array("\(row.code)\t\(row.text)\n".utf8).span) }
            json.key(name)
            json.beginObject()
            json.member("rows", rows.count)
            json.member("sha256", hash.finish().map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined())
            json.endObject()
        }
        json.endObject()
        return json.bytes
    }
}
