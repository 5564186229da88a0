import TidewaiterClassification
package import TidewaiterDocuments
import TidewaiterNomenclature
import TidewaiterPacks

/// Bytes that classification is tried on: a description, a table to learn, or a model with some of its bytes changed.
///
/// The first byte says which: `t`, `r` or `m`. Shared by the fuzz target and the tests that replay its corpus.
package struct ClassificationInput {
    private let nomenclature: Nomenclature
    private let small: [UInt8]
    private let builtIn: Classifier?
    private let own: Classifier

    package init() throws(TidewaiterError) {
        nomenclature = try Nomenclature.builtIn
        let rows = [
            ("brass ball valve", "8481805910"), ("steel ball valve DN 50", "8481805990"),
            ("rubber seal ring", "401693"),
            ("water pump for cars", "8413302090"), ("seals", "4016"), ("泵 水", "841370"), ("насос водяной", "841370"),
        ].map { TrainingRow(text: $0.0, code: $0.1) }
        small = try Training.train(packs: [], nomenclature: nomenclature, rows: rows).bytes
        own = Classifier(model: try Model.open(small), nomenclature: nomenclature)
        builtIn = Model.builtIn.map { [nomenclature] in Classifier(model: $0, nomenclature: nomenclature) }
    }

    /// What is wrong with what comes of an input; nothing for a good library.
    package func flaws(_ input: [UInt8]) -> [String] {
        let rest = Array(input.dropFirst())
        switch input.first {
        case UInt8(ascii: "r"): return learned(rest)
        case UInt8(ascii: "m"): return changed(rest)
        default:
            let text = String(decoding: rest, as: UTF8.self)
            return (builtIn.map { Self.flaws(text, $0) } ?? ["no model"]) + Self.flaws(text, own)
        }
    }

    /// A model of a table finds the texts that it was made of, and is the same of the rows in another order.
    private func learned(_ bytes: [UInt8]) -> [String] {
        let limits = Limits(items: 20_000)
        guard let table = try? DescriptionTable(bytes, limits: limits),
            let all = try? OwnRows(table, nomenclature, limits: limits)
        else { return [] }
        var flaws: [String] = []
        if all.rows.count + all.leftOut != table.rows.count { flaws.append("rows are lost") }
        let rows = Array(all.rows.prefix(200))
        guard let model = try? Training.train(packs: [], nomenclature: nomenclature, rows: rows).bytes else {
            return flaws
        }
        if (try? Training.train(packs: [], nomenclature: nomenclature, rows: rows.reversed()).bytes) != model {
            flaws.append("the order of rows matters")
        }
        guard let opened = try? Model.open(model) else { return flaws + ["a model that was made does not open"] }
        let classifier = Classifier(model: opened, nomenclature: nomenclature)
        for row in rows.prefix(20) { flaws += Self.flaws(row.text, classifier) }
        let evaluation = ModelEvaluation(rows, classifier)
        if evaluation.count + evaluation.leftOut != rows.count { flaws.append("rows are lost in the evaluation") }
        if (try? JSONDocument(evaluation.json())) == nil { flaws.append("an evaluation that is no JSON") }
        return flaws
    }

    /// A model whose hash was put right after a change, as a forger would: three bytes a change, place and difference.
    private func changed(_ bytes: [UInt8]) -> [String] {
        var model = small
        for at in stride(from: 0, to: bytes.count - 2, by: 3) {
            let place = 8 + (Int(bytes[at]) << 8 | Int(bytes[at + 1])) % (model.count - 8)
            model[place] ^= bytes[at + 2]
        }
        model.replaceSubrange(16..<48, with: SHA256.digest(Array(model[48...]).span))
        guard let opened = try? Model.open(model) else { return [] }
        let classifier = Classifier(model: opened, nomenclature: nomenclature)
        // What a forged model says may be nonsense; it must only say it.
        for text in ["brass ball valve", "pump 泵 seal ring", ""] {
            let options = ClassifyOptions(top: 100, declared: "848180")
            _ = classifier.classify(text, options: options).json()
        }
        _ = ModelEvaluation([TrainingRow(text: "rubber seal", code: "401693")], classifier).text()
        return []
    }

    private static func flaws(_ text: String, _ classifier: Classifier) -> [String] {
        let found = classifier.classify(text, options: ClassifyOptions(top: 100, declared: "6109.10"))
        var flaws: [String] = []
        let probabilities = found.candidates.map(\.probability)
        if !probabilities.allSatisfy({ 0...1 ~= $0 }) { flaws.append("a probability beyond 0 to 1") }
        if probabilities.reduce(0, +) > 1 + 1e-6 { flaws.append("probabilities of more than one") }
        if zip(probabilities, probabilities.dropFirst()).contains(where: { $0 < $1 }) {
            flaws.append("candidates out of order")
        }
        if let answer = found.answer, answer.probability < 0.7 { flaws.append("an answer that is not likely") }
        if found.depth == .tooVague, found.answer != nil { flaws.append("vague, and a code") }
        if found.message.isEmpty { flaws.append("no message") }
        if (try? JSONDocument(found.json())) == nil { flaws.append("an answer that is no JSON") }
        return flaws
    }
}
