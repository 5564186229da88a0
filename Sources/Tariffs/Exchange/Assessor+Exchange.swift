import TidewaiterDocuments
import TidewaiterQuantities

extension Assessor {
    /// The request with the rates of exchange that the law of its jurisdiction selects of those published, for each
    /// currency in it that it states no rate for.
    ///
    /// A rate that cannot be told is a finding; the assessment then asks for it.
    package func converting(_ request: AssessmentRequest, with rates: ExchangeRates) -> AssessmentRequest {
        guard let (own, rule) = exchange(of: request.jurisdiction) else { return request }
        var request = request
        for currency in request.currencies where currency != own {
            let isStated = request.exchangeRates.contains { rate in
                (rate.from == currency && rate.to == own) || (rate.from == own && rate.to == currency)
            }
            if isStated { continue }
            guard let day = rule.date.of(request) else {
                request.findings.append(
                    .exchange(
                        "Which rate of \(currency) counts depends on dates.\(rule.date.rawValue), which is not stated.",
                        path: "/dates/\(rule.date.rawValue)", currency, rule.authority))
                continue
            }
            guard let found = rates.rate(between: currency, and: own, on: day, by: rule.way) else {
                request.findings.append(
                    .exchange(
                        "The publications given have no rate between \(currency) and \(own) for \(day).",
                        path: "/exchange_rates", currency, rule.authority))
                continue
            }
            request.exchangeRates.append(
                .init(from: found.from, to: found.to, rate: found.rate, source: "\(found.source); \(rule.authority)"))
        }
        return request
    }
}

extension AssessmentRequest {
    /// The currencies that its amounts are in, as far as they name any, each once.
    var currencies: [String] {
        var found: [String] = []
        func add(_ currency: String?) {
            if let currency, !found.contains(currency) { found.append(currency) }
        }
        add(currency)
        for line in lines { add(line.currency) }
        for cost in costs { add(cost.currency) }
        return found
    }
}

extension Finding {
    fileprivate static func exchange(
        _ message: String, path: String, _ currency: String, _ authority: String
    ) -> Finding {
        Finding(
            rule: "tw.request.exchange-rate", severity: .warning, effect: .money,
            message: "\(message) State it, or give a publication that has the rate.", path: path, value: currency,
            authority: authority)
    }
}
