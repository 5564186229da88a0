import TidewaiterQuantities

/// 19 CFR 159.3 (rounding of fractions), 159.4 (alcoholic beverages).
///
/// (a) Ad valorem rates are applied to values in even dollars, 50 cents and more counting as a dollar. Goods of one
/// invoice at one rate are a unit, and the whole invoice must come to no more and no less than its total rounded:
/// where the units rounded each by itself do not, fractions are dropped (the lower ones first) or taken up (the larger
/// ones first), of equal ones that at the lower rate. A request is taken as one invoice.
/// (b) For a specific rate of a dollar or less a unit, quantities are in whole units, a half counting as one; except
/// alcoholic beverages. Higher rates are applied to the quantity as stated.
struct RoundingOfFractions: RoundingPolicy {
    let chargeAuthority = "cents, half up"
    let quantityAuthority = "19 CFR 159.3(b)"

    func quantity(for component: RateComponent, of kind: Charge.Kind, code: String) -> Rounding? {
        // The section is on rates of duty: internal revenue taxes and assessments have laws of their own.
        guard kind == .duty else { return nil }
        return component.amount > (component.per ?? .one) || Self.isAlcoholicBeverage(code) ? nil : .whole
    }

    private static func isAlcoholicBeverage(_ code: String) -> Bool {
        code.hasPrefix("220") && ("2203"..."2208").contains(String(code.prefix(4)))
    }

    /// Exact values to whole dollars.
    ///
    /// - Parameters:
    ///   - values: the exact values of the lines.
    ///   - units: for each line the number of its unit (goods at one rate), counting from 0.
    ///   - rates: the ad valorem rate of each unit.
    ///   - names: the names of the lines, which settle what the law leaves open, so that their order does not matter.
    static func wholeDollars(
        _ values: [Decimal], units: [Int], rates: [Decimal], names: [String]
    ) throws(QuantityError) -> [Decimal] {
        var total = Decimal.zero
        var sums = Array(repeating: Decimal.zero, count: rates.count)
        var members = Array(repeating: [Int](), count: rates.count)
        var first = Array(repeating: "", count: rates.count)
        for (index, unit) in units.enumerated() {
            total = try total.adding(values[index])
            sums[unit] = try sums[unit].adding(values[index])
            if members[unit].isEmpty || names[index] < first[unit] { first[unit] = names[index] }
            members[unit].append(index)
        }
        let whole = try settle(sums, to: total.rounded(toPlaces: 0, .halfUp)) { a, b in
            rates[a] == rates[b] ? first[a] < first[b] : rates[a] < rates[b]
        }
        var entered = values
        for unit in rates.indices {
            let goods = members[unit]
            if goods.count == 1 {
                entered[goods[0]] = whole[unit]
                continue
            }
            let parts = try settle(goods.map { values[$0] }, to: whole[unit]) { a, b in
                names[goods[a]] < names[goods[b]]
            }
            for (index, part) in zip(goods, parts) { entered[index] = part }
        }
        return entered
    }

    /// Whole amounts that sum to `total`: each rounded half up, then as few as need be dropped from the lowest
    /// fractions, or taken up from the largest; `precedes` settles equal ones.
    private static func settle(
        _ amounts: [Decimal], to total: Decimal, precedes: (Int, Int) -> Bool
    ) throws(QuantityError) -> [Decimal] {
        var rounded = amounts.map { $0.rounded(toPlaces: 0, .halfUp) }
        var difference = total
        for amount in rounded { difference = try difference.subtracting(amount) }
        guard let count = difference.exactInt, count != 0 else { return rounded }
        var fractions: [Decimal] = []
        for amount in amounts { fractions.append(try amount.subtracting(amount.rounded(toPlaces: 0, .down))) }
        let half = Decimal(unchecked: 5, scale: 1)
        let rises = count > 0
        let order = amounts.indices
            .filter { rises ? fractions[$0] < half : fractions[$0] >= half }
            .sorted { a, b in
                if fractions[a] == fractions[b] { return precedes(a, b) }
                return rises ? fractions[a] > fractions[b] : fractions[a] < fractions[b]
            }
        let step = Decimal(rises ? 1 : -1)
        for index in order.prefix(abs(count)) { rounded[index] = try rounded[index].adding(step) }
        return rounded
    }
}

extension UnitedStates {
    /// Puts the entered values on the lines.
    func enterValues(
        _ valued: Valued, _ rates: [LineRate], on sheet: inout Worksheet
    ) throws(QuantityError) {
        let entered = try enteredValues(valued, rates, sheet)
        var total = Decimal.zero
        if sheet.explain, valued.isExact {
            var operands: [Step.Operand] = []
            for index in sheet.lines.indices {
                let value = valued.values[index].low
                total = try total.adding(value)
                operands.append(
                    .init("line \(sheet.lines[index].id)", value, from: .line(index, valued.reached[index])))
            }
            sheet.steps.append(
                Step(.add, operands, result: total, name: "value of all lines", authority: "19 CFR 159.3(a)"))
        }
        for index in sheet.lines.indices {
            sheet.lines[index].customsValue = entered[index]
            guard sheet.explain else { continue }
            sheet.lines[index].steps = valued.steps[index]
            let exact = valued.values[index]
            guard exact.isExact, entered[index].isExact else { continue }
            let plain = exact.low.rounded(toPlaces: 0, .halfUp)
            let value = Step.Operand("value", exact.low, from: .step(valued.reached[index]))
            let isPlain = plain == entered[index].low
            sheet.lines[index].steps.append(
                Step(
                    isPlain ? .round : .settle,
                    isPlain
                        ? [value] : [value, .init("value of all lines", total, from: .entry("value of all lines"))],
                    rounding: isPlain ? .whole : nil, result: entered[index].low, name: "entered value",
                    authority: "19 CFR 159.3(a)", figure: "customs_value"))
        }
    }

    private func enteredValues(
        _ valued: Valued, _ rates: [LineRate], _ sheet: borrowing Worksheet
    ) throws(QuantityError) -> [Interval] {
        guard valued.isExact else {
            // Which way a fraction goes depends on all lines, so nothing narrower holds than both whole dollars.
            return valued.values.map { value in
                Interval(low: value.low.rounded(toPlaces: 0, .down), high: value.high?.rounded(toPlaces: 0, .up))
            }
        }
        // The common case: nothing to round.
        if valued.values.allSatisfy({ $0.low.isInteger }) { return valued.values }
        var units: [Int] = []
        // The first line of each unit, and the number of its rate.
        var known: [(line: Int, number: Int)] = []
        var numbers: [Rate?: Int] = [:]
        for index in valued.values.indices {
            if rates.isEmpty {
                if known.isEmpty { known.append((index, 0)) }
                units.append(0)
                continue
            }
            let number = rates[index].goods?.rateNumber ?? rates[index].rate?.hashValue ?? 0
            // Few rates are found faster one by one than by hashing their texts.
            let unit =
                known.count < 16
                ? known.firstIndex {
                    $0.number == number
                        && (rates[$0.line] === rates[index] || rates[$0.line].rate == rates[index].rate)
                }
                : numbers[rates[index].rate]
            if let unit {
                units.append(unit)
            } else {
                units.append(known.count)
                known.append((index, number))
                if known.count == 16 {
                    for (unit, first) in known.enumerated() { numbers[rates[first.line].rate] = unit }
                } else if known.count > 16 {
                    numbers[rates[index].rate] = known.count - 1
                }
            }
        }
        let percents = known.map { first in
            rates.isEmpty ? .zero : rates[first.line].rate?.components.first { $0.kind == .adValorem }?.amount ?? .zero
        }
        return try RoundingOfFractions.wholeDollars(
            valued.values.map(\.low), units: units, rates: percents, names: sheet.lines.map(\.id)
        ).map { Interval($0) }
    }
}
