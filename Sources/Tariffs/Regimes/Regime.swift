import TidewaiterDocuments
import TidewaiterPacks
import TidewaiterQuantities

/// The law of one jurisdiction: what its packs' tables mean and in which order they are applied.
///
/// The engine knows no country. A regime is made once, from a pack, and then assesses any number of requests from
/// any number of threads.
protocol Regime: Sendable {
    /// Currency in which it charges.
    var currency: String { get }
    /// The law that the tariff codes and rates stand in.
    var schedule: String { get }
    /// How a tariff code is written: "8 digits".
    var codeForm: String { get }
    /// Which rates of exchange its law selects.
    var exchange: ExchangeRule { get }

    /// The regime over the tables of a pack; throws when a table it cannot do without is not there.
    init(_ pack: Pack) throws(TidewaiterError)

    /// The tables of the pack that every regime works with.
    var tables: TariffTables { get }

    /// Throws where a request states what its law cannot read.
    func check(_ request: AssessmentRequest) throws(TidewaiterError)

    /// Works through a request, on a sheet that is of no more use afterwards: a copy of it would copy all that is on it.
    func assess(_ sheet: inout Worksheet) throws(QuantityError) -> Assessment
}

extension Regime {
    func check(_ request: AssessmentRequest) throws(TidewaiterError) {}
}

/// A regime whose law is more than its pack's tables state: a folder beside the others and a line in ``Regimes``.
protocol NationalRegime: Regime {
    /// ISO 3166-1 alpha-2 code of the country, or `EU`.
    static var jurisdiction: String { get }
    static var currency: String { get }
    static var schedule: String { get }
    static var codeForm: String { get }
}

extension NationalRegime {
    var currency: String { Self.currency }
    var schedule: String { Self.schedule }
    var codeForm: String { Self.codeForm }
}

/// The regimes there are.
enum Regimes {
    private static let national: [any NationalRegime.Type] = [UnitedStates.self]

    /// The regime of a pack's jurisdiction: its own where there is one, else that which its tables state.
    static func regime(of pack: Pack) throws(TidewaiterError) -> any Regime {
        if let own = national.first(where: { $0.jurisdiction == pack.jurisdiction }) { return try own.init(pack) }
        return try TabledRegime(pack)
    }
}

extension TidewaiterError {
    /// A pack that lacks a table or columns.
    static func lackingTable(_ name: String, _ pack: Pack) -> TidewaiterError {
        TidewaiterError(
            .data, "pack.table",
            "The pack \(pack.id) \(pack.version) has no table \"\(name)\" with the columns its jurisdiction needs. "
                + "Build it again from its source.")
    }
}
