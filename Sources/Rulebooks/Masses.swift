internal import TidewaiterManifests
internal import TidewaiterQuantities

/// Turns stated masses into kilograms; remembers the units it has met.
struct Masses {
    private enum Factor {
        case one
        case unit(Unit)
        case unknown
    }

    private var factors: [ShortText: Factor] = [:]
    private static let kilogram = try? Unit("KGM")

    /// The mass in kilograms; nil when it is missing or unreadable, or its unit is not known or no unit of mass.
    /// Without a unit it is kilograms, which is what customs ask for.
    mutating func kilograms(_ value: FieldValue) -> Decimal? {
        guard let amount = value.number else { return nil }
        guard let unit = value.companion?.bytes else { return amount }
        if unit.elementsEqual("KGM".utf8) { return amount }
        switch factor(of: unit) {
        case .one: return amount
        case .unknown: return nil
        case .unit(let unit):
            guard let kilogram = Self.kilogram else { return nil }
            return try? Quantity(amount, unit).converted(to: kilogram, scale: 6, rounding: .halfUp).amount
        }
    }

    private mutating func factor(of unit: ArraySlice<UInt8>) -> Factor {
        guard let key = ShortText(unit) else { return .unknown }
        if let known = factors[key] { return known }
        let text = String(decoding: unit, as: UTF8.self).uppercased()
        let factor: Factor
        if let found = try? Unit(UnitNames.codes[text] ?? text), found.dimension == .mass {
            factor = found.commonCode == "KGM" ? .one : .unit(found)
        } else {
            factor = .unknown
        }
        factors[key] = factor
        return factor
    }
}
