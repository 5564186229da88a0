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
            if let amount = converted(quantity, to: wanted) { return amount }
        }
        return nil
    }

    private static func converted(_ quantity: AssessmentRequest.Measure, to wanted: Unit) -> Decimal? {
        guard let stated = try? Unit(quantity.unit), stated.converts(to: wanted), !mixesPairs(stated, wanted) else {
            return nil
        }
        return (try? Quantity(quantity.amount, stated).converted(to: wanted))?.amount
    }

    /// What leads from one unit to another: so many of the second in one of the first, the other way round, or, where
    /// neither ends, the size of either in a third one.
    enum Factor {
        case times(Decimal)
        case over(Decimal)
        case sizes(Decimal, Decimal)
    }

    /// Where the amount of ``amount(of:in:)`` comes from; without a factor it is stated in the unit itself.
    static func source(
        of quantities: [AssessmentRequest.Measure], in unit: String
    ) -> (position: Int, factor: Factor?, amount: Decimal)? {
        if let position = quantities.firstIndex(where: { $0.unit == unit }) {
            return (position, nil, quantities[position].amount)
        }
        guard let wanted = try? Unit(unit) else { return nil }
        for (position, quantity) in quantities.enumerated() {
            guard let amount = converted(quantity, to: wanted), let stated = try? Unit(quantity.unit) else { continue }
            if let factor = try? Quantity(.one, stated).converted(to: wanted) {
                return (position, .times(factor.amount), amount)
            }
            if let factor = try? Quantity(.one, wanted).converted(to: stated) {
                return (position, .over(factor.amount), amount)
            }
            return (position, .sizes(stated.factor, wanted.factor), amount)
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
