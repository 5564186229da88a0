import TidewaiterQuantities

/// 19 CFR 159.3 (rounding of fractions), 159.4 (alcoholic beverages).
///
/// (a) Ad valorem rates are applied to values in even dollars, 50 cents and more counting as a dollar. Goods of one
/// invoice at one rate are a unit, and the whole invoice must come to no more and no less than its total rounded:
/// where the units rounded each by itself do not, fractions are dropped (the lower ones first) or taken up (the larger
/// ones first), of equal ones that at the lower rate. A request is taken as one invoice. The rate of goods is here that of
/// their tariff line, as claimed: the value is entered on that line, and the duties of chapter 99 are cumulative to it
/// (subchapter III, U.S. note 1) and hang on the value so entered, so that they cannot decide what it is.
/// (b) For a specific rate of a dollar or less a unit, quantities are in whole units, a half counting as one; except
/// alcoholic beverages. Higher rates are applied to the quantity as stated.
struct RoundingOfFractions: RoundingPolicy {
    func chargeAuthority(_ kind: Charge.Kind, _ program: String) -> String { "cents, half up" }
    let quantityAuthority = "19 CFR 159.3(b)"

    func quantity(for component: RateComponent, of kind: Charge.Kind, code: String) -> Rounding? {
        // The section is on rates of duty: internal revenue taxes and assessments have laws of their own.
        guard kind == .duty else { return nil }
        return component.amount > (component.per ?? .one) || Self.isAlcoholicBeverage(code) ? nil : .whole
    }

    private static func isAlcoholicBeverage(_ code: String) -> Bool {
        code.hasPrefix("220") && ("2203"..."2208").contains(String(code.prefix(4)))
    }

    /// The parts of one value in whole dollars, each at a rate of its own: with what is left of the value they come to
    /// the whole dollars of the value.
    ///
    /// - Parameters:
    ///   - parts: the exact parts, which do not overlap.
    ///   - relieved: which of them bear a lower rate than what is left of the value; the others bear a higher one.
    ///   - value: the exact value.
    ///   - whole: the value in whole dollars.
    static func wholeDollars(
        ofParts parts: [Decimal], relieved: [Bool], of value: Decimal, entered whole: Decimal
    ) throws(QuantityError) -> [Decimal] {
        var rest = value
        for part in parts { rest = try rest.subtracting(part) }
        let last = parts.count
        let ranks = relieved.map { $0 ? 0 : 2 } + [1]
        var settled = parts + [max(.zero, rest)]
        try settle(&settled, at: Array(0...last)[...], to: whole) { a, b in (ranks[a], a) < (ranks[b], b) }
        return Array(settled.dropLast())
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
        var whole = Array(repeating: Decimal.zero, count: rates.count)
        // The lines of each unit, one unit behind the other.
        var ends = Array(repeating: 0, count: rates.count)
        for (index, unit) in units.enumerated() {
            total = try total.adding(values[index])
            whole[unit] = try whole[unit].adding(values[index])
            ends[unit] += 1
        }
        // Of each unit the name that comes first: hardly ever needed.
        var first: [String] = []
        try settle(&whole, at: Array(rates.indices)[...], to: total.rounded(toPlaces: 0, .halfUp)) { a, b in
            if rates[a] != rates[b] { return rates[a] < rates[b] }
            if first.isEmpty { first = firstNames(names, units: units, count: rates.count) }
            return first[a] < first[b]
        }
        for unit in ends.indices.dropFirst() { ends[unit] += ends[unit - 1] }
        var goods = Array(repeating: 0, count: units.count)
        for (index, unit) in units.enumerated().reversed() {
            ends[unit] -= 1
            goods[ends[unit]] = index
        }
        var entered = values
        for unit in rates.indices {
            // By now they say where each unit begins.
            let members = goods[ends[unit]..<(unit + 1 < ends.count ? ends[unit + 1] : goods.count)]
            if members.count == 1, let line = members.first {
                entered[line] = whole[unit]
            } else {
                try settle(&entered, at: members, to: whole[unit]) { names[$0] < names[$1] }
            }
        }
        return entered
    }

    /// The name in each unit that comes before the others of the unit.
    private static func firstNames(_ names: [String], units: [Int], count: Int) -> [String] {
        var first = [String?](repeating: nil, count: count)
        for (name, unit) in zip(names, units) { first[unit] = min(first[unit] ?? name, name) }
        return first.map { $0 ?? "" }
    }

    /// Makes some amounts whole so that they sum to `total`: each rounded half up, then as few as need be dropped from the
    /// lowest fractions, or taken up from the largest; `precedes` settles equal ones.
    private static func settle(
        _ amounts: inout [Decimal], at places: ArraySlice<Int>, to total: Decimal, precedes: (Int, Int) -> Bool
    ) throws(QuantityError) {
        var difference = total
        for place in places { difference = try difference.subtracting(amounts[place].rounded(toPlaces: 0, .halfUp)) }
        let count = difference.exactInt ?? 0
        let rises = count > 0
        var fractions: [(place: Int, fraction: Decimal)] = []
        if count != 0 {
            fractions.reserveCapacity(places.count)
            let half = Decimal(unchecked: 5, scale: 1)
            for place in places {
                let fraction = try amounts[place].subtracting(amounts[place].rounded(toPlaces: 0, .down))
                if rises == (fraction < half) { fractions.append((place, fraction)) }
            }
            fractions.sort { a, b in
                if a.fraction == b.fraction { return precedes(a.place, b.place) }
                return rises ? a.fraction > b.fraction : a.fraction < b.fraction
            }
        }
        for place in places { amounts[place] = amounts[place].rounded(toPlaces: 0, .halfUp) }
        let step = Decimal(rises ? 1 : -1)
        for (place, _) in fractions.prefix(abs(count)) { amounts[place] = try amounts[place].adding(step) }
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

    /// Brings the stated parts of values to whole dollars, as each is a value that a rate is applied to.
    ///
    /// - Parameter values: What the lines are worth, before it is rounded.
    func enterParts(of values: [Interval], _ sheet: inout Worksheet) throws(QuantityError) {
        guard tables.facts.hasParts else { return }
        for index in sheet.lines.indices
        where sheet.statesParts(line: index) && !sheet.contradictedParts.contains(index) {
            let divisions = sheet.statedParts(line: index)
            if divisions.isEmpty { continue }
            for division in divisions.keys.sorted() {
                let parts = divisions[division] ?? []
                guard parts.contains(where: { !$0.amount.isInteger }) else { continue }
                let value = sheet.lines[index].customsValue
                let isDivided = try StatedPart.greatest(of: parts).parts.count == parts.count
                let whole =
                    if let value, value.isExact, values[index].isExact, isDivided {
                        try RoundingOfFractions.wholeDollars(
                            ofParts: parts.map(\.amount), relieved: parts.map(\.part.isRelieved),
                            of: values[index].low, entered: value.low)
                    } else {
                        parts.map { $0.amount.rounded(toPlaces: 0, .halfUp) }
                    }
                for (part, rounded) in zip(parts, whole) where rounded != part.amount {
                    sheet.round(part, to: rounded, line: index, authority: "19 CFR 159.3(a)")
                }
            }
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
        units.reserveCapacity(valued.values.count)
        // The first line of each unit, and the number of its rate.
        var known: [(line: Int, number: Int)] = []
        known.reserveCapacity(16)
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
        let percents = known.map { first -> Decimal in
            if rates.isEmpty { return .zero }
            // What is known of the goods saves going through the parts of the rate.
            if let percent = rates[first.line].goods?.percent { return percent }
            return rates[first.line].rate?.percent ?? .zero
        }
        return try RoundingOfFractions.wholeDollars(
            valued.values.map(\.low), units: units, rates: percents, names: sheet.lines.map(\.id)
        ).map { Interval($0) }
    }
}
