public import TidewaiterQuantities

extension AssessmentRequest {
    /// Goods of one tariff code and origin.
    public struct Line: Sendable, Hashable {
        /// Name of the line, unique in the request.
        public var id: String
        /// The goods in words.
        public var description: String?
        /// Tariff code, digits only.
        public var code: String?
        /// Country of non-preferential origin: ISO 3166-1 alpha-2.
        public var origin: String?
        /// Price of the line, in ``currency``.
        public var value: Decimal?
        /// Quantities by unit, in the order given.
        public var quantities: [Measure]
        /// Facts about the line, by the names that the packs declare.
        public var facts: [Fact]
        /// What most lines do not state: one at most, so that a line is read, copied and let go without looking at it.
        private var rest: [Rest] = []

        private struct Rest: Sendable, Hashable {
            var originPreferential: String?
            var countryOfExport: String?
            var meltedPoured: String?
            var currency: String?
            var valuation = Valuation()
            var preference: String?
            var additionalCodes: [String] = []
            var adcvd: String?
            var adcvdCases: [AdcvdCase] = []
            var quotaOrder: String?
        }

        /// A line that states nothing yet, not even its name.
        init() {
            id = ""
            quantities = []
            facts = []
        }

        /// A line; all but its name can be filled in afterwards.
        public init(
            id: String, description: String? = nil, code: String? = nil, origin: String? = nil,
            originPreferential: String? = nil, countryOfExport: String? = nil, meltedPoured: String? = nil,
            value: Decimal? = nil, currency: String? = nil, valuation: Valuation = Valuation(),
            quantities: [Measure] = [], preference: String? = nil, additionalCodes: [String] = [],
            adcvd: String? = nil, quotaOrder: String? = nil, facts: [Fact] = []
        ) {
            self.id = id
            self.description = description
            self.code = code
            self.origin = origin
            self.value = value
            self.quantities = quantities
            self.facts = facts
            state {
                $0 = Rest(
                    originPreferential: originPreferential, countryOfExport: countryOfExport,
                    meltedPoured: meltedPoured, currency: currency, valuation: valuation, preference: preference,
                    additionalCodes: additionalCodes, adcvd: adcvd, quotaOrder: quotaOrder)
            }
        }

        private mutating func state(_ change: (inout Rest) -> Void) {
            if rest.isEmpty { rest.append(Rest()) }
            change(&rest[0])
            // Lines that state the same are equal.
            if rest[0] == Rest() { rest = [] }
        }
    }

    /// An antidumping or countervailing duty case, and what is deposited under it.
    public struct AdcvdCase: Sendable, Hashable {
        /// Number of the case: `A-570-106`, `C-570-107`, with those of an exporter `A-570-106-012`.
        public var number: String
        /// Rate of deposit in the notation of packs: `25.5%`, `0.35/KGM`, `12% + 0.2/KGM`.
        public var rate: String

        /// A case.
        ///
        /// - Parameters:
        ///   - number: its number, `A-…` for antidumping and `C-…` for countervailing duty.
        ///   - rate: the rate of deposit.
        public init(number: String, rate: String) {
            self.number = number
            self.rate = rate
        }
    }

    /// How a customs value is determined.
    public struct Valuation: Sendable, Hashable {
        /// Method of the WTO valuation agreement: 1 (transaction value) to 6.
        public var method: Int
        /// Whether seller and buyer are related.
        public var related: Bool
        /// Whether the price is that of an earlier sale for export.
        public var firstSale: Bool
        /// What a value by one of the methods 2 to 6 is made of.
        public var elements: [ValuationElement]
        /// What a value by method 6 is derived from.
        public var fallbackBasis: FallbackBasis?

        /// A transaction between unrelated parties, unless said otherwise.
        public init(
            method: Int = 1, related: Bool = false, firstSale: Bool = false, elements: [ValuationElement] = [],
            fallbackBasis: FallbackBasis? = nil
        ) {
            self.method = method
            self.related = related
            self.firstSale = firstSale
            self.elements = elements
            self.fallbackBasis = fallbackBasis
        }
    }

    /// An amount in a unit.
    public struct Measure: Sendable, Hashable {
        /// UN/ECE Recommendation 20 common code.
        public var unit: String
        /// How many.
        public var amount: Decimal

        /// An amount in a unit.
        public init(unit: String, amount: Decimal) {
            self.unit = unit
            self.amount = amount
        }
    }
}

extension AssessmentRequest.Line {
    /// Country of preferential origin.
    public var originPreferential: String? {
        get { rest.isEmpty ? nil : rest[0].originPreferential }
        set { state { $0.originPreferential = newValue } }
    }
    /// Country the goods were exported from.
    public var countryOfExport: String? {
        get { rest.isEmpty ? nil : rest[0].countryOfExport }
        set { state { $0.countryOfExport = newValue } }
    }
    /// Country where steel was melted and poured.
    public var meltedPoured: String? {
        get { rest.isEmpty ? nil : rest[0].meltedPoured }
        set { state { $0.meltedPoured = newValue } }
    }
    /// Currency; `nil` means that of the request.
    public var currency: String? {
        get { rest.isEmpty ? nil : rest[0].currency }
        set { state { $0.currency = newValue } }
    }
    /// How the value is determined.
    public var valuation: AssessmentRequest.Valuation {
        get { rest.isEmpty ? AssessmentRequest.Valuation() : rest[0].valuation }
        set { state { $0.valuation = newValue } }
    }
    /// The preference claimed.
    public var preference: String? {
        get { rest.isEmpty ? nil : rest[0].preference }
        set { state { $0.preference = newValue } }
    }
    /// Codes stated beside the tariff code.
    public var additionalCodes: [String] {
        get { rest.isEmpty ? [] : rest[0].additionalCodes }
        set { state { $0.additionalCodes = newValue } }
    }
    /// Anti-dumping and countervailing duty: `none`, or the number of the case the goods fall under.
    public var adcvd: String? {
        get { rest.isEmpty ? nil : rest[0].adcvd }
        set { state { $0.adcvd = newValue } }
    }
    /// The cases that the goods fall under, with the rates of deposit that their exporter has; in place of ``adcvd``.
    public var adcvdCases: [AssessmentRequest.AdcvdCase] {
        get { rest.isEmpty ? [] : rest[0].adcvdCases }
        set { state { $0.adcvdCases = newValue } }
    }
    /// The tariff quota claimed.
    public var quotaOrder: String? {
        get { rest.isEmpty ? nil : rest[0].quotaOrder }
        set { state { $0.quotaOrder = newValue } }
    }
}
