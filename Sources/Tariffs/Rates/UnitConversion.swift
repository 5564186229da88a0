import TidewaiterQuantities

/// Finding a quantity that was stated in one unit in the unit that a rate is for.
enum UnitConversion {
    /// The amount in `unit` that the quantities state, exactly; `nil` when none does.
    ///
    /// A quantity in the very unit comes first. Another one is converted only where nothing is lost and where one
    /// does not count pairs and the other pieces: who declares ten of something sold in pairs may mean either.
    static func amount(of quantities: [AssessmentRequest.Measure], in unit: String) -> Decimal? {
        for quantity in quantities where quantity.unit == unit { return quantity.amount }
        if quantities.isEmpty { return nil }
        guard let wanted = try? Unit(unit) else { return nil }
        for quantity in quantities {
            guard let stated = try? Unit(quantity.unit), stated.converts(to: wanted), !mixesPairs(stated, wanted),
                let converted = try? Quantity(quantity.amount, stated).converted(to: wanted)
            else { continue }
            return converted.amount
        }
        return nil
    }

    private static func mixesPairs(_ a: Unit, _ b: Unit) -> Bool { countsPairs(a) != countsPairs(b) }

    private static func countsPairs(_ unit: Unit) -> Bool {
        switch unit.commonCode {
        case "PR", "NPR", "DPR", "TPR": true
        default: false
        }
    }

    /// The unit as one would say it in a question: `kilogram, drained (KGM:drained)`.
    static func words(_ code: String) -> String {
        guard let unit = try? Unit(code) else { return code }
        guard let qualifier = unit.qualifier else { return "\(unit.name) (\(code))" }
        return "\(unit.name), \(qualifier.split(separator: "-").joined(separator: " ")) (\(code))"
    }
}
