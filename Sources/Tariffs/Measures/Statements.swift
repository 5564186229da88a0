/// What is stated of goods that conditions look at, but for amounts: one object for all lines of an entry that state nothing of
/// their own.
final class Statements: Sendable {
    let preference: String?
    /// The order number of the tariff quota claimed.
    let quotaOrder: String?
    let additionalCodes: [String]
    let entryType: String?
    let mode: String?
    let status: String
    let facts: StatedFacts

    /// What is stated of the whole entry.
    init(_ request: AssessmentRequest, _ facts: StatedFacts) {
        preference = nil
        quotaOrder = nil
        additionalCodes = []
        entryType = request.entry.type
        mode = request.mode?.rawValue
        status = request.entry.status.rawValue
        self.facts = facts
    }

    /// What is stated of a line, and of the entry beside.
    convenience init(_ line: AssessmentRequest.Line, of entry: Statements, _ facts: StatedFacts) {
        self.init(line.preference, line.quotaOrder, line.additionalCodes, of: entry, facts)
    }

    /// The same with other facts.
    convenience init(_ other: Statements, facts: StatedFacts) {
        self.init(other.preference, other.quotaOrder, other.additionalCodes, of: other, facts)
    }

    private init(
        _ preference: String?, _ quotaOrder: String?, _ additionalCodes: [String], of entry: Statements,
        _ facts: StatedFacts
    ) {
        self.preference = preference
        self.quotaOrder = quotaOrder
        self.additionalCodes = additionalCodes
        entryType = entry.entryType
        mode = entry.mode
        status = entry.status
        self.facts = facts
    }

    /// Whether the same is stated, of the facts as far as some go, one bit each.
    func agree(with other: Statements, on read: [UInt64]) -> Bool {
        preference == other.preference && quotaOrder == other.quotaOrder && entryType == other.entryType
            && mode == other.mode && status == other.status && additionalCodes == other.additionalCodes
            && facts.agree(with: other.facts, on: read)
    }
}
