import TidewaiterDocuments
import TidewaiterPacks
import TidewaiterQuantities

/// The table `rounding` of a pack: to which unit, and which way.
///
/// `of` is `customs_value`; `duty`, `tax` or `fee` for all charges of a kind; a programme for its charge; or
/// `basis:PROGRAM` for what its rate is taken of. `unit` is a power of ten (0.01, 1, 1000), or 2, 5 or 25 times one (0.05),
/// or empty for no rounding.
struct TabledRounding: RoundingPolicy {
    let customsValue: Rounding?
    let customsValueAuthority: String
    let quantityAuthority = ""
    private let rules: [String: Rounding]
    private let authorities: [String: String]

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
            guard let rule = Self.rule(unit: unit, way: table.text(row, "way")) else {
                throw .flawedRegime(pack, "rounding", name, Self.form)
            }
            rules[name] = rule
        }
        for name in ["customs_value", "duty", "tax", "fee"] where authorities[name] == nil {
            throw .flawedRegime(pack, "rounding", name, "it is missing; leave its unit empty for no rounding")
        }
        self.rules = rules
        customsValue = rules["customs_value"]
        customsValueAuthority = authorities["customs_value"] ?? ""
        self.authorities = authorities
    }

    func charge(_ kind: Charge.Kind, _ program: String) -> Rounding {
        rules[program] ?? rules[kind.rawValue] ?? Self.exact
    }

    func chargeAuthority(_ kind: Charge.Kind, _ program: String) -> String {
        authorities[program] ?? authorities[kind.rawValue] ?? ""
    }

    func basis(of program: String) -> Rounding? { rules["basis:\(program)"] }

    func quantity(for component: RateComponent, of kind: Charge.Kind, code: String) -> Rounding? { nil }

    /// More places than any product of a price and a rate has.
    private static let exact = Rounding(.halfUp, places: 12)

    /// What a row may say.
    static let form =
        "the unit is a power of ten from 0.000001 to 1000000, or 2, 5 or 25 times one, the way one of "
        + RoundingMode.allCases.map(\.rawValue).joined(separator: ", ")

    /// The rounding to a unit; `nil` where it is none.
    static func rule(unit: String, way: String) -> Rounding? {
        guard let mode = RoundingMode(rawValue: way), let unit = try? Decimal(unit) else { return nil }
        for multiple in Rounding.multiples {
            for places in -6...6 {
                let rule = Rounding(mode, places: places, multiple: multiple)
                if rule.unit == unit { return rule }
            }
        }
        return nil
    }
}
