public import TidewaiterQuantities

extension PrintedRate {
    /// One part of a printed rate.
    public struct Part: Sendable, Hashable {
        /// What the part says.
        public enum Meaning: Sendable, Hashable {
            /// A rate of value or quantity. Its operation is that of the part.
            case rate(RateComponent)
            /// Nothing is laid down: `NIHIL`.
            case nothing
            /// No duty, only a quantity to declare in this many units: `1,000 kWh`.
            case supplementaryUnit(per: Decimal, unit: String)
            /// An agricultural component that depends on what the goods are made of.
            case composition(Composition)
            /// An amount that is reduced for small producers, times the litres of pure alcohol.
            case producerRelief(Decimal)
            /// A rate or quantity that is stated elsewhere; the text says where.
            case reference(Reference)
        }

        /// How it joins the parts before it.
        public var operation: RateComponent.Operation
        /// Whether an operator stands before it.
        public var isJoined: Bool
        /// The number of its group: 0, and one more with each ceiling and floor.
        public var group: Int
        /// What it says.
        public var meaning: Meaning
        /// The currency of its money, ISO 4217; `nil` where only a sign is printed, and for no money.
        public var currency: String?
        /// The unit as TARIC codes it, where the text is one of its abbreviations.
        public var measurement: Measurement?
        /// How many digits stand behind the point of the amount.
        public var decimals: Int
        /// The bytes of the text that it is, in UTF-8.
        public var range: Range<Int>
    }

    /// A measurement unit of TARIC.
    public struct Measurement: Sendable, Hashable {
        /// The unit: `DTN`.
        public var unit: String
        /// The qualifier: `E`; `nil` for none.
        public var qualifier: String?
    }

    /// The parts of TARIC whose amounts are found by the milk, sugar and starch in the goods (Meursing codes).
    public struct Composition: Sendable, Hashable {
        /// Which part.
        public enum Kind: String, Sendable, Hashable, CaseIterable {
            /// The agricultural component, EA.
            case agricultural
            /// The additional duty on sugar, ADSZ.
            case sugar
            /// The additional duty on flour, ADFM.
            case flour
        }

        /// Which part.
        public var kind: Kind
        /// Whether it is the one of a preference.
        public var isReduced: Bool

        /// The fact that states its rate: `agricultural_component`.
        public var fact: String { (isReduced ? "reduced_" : "") + kind.rawValue + "_component" }
    }

    /// A rate or quantity that another text states.
    public struct Reference: Sendable, Hashable {
        /// The fact that states it: `rate_of_subheading`.
        public var fact: String
        /// Where it is, in the words of the text.
        public var words: String
    }

    /// Why a text could not be read.
    public struct Flaw: Error, Sendable, Hashable {
        /// What is wrong.
        public enum Kind: String, Sendable, Hashable, CaseIterable {
            /// An operator without an amount after it, or a number that is beyond 38 digits.
            case amountRequired = "amount_required"
            /// Words or signs that are no part of a rate.
            case unknownExpression = "unknown_expression"
            /// A number without per cent, currency or sign.
            case currencyRequired = "currency_required"
            /// Three letters that are no currency.
            case unknownCurrency = "unknown_currency"
            /// A unit that is in no list.
            case unknownUnit = "unknown_unit"
            /// A qualifier of a unit that is in no list.
            case unknownQualifier = "unknown_qualifier"
            /// A qualifier that does not go with the unit.
            case qualifierNotForUnit = "qualifier_not_for_unit"
            /// A date or season that is none.
            case malformedDate = "malformed_date"
            /// A condition that is not written as one.
            case malformedCondition = "malformed_condition"
            /// More parts of a kind than TARIC has duty expressions for.
            case expressionReused = "expression_reused"
            /// Parts without an operator between them, or in an order that TARIC does not have.
            case expressionOrder = "expression_order"
            /// A part that is deducted, with nothing before it.
            case deductionAlone = "deduction_alone"
            /// Several parts where one is allowed.
            case compoundNotAllowed = "compound_not_allowed"
            /// More digits behind the point than TARIC has.
            case tooManyDecimals = "too_many_decimals"
            /// A text that is longer than any rate.
            case tooLong = "too_long"
        }

        /// What is wrong.
        public var kind: Kind
        /// Where, in bytes of the text.
        public var offset: Int

        /// What is wrong and what to do about it.
        public var message: String {
            switch kind {
            case .amountRequired: "An amount is missing here; the text may be cut off."
            case .unknownExpression: "This is no part of a rate that any known schedule prints."
            case .currencyRequired: "This number has neither per cent nor a currency; look the rate up in its source."
            case .unknownCurrency: "This is no currency of ISO 4217."
            case .unknownUnit: "This is no unit of the lists of TARIC, the United States or Australia."
            case .unknownQualifier: "This is no qualifier of a unit."
            case .qualifierNotForUnit: "This qualifier does not go with the unit before it."
            case .malformedDate: "This is no date; write 1 July 2018, or 15 JAN - 06 JUL for a season."
            case .malformedCondition: "A condition is written: code, certificate or price, action in brackets, amount."
            case .expressionReused: "TARIC has no further duty expression for a part like this."
            case .expressionOrder: "An operator is missing here, or the part comes too late for TARIC."
            case .deductionAlone:
                "This is deducted, and nothing stands before it that it could come off. Write what it is deducted from first."
            case .compoundNotAllowed: "Only one part may stand here."
            case .tooManyDecimals: "TARIC has three digits behind the point at most."
            case .tooLong: "A text of more than \(PrintedRate.longest) bytes is no rate."
            }
        }
    }

    /// The longest text that is read, in bytes.
    public static let longest = 16_384
}
