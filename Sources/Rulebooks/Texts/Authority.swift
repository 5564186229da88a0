/// The law of a rule: one text, or what holds everywhere and what holds in countries and unions besides.
struct Authority: Sendable {
    /// One law and where it holds; nil is everywhere.
    struct Law: Sendable {
        let jurisdiction: String?
        let text: String
    }

    /// The key of the law that holds everywhere.
    static let everywhere = "everywhere"

    /// In the order in which they are written.
    let laws: [Law]
    /// All of them: what is said where nobody knows whither the goods go.
    let text: String
    /// Whether it depends on the country.
    let varies: Bool

    init(_ laws: [Law]) {
        self.laws = laws
        text = Self.joined(laws)
        varies = laws.contains { $0.jurisdiction != nil }
    }

    init(_ text: String) { self.init([Law(jurisdiction: nil, text: text)]) }

    /// The law that holds in a country; all of it where none is known, or none of it is that country's.
    func text(in country: String?) -> String {
        guard let country, varies else { return text }
        let here = laws.filter { law in
            law.jurisdiction.map { EuropeanUnion.isJurisdiction($0, of: country) } ?? true
        }
        return here.isEmpty ? text : Self.joined(here)
    }

    /// All of them, each with its jurisdiction before it, for people.
    var labelled: String {
        laws.map { law in law.jurisdiction.map { "\($0): \(law.text)" } ?? law.text }.joined(separator: "; ")
    }

    private static func joined(_ laws: [Law]) -> String { laws.map(\.text).joined(separator: "; ") }
}
