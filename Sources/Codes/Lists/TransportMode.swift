/// Mode of transport by the codes of UNECE Recommendation 19.
public enum TransportMode: UInt8, Sendable, Hashable, CaseIterable {
    /// Not specified.
    case unspecified = 0
    /// Sea.
    case sea = 1
    /// Rail.
    case rail = 2
    /// Road.
    case road = 3
    /// Air.
    case air = 4
    /// Mail.
    case mail = 5
    /// More than one mode under one contract.
    case multimodal = 6
    /// Pipelines, cables and other fixed installations.
    case fixedInstallation = 7
    /// Inland waterway.
    case inlandWaterway = 8
    /// Not known, or not applicable; in many customs declarations: the goods move by themselves.
    case other = 9

    /// The mode with a one-digit code.
    public init?(code: String) {
        let bytes = code.utf8
        guard bytes.count == 1, let byte = bytes.first, byte.isDigit else { return nil }
        self.init(rawValue: byte &- 48)
    }

    /// The mode by its code or by a word of the trade (`sea`, `vessel`, `truck`), for people and plain files.
    public init?(named name: String) {
        if let mode = TransportMode(code: name) {
            self = mode
            return
        }
        guard let mode = Self.words[name.lowercased()] else { return nil }
        self = mode
    }

    /// The one-digit code.
    public var code: String { String(rawValue) }

    /// The mode for people.
    public var label: String {
        switch self {
        case .unspecified: "not specified"
        case .sea: "sea"
        case .rail: "rail"
        case .road: "road"
        case .air: "air"
        case .mail: "mail"
        case .multimodal: "multimodal"
        case .fixedInstallation: "fixed installation"
        case .inlandWaterway: "inland waterway"
        case .other: "own propulsion or not known"
        }
    }

    private static let words: [String: TransportMode] = [
        "sea": .sea, "ocean": .sea, "maritime": .sea, "vessel": .sea, "ship": .sea, "rail": .rail, "train": .rail,
        "road": .road, "truck": .road, "lorry": .road, "air": .air, "aircraft": .air, "mail": .mail, "post": .mail,
        "multimodal": .multimodal, "fixed": .fixedInstallation, "pipeline": .fixedInstallation,
        "inland": .inlandWaterway, "inland waterway": .inlandWaterway, "barge": .inlandWaterway,
    ]
}
