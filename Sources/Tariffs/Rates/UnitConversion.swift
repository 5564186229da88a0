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

    /// The units that one is the product of, where tariffs charge by a product: per cent of alcohol or of sucrose by
    /// quantity.
    static func factors(of unit: String) -> [String]? {
        switch unit {
        case "ASV:per-hectolitre": ["ASV", "HLT"]
        case "KGM:per-percent-sucrose": ["KGM", "P1:sucrose"]
        default: nil
        }
    }

    /// The first two quantities that measure the same and say different things; `nil` where all agree.
    ///
    /// Quantities are rounded when they are written down: two agree where one of them, brought to the unit and the
    /// places of the other, is the other, and that has two digits at least (1 tonne may stand for 600 kilograms as
    /// well as for 1,400). Pieces are counted, not rounded.
    static func contradiction(
        in quantities: [AssessmentRequest.Measure]
    ) -> (AssessmentRequest.Measure, AssessmentRequest.Measure)? {
        guard quantities.count > 1 else { return nil }
        for (index, second) in quantities.enumerated() {
            for first in quantities[..<index] where !agree(first, second) { return (first, second) }
        }
        return nil
    }

    private static func agree(_ a: AssessmentRequest.Measure, _ b: AssessmentRequest.Measure) -> Bool {
        if a.unit == b.unit { return a.amount == b.amount }
        guard let first = try? Unit(a.unit), let second = try? Unit(b.unit), first.converts(to: second),
            !mixesPairs(first, second)
        else { return true }
        if let converted = try? Quantity(a.amount, first).converted(to: second), converted.amount == b.amount {
            return true
        }
        guard first.dimension != .count else { return false }
        return rounds(Quantity(a.amount, first), to: Quantity(b.amount, second))
            || rounds(Quantity(b.amount, second), to: Quantity(a.amount, first))
    }

    private static func rounds(_ exact: Quantity, to rounded: Quantity) -> Bool {
        guard rounded.amount.coefficient.magnitude >= 10,
            let converted = try? exact.converted(to: rounded.unit, scale: rounded.amount.scale, rounding: .halfUp)
        else { return false }
        return converted.amount == rounded.amount
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
