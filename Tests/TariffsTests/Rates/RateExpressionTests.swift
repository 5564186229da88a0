import Testing
import TidewaiterPacks
package import TidewaiterQuantities

@testable import TidewaiterTariffs

@Suite("Notation of rates") struct RateExpressionTests {
    @Test(
        "each part is read to its exact amount and unit",
        arguments: [
            ("free", [RateComponent(kind: .free, amount: 0)]),
            ("6.8%", [RateComponent(kind: .adValorem, amount: "6.8")]),
            ("0.463/KGM", [RateComponent(kind: .specific, amount: "0.463", per: 1, unit: "KGM")]),
            ("2.5/100 KGM", [RateComponent(kind: .specific, amount: "2.5", per: 100, unit: "KGM")]),
            ("1.7/KGM:drained", [RateComponent(kind: .specific, amount: "1.7", per: 1, unit: "KGM:drained")]),
            (
                "9.27/LPA - 1/LPA times spr_discount",
                [
                    RateComponent(kind: .specific, amount: "9.27", per: 1, unit: "LPA"),
                    RateComponent(
                        kind: .specific, amount: 1, per: 1, unit: "LPA", operation: .minus, multiplier: "spr_discount"),
                ]
            ),
            (
                "9% + agricultural_component max 20.7% + sugar_component",
                [
                    RateComponent(kind: .adValorem, amount: 9),
                    RateComponent(kind: .composition, amount: 0, part: "agricultural_component"),
                    RateComponent(kind: .adValorem, amount: "20.7", operation: .ceiling),
                    RateComponent(kind: .composition, amount: 0, part: "sugar_component"),
                ]
            ),
            (
                "0.463/KGM + 14.9%",
                [
                    RateComponent(kind: .specific, amount: "0.463", per: 1, unit: "KGM"),
                    RateComponent(kind: .adValorem, amount: "14.9"),
                ]
            ),
            ("12.5", [RateComponent(kind: .fixed, amount: "12.5")]),
            ("12.5 EUR", [RateComponent(kind: .fixed, amount: "12.5", currency: "EUR")]),
            (
                "35.1 EUR/100 KGM",
                [RateComponent(kind: .specific, amount: "35.1", per: 100, unit: "KGM", currency: "EUR")]
            ),
            ("?", []),
        ])
    func parts(text: String, expected: [RateComponent]) throws {
        #expect(try RateExpression.parse(text) == expected)
    }

    @Test(
        "what is written is read back to the same, currencies too",
        arguments: [
            "12 EUR", "0.5 USD/KGM + 3%", "5% max 0.45 JPY/2 KGM", "1.5 EUR/KGM under 100 degrees - 2 EUR/NMB",
            "0.463/KGM min 7 GBP",
        ])
    func written(text: String) throws {
        #expect(RateExpression.text(try RateExpression.parse(text)) == text)
    }

    @Test(
        "what is no rate is refused",
        arguments: [
            "", " ", "%", "6.8 %", "-1%", "6.8%+1%", "6.8% +", " + 6.8%", "free + 6.8%", "1/kgm", "1/KGMX", "1/K",
            "1/KGM:", "1/KGM:Drained", "1/LPA times", "1/LPA times 5", "two parts", "1/0 KGM", "1e3%", "??", "Free",
            "1//KGM", "6.8%  + 1%", "\u{0}",
            "1 EUX/KGM", "1 eur/KGM", " EUR/KGM", "1 EUR ", "1  EUR/KGM", "1 EUR%", "free EUR", "1 EUR EUR",
        ])
    func refused(text: String) {
        #expect(throws: RateExpression.SyntaxError.self) { try RateExpression.parse(text) }
    }

    @Test("every rate of every built-in pack is read, and every unit in it is known")
    func packs() throws {
        for pack in Pack.builtIn {
            // A pack of a nomenclature alone has no rates.
            guard let table = pack.table("lines"), table.column("general") != nil else { continue }
            for name in ["general", "column2"] {
                let column = try #require(table.column(name))
                for row in table.rows where !table.cell(row, column).isEmpty {
                    for component in try RateExpression.parse(table.text(row, column)) {
                        if let unit = component.unit { _ = try? Unit(unit) }
                    }
                }
            }
        }
    }
}

extension Decimal: ExpressibleByStringLiteral {
    /// A number in an expectation.
    package init(stringLiteral value: String) { self = (try? Decimal(value)) ?? -1 }
}
