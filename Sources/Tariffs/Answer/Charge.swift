public import TidewaiterDocuments
public import TidewaiterQuantities

/// One duty, tax or fee, with how it came about.
public struct Charge: Sendable, Hashable {
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

    /// Position among the charges of the line, or of the entry, from 1.
    public var sequence: Int
    /// What it is.
    public var kind: Kind
    /// The programme under which it is charged, a stable word: `column_1_general`, `mpf`, `gst`.
    public var program: String
    /// The tariff code that carries the rate.
    public var code: String?
    /// The authority's accounting code.
    public var taxType: String?
    /// `computed`, `needs_facts` (the amounts are intervals) or `refused` (there are no amounts).
    public var outcome: Outcome
    /// The value that a percentage is taken of.
    public var basis: Interval?
    /// The quantities that specific parts of the rate were taken of, as used.
    public var quantities: [AssessmentRequest.Measure] = []
    /// The rate.
    public var rate: Rate?
    /// What the law charges.
    public var assessed: Interval?
    /// What is to be paid on import.
    public var payable: Interval?
    /// What becomes of it; `nil` where the charge is refused, because there is no amount.
    public var status: Status?
    /// The law.
    public var authority: String
    /// How it was computed, when the assessment was asked to explain itself.
    public var steps: [Step] = []
    /// For a charge on the entry: the parts of the lines.
    public var allocation: [Share] = []
}
