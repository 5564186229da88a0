import TidewaiterDocuments
import TidewaiterQuantities

/// What an assessment is gathered on while a regime works through a request.
struct Worksheet {
    let request: AssessmentRequest
    /// Currency of the jurisdiction.
    let currency: String
    /// Places behind its point.
    let places: Int
    /// Whether every step is to be recorded.
    let explain: Bool
    let jurisdiction: String
    /// The facts that the pack looks at, with their questions.
    var declared: DeclaredFacts
    let exchange: Exchange
    /// What parts of rates come to by what the goods are made of; `nil` where the pack has no such tables.
    var compositions: Compositions?
    var asOf: CivilDate?
    var asOfRule = ""
    var lines: [Assessment.Line]
    var entryCharges: [Charge] = []
    /// What belongs to no line and no charge: costs, what they are shared by, totals.
    var steps: [Step] = []
    private(set) var needsFacts: [Assessment.MissingFact] = []
    /// The line that each of ``needsFacts`` is about.
    private(set) var askedLines: [Int?] = []
    private var asked: Set<Question> = []
    var unclaimed: [Assessment.Unclaimed] = []
    /// Which of ``unclaimed`` would free their lines of a fee on the entry too, and the lines.
    var feeFreeOffers: [(offer: Int, line: Int)] = []
    var refused: [Assessment.Refusal] = []
    var excluded: [Assessment.Refusal] = []
    /// The lines of which two quantities contradict each other.
    private var contradicted: Set<Int> = []
    /// The lines of which parts are stated to be worth more than the whole.
    var contradictedParts: Set<Int> = []
    /// Whether a part of the value of each line is stated once for all of them.
    let dividesAllLines: Bool
    /// For lines with parts of their value that the law rounds, what these come to, by the names of their facts.
    var roundedParts: [Int: [String: Decimal]] = [:]
    /// Of how many lines each fact of the entry says what nothing looks at, by where the request has it.
    var idleStatements: [Int] = []
    var findings: [Finding]
    /// Memory for what the parts of a decision come to.
    var room: [Decimal] = []

    init(
        _ request: AssessmentRequest, jurisdiction: String, currency: String, places: Int, explain: Bool,
        declared: DeclaredFacts, exchange: ExchangeRule, compositions: Compositions?
    ) {
        self.request = request
        self.exchange = Exchange(request, into: currency, by: exchange)
        self.declared = declared
        dividesAllLines = declared.hasParts && request.facts.contains { declared[$0.name]?.part != nil }
        self.compositions = compositions
        self.jurisdiction = jurisdiction
        self.currency = currency
        self.places = places
        self.explain = explain
        findings = request.findings
        lines = []
        lines.reserveCapacity(request.lines.count)
        for index in request.lines.indices {
            lines.append(
                Assessment.Line(
                    id: request.lines[index].id, code: request.lines[index].code, origin: request.lines[index].origin))
        }
    }

    /// How much was said so far about what is missing, not covered or wrong.
    var remarks: Int { needsFacts.count + refused.count + findings.count }

    private struct Question: Hashable {
        var fact: String
        var line: Int?
    }

    /// Asks for a fact, once; what its charges may come to is filled in at the end, when it is known.
    mutating func ask(
        _ fact: String, line: Int? = nil, _ question: String, options: [Fact.Value] = [], authority: String
    ) {
        guard asked.insert(Question(fact: fact, line: line)).inserted else { return }
        askedLines.append(line)
        needsFacts.append(
            Assessment.MissingFact(
                fact: fact, line: line.map { lines[$0].id }, question: question, interval: .unknown,
                options: options, authority: authority))
    }

    /// Takes back all questions behind the first of them, and gives them: they may be asked again.
    mutating func takeBackQuestions(behind count: Int) -> [(need: Assessment.MissingFact, line: Int?)] {
        let taken = zip(needsFacts[count...], askedLines[count...]).map { (need: $0, line: $1) }
        for (need, line) in taken { asked.remove(Question(fact: need.fact, line: line)) }
        needsFacts.removeSubrange(count...)
        askedLines.removeSubrange(count...)
        return taken
    }

    /// Says what the charges of each missing fact may come to.
    mutating func bound(_ intervals: [Interval]) {
        for index in needsFacts.indices { needsFacts[index].interval = intervals[index] }
    }

    /// Refuses the lines of which two quantities measure the same and say different things.
    mutating func checkQuantities() {
        for index in lines.indices {
            // Member by member: a copy of the whole line would retain each of its texts.
            for position in request.lines[index].quantities.indices
            where request.lines[index].quantities[position].amount > 100 {
                let quantity = request.lines[index].quantities[position]
                let isOfAlcohol = quantity.unit == "ASV"
                guard isOfAlcohol || quantity.unit.utf8.first == UInt8(ascii: "P") && quantity.unit.hasPrefix("P1")
                else { continue }
                contradicted.insert(index)
                refuse(
                    "quantities", line: index,
                    "The line states \(quantity.amount) \(quantity.unit), and nothing is more than 100 per cent. "
                        + "Correct it.", authority: "Tidewaiter, request of assess")
            }
            guard request.lines[index].quantities.count > 1,
                let (first, second) = UnitConversion.contradiction(in: request.lines[index].quantities)
            else { continue }
            contradicted.insert(index)
            refuse(
                "quantities", line: index,
                "The line states \(first.amount) \(first.unit) and \(second.amount) \(second.unit), which is not the "
                    + "same quantity. Correct one of them, or leave it out.",
                authority: "Tidewaiter, request of assess")
        }
    }

    /// Whether two quantities of a line contradict each other, so that none of them can be used.
    func contradictsQuantities(line: Int) -> Bool { contradicted.contains(line) }

    /// The quantity of a line in a unit, to ``UnitConversion/places`` where it has no end; `nil` where none is stated, or
    /// where those stated contradict each other.
    func quantity(in unit: String, line: Int) -> Decimal? {
        if contradictsQuantities(line: line) { return nil }
        return UnitConversion.quantity(of: request.lines[line].quantities, in: unit)?.amount
    }

    /// Says that something is not covered.
    mutating func refuse(_ program: String, line: Int? = nil, _ statement: String, authority: String) {
        refused.append(
            Assessment.Refusal(
                program: program, line: line.map { lines[$0].id }, statement: statement, authority: authority))
    }

    /// Says that something may be collected beside and is not in the totals.
    mutating func exclude(_ program: String, line: Int? = nil, _ statement: String, authority: String) {
        excluded.append(
            Assessment.Refusal(
                program: program, line: line.map { lines[$0].id }, statement: statement, authority: authority))
    }

    /// Says that a benefit was not claimed.
    mutating func offer(
        _ program: String, line: Int? = nil, _ statement: String, saves: Decimal?, authority: String
    ) {
        offer(OfferTerms(program, statement, authority: authority), line: line, saves: saves)
    }

    /// The same in words that are there already.
    mutating func offer(_ terms: consuming OfferTerms, line: Int? = nil, saves: Decimal?) {
        // Growing one by one would move each of them.
        if unclaimed.isEmpty { unclaimed.reserveCapacity(2 * lines.count) }
        var name: String?
        if let line { name = lines[line].id }
        unclaimed.append(Assessment.Unclaimed(terms, line: name, saves: saves))
    }

    /// Puts a charge on a line.
    mutating func charge(_ charge: consuming Charge, line: Int) {
        charge.sequence = lines[line].charges.count + 1
        // Most lines have two or three; growing one by one would move each of them.
        if lines[line].charges.capacity == 0 { lines[line].charges.reserveCapacity(4) }
        lines[line].charges.append(charge)
    }

    /// Puts a charge on the entry.
    mutating func charge(_ charge: consuming Charge) {
        charge.sequence = entryCharges.count + 1
        entryCharges.append(charge)
    }

    /// A charge that is not covered: it stands in its place, without an amount.
    static func refusedCharge(_ kind: Charge.Kind, _ program: String, code: String?, authority: String) -> Charge {
        Charge(
            sequence: 0, kind: kind, program: program, code: code, taxType: nil, outcome: .refused, basis: nil,
            rate: nil, assessed: nil, payable: nil, status: nil, authority: authority)
    }

    /// A charge that waits for a fact and that nothing bounds.
    static func openCharge(_ kind: Charge.Kind, _ program: String, code: String?, authority: String) -> Charge {
        Charge(
            sequence: 0, kind: kind, program: program, code: code, taxType: nil, outcome: .needsFacts, basis: nil,
            rate: nil, assessed: .unknown, payable: .unknown, status: .payable, authority: authority)
    }
}
