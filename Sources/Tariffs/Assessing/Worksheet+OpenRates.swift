import TidewaiterQuantities

extension Worksheet {
    /// The charge of one of several rates: between the least and the greatest that any of them comes to, unbounded
    /// where one cannot be reckoned. Quantities are not asked for here; which are needed depends on the answer.
    func openCharge(
        _ kind: Charge.Kind, _ program: String, oneOf rates: [Rate], value: Interval, part: DutiablePart? = nil,
        line index: Int, code: String, rounding: some RoundingPolicy, authority: String
    ) throws(QuantityError) -> Charge {
        var charge = Self.openCharge(kind, program, code: code, authority: authority)
        if rates.isEmpty { return charge }
        let bounds = try reckon(
            oneOf: rates, of: kind, program, value: value, part: part, line: index, code: code, rounding: rounding)
        charge.assessed = bounds
        charge.payable = bounds
        charge.basis = value
        return charge
    }

    /// What several rates come to, from the least to the greatest.
    func reckon(
        oneOf rates: [Rate], of kind: Charge.Kind, _ program: String, value: Interval, part: DutiablePart? = nil,
        base: Interval = .zero, line index: Int, code: String, rounding: some RoundingPolicy
    ) throws(QuantityError) -> Interval {
        var bounds: Interval?
        for rate in rates {
            let reckoned = try reckon(
                rate, of: kind, program, value: value, part: part, base: base, line: index, code: code,
                rounding: rounding)
            bounds = bounds?.union(reckoned) ?? reckoned
        }
        return bounds ?? .unknown
    }

    /// What a rate comes to, as far as the quantities stated allow.
    func reckon(
        _ rate: Rate, of kind: Charge.Kind = .duty, _ program: String, value: Interval, part: DutiablePart? = nil,
        base: Interval = .zero, line index: Int, code: String, rounding: some RoundingPolicy
    ) throws(QuantityError) -> Interval {
        guard !rate.components.isEmpty else { return .unknown }
        if value.isExact, let percent = rate.plainPercent {
            return Interval(try rounding.charge(kind, program)(Self.percent(percent, of: value.low)))
        }
        if rate.isComposed {
            switch composed(rate, line: index) {
            case .refused: return .unknown
            case .rate(let found) where found == rate: break
            case .rate(let found):
                return try reckon(
                    found, of: kind, program, value: value, part: part, base: base, line: index, code: code,
                    rounding: rounding)
            case .oneOf(let rates, _):
                return try reckon(
                    oneOf: rates, of: kind, program, value: value, part: part, base: base, line: index, code: code,
                    rounding: rounding)
            }
        }
        let part = part?.reduces(rate) == true ? part : nil
        let facts = lineFacts(of: kind, part?.whole ?? value, base: base, line: index, code: code, rounding)
        let whole = try facts.reckon(rate.components, explain: false, authority: "").amount
        let sum = try part?.share(of: whole) ?? whole
        let rule = rounding.charge(kind, program)
        return try sum.map { exact throws(QuantityError) in try rule(exact) }
    }

    /// A product divided by the number of units that a rate is for.
    static func over(_ per: Decimal?, _ product: Decimal) throws(QuantityError) -> Decimal {
        guard let per, per != .one else { return product }
        // To more places than any rate has; the charge is rounded afterwards anyway.
        let quotient = try product.divided(by: per, scale: max(product.scale, 12), rounding: .halfUp)
        var (coefficient, scale) = (quotient.coefficient, quotient.scale)
        while scale > product.scale, coefficient % 10 == 0 {
            coefficient /= 10
            scale -= 1
        }
        return Decimal(coefficient: coefficient, scale: scale) ?? quotient
    }
}
