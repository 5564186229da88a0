internal import TidewaiterCodes
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
    /// Published rates of exchange, for currencies that a request states no rate for.
    public var exchangeRates: ExchangeRates?
    /// The day of a request for which nobody states one. The library looks at no clock; the command fills it in.
    package var today: CivilDate?

    /// Options; all of them can be left out.
    public init(
        into: String? = nil, asOf: CivilDate? = nil, knownOn: CivilDate? = nil, facts: [Fact] = [],
        exchangeRates: ExchangeRates? = nil
    ) {
        self.into = into
        self.asOf = asOf
        self.knownOn = knownOn
        self.facts = facts
        self.exchangeRates = exchangeRates
    }

    /// The request with what it leaves open filled in.
    ///
    /// - Throws: ``TidewaiterError`` with status `argument` when request and options state different values: neither
    ///   may be passed over in silence.
    package func completing(_ request: AssessmentRequest) throws(TidewaiterError) -> AssessmentRequest {
        var request = request
        let stated = request.jurisdiction.isEmpty ? nil : request.jurisdiction
        let source = request.source
        let into = try into.map { text throws(TidewaiterError) in try Engine.destination(text) }
        request.jurisdiction =
            try Self.agreed("jurisdiction", stated?.uppercased(), into, source.place(of: "/jurisdiction")) ?? ""
        request.asOf = try Self.agreed("as_of", request.asOf, asOf, source.place(of: "/as_of"))
        request.knownOn = try Self.agreed("known_on", request.knownOn, knownOn, source.place(of: "/known_on"))
        for fact in facts {
            let known = request.facts.first { $0.name == fact.name }
            _ = try Self.agreed(
                "fact \(fact.name)", known?.value.text, fact.value.text, source.place(of: "/facts/\(fact.name)"))
            if known == nil { request.facts.append(fact) }
        }
        if request.asOf == nil, request.dates == AssessmentRequest.Dates() { request.asOf = today }
        return request
    }

    private static func agreed<Value: Equatable>(
        _ name: String, _ stated: Value?, _ asked: Value?, _ place: @autoclosure () -> Place?
    ) throws(TidewaiterError) -> Value? {
        guard let stated, let asked, stated != asked else { return stated ?? asked }
        throw TidewaiterError(
            .argument, "assess.conflict",
            "The request states \(name) \(stated), and the options \(asked). Leave one out, or make them equal.",
            place: place())
    }
}

extension Engine {
    /// Assesses a request given as JSON; what it leaves open is taken from `options`.
    ///
    /// - Throws: ``TidewaiterError`` with status `argument` also when request and options state different values.
    public func assess(
        json: [UInt8], input: String = "", options: AssessmentOptions = AssessmentOptions(), explained: Bool = false,
        receipt: Bool = false
    ) throws(TidewaiterError) -> Assessment {
        let request = try AssessmentRequest(json: json, input: input, limits: limits)
        return try assess(completing(request, with: options), explained: explained, receipt: receipt)
    }

    /// The request with what it leaves open filled in, rates of exchange too.
    package func completing(
        _ request: AssessmentRequest, with options: AssessmentOptions
    ) throws(TidewaiterError) -> AssessmentRequest {
        let request = try options.completing(request)
        guard let rates = options.exchangeRates else { return request }
        return try assessor.converting(request, with: rates)
    }

    /// A country of import as somebody wrote it, in capital letters: ISO 3166-1 alpha-2, a code that customs
    /// authorities use beside it, or `EU`.
    package static func destination(_ text: String) throws(TidewaiterError) -> String {
        let code = text.uppercased()
        // Capitals of letters beyond ASCII may be ASCII: “ß” is no way to write South Sudan.
        let isASCII = text.utf8.allSatisfy { $0 < 0x80 }
        if isASCII, code == "EU" || Country(alpha2: code) != nil { return code }
        let advice = Country.advice(for: code) ?? "Write the two letters of ISO 3166-1: US."
        throw TidewaiterError(.argument, "argument.country", "\"\(text.prefix(40))\" is no country. \(advice)")
    }
}
