internal import TidewaiterManifests
internal import TidewaiterQuantities

/// Turns stated masses into kilograms.
enum Masses {
    private static let kilogram = try? Unit("KGM")

    /// The mass in kilograms; nil when it is missing or unreadable, or its unit is not known or no unit of mass.
    /// Without a unit it is kilograms, which is what customs ask for.
    static func kilograms(_ value: FieldValue) -> Decimal? {
        guard let amount = value.number else { return nil }
        guard let unit = value.companion?.bytes, !unit.elementsEqual("KGM".utf8) else { return amount }
        let text = String(decoding: unit, as: UTF8.self).uppercased()
        guard let found = try? Unit(UnitNames.codes[text] ?? text), let kilogram else { return nil }
        return try? Quantity(amount, found).converted(to: kilogram, scale: 6, rounding: .halfUp).amount
    }
}
