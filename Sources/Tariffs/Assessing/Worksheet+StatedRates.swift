import TidewaiterDocuments
import TidewaiterQuantities

// Currencies and rates of exchange that a request states itself: they are used as stated, and what is wrong is said.

extension Worksheet {
    /// Says which currencies of amounts are none.
    mutating func checkCurrencies() {
        checkCurrency(request.currency, at: "/currency")
        for index in lines.indices {
            checkCurrency(request.lines[index].currency, at: "/lines/\(index)/currency", line: index)
        }
        for index in request.costs.indices {
            checkCurrency(request.costs[index].currency, at: "/costs/\(index)/currency")
        }
    }

    /// Says which rates of exchange convert nothing, or are published by another authority than the law names.
    mutating func checkExchangeRates() {
        for (index, stated) in request.exchangeRates.enumerated() {
            let path = "/exchange_rates/\(index)"
            checkCurrency(stated.from, at: "\(path)/from")
            if stated.from == stated.to {
                doubt(
                    "exchange-rate", at: path, value: stated.from,
                    "The rate of \(stated.rate) is from \(stated.from) to itself, so it was not used. State from which currency "
                        + "to which other it is.")
                continue
            }
            checkCurrency(stated.to, at: "\(path)/to")
            let rule = exchange.rule
            guard stated.from == currency || stated.to == currency, !rule.accepted.isEmpty,
                let source = stated.source, rule.accepts(source) == false
            else { continue }
            doubt(
                "exchange-rate", .warning, at: "\(path)/source", value: source,
                "The rate from \(stated.from) to \(stated.to) is of another authority than \(rule.acceptedNames), whose "
                    + "rates the law takes. It was used as stated; state theirs.", authority: rule.authority)
        }
    }

    private mutating func checkCurrency(
        _ code: String?, at path: @autoclosure () -> String, line: Int? = nil
    ) {
        guard let code, code != currency, (try? Currency(code)) == nil else { return }
        doubt(
            "currency", at: path(), value: code, line: line,
            "\"\(code.prefix(40))\" is no currency of ISO 4217. Correct it: a rate of exchange that fits it proves nothing.",
            authority: "ISO 4217")
    }
}
