import TidewaiterQuantities

/// A quantity in the unit of a rate.
///
/// Where it follows from another unit by a quotient without end (litres over 3.785411784 in gallons), what is charged for
/// it is reckoned from dividend and divisor: rounding the quantity first could move a cent.
struct RatedQuantity {
    /// A quantity that is a quotient without end.
    struct Quotient {
        /// What it is the quotient of.
        let dividend: Step.Operand
        let divisor: Step.Operand
        /// The step that the dividend comes from, where it is not what is stated.
        let common: Step?
        let authority: String

        /// `nil` where a number has more digits than can be kept.
        init?(_ stated: AssessmentRequest.Measure, in unit: String, _ factor: UnitConversion.Factor) {
            let operand = Step.Operand(Worksheet.quantityName(stated.unit), stated.amount)
            authority = UnitConversion.authority(stated.unit, unit)
            switch factor {
            case .times, .over:
                var size = Decimal.one
                if case .over(let amount) = factor { size = amount }
                (dividend, divisor, common) = (operand, .init("\(stated.unit) in one \(unit)", size), nil)
            case .sizes(let size, let other):
                let name = "quantity in units of reference"
                guard let product = try? stated.amount.multiplied(by: size) else { return nil }
                dividend = .init(name, product, from: .step(name))
                divisor = .init("size of one \(unit)", other)
                common = Step(
                    .convert, [operand, .init("size of one \(stated.unit)", size)], result: product, name: name,
                    authority: authority)
            }
        }
    }

    /// The amount in the unit, to ``UnitConversion/places`` where it has no end.
    let amount: Decimal
    /// How it came about, where it has no end.
    let quotient: Quotient?

    init(_ amount: Decimal, quotient: Quotient? = nil) {
        self.amount = amount
        self.quotient = quotient
    }

    /// The step that leads to the quantity in a unit from the quotient, rounded as a rule says.
    func step(_ quotient: Quotient, rounding: Rounding, as name: String) throws(QuantityError) -> Step {
        Step(
            .divide, [quotient.dividend, quotient.divisor], rounding: rounding,
            result: try rounded(rounding), name: name, authority: quotient.authority)
    }

    /// The quantity rounded, from the quotient itself where it is one.
    func rounded(_ rule: Rounding) throws(QuantityError) -> Decimal {
        guard let quotient else { return amount.rounded(toPlaces: rule.places, rule.mode) }
        return try quotient.dividend.value.divided(
            by: quotient.divisor.value, scale: max(0, rule.places), rounding: rule.mode)
    }
}
