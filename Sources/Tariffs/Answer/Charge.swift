public import TidewaiterDocuments
public import TidewaiterQuantities

/// One duty, tax or fee, with how it came about.
public struct Charge: Sendable {
    /// What it is.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// Customs duty of any programme.
        case duty
        /// A tax on goods: value added tax, goods and services tax, excise.
        case tax
        /// A fee for a service of the authority.
        case fee
    }

    /// What becomes of the amount.
    public enum Status: String, Sendable, Hashable, CaseIterable {
        /// To be paid for the release of the goods.
        case payable
        /// Declared now, paid later with a return.
        case postponed
        /// Not collected while a procedure lasts.
        case suspended
        /// A deposit against a final assessment.
        case cashDeposit = "cash_deposit"
        /// Secured until a provisional measure becomes definitive.
        case securityProvisional = "security_provisional"
        /// Remitted by a relief.
        case relieved
    }

    /// A line's part of a charge on the entry.
    public struct Share: Sendable, Hashable {
        /// Name of the line.
        public var line: String
        /// Its part; all parts sum to the charge.
        public var amount: Decimal
    }

    /// What it shares with the charges of other lines.
    private(set) var terms: ChargeTerms
    /// Position among the charges of the line, or of the entry, from 1.
    public var sequence: Int
    /// `computed`, `needs_facts` (the amounts are intervals) or `refused` (there are no amounts).
    public var outcome: Outcome
    /// The value that a percentage is taken of.
    public var basis: Interval?
    /// What the law charges.
    public var assessed: Interval?
    /// What is to be paid on import.
    public var payable: Interval?
    /// What becomes of it; `nil` where the charge is refused, because there is no amount.
    public var status: Status?
    /// What most charges have not: one at most, in an array as copies of it then cost next to nothing.
    private var details: [Details] = []

    private struct Details: Sendable, Hashable {
        var quantities: [AssessmentRequest.Measure] = []
        var steps: [Step] = []
        var allocation: [Share] = []
    }

    init(
        _ terms: ChargeTerms, sequence: Int = 0, outcome: Outcome = .computed, basis: Interval? = nil,
        assessed: Interval? = nil, payable: Interval? = nil, status: Status? = .payable, steps: [Step] = []
    ) {
        self.terms = terms
        self.sequence = sequence
        self.outcome = outcome
        self.basis = basis
        self.assessed = assessed
        self.payable = payable
        self.status = status
        if !steps.isEmpty { self.steps = steps }
    }

    init(
        sequence: Int, kind: Kind, program: String, code: String?, taxType: String?, outcome: Outcome,
        basis: Interval?, rate: Rate?, assessed: Interval?, payable: Interval?, status: Status?, authority: String,
        steps: [Step] = []
    ) {
        self.init(
            ChargeTerms(kind, program, code: code, taxType: taxType, rate: rate, authority: authority),
            sequence: sequence, outcome: outcome, basis: basis, assessed: assessed, payable: payable, status: status,
            steps: steps)
    }

    /// Takes other terms: those that the law has where nothing remains to be paid.
    mutating func take(_ other: ChargeTerms) { terms = other }

    /// The quantities that specific parts of the rate were taken of, as used.
    public var quantities: [AssessmentRequest.Measure] {
        get { details.isEmpty ? [] : details[0].quantities }
        _modify {
            openDetails()
            yield &details[0].quantities
        }
    }

    /// How it was computed, when the assessment was asked to explain itself.
    public var steps: [Step] {
        get { details.isEmpty ? [] : details[0].steps }
        _modify {
            openDetails()
            yield &details[0].steps
        }
    }

    /// For a charge on the entry: the parts of the lines.
    public var allocation: [Share] {
        get { details.isEmpty ? [] : details[0].allocation }
        _modify {
            openDetails()
            yield &details[0].allocation
        }
    }

    /// Whether it may have quantities, steps or shares.
    var hasDetails: Bool { !details.isEmpty }

    private mutating func openDetails() { if details.isEmpty { details.append(Details()) } }
}

extension Charge: Hashable {
    public static func == (a: Charge, b: Charge) -> Bool {
        a.terms == b.terms && a.sequence == b.sequence && a.outcome == b.outcome && a.basis == b.basis
            && a.assessed == b.assessed && a.payable == b.payable && a.status == b.status
            && a.quantities == b.quantities && a.steps == b.steps && a.allocation == b.allocation
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(terms)
        hasher.combine(sequence)
        hasher.combine(outcome)
        hasher.combine(basis)
        hasher.combine(assessed)
        hasher.combine(payable)
        hasher.combine(status)
        hasher.combine(quantities)
        hasher.combine(steps)
        hasher.combine(allocation)
    }
}

extension Charge {
    /// What it is.
    public var kind: Kind {
        get { terms.kind }
        set { terms = terms.with(kind: newValue) }
    }
    /// The programme under which it is charged, a stable word: `column_1_general`, `mpf`, `gst`.
    public var program: String {
        get { terms.program }
        set { terms = terms.with(program: newValue) }
    }
    /// The tariff code that carries the rate.
    public var code: String? {
        get { terms.code }
        set { terms = terms.with(code: newValue) }
    }
    /// The authority's accounting code.
    public var taxType: String? {
        get { terms.taxType }
        set { terms = terms.with(taxType: newValue) }
    }
    /// The rate.
    public var rate: Rate? {
        get { terms.rate }
        set { terms = terms.with(rate: newValue) }
    }
    /// The law.
    public var authority: String {
        get { terms.authority }
        set { terms = terms.with(authority: newValue) }
    }
}
