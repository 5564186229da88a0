import TidewaiterDocuments
import TidewaiterPacks
import TidewaiterQuantities

/// The table `rounding` of a pack: to which unit, and which way.
///
/// `of` is `customs_value`; `duty`, `tax` or `fee` for all charges of a kind; a programme for its charge; or
/// `basis:PROGRAM` for what its rate is taken of. `unit` is a power of ten (0.01, 1, 1000), or empty for no rounding.
struct TabledRounding: RoundingPolicy {
    let customsValue: Rounding?
    let customsValueAuthority: String
    let chargeAuthority: String
    let quantityAuthority = ""
    private let rules: [String: Rounding]

    init(_ pack: Pack) throws(TidewaiterError) {
        guard let table = pack.table("rounding") else { throw .lackingTable("rounding", pack) }
        var rules: [String: Rounding] = [:]
        var authorities: [String: String] = [:]
        for row in table.rows {
            let name = table.text(row, "of")
            guard authorities[name] == nil else {
                throw .flawedRegime(pack, "rounding", name, "another row is of the same")
            }
            authorities[name] = table.text(row, "authority")
            let unit = table.text(row, "unit")
            if unit.isEmpty { continue }
            guard let places = Self.places(of: unit), let mode = RoundingMode(rawValue: table.text(row, "way")) else {
                let ways = RoundingMode.allCases.map(\.rawValue).joined(separator: ", ")
                throw .flawedRegime(
                    pack, "rounding", name,
                    "the unit is a power of ten from 0.000001 to 1000000, the way one of \(ways)")
            }
            rules[name] = Rounding(mode, places: places)
        }
        for name in ["customs_value", "duty", "tax", "fee"] where authorities[name] == nil {
            throw .flawedRegime(pack, "rounding", name, "it is missing; leave its unit empty for no rounding")
        }
        self.rules = rules
        customsValue = rules["customs_value"]
        customsValueAuthority = authorities["customs_value"] ?? ""
        chargeAuthority = authorities["duty"] ?? ""
    }

    func charge(_ kind: Charge.Kind, _ program: String) -> Rounding {
        rules[program] ?? rules[kind.rawValue] ?? Self.exact
    }

    func basis(of program: String) -> Rounding? { rules["basis:\(program)"] }

    func quantity(for component: RateComponent, of kind: Charge.Kind, code: String) -> Rounding? { nil }

    /// More places than any product of a price and a rate has.
    private static let exact = Rounding(.halfUp, places: 12)

    private static func places(of unit: String) -> Int? {
        let units = [
            "0.000001", "0.00001", "0.0001", "0.001", "0.01", "0.1", "1", "10", "100", "1000", "10000", "100000",
            "1000000",
        ]
        return units.firstIndex(of: unit).map { 6 - $0 }
    }
}
