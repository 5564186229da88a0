import TidewaiterQuantities

/// The rates of exchange that a request states, and the law by which they are chosen.
struct Exchange {
    /// The currency of the jurisdiction.
    let currency: String
    let rule: ExchangeRule
    /// The date that selects rates, where the request states it.
    let day: CivilDate?
    let rates: [AssessmentRequest.ExchangeRate]

    init(_ request: AssessmentRequest, into currency: String, by rule: ExchangeRule) {
        self.currency = currency
        self.rule = rule
        day = rule.date.of(request)
        rates = request.exchangeRates
    }

    /// How amounts in a currency become amounts in that of the jurisdiction; `nil` where no rate is stated.
    func conversion(from: String?) -> CurrencyConversion? {
        guard let from, from != currency else { return CurrencyConversion.none }
        if let index = rates.firstIndex(where: { $0.from == from && $0.to == currency }) {
            return .times(rates[index].rate, index)
        }
        // What one unit of ours is worth in theirs, as some authorities publish it.
        guard let index = rates.firstIndex(where: { $0.from == currency && $0.to == from && !$0.rate.isZero }) else {
            return nil
        }
        return .over(rates[index].rate, index)
    }

    /// Who says so: the source of the rate, the date that it is for, and the law.
    func authority(of conversion: CurrencyConversion) -> String {
        switch conversion {
        case .none: return ""
        case .times(_, let index), .over(_, let index):
            let source = rates[index].source ?? "rate of exchange as the request states it"
            // A rate chosen among publications has its law behind its source.
            let law = rule.authority.isEmpty || source.hasSuffix(rule.authority) ? "" : "; \(rule.authority)"
            return source + law + (day.map { "; \(rule.date.words) \($0)" } ?? "")
        }
    }

    /// The name of the fact that states what one unit of a currency is worth.
    func fact(for other: String) -> String { "\(Self.factPrefix)\(other)\(currency)" }

    /// The currency that a fact of ``fact(for:)`` asks for.
    static func currency(askedBy fact: String) -> String? {
        guard fact.hasPrefix(factPrefix) else { return nil }
        return String(fact.dropFirst(factPrefix.count).prefix(3))
    }

    private static let factPrefix = "exchange_rates."
}

extension Worksheet {
    /// Asks what one unit of another currency was worth on the day that the law names.
    mutating func askForRate(of other: String, line: Int? = nil, _ why: String = "") {
        let day = exchange.day.map { " \($0)" } ?? ""
        ask(
            exchange.fact(for: other), line: line,
            "How many \(currency) was one \(other) worth on the \(exchange.rule.date.words)\(day)? "
                + (why.isEmpty ? "" : "\(why) ") + "State it in exchange_rates, from \(other) to \(currency).",
            authority: exchange.rule.authority.isEmpty
                ? "the rate of exchange that the authority publishes" : exchange.rule.authority)
    }
}
