public import TidewaiterDocuments
public import TidewaiterQuantities
public import TidewaiterTariffs

/// What a request that comes without them is to be assessed with.
public struct AssessmentOptions: Sendable, Hashable {
    /// Country of import, ISO 3166-1 alpha-2.
    public var into: String?
    /// The date that selects rates.
    public var asOf: CivilDate?
    /// Leave out what was published after this day.
    public var knownOn: CivilDate?
    /// Facts about the whole entry, by the names that the packs declare.
    public var facts: [Fact]

    /// Options; all of them can be left out.
    public init(into: String? = nil, asOf: CivilDate? = nil, knownOn: CivilDate? = nil, facts: [Fact] = []) {
        self.into = into
        self.asOf = asOf
        self.knownOn = knownOn
        self.facts = facts
    }

    /// The request with what it leaves open filled in; what it states stays.
    package func completing(_ request: AssessmentRequest) -> AssessmentRequest {
        var request = request
        if request.jurisdiction.isEmpty, let into { request.jurisdiction = into }
        if request.asOf == nil { request.asOf = asOf }
        if request.knownOn == nil { request.knownOn = knownOn }
        for fact in facts where !request.facts.contains(where: { $0.name == fact.name }) {
            request.facts.append(fact)
        }
        return request
    }
}

extension Engine {
    /// Assesses a request given as JSON; what it leaves open is taken from `options`.
    public func assess(
        json: [UInt8], input: String = "", options: AssessmentOptions = AssessmentOptions(), explained: Bool = false
    ) throws(TidewaiterError) -> Assessment {
        let request = try AssessmentRequest(json: json, input: input, limits: limits)
        return try assess(options.completing(request), explained: explained)
    }
}
