internal import TidewaiterManifests
internal import TidewaiterQuantities

/// A mass in kilograms, from whatever unit it is stated in.
struct Kilograms: Comparable, CustomStringConvertible {
    let amount: Decimal

    init(_ amount: Decimal) { self.amount = amount }

    /// The mass of a field; nil when it is missing, or its unit is not known or no unit of mass.
    init?(_ value: FieldValue) {
        guard let amount = value.decimal, let code = value.companion?.text else { return nil }
        guard let unit = try? Unit(code), let kilogram = try? Unit("KGM"),
            let converted = try? Quantity(amount, unit).converted(to: kilogram)
        else { return nil }
        self.amount = converted.amount
    }

    /// ISO 668:2020, the highest rating of any freight container.
    static let mostPerContainer = Kilograms(Decimal(36_000))

    func adding(_ other: Kilograms) -> Kilograms { Kilograms((try? amount.adding(other.amount)) ?? amount) }

    static func < (a: Kilograms, b: Kilograms) -> Bool { a.amount < b.amount }

    var description: String { amount.normalized.description }
}
