import TidewaiterDocuments
import TidewaiterPacks
import TidewaiterQuantities

/// The law of one jurisdiction: what its packs' tables mean and in which order they are applied.
///
/// The engine knows no country. A regime is made once, from a pack, and then assesses any number of requests from
/// any number of threads. A new one is a folder beside the others and a line in ``Regimes``.
protocol Regime: Sendable {
    /// ISO 3166-1 alpha-2 code of the country, or `EU`.
    static var jurisdiction: String { get }
    /// Currency in which it charges.
    static var currency: String { get }

    /// The regime over the tables of a pack; throws when a table it cannot do without is not there.
    init(_ pack: Pack) throws(TidewaiterError)

    /// The law that the tariff codes and rates stand in.
    static var schedule: String { get }
    /// How a tariff code is written: "8 digits".
    static var codeForm: String { get }

    /// The tables of the pack that every regime works with.
    var tables: TariffTables { get }

    /// Works through a request.
    func assess(_ sheet: consuming Worksheet) throws(QuantityError) -> Assessment
}

/// The regimes there are.
enum Regimes {
    static let all: [any Regime.Type] = [UnitedStates.self, Australia.self]
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
