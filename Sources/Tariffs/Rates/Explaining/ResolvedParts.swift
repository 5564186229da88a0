import TidewaiterDocuments
import TidewaiterQuantities

/// The parts of a branch as parts of a rate in one currency, with what the text only refers to filled in.
struct ResolvedParts {
    private let figures: RateFigures
    private(set) var components: [RateComponent] = []
    private(set) var needs: [RateExplanation.Need] = []
    private(set) var steps: [Step] = []
    /// The currency of all money.
    private(set) var currency: String?
    /// Whether something unknown lifts or lowers the amount.
    private var isOpenAbove = false
    private var isOpenBelow = false

    init(_ figures: RateFigures) {
        self.figures = figures
    }

    /// Whether every part is there.
    var isComplete: Bool { !isOpenAbove && !isOpenBelow }

    /// What an amount reckoned from the parts that are there may be with those that are not.
    func bounds(_ amount: Interval) -> Interval {
        Interval(low: isOpenBelow ? .zero : amount.low, high: isOpenAbove ? nil : amount.high)
    }

    /// Resolves the parts; false where none of them is a duty.
    mutating func resolve(_ branch: PrintedRate.Branch) throws(TidewaiterError) -> Bool {
        let printed = Set(branch.parts.compactMap(\.currency))
        currency = figures.currency ?? (printed.count == 1 ? printed.first : nil)
        if currency == nil, printed.count > 1 {
            needs.append(.init(fact: "currency", question: "In which currency is the value, and the amount wanted?"))
        }
        var isDuty = false
        for part in branch.parts {
            switch part.meaning {
            case .supplementaryUnit: continue
            case .nothing: components.append(RateComponent(kind: .free, amount: .zero, operation: part.operation))
            case .rate(let component): try take(component, part)
            case .composition(let composition):
                let words = composition.fact.split(separator: "_").joined(separator: " ")
                try take(
                    composition.fact, part,
                    "What is the \(words) for the composition of the goods? State it as a printed rate.", in: branch)
            case .producerRelief(let amount): try take(relief: amount, part, in: branch)
            case .reference(let reference):
                let question = "What does the text mean by: \(reference.words)? State it as a printed rate."
                try take(reference.fact, part, question, in: branch)
            }
            isDuty = true
        }
        return isDuty
    }

    // MARK: Rates that are stated elsewhere

    private mutating func take(
        _ fact: String, _ part: PrintedRate.Part, _ question: String, in branch: PrintedRate.Branch
    ) throws(TidewaiterError) {
        guard let text = figures.facts[fact] else {
            needs.append(.init(fact: fact, question: question))
            leaveOut(part, in: branch)
            return
        }
        // A cap that does not bind these goods is said not to.
        if text == "none", part.operation.opensGroup, part == branch.parts.last { return }
        let rate: PrintedRate
        do throws(PrintedRate.Flaw) {
            rate = try PrintedRate(reading: text)
        } catch {
            throw RateFigures.error("\(fact) \"\(text)\": byte \(error.offset): \(error.message)")
        }
        let parts = rate.branches.first?.parts ?? []
        let isSum = parts.allSatisfy { $0.group == 0 && $0.operation == .plus }
        guard rate.branches.count == 1, isSum || branch.parts.count == 1 else {
            throw RateFigures.error("\(fact) \"\(text)\" is not one sum; state it as amounts joined by +.")
        }
        for (index, found) in parts.enumerated() {
            guard case .rate(var component) = found.meaning else {
                throw RateFigures.error("\(fact) \"\(text)\" refers to another rate; state the amounts themselves.")
            }
            // What follows the first belongs to its group; of what is taken off, all is.
            if isSum { component.operation = index == 0 || part.operation == .minus ? part.operation : .plus }
            try take(component, found)
        }
    }

    /// Notes what a part that is not known does to the amount of the others.
    private mutating func leaveOut(_ part: PrintedRate.Part, in branch: PrintedRate.Branch) {
        switch part.operation {
        case .plus where part.group == 0: isOpenAbove = true
        case .minus where part.group == 0: isOpenBelow = true
        // Without its first part, what follows in a group bounds nothing and may not be added to what came before.
        case .ceiling where part == branch.parts.last: isOpenBelow = true
        case .floor where part == branch.parts.last: isOpenAbove = true
        default: (isOpenAbove, isOpenBelow) = (true, true)
        }
    }

    // MARK: Money

    private mutating func take(_ component: RateComponent, _ part: PrintedRate.Part) throws(TidewaiterError) {
        guard let from = part.currency, let currency, from != currency, component.kind != .free else {
            components.append(component)
            return
        }
        guard let rate = figures.exchangeRates[from] else {
            let fact = "exchange_rates.\(from)"
            if !needs.contains(where: { $0.fact == fact }) {
                needs.append(.init(fact: fact, question: "How much \(currency) is one \(from)?"))
            }
            (isOpenAbove, isOpenBelow) = (true, true)
            return
        }
        guard let converted = try? component.amount.multiplied(by: rate) else {
            throw RateFigures.error("\(component.amount) \(from) at \(rate) come to more digits than can be kept.")
        }
        steps.append(
            Step(
                .convert, [.init("rate in \(from)", component.amount), .init("\(currency) for one \(from)", rate)],
                result: converted, name: "rate in \(currency)", authority: "exchange rate as stated"))
        var component = component
        component.amount = converted
        components.append(component)
    }

    private mutating func take(
        relief amount: Decimal, _ part: PrintedRate.Part, in branch: PrintedRate.Branch
    ) throws(TidewaiterError) {
        let fact = "spr_discount"
        guard let stated = figures.facts[fact].flatMap({ try? Decimal($0) }), !stated.isNegative else {
            needs.append(.init(fact: fact, question: "What is the discount of small producer relief per litre?"))
            leaveOut(part, in: branch)
            return
        }
        guard let product = try? amount.multiplied(by: stated) else {
            throw RateFigures.error("\(fact) \(stated) comes to more digits than can be kept.")
        }
        steps.append(
            Step(
                .multiply, [.init("relief", amount), .init("discount", stated)], result: product,
                name: "relief per litre", authority: "the rate as printed"))
        try take(
            RateComponent(kind: .specific, amount: product, per: .one, unit: "LPA", operation: part.operation), part)
    }
}
