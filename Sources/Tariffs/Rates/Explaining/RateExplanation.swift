public import TidewaiterDocuments
public import TidewaiterQuantities

/// A printed rate explained: what it says, what it needs, and what it comes to.
public struct RateExplanation: Sendable {
    /// What must be stated before the amount is known.
    public struct Need: Sendable, Hashable {
        /// The name under which it is stated: `value`, `quantities.KGM`, `value_of_case`.
        public var fact: String
        /// What is asked.
        public var question: String
    }

    /// The text as given.
    public var printed: String
    /// What it says; `nil` where it could not be read.
    public var rate: PrintedRate?
    /// Why it could not be read.
    public var flaw: PrintedRate.Flaw?
    /// The duty expressions of TARIC of each branch, where it is held to that dialect.
    public var expressionCodes: [[String]] = []
    /// `computed`, `needs_facts`, `not_applicable` (no rate for that day, program or unit) or `refused` (not read).
    public var outcome = Outcome.notApplicable
    /// Which of the branches was reckoned.
    public var branch: Int?
    /// The currency of ``amount``; `nil`: that of the schedule.
    public var currency: String?
    /// What it comes to, before any rounding; `nil` where no branch applies.
    public var amount: Interval?
    /// What must be stated before ``amount`` is exact.
    public var needs: [Need] = []
    /// How it was reckoned.
    public var steps: [Step] = []

    /// Reads a printed rate and reckons it as far as the figures allow.
    ///
    /// - Throws: ``TidewaiterError`` where the figures themselves cannot be used; a text that is no rate is an answer.
    public init(
        of text: String, as dialect: PrintedRate.Dialect = .any, figures: RateFigures = RateFigures()
    ) throws(TidewaiterError) {
        printed = text
        try figures.check()
        let rate: PrintedRate
        do throws(PrintedRate.Flaw) {
            rate = try PrintedRate(reading: text, as: dialect)
            if dialect != .any {
                for branch in rate.branches { expressionCodes.append(try branch.expressionCodes(in: dialect)) }
            }
        } catch {
            flaw = error
            outcome = .refused
            return
        }
        self.rate = rate
        var choice = BranchChoice(figures)
        branch = choice.branch(of: rate)
        needs = choice.needs
        guard let branch else {
            if !needs.isEmpty { outcome = .needsFacts }
            return
        }
        try reckon(rate.branches[branch], figures)
    }

    // MARK: Reckoning

    private mutating func reckon(_ branch: PrintedRate.Branch, _ figures: RateFigures) throws(TidewaiterError) {
        var parts = ResolvedParts(figures)
        let isDuty = try parts.resolve(branch)
        currency = parts.currency
        steps = parts.steps
        needs += parts.needs
        guard isDuty else { return }
        let facts = PrintedFacts(figures: figures)
        do throws(QuantityError) {
            var found = try facts.reckon(parts.components, explain: true, authority: Self.authority)
            if !parts.isComplete { found.amount = parts.bounds(found.amount) }
            amount = found.amount
            steps += found.steps
            if found.parts.count > 1 {
                steps.append(
                    Step(.add, found.parts, result: found.amount.low, name: "duty", authority: Self.authority))
            }
            if !found.amount.isExact { ask(found, figures) }
        } catch {
            throw RateFigures.error("The figures and the rate come to more digits than can be kept. \(error.message)")
        }
        outcome = needs.isEmpty ? .computed : .needsFacts
        if outcome == .needsFacts { steps = [] }
    }

    /// Whose word the steps are.
    private static let authority = "the rate as printed"

    private mutating func ask(_ found: Reckoned, _ figures: RateFigures) {
        if figures.value == nil, found.basis != nil {
            needs.append(.init(fact: "value", question: "What is the value of the goods?"))
        }
        for need in found.needs {
            switch need {
            case .quantity(let unit):
                needs.append(
                    .init(
                        fact: "quantities.\(unit)", question: "What is the quantity in \(UnitConversion.words(unit))?"))
            case .fact(let fact):
                let words = fact.split(separator: "_").joined(separator: " ")
                needs.append(.init(fact: fact, question: "What is the \(words)?"))
            // Money of other currencies was converted when the parts were resolved.
            case .exchangeRate: break
            }
        }
    }
}

/// What a printed rate is reckoned from.
private struct PrintedFacts: RateFacts {
    let figures: RateFigures

    var value: Interval { figures.value.map { Interval($0) } ?? .unknown }
    var base: Interval { .zero }
    func quantity(in unit: String) -> RatedQuantity? { UnitConversion.quantity(of: figures.quantities, in: unit) }
    func number(_ fact: String) -> Decimal? {
        figures.facts[fact].flatMap { try? Decimal($0) }.flatMap { $0.isNegative ? nil : $0 }
    }
    func conversion(from currency: String) -> (conversion: CurrencyConversion, authority: String)? { nil }
    func rounding(of component: RateComponent) -> (rule: Rounding, authority: String)? { nil }
}
