import TidewaiterPacks
import TidewaiterQuantities

/// Which rate of exchange the law of a jurisdiction selects: rows of the table `regime`, with those of `publishers`.
struct ExchangeRule: Sendable {
    enum Way: String, CaseIterable {
        /// The rate for the day itself.
        case day
        /// The rate published on the last Wednesday but one of the month before.
        case penultimateWednesday = "penultimate_wednesday"
    }

    /// The date of the request that counts.
    let date: RequestDate
    let way: Way
    let authority: String
    /// Whose publications it accepts, the first before the others; empty where it is not known.
    let accepted: [ExchangePublisher]
    /// Everyone whose publications are told apart.
    let publishers: ExchangePublishers
    /// From how many per cent on the rate of the day takes the place of one for a longer time; `nil` where it never does.
    let dailyVariance: Decimal?

    /// Of a pack that says nothing, the rate for a date, whoever published it. What cannot be read was refused when the
    /// pack was checked.
    init(_ pack: Pack, unstated: RequestDate = .entry) {
        publishers = ExchangePublishers(pack.table("publishers"))
        let words = RegimeWords(pack.table("regime"))
        let day = words["exchange_rate"].flatMap(Self.day)
        date = day?.date ?? unstated
        way = day?.way ?? .day
        authority = words.authority(of: "exchange_rate")
        accepted = words.list("exchange_publishers").compactMap { [publishers] in publishers[$0] }
        dailyVariance = words["exchange_variance"].flatMap { try? Decimal($0) }
    }

    /// `export`, or `entry penultimate_wednesday`.
    static func day(_ text: String) -> (date: RequestDate, way: Way)? {
        let words = text.split(separator: " ").map(String.init)
        guard 1...2 ~= words.count, let date = RequestDate(rawValue: words[0]),
            let way = words.count == 1 ? .day : Way(rawValue: words[1])
        else { return nil }
        return (date, way)
    }

    /// Whether the law takes the rates of a source; `nil` where it is none of the publishers that are known.
    func accepts(_ source: String) -> Bool? { publishers.publisher(of: source).map(accepted.contains) }

    /// Those it accepts in words.
    var acceptedNames: String { accepted.compactMap(\.names.first).joined(separator: " or ") }
}
