import TidewaiterDocuments
import TidewaiterQuantities

extension Assessor {
    /// The request with the rates of exchange that the law of its jurisdiction selects of those published, for each
    /// currency in it that it states no rate for.
    ///
    /// A rate that cannot be told is a finding; the assessment then asks for it.
    package func converting(_ request: AssessmentRequest, with rates: ExchangeRates) -> AssessmentRequest {
        var request = converting(request.currencies, of: request, with: rates)
        request.publications = RequestPublications(rates)
        return request
    }

    /// The request with the rates that an answer to it asks for because of the currencies of rates of duty, as far as
    /// its publications have them; `nil` where there is nothing to add.
    func converting(_ request: AssessmentRequest, asAskedBy answer: Assessment) -> AssessmentRequest? {
        guard let rates = request.publications.rates else { return nil }
        let stated = request.currencies
        let asked = answer.needsFacts.compactMap { Exchange.currency(askedBy: $0.fact) }.filter { !stated.contains($0) }
        return asked.isEmpty ? nil : converting(asked, of: request, with: rates)
    }

    private func converting(
        _ currencies: [String], of request: AssessmentRequest, with rates: ExchangeRates
    ) -> AssessmentRequest {
        guard let (own, rule) = exchange(of: request.jurisdiction) else { return request }
        var request = request
        for currency in currencies where currency != own {
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
            guard let found = published(currency, own, on: day, by: rule, rates, &request.findings) else { continue }
            request.exchangeRates.append(
                .init(from: found.from, to: found.to, rate: found.rate, source: "\(found.source); \(rule.authority)"))
        }
        return request
    }

    /// The rate of the day in place of that of a longer time, where the rule wants that and the two differ by so much.
    private func exceptional(
        _ found: ExchangeRates.Published, _ publisher: ExchangePublisher, _ currency: String, _ own: String,
        on day: CivilDate, by rule: ExchangeRule, _ rates: ExchangeRates
    ) -> ExchangeRates.Published? {
        guard let variance = rule.dailyVariance, found.first != found.last else { return nil }
        let daily = rates.rate(between: currency, and: own, on: day, by: rule.way) { source in
            guard let other = rule.publishers.publisher(of: source) else { return false }
            return other != publisher && rule.accepted.contains(other)
        }
        guard let daily, daily.first == daily.last else { return nil }
        // What the other currency was worth for the longer time, by what it was worth on the day, as a fraction: either
        // may be published the other way round.
        let (longer, day) = (found.to == own, daily.to == own)
        guard let above = try? (longer ? found.rate : .one).multiplied(by: day ? .one : daily.rate),
            let below = try? (longer ? .one : found.rate).multiplied(by: day ? daily.rate : .one),
            let difference = try? below.subtracting(above).magnitude.multiplied(by: 100),
            let limit = try? below.multiplied(by: variance)
        else { return nil }
        return difference >= limit ? daily : nil
    }

    /// The rate that a rule selects: of an authority that it names, else of a source that is none of the known ones, which
    /// may be it by another name; a finding says so. What another authority published is not used.
    private func published(
        _ currency: String, _ own: String, on day: CivilDate, by rule: ExchangeRule, _ rates: ExchangeRates,
        _ findings: inout [Finding]
    ) -> ExchangeRates.Published? {
        for publisher in rule.accepted {
            let found = rates.rate(between: currency, and: own, on: day, by: rule.way) {
                rule.publishers.publisher(of: $0) == publisher
            }
            if let found {
                return exceptional(found, publisher, currency, own, on: day, by: rule, rates) ?? found
            }
        }
        let isBound = !rule.accepted.isEmpty
        if let found = rates.rate(
            between: currency, and: own, on: day, by: rule.way,
            where: { !isBound || rule.publishers.publisher(of: $0) == nil })
        {
            if isBound {
                findings.append(
                    .exchange(
                        "The rate of \(currency) is from \"\(found.source)\", and the law takes those of "
                            + "\(rule.acceptedNames). If it is theirs, let the source begin with the name.",
                        path: "/exchange_rates", currency, rule.authority))
            }
            return found
        }
        let other = rates.rate(between: currency, and: own, on: day, by: rule.way)
        findings.append(
            .exchange(
                other.map {
                    "The rate of \(currency) for \(day) from \"\($0.source)\" was not used, as the law takes those of "
                        + "\(rule.acceptedNames)."
                } ?? "The publications given have no rate between \(currency) and \(own) for \(day).",
                path: "/exchange_rates", currency, rule.authority))
        return nil
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
