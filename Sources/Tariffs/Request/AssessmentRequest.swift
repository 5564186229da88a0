public import TidewaiterCodes
public import TidewaiterDocuments
public import TidewaiterQuantities

/// What one entry is to be assessed on: one request is one entry.
///
/// Everything may be left out; what the answer needs and does not find it asks for, by name and in words.
/// Written as JSON it is the request of `assess`; ``init(json:input:limits:)`` reads it.
///
/// Equal requests state the same. Publications of exchange rates that an engine was given with a request are no part of
/// that: until the rates taken from them stand in ``exchangeRates``, equal requests may have different answers.
public struct AssessmentRequest: Sendable, Hashable {
    /// Country or union whose law applies: ISO 3166-1 alpha-2, or `EU`.
    public var jurisdiction: String
    /// The customs entry itself.
    public var entry: Entry
    /// The dates that laws look at.
    public var dates: Dates
    /// The date that selects rates, when it is not to be derived from ``dates``.
    public var asOf: CivilDate?
    /// What had been published by then; `nil` for all that the packs know.
    public var knownOn: CivilDate?
    /// Language of texts for people, BCP 47. Only `en` so far.
    public var language: String
    /// Currency of all amounts that name none: ISO 4217. `nil` means that of the jurisdiction.
    public var currency: String?
    /// Term of delivery that the prices were agreed on.
    public var incoterm: Incoterm?
    /// How the goods cross the border.
    public var mode: TransportMode?
    /// Costs beside the prices.
    public var costs: [Cost]
    /// What costs of several lines are apportioned by.
    public var apportionment: ApportionmentKey
    /// Exchange rates; none is ever taken from elsewhere.
    public var exchangeRates: [ExchangeRate]
    /// Facts about the whole entry, by the names that the packs declare.
    public var facts: [Fact]
    /// The goods.
    public var lines: [Line]
    /// What reading the request brought up: unknown members, codes that had to be tidied.
    public var findings: [Finding]
    /// Where it was read from.
    package var source = RequestSource()
    /// Publications from which rates of exchange are taken that turn out to be needed.
    package var publications = RequestPublications()

    /// A request; all but the jurisdiction and the lines can be filled in afterwards.
    public init(
        jurisdiction: String, entry: Entry = Entry(), dates: Dates = Dates(), asOf: CivilDate? = nil,
        knownOn: CivilDate? = nil, language: String = "en", currency: String? = nil, incoterm: Incoterm? = nil,
        mode: TransportMode? = nil, costs: [Cost] = [], apportionment: ApportionmentKey = .value,
        exchangeRates: [ExchangeRate] = [], facts: [Fact] = [], lines: [Line], findings: [Finding] = []
    ) {
        self.jurisdiction = jurisdiction
        self.entry = entry
        self.dates = dates
        self.asOf = asOf
        self.knownOn = knownOn
        self.language = language
        self.currency = currency
        self.incoterm = incoterm
        self.mode = mode
        self.costs = costs
        self.apportionment = apportionment
        self.exchangeRates = exchangeRates
        self.facts = facts
        self.lines = lines
        self.findings = findings
    }
}

extension AssessmentRequest {
    /// How the goods cross the border.
    public enum TransportMode: String, Sendable, Hashable, CaseIterable {
        /// By sea-going vessel.
        case sea
        /// By vessel on inland waters.
        case inlandWaterway = "inland_waterway"
        /// By aircraft.
        case air
        /// By lorry.
        case road
        /// By train.
        case rail
        /// By post.
        case post
        /// Through a pipe or a power line.
        case fixedInstallation = "fixed_installation"
        /// Under their own power.
        case ownPropulsion = "own_propulsion"
    }

    /// What costs of several lines are shared out in proportion to.
    public enum ApportionmentKey: String, Sendable, Hashable, CaseIterable {
        /// The prices of the lines.
        case value
        /// Their weight in kilograms: quantity KGM of each line.
        case weight
        /// Their volume in cubic metres: quantity MTQ of each line.
        case volume
        /// Their number: the first quantity of each line, all in one unit.
        case quantity
    }

    /// The customs entry.
    public struct Entry: Sendable, Hashable {
        /// The authority's code for the kind of entry.
        public var type: String?
        /// The authority's code for the place.
        public var portOfEntry: String?
        /// Where the goods come from in the customs sense.
        public var status: Status
        /// Requested procedure, previous procedure and additional codes, where the jurisdiction has them.
        public var procedure: Procedure

        /// An entry of goods that come directly from abroad, unless said otherwise.
        public init(
            type: String? = nil, portOfEntry: String? = nil, status: Status = .direct,
            procedure: Procedure = Procedure()
        ) {
            self.type = type
            self.portOfEntry = portOfEntry
            self.status = status
            self.procedure = procedure
        }
    }

    /// Where the goods come from in the customs sense.
    public enum Status: String, Sendable, Hashable, CaseIterable {
        /// Straight from abroad.
        case direct
        /// In bond from the port of arrival.
        case inBond = "in_bond"
        /// Out of a bonded warehouse.
        case warehouse
        /// Out of a foreign trade zone, in privileged foreign status.
        case ftzPrivileged = "ftz_privileged"
        /// Out of a foreign trade zone, in non-privileged foreign status.
        case ftzNonprivileged = "ftz_nonprivileged"
        /// Sent back after having been exported.
        case returned
    }

    /// Customs procedure, as in the codes of the European data model.
    public struct Procedure: Sendable, Hashable {
        /// The procedure asked for.
        public var requested: String?
        /// The procedure before it.
        public var previous: String?
        /// Further details.
        public var additional: [String]

        /// A procedure.
        public init(requested: String? = nil, previous: String? = nil, additional: [String] = []) {
            self.requested = requested
            self.previous = previous
            self.additional = additional
        }
    }

    /// The dates that laws look at, in the civil zone of the jurisdiction.
    public struct Dates: Sendable, Hashable {
        /// Export from the country of export.
        public var export: CivilDate?
        /// Loading on the vessel or aircraft that arrives.
        public var loading: CivilDate?
        /// Arrival in the territory.
        public var arrival: CivilDate?
        /// Acceptance of the entry.
        public var entry: CivilDate?
        /// When the tax becomes chargeable, where that differs.
        public var taxPoint: CivilDate?

        /// Dates, as far as they are known.
        public init(
            export: CivilDate? = nil, loading: CivilDate? = nil, arrival: CivilDate? = nil, entry: CivilDate? = nil,
            taxPoint: CivilDate? = nil
        ) {
            self.export = export
            self.loading = loading
            self.arrival = arrival
            self.entry = entry
            self.taxPoint = taxPoint
        }
    }

    /// A cost beside the prices of the goods.
    public struct Cost: Sendable, Hashable {
        /// What for.
        public var kind: CostKind
        /// How much, in ``currency``.
        public var amount: Decimal
        /// Currency; `nil` means that of the request.
        public var currency: String?
        /// The lines it belongs to; `nil` means all.
        public var lines: [String]?
        /// Whether the prices hold it; `nil` leaves that to the term of delivery.
        public var inPrice: Bool?
        /// What it is shared out in proportion to; `nil` leaves that to the request.
        public var apportionment: ApportionmentKey?

        /// A cost of all lines, unless said otherwise.
        public init(
            kind: CostKind, amount: Decimal, currency: String? = nil, lines: [String]? = nil, inPrice: Bool? = nil,
            apportionment: ApportionmentKey? = nil
        ) {
            self.kind = kind
            self.amount = amount
            self.currency = currency
            self.lines = lines
            self.inPrice = inPrice
            self.apportionment = apportionment
        }
    }

    /// What one unit of a currency is worth in another; it serves the other way round too, by division.
    public struct ExchangeRate: Sendable, Hashable {
        /// The currency converted from.
        public var from: String
        /// The currency converted to.
        public var to: String
        /// Units of ``to`` for one unit of ``from``.
        public var rate: Decimal
        /// Who published it, for the record.
        public var source: String?

        /// A rate.
        public init(from: String, to: String, rate: Decimal, source: String? = nil) {
            self.from = from
            self.to = to
            self.rate = rate
            self.source = source
        }
    }
}
