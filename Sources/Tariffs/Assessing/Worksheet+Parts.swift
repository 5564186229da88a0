import TidewaiterDocuments
import TidewaiterQuantities

/// Parts of the value of a line that facts state.
extension Worksheet {
    /// Whether parts of the value of a line may be stated: hardly any line states facts of its own.
    func statesParts(line index: Int) -> Bool {
        dividesAllLines || declared.hasParts && !request.lines[index].facts.isEmpty
    }

    /// The parts of the value of a line that are stated, by the ways of dividing it.
    func statedParts(line index: Int) -> [String: [StatedPart]] {
        guard statesParts(line: index) else { return [:] }
        var found: [String: [StatedPart]] = [:]
        func add(_ fact: Fact) {
            guard let part = declared[fact.name]?.part, let amount = fact.value.number,
                found[part.division]?.contains(where: { $0.fact == fact.name }) != true
            else { return }
            found[part.division, default: []].append(StatedPart(fact: fact.name, part: part, amount: amount))
        }
        // What is stated of the line counts before what is stated of all lines.
        for fact in request.lines[index].facts { add(fact) }
        for fact in request.facts { add(fact) }
        return found
    }

    /// Refuses the lines of which parts are stated to be worth more than the whole.
    ///
    /// - Parameter values: What the lines are worth, before it is rounded.
    mutating func checkParts(of values: [Interval]) throws(QuantityError) {
        guard declared.hasParts else { return }
        // What is stated of the whole entry is said once.
        var said: Set<String> = []
        for index in lines.indices where statesParts(line: index) {
            let stated = statedParts(line: index)
            guard !stated.isEmpty, let exact = values[index].high, let entered = lines[index].customsValue?.high else {
                continue
            }
            let whole = max(exact, entered)
            for division in stated.keys.sorted() {
                for part in stated[division] ?? [] {
                    try checkPercent(of: part, of: entered, line: index, &said)
                }
                let greatest = try StatedPart.greatest(of: stated[division] ?? [])
                guard greatest.sum > whole else { continue }
                contradictParts(greatest.parts, greatest.sum, whole, line: index, &said)
            }
        }
    }

    /// Says that a part is stated twice and differently, by value and in per cent.
    private mutating func checkPercent(
        of stated: StatedPart, of whole: Decimal, line index: Int, _ said: inout Set<String>
    ) throws(QuantityError) {
        guard !stated.part.percent.isEmpty, let percent = fact(stated.part.percent, line: index)?.number,
            let (path, line) = place(of: stated.part.percent, line: index)
        else { return }
        // Who states per cent states whole ones.
        let apart = try stated.amount.subtracting(Self.percent(percent, of: whole))
        let slack = try Self.percent(.one, of: whole)
        let most = try apart.isNegative ? Decimal.zero.subtracting(apart) : apart
        guard most > slack else { return }
        let isOfLine = line != nil || place(of: stated.fact, line: index)?.line != nil
        guard isOfLine || said.insert(path).inserted else { return }
        doubt(
            "facts", at: path, value: percent.description, line: isOfLine ? index : nil,
            "\(stated.part.percent) \(percent) and \(stated.fact) \(stated.amount) are stated of a line that is worth "
                + "\(whole) \(currency), which is not the same part. Correct one of them.",
            authority: declared[stated.fact]?.law ?? "Tidewaiter, request of assess")
    }

    private mutating func contradictParts(
        _ parts: [StatedPart], _ sum: Decimal, _ whole: Decimal, line index: Int, _ said: inout Set<String>
    ) {
        contradictedParts.insert(index)
        let words = parts.map { "\($0.fact) \($0.amount)" }.joined(separator: " and ")
        let together = parts.count > 1 ? ", together \(sum)," : ""
        let message =
            "The line states \(words)\(together) of a customs value of \(whole) \(currency), and a part is not "
            + "worth more than the whole. Correct the parts, the value or their currency."
        let authority = parts.first.flatMap { declared[$0.fact]?.law } ?? "Tidewaiter, request of assess"
        let isOfLine = parts.contains { place(of: $0.fact, line: index)?.line != nil }
        if isOfLine || said.insert(words).inserted {
            doubt(
                "parts-of-value", at: isOfLine ? "/lines/\(index)/facts" : "/facts", value: sum.description,
                line: isOfLine ? index : nil, message, authority: authority)
        }
        refuse(
            "parts_of_value", line: index,
            "Parts of the value are stated to be worth more than the whole, so that nothing is computed of them. "
                + "Correct them.", authority: authority)
    }

    /// What counts for a part of the value that a fact states: as stated, or as the law rounds it.
    func counted(_ fact: String, _ stated: Decimal, line index: Int) -> Decimal {
        if roundedParts.isEmpty { return stated }
        return roundedParts[index]?[fact] ?? stated
    }

    /// A part that the law rounds.
    mutating func round(
        _ part: StatedPart, to rounded: Decimal, line index: Int, authority: String
    ) {
        roundedParts[index, default: [:]][part.fact] = rounded
        guard explain else { return }
        let way: RoundingMode = rounded < part.amount ? .down : .up
        lines[index].steps.append(
            Step(
                .round, [statedOperand(part.fact, part.amount, line: index)], rounding: Rounding(way, places: 0),
                result: rounded, name: Self.roundedName(part.fact), authority: authority))
    }

    /// The name of the step that rounds a part.
    static func roundedName(_ fact: String) -> String { "\(fact) in whole units" }
}
