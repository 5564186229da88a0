public import TidewaiterDocuments
public import TidewaiterQuantities

/// Every duty, tax and fee of one entry, with what is missing, what could be claimed and what is not covered.
public struct Assessment: Sendable, Hashable {
    /// The amounts of the whole entry, each an interval; none at all when the assessment is refused.
    public struct Totals: Sendable, Hashable {
        /// Customs value of all lines.
        public var customsValue: Interval
        /// All duties.
        public var duty: Interval
        /// All taxes.
        public var tax: Interval
        /// All fees.
        public var fee: Interval
        /// Duties, taxes and fees.
        public var total: Interval
        /// What is to be paid on import.
        public var payableAtImport: Interval
        /// What is declared now and paid later.
        public var postponed: Interval
        /// Deposits and securities among ``total``.
        public var deposits: Interval
        /// Prices, costs that they do not hold, and ``total``, which the price holds on terms DDP.
        public var landedCost: Interval
    }

    /// One line of the request, assessed.
    public struct Line: Sendable, Hashable {
        /// Its name.
        public var id: String
        /// Its tariff code, digits only.
        public var code: String?
        /// Its country of origin.
        public var origin: String?
        /// Its customs value; `nil` when that could not be determined.
        public var customsValue: Interval?
        /// The method of valuation (WTO Valuation Agreement): 1, the transaction value, to 6.
        public var valuationMethod = 1
        /// How the customs value came about, when the assessment was asked to explain itself.
        public var steps: [Step] = []
        /// What is charged on it.
        public var charges: [Charge] = []
    }

    /// A fact that is missing and would change an amount.
    public struct MissingFact: Sendable, Hashable {
        /// Name of the fact, or of the request's member: `adcvd`, `quantities.KGM`.
        public var fact: String
        /// The line it is about; `nil` for the entry.
        public var line: String?
        /// The question to ask.
        public var question: String
        /// What all charges of the line, or of the entry, may come to, whatever the answers; with those on the entry
        /// that the value of the line leaves open.
        public var interval: Interval
        /// The answers that are possible, where they can be listed, each as a request states it.
        public var options: [Fact.Value] = []
        /// The law that makes the fact matter.
        public var authority: String
    }

    /// A benefit that was not claimed and so not applied.
    public struct Unclaimed: Sendable, Hashable {
        /// What it shares with the same of other lines.
        private(set) var terms: OfferTerms
        /// The line it is about; `nil` for the entry.
        public var line: String?
        /// What it would save; `nil` when that is not known here.
        public var saves: Decimal?

        init(_ terms: OfferTerms, line: String?, saves: Decimal?) {
            self.terms = terms
            self.line = line
            self.saves = saves
        }

        /// The programme, a stable word.
        public var program: String {
            get { terms.program }
            set { terms = OfferTerms(newValue, statement, authority: authority) }
        }
        /// What could be claimed, and how.
        public var statement: String {
            get { terms.statement }
            set { terms = OfferTerms(program, newValue, authority: authority) }
        }
        /// The law that grants it.
        public var authority: String {
            get { terms.authority }
            set { terms = OfferTerms(program, statement, authority: newValue) }
        }
    }

    /// Something that the loaded packs do not cover, or for which no figure can be right.
    public struct Refusal: Sendable, Hashable {
        /// The programme, a stable word.
        public var program: String
        /// The line it is about; `nil` for the entry.
        public var line: String?
        /// What is not covered, in the pack's own words, or what has to be corrected.
        public var statement: String
        /// The law that is not covered.
        public var authority: String
    }

    /// A pack that was used.
    public struct PackReference: Sendable, Hashable {
        /// Its name.
        public var id: String
        /// Its version.
        public var version: String
        /// Hash over its content.
        public var sha256: String
    }

    /// The jurisdiction.
    public var jurisdiction: String
    /// The date that selected the rates.
    public var asOf: CivilDate?
    /// The rule by which that date was chosen.
    public var asOfRule: String
    /// By when what was used had been published, as asked.
    public var knownOn: CivilDate?
    /// `computed`, `needs_facts` or `refused`.
    public var outcome: Outcome
    /// Currency of all amounts.
    public var currency: String
    /// The amounts of the whole entry; `nil` when refused.
    public var totals: Totals?
    /// The lines.
    public var lines: [Line]
    /// Charges on the entry as a whole, with each line's share.
    public var entryCharges: [Charge]
    /// How the costs and the totals came about, when the assessment was asked to explain itself.
    public var steps: [Step] = []
    /// What is missing.
    public var needsFacts: [MissingFact]
    /// What could be claimed.
    public var unclaimed: [Unclaimed]
    /// What is not covered, or cannot be assessed as it is stated.
    public var refused: [Refusal]
    /// What may be collected beside, and is not in the totals by the packs' own decision.
    public var excluded: [Refusal]
    /// What is wrong with the request.
    public var findings: [Finding]
    /// Places behind the point of amounts of the currency.
    public var minorUnits: Int
    /// What was used.
    public var packs: [PackReference]
    /// What proves the answer, when a receipt was asked for; it is no part of the answer's own forms.
    public var receipt: Receipt?

    /// Name and version of the answer's JSON.
    public static let schema = "tidewaiter.assessment/1"
    /// Version of the engine, as answers and receipts state it.
    public static let engine = "0.1.0"
}
