/// A family of messages that are written in segments.
@usableFromInline package enum SegmentSyntax: Sendable, Hashable {
    /// UN/EDIFACT (ISO 9735).
    case edifact
    /// ASC X12 (X12.5, X12.6).
    case x12

    /// A level of the envelope.
    package enum Level: Sendable, Hashable {
        case interchange, group, message
    }

    /// Tag of the segment that opens a level.
    package func header(_ level: Level) -> String {
        switch (self, level) {
        case (.edifact, .interchange): "UNB"
        case (.edifact, .group): "UNG"
        case (.edifact, .message): "UNH"
        case (.x12, .interchange): "ISA"
        case (.x12, .group): "GS"
        case (.x12, .message): "ST"
        }
    }

    /// Tag of the segment that closes a level.
    package func trailer(_ level: Level) -> String {
        switch (self, level) {
        case (.edifact, .interchange): "UNZ"
        case (.edifact, .group): "UNE"
        case (.edifact, .message): "UNT"
        case (.x12, .interchange): "IEA"
        case (.x12, .group): "GE"
        case (.x12, .message): "SE"
        }
    }

    /// The data element that carries the reference of a level, in its trailer.
    package func reference(_ level: Level) -> String {
        switch (self, level) {
        case (.edifact, .interchange): "0020"
        case (.edifact, .group): "0048"
        case (.edifact, .message): "0062"
        case (.x12, .interchange): "I12"
        case (.x12, .group): "28"
        case (.x12, .message): "329"
        }
    }

    /// The data element that carries the count of a level, in its trailer.
    package func count(_ level: Level) -> String {
        switch (self, level) {
        case (.edifact, .interchange): "0036"
        case (.edifact, .group): "0060"
        case (.edifact, .message): "0074"
        case (.x12, .interchange): "I16"
        case (.x12, .group): "97"
        case (.x12, .message): "96"
        }
    }

    /// The trailer's element with the reference, as an address.
    package func referenceAddress(_ level: Level) -> String {
        self == .edifact ? "\(trailer(level)) \(reference(level))" : "\(trailer(level))-02"
    }

    /// The trailer's element with the count, as an address.
    package func countAddress(_ level: Level) -> String {
        self == .edifact ? "\(trailer(level)) \(count(level))" : "\(trailer(level))-01"
    }

    /// What the family calls a message.
    package var message: String { self == .edifact ? "message" : "transaction set" }

    /// The standard that says so.
    package var authority: String { self == .edifact ? "ISO 9735-1" : "ASC X12.6" }

    /// The name in identifiers of findings.
    package var name: String { self == .edifact ? "edifact" : "x12" }

    /// The name for people.
    package var label: String { self == .edifact ? "EDIFACT" : "X12" }
}
