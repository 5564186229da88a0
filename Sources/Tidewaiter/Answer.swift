public import TidewaiterClassification
public import TidewaiterCodes
public import TidewaiterDocuments
public import TidewaiterManifests
public import TidewaiterRulebooks
public import TidewaiterTariffs

/// Any answer of the engine, in the form in which every face of the library hands it out.
public enum Answer: Sendable {
    /// What the checks found.
    case report(Report)
    /// Duties, taxes and fees of one entry.
    case assessment(Assessment)
    /// Duties, taxes and fees of the entries of a declaration.
    case declaration(DeclarationAssessment)
    /// Duties, taxes and fees of many entries.
    case batch(BatchAssessment)
    /// What an identifier is.
    case identification(Identification)
    /// A commodity code.
    case commodity(Commodity)
    /// The General Rules of the nomenclature.
    case generalRules(GeneralRules)
    /// Commodity codes found by words.
    case search(CommoditySearch)
    /// The commodity codes of a table.
    case commodities(CommodityTable)
    /// Codes for a description.
    case classification(Classification)
    /// Codes for the descriptions of a table.
    case classifications(ClassificationTable)
    /// A model that was made.
    case model(TrainedModel)
    /// How well a model finds codes.
    case evaluation(ModelEvaluation)
    /// What one's own rows teach.
    case learningCurve(LearningCurve)
    /// What a receiver would answer to an interchange.
    case acknowledgement(Acknowledgement)
    /// A declaration written in a form.
    case written(WrittenDeclaration)
    /// What the model means for a format.
    case meaning(Meaning)
    /// A printed rate.
    case rate(RateExplanation)
    /// Whether a receipt holds together.
    case verification(Verification)
    /// What came of assessing the request of a receipt again.
    case replay(Replay)

    /// The forms in which an answer can be written.
    public enum Form: String, Sendable, Hashable, CaseIterable {
        /// Versioned JSON, byte for byte the same from every face.
        case json
        /// For people.
        case text
        /// A table, where the answer is a list.
        case csv
        /// One finding a line, for a report; one answer a line, for many entries.
        case jsonLines = "jsonl"
        /// SARIF 2.1.0, for a report.
        case sarif
        /// A page that needs nothing else, for a report.
        case html
        /// Each rule a test, as build servers read it, for a report.
        case junit
        /// The document itself, where the answer is one that was written; Markdown, where it is a page of documentation.
        case document
        /// What proves an assessment, where it was asked for; of several entries one a line.
        case receipt
    }

    /// The answer in one word.
    public var outcome: Outcome {
        switch self {
        case .report(let report): report.outcome
        case .assessment(let assessment): assessment.outcome
        case .declaration(let declaration): declaration.outcome
        case .batch(let batch): batch.outcome
        case .identification(let identification): identification.valid ? .passed : .failed
        case .commodity(let commodity): commodity.outcome
        case .generalRules: .passed
        case .search(let search): search.outcome
        case .commodities(let table): table.outcome
        case .classification(let classification): classification.outcome
        case .classifications, .model, .evaluation, .learningCurve: .computed
        case .acknowledgement(let acknowledgement): acknowledgement.isAccepted ? .passed : .failed
        case .written(let written): written.outcome
        case .meaning: .passed
        case .rate(let explanation): explanation.outcome
        case .verification(let verification): verification.isValid ? .passed : .failed
        case .replay(let replay): replay.outcome
        }
    }

    /// The findings, gravest effect first.
    public var findings: [Finding] {
        switch self {
        case .report(let report): report.findings
        case .assessment(let assessment): assessment.findings
        case .declaration(let declaration): declaration.entries.flatMap(\.assessment.findings)
        case .written(let written): written.findings
        case .commodities(let table): table.findings
        case .classifications(let table): table.findings
        case .model(let model): model.findings
        case .batch, .identification, .commodity, .generalRules, .search, .classification, .evaluation, .learningCurve,
            .acknowledgement, .meaning, .rate, .verification, .replay:
            []
        }
    }

    /// Writes the answer.
    ///
    /// - Throws: ``TidewaiterError`` with status `argument` when the answer has no such form.
    public func render(_ form: Form) throws(TidewaiterError) -> [UInt8] {
        switch (self, form) {
        case (.report(let report), .json): return report.json()
        case (.report(let report), .text): return Array(report.text().utf8)
        case (.report(let report), .csv): return report.csv()
        case (.report(let report), .jsonLines): return report.jsonLines()
        case (.report(let report), .sarif): return report.sarif()
        case (.report(let report), .html): return Array(report.html().utf8)
        case (.report(let report), .junit): return Array(report.junit().utf8)
        case (.assessment(let assessment), .json): return assessment.json()
        case (.assessment(let assessment), .text): return Array(assessment.text().utf8)
        case (.assessment(let assessment), .csv): return assessment.csv()
        case (.declaration(let declaration), .json): return declaration.json()
        case (.declaration(let declaration), .text): return Array(declaration.text().utf8)
        case (.declaration(let declaration), .csv): return declaration.csv()
        case (.batch(let batch), .jsonLines): return batch.jsonLines
        case (.batch(let batch), .receipt): return batch.receipts
        case (.identification(let identification), .json): return identification.json()
        case (.identification(let identification), .text): return Array(identification.text().utf8)
        case (.commodity(let commodity), .json): return commodity.json()
        case (.commodity(let commodity), .text): return Array(commodity.text().utf8)
        case (.generalRules(let rules), .json): return rules.json()
        case (.generalRules(let rules), .text): return Array(rules.text().utf8)
        case (.search(let search), .json): return search.json()
        case (.search(let search), .text): return Array(search.text().utf8)
        case (.search(let search), .csv): return search.csv()
        case (.commodities(let table), .json): return table.json()
        case (.commodities(let table), .text): return Array(table.text().utf8)
        case (.commodities(let table), .csv): return table.csv()
        case (.classification(let classification), .json): return classification.json()
        case (.classification(let classification), .text): return Array(classification.text().utf8)
        case (.classifications(let table), .jsonLines): return table.jsonLines
        case (.classifications(let table), .csv): return table.csv
        case (.model(let model), .document): return model.bytes
        case (.model(let model), .json): return model.json()
        case (.model(let model), .text): return Array(model.text().utf8)
        case (.evaluation(let evaluation), .json): return evaluation.json()
        case (.evaluation(let evaluation), .text): return Array(evaluation.text().utf8)
        case (.evaluation(let evaluation), .html): return Array(evaluation.html().utf8)
        case (.learningCurve(let curve), .json): return curve.json()
        case (.learningCurve(let curve), .text): return Array(curve.text().utf8)
        case (.learningCurve(let curve), .html): return Array(curve.html().utf8)
        case (.acknowledgement(let acknowledgement), .json): return acknowledgement.json()
        case (.acknowledgement(let acknowledgement), .text): return acknowledgement.bytes
        case (.written(let written), .document): return written.bytes
        case (.written(let written), .json): return written.json()
        case (.written(let written), .text): return Array(written.text().utf8)
        case (.verification(let verification), .json): return verification.json()
        case (.verification(let verification), .text): return Array(verification.text().utf8)
        case (.replay(let replay), .json): return replay.json()
        case (.replay(let replay), .text): return Array(replay.text().utf8)
        case (.assessment(let assessment), .receipt): return try Self.receipts(of: [assessment])
        case (.declaration(let declaration), .receipt):
            return try Self.receipts(of: declaration.entries.map(\.assessment))
        case (.meaning(let meaning), .json): return meaning.json()
        case (.meaning(let meaning), .text): return Array(meaning.text().utf8)
        case (.meaning(let meaning), .document): return Array(meaning.markdown().utf8)
        case (.rate(let explanation), .json): return explanation.json()
        case (.rate(let explanation), .text): return Array(explanation.text().utf8)
        default:
            throw TidewaiterError(
                .argument, "render.form", "This answer has no form \(form.rawValue); json and text are always there.")
        }
    }

    /// The receipts of assessments, each a line.
    private static func receipts(of assessments: [Assessment]) throws(TidewaiterError) -> [UInt8] {
        var bytes: [UInt8] = []
        for assessment in assessments {
            guard let receipt = assessment.receipt else {
                throw TidewaiterError(
                    .argument, "render.receipt", "No receipt was asked for when this was assessed; ask for it then.")
            }
            if !bytes.isEmpty { bytes.append(UInt8(ascii: "\n")) }
            bytes += receipt.bytes
        }
        return bytes
    }
}
