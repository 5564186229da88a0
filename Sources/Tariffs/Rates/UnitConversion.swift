import TidewaiterQuantities

/// Finding a quantity that was stated in one unit in the unit that a rate is for.
enum UnitConversion {
    /// The amount in `unit` that the quantities state; `nil` when none does.
    ///
    /// A quantity in the very unit comes first, then one whose amount in the unit ends, then any other of the same
    /// dimension. None is converted where one unit counts pairs and the other pieces: who declares ten of something sold
    /// in pairs may mean either.
    static func quantity(of quantities: [AssessmentRequest.Measure], in unit: String) -> RatedQuantity? {
        for quantity in quantities where quantity.unit == unit { return RatedQuantity(quantity.amount) }
        guard let found = source(of: quantities, in: unit) else { return nil }
        guard !found.isExact, let factor = found.factor else { return RatedQuantity(found.amount) }
        let quotient = RatedQuantity.Quotient(quantities[found.position], in: unit, factor)
        return quotient.map { RatedQuantity(found.amount, quotient: $0) }
    }

    /// What leads from one unit to another: so many of the second in one of the first, the other way round, or, where
    /// neither ends, the size of either in a third one.
    enum Factor {
        case times(Decimal)
        case over(Decimal)
        case sizes(Decimal, Decimal)
    }

    /// Where the amount of ``quantity(of:in:)`` comes from.
    struct Source {
        /// Which of the quantities it is.
        let position: Int
        /// What leads from its unit to the other; `nil` where it is stated in the unit itself.
        let factor: Factor?
        /// The amount in the unit, to ``places`` where it has no end.
        let amount: Decimal
        /// Whether nothing was rounded.
        let isExact: Bool
    }

    /// Places that an amount without end is carried to: far more than any scale weighs.
    static let places = 12

    static func source(of quantities: [AssessmentRequest.Measure], in unit: String) -> Source? {
        if let position = quantities.firstIndex(where: { $0.unit == unit }) {
            return Source(position: position, factor: nil, amount: quantities[position].amount, isExact: true)
        }
        guard !quantities.isEmpty, let wanted = try? Unit(unit) else { return nil }
        var endless: Source?
        for (position, quantity) in quantities.enumerated() {
            guard let stated = try? Unit(quantity.unit), stated.converts(to: wanted), !mixesPairs(stated, wanted)
            else { continue }
            let whole = Quantity(quantity.amount, stated)
            if let exact = try? whole.converted(to: wanted) {
                return Source(
                    position: position, factor: factor(from: stated, to: wanted), amount: exact.amount, isExact: true)
            }
            if endless == nil, let rounded = try? whole.converted(to: wanted, scale: places, rounding: .halfUp) {
                endless = Source(
                    position: position, factor: factor(from: stated, to: wanted), amount: rounded.amount,
                    isExact: false)
            }
        }
        return endless
    }

    private static func factor(from stated: Unit, to wanted: Unit) -> Factor {
        if let factor = try? Quantity(.one, stated).converted(to: wanted) { return .times(factor.amount) }
        if let factor = try? Quantity(.one, wanted).converted(to: stated) { return .over(factor.amount) }
        return .sizes(stated.factor, wanted.factor)
    }

    /// Who defines how two units are to each other.
    static func authority(_ stated: String, _ wanted: String) -> String {
        let definitions = [stated, wanted].compactMap { (try? Unit($0))?.definition }
        let each = definitions.first == definitions.last ? Array(definitions.prefix(1)) : definitions
        return each.joined(separator: "; ")
    }

    /// What a unit is the product of, where tariffs charge by a product: per cent of alcohol or of sucrose by quantity.
    struct Product {
        /// The units whose quantities are multiplied.
        let units: [String]
        /// What their product is multiplied with, and what that is.
        var factor: (name: String, amount: Decimal)?
        /// Who defines the unit so; `nil` for the law of the rate itself.
        var authority: String?
    }

    static func product(_ unit: String) -> Product? {
        switch unit {
        case "ASV:per-hectolitre": Product(units: ["ASV", "HLT"])
        case "KGM:per-percent-sucrose": Product(units: ["KGM", "P1:sucrose"])
        case "LPA":
            Product(
                units: ["LTR", "ASV"], factor: ("litres in one litre of one per cent", Decimal(unchecked: 1, scale: 2)),
                authority: "OIML R 22, alcoholic strength by volume")
        case "PFL":
            Product(
                units: ["LTR", "ASV"], factor: ("proof litres in one litre of one per cent", proof), authority: proofLaw
            )
        case "PGL":
            Product(
                units: ["GLL", "ASV"], factor: ("proof gallons in one gallon of one per cent", proof),
                authority: proofLaw)
        default: nil
        }
    }

    /// Proof spirit holds half its volume of alcohol.
    private static let proof = Decimal(unchecked: 2, scale: 2)
    private static let proofLaw = "27 CFR 30.11, proof gallon and proof"

    /// The first two quantities that measure the same and say different things; `nil` where all agree.
    ///
    /// Quantities are rounded when they are written down: two agree where one of them, brought to the unit and the
    /// places of the other, is the other, and that has two digits at least (1 tonne may stand for 600 kilograms as
    /// well as for 1,400). Pieces are counted, not rounded.
    static func contradiction(
        in quantities: [AssessmentRequest.Measure]
    ) -> (AssessmentRequest.Measure, AssessmentRequest.Measure)? {
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
