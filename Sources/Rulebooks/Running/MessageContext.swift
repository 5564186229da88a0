internal import TidewaiterCodes
internal import TidewaiterExpressions
internal import TidewaiterManifests
internal import TidewaiterQuantities

/// What is known of one message, as rules ask for it.
///
/// A class, as it is handed about, and a copy would be one of all texts in it.
final class MessageContext: Sendable {
    /// The number of the message's node.
    let message: Int
    let circumstances: Circumstances
    let options: CheckOptions
    let format: String

    private init(message: Int, circumstances: Circumstances, options: CheckOptions, format: String) {
        self.message = message
        self.circumstances = circumstances
        self.options = options
        self.format = format
    }

    /// The contexts of all messages, in their order.
    static func all(in index: DeclarationIndex, _ options: CheckOptions, format: String) -> [MessageContext] {
        index.nodes(.declaration).map {
            MessageContext(
                message: $0.number, circumstances: Circumstances($0, options), options: options, format: format)
        }
    }

    /// The value of a fact; nil where it is not known.
    func value(_ fact: ContextFact) -> Value? {
        switch fact {
        case .into: options.into.map { .string(Text($0)) }
        case .destination: circumstances.destination.map { .string(Text($0)) }
        case .day: circumstances.day.map { .date($0) }
        case .asOf: options.asOf.map { .date($0) }
        case .knownOn: options.knownOn.map { .date($0) }
        case .stage: options.stage.map { .string(Text($0)) }
        case .purpose: .string(Text(circumstances.purpose.rawValue))
        case .isExport: .bool(circumstances.isExport)
        case .mode: circumstances.mode.map { .string(Text($0.label)) }
        case .format: .string(Text(format))
        }
    }
}
