public import TidewaiterQuantities

extension AssessmentRequest {
    /// An amount that a customs value by one of the methods 2 to 6 is made of.
    public struct ValuationElement: Sendable, Hashable {
        /// What an amount is.
        public enum Kind: String, Sendable, Hashable, CaseIterable {
            /// Methods 2 and 3: the accepted transaction value of the identical or similar goods, for ``quantity`` of ``unit``.
            case comparisonValue = "comparison_value"
            /// Methods 2 and 3: what another commercial level or quantity makes of difference, below zero where less.
            case levelAndQuantityAdjustment = "level_and_quantity_adjustment"
            /// Methods 2 and 3: what other distances and modes of transport make of difference, below zero where less.
            case transportAdjustment = "transport_adjustment"
            /// Method 4: the price of resale in the country of importation, for ``quantity`` (1) of ``unit``.
            case resalePrice = "resale_price"
            /// Method 4: the commission usually paid, where the goods are sold on commission.
            case commission
            /// Method 4: the additions usually made for profit and general expenses, where the importer sells for
            /// himself; method 5: those of the producer.
            case profitAndGeneralExpenses = "profit_and_general_expenses"
            /// Method 4: the usual costs of transport and insurance inside the country of importation.
            case transportInCountry = "transport_in_country"
            /// Method 4: international transport and insurance, where the law leaves them out of the value.
            case internationalTransport = "international_transport"
            /// Method 4: duties and taxes payable by reason of importation or sale.
            case dutiesAndTaxes = "duties_and_taxes"
            /// Method 4: the value added by further processing before the resale.
            case furtherProcessing = "further_processing"
            /// Method 5: packing; method 4: packing that importer or buyer paid for and the price of resale does not hold,
            /// where the law adds it.
            case packing
            /// Method 5: materials.
            case materials
            /// Method 5: fabrication and other processing.
            case fabrication
            /// Method 5: what the buyer supplied free or cheaper for making the goods.
            case assists
            /// Method 5: transport that the law has in the value, to the border or to the place of export.
            case transport
            /// Method 6: the value as determined.
            case statedValue = "stated_value"
        }

        /// What it is.
        public var kind: Kind
        /// How much, in ``currency``.
        public var amount: Decimal
        /// Currency; `nil` means that of the line.
        public var currency: String?
        /// For how many of ``unit`` it is, where it is a price.
        public var quantity: Decimal?
        /// The unit that it is for (UN/ECE Recommendation 20), where it is a price.
        public var unit: String?

        /// An amount.
        public init(
            kind: Kind, amount: Decimal, currency: String? = nil, quantity: Decimal? = nil, unit: String? = nil
        ) {
            self.kind = kind
            self.amount = amount
            self.currency = currency
            self.quantity = quantity
            self.unit = unit
        }
    }

    /// What a value by the fall-back method was derived from.
    public enum FallbackBasis: String, Sendable, Hashable, CaseIterable {
        /// The transaction value, reasonably adjusted.
        case transactionValue = "transaction_value"
        /// The value of identical goods, reasonably adjusted.
        case identicalGoods = "identical_goods"
        /// The value of similar goods, reasonably adjusted.
        case similarGoods = "similar_goods"
        /// The deductive value, reasonably adjusted.
        case deductive
        /// The computed value, reasonably adjusted.
        case computed
        /// The price in the country of importation of goods made there. Forbidden.
        case domesticProductionPrice = "domestic_production_price"
        /// The higher of two alternative values. Forbidden.
        case higherOfTwo = "higher_of_two"
        /// The price on the domestic market of the country of exportation. Forbidden.
        case exportCountryPrice = "export_country_price"
        /// A cost of production other than the computed value of identical or similar goods. Forbidden.
        case productionCost = "production_cost"
        /// The price for export to another country. Forbidden.
        case thirdCountryPrice = "third_country_price"
        /// A minimum value. Forbidden.
        case minimumValue = "minimum_value"
        /// An arbitrary or fictitious value. Forbidden.
        case arbitrary
    }
}
