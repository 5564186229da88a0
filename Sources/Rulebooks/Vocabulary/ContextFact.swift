internal import TidewaiterExpressions

/// What rules can ask about the message around a part, and what the check is made for.
enum ContextFact: Int, Sendable, CaseIterable {
    case into, destination, day, asOf, knownOn, stage, purpose, isExport, mode, format

    var name: String {
        switch self {
        case .asOf: "as_of"
        case .knownOn: "known_on"
        case .isExport: "is_export"
        default: "\(self)"
        }
    }

    var type: ValueType {
        switch self {
        case .day, .asOf, .knownOn: Vocabulary.date
        case .isExport: .bool
        default: .string
        }
    }

    var title: String {
        switch self {
        case .into: "Country of import that the check is made for"
        case .destination: "That country, else the one that the message names"
        case .day: "The day whose law applies"
        case .asOf: "That day, where the check names one"
        case .knownOn: "The day by which law had to be published"
        case .stage: "The step of the procedure that the check is made for"
        case .purpose: "cargo_report, goods_declaration, other or unknown"
        case .isExport: "Whether the message declares an exportation"
        case .mode: "How the goods travel: sea, rail, road, air, mail, ..."
        case .format: "The format that the message was read from"
        }
    }
}
