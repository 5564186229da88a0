/// Rates of exchange as published, from which the law of the jurisdiction selects those that an answer asks for.
///
/// They are no part of what is asked: a rate that was taken from them is, and stands in the request then.
package struct RequestPublications: Sendable, Hashable {
    package let rates: ExchangeRates?

    package init(_ rates: ExchangeRates? = nil) { self.rates = rates }

    package static func == (a: RequestPublications, b: RequestPublications) -> Bool { true }

    package func hash(into hasher: inout Hasher) {}
}
