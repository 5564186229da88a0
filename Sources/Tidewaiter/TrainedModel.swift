internal import TidewaiterClassification
public import TidewaiterDocuments

/// A model that was made, as a file.
public struct TrainedModel: Sendable {
    /// Name of the JSON.
    public static let schema = "tidewaiter.trained-model/1"

    /// The file, for ``Engine/with(model:)``.
    public let bytes: [UInt8]
    /// How many own rows it was made of.
    public let rows: Int
    /// What its probabilities were fitted on.
    public let probabilities: Probabilities
    /// How many descriptions that were; of own rows one of each goods. 0 where they are those of the built-in model.
    public let fittedOn: Int
    /// Rows that were left out or whose codes were converted, and what was wrong with the tables.
    public let findings: [Finding]

    /// What probabilities may be fitted on.
    public enum Probabilities: String, Sendable, Hashable, CaseIterable {
        /// They are those of the built-in model: there were fewer than a hundred different goods, and no trials.
        case builtIn = "built_in"
        /// The own rows, each judged by those that are no near copies of it.
        case rows
        /// Descriptions and codes that were given for it.
        case trials
    }

    init(_ made: Training.Made, rows: OwnRows?, trials: OwnRows?) {
        bytes = made.bytes
        self.rows = rows?.rows.count ?? 0
        probabilities = made.fit.map { $0.isOfRows ? .rows : .trials } ?? .builtIn
        fittedOn = made.fit?.count ?? 0
        findings = (rows?.findings ?? []) + (trials?.findings ?? [])
    }

    /// What was made, as JSON; not the file itself.
    public func json() -> [UInt8] {
        var json = JSONWriter()
        json.beginObject()
        json.member("schema", Self.schema)
        json.member("bytes", bytes.count)
        json.member("rows", rows)
        json.member("probabilities", probabilities.rawValue)
        json.member("fitted_on", fittedOn)
        json.key("findings")
        json.array(findings) { finding, json in finding.write(to: &json) }
        json.endObject()
        return json.bytes
    }

    /// For people.
    public func text() -> String {
        "\(bytes.count) bytes of \(rows) own rows and the words of the packs.\n\(aboutProbabilities)\n"
            + findings.map { "\($0.place?.description ?? ""): \($0.message)\n" }.joined()
    }

    /// Which probabilities the model has, for people.
    package var aboutProbabilities: String {
        switch probabilities {
        case .builtIn:
            "Its probabilities are those of the built-in model, for the rows have fewer than a hundred different goods; "
                + "descriptions and codes to calibrate on fit them anew."
        case .rows:
            "Its probabilities are fitted on the rows, \(fittedOn) different goods of them, each judged by rows that are no near "
                + "copies: they hold for new goods of this trade, and less for others."
        case .trials:
            "Its probabilities are fitted on the \(fittedOn) descriptions to calibrate on: they hold for descriptions like these."
        }
    }
}
