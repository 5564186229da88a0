/// A rule of Incoterms 2020 or 2010: which costs up to which point are in the seller's price.
///
/// What matters to customs value and landed cost is what the price already contains; the properties say that in the
/// order of the journey. Authority: ICC Incoterms 2020 and 2010, articles A2, A4 to A7 and A9 of each rule.
public enum Incoterm: String, Sendable, Hashable, CaseIterable {
    /// Ex works.
    case exw = "EXW"
    /// Free carrier.
    case fca = "FCA"
    /// Free alongside ship.
    case fas = "FAS"
    /// Free on board.
    case fob = "FOB"
    /// Cost and freight.
    case cfr = "CFR"
    /// Cost, insurance and freight.
    case cif = "CIF"
    /// Carriage paid to.
    case cpt = "CPT"
    /// Carriage and insurance paid to.
    case cip = "CIP"
    /// Delivered at place.
    case dap = "DAP"
    /// Delivered at place unloaded; new in 2020.
    case dpu = "DPU"
    /// Delivered at terminal; only in 2010, where DPU stands since.
    case dat = "DAT"
    /// Delivered duty paid.
    case ddp = "DDP"

    /// An edition of the rules.
    public enum Edition: Int, Sendable, Hashable, CaseIterable {
        /// Incoterms 2010.
        case y2010 = 2010
        /// Incoterms 2020.
        case y2020 = 2020
    }

    /// Where the seller's costs end, in the order of the journey.
    public enum Stage: Int, Sendable, Hashable, Comparable, CaseIterable {
        /// At the seller's premises, not loaded.
        case sellerPremises
        /// With the first carrier, or at a named place in the country of export.
        case carrier
        /// On the quay beside the ship.
        case alongside
        /// On board in the port of loading.
        case onBoard
        /// In the port or place of destination, main carriage paid.
        case destination
        /// The same, and unloaded.
        case unloaded

        /// Earlier on the journey.
        public static func < (left: Stage, right: Stage) -> Bool { left.rawValue < right.rawValue }
    }

    /// The rule with this code, in any case of letters; nil for codes of other editions.
    public init?(_ code: String) { self.init(rawValue: code.uppercased()) }

    /// The rule's name.
    public var name: String {
        switch self {
        case .exw: "Ex Works"
        case .fca: "Free Carrier"
        case .fas: "Free Alongside Ship"
        case .fob: "Free On Board"
        case .cfr: "Cost and Freight"
        case .cif: "Cost, Insurance and Freight"
        case .cpt: "Carriage Paid To"
        case .cip: "Carriage and Insurance Paid To"
        case .dap: "Delivered At Place"
        case .dpu: "Delivered At Place Unloaded"
        case .dat: "Delivered At Terminal"
        case .ddp: "Delivered Duty Paid"
        }
    }

    /// The editions that have the rule.
    public var editions: [Edition] {
        switch self {
        case .dpu: [.y2020]
        case .dat: [.y2010]
        default: [.y2010, .y2020]
        }
    }

    /// Up to where the price pays for moving the goods.
    public var paidTo: Stage {
        switch self {
        case .exw: .sellerPremises
        case .fca: .carrier
        case .fas: .alongside
        case .fob: .onBoard
        case .cfr, .cif, .cpt, .cip, .dap, .ddp: .destination
        case .dpu, .dat: .unloaded
        }
    }

    /// Whether the main (international) carriage is in the price.
    public var coversMainCarriage: Bool { paidTo >= .destination }

    /// Whether the seller must insure the goods for the buyer (CIF, CIP), so that a premium is in the price.
    public var obligesInsurance: Bool { self == .cif || self == .cip }

    /// Whether the price bears the cost of any insurance of the main carriage: the two rules that oblige to it, and
    /// the D rules, under which the seller bears the risk until delivery and insures, if at all, for himself.
    public var coversInsurance: Bool { obligesInsurance || bearsRiskToDestination }

    /// Whether the seller bears the risk until destination (the D rules).
    public var bearsRiskToDestination: Bool { [.dap, .dpu, .dat, .ddp].contains(self) }

    /// Whether clearing for export is in the price; all but EXW.
    public var coversExportClearance: Bool { self != .exw }

    /// Whether loading on board the main carrier is in the price.
    public var coversLoading: Bool { paidTo >= .onBoard }

    /// Whether unloading at destination is in the price.
    public var coversUnloading: Bool { paidTo == .unloaded }

    /// Whether duty and taxes on importation are in the price; only DDP.
    public var coversImportDuty: Bool { self == .ddp }

    /// Whether the rule is only for sea and inland waterway (FAS, FOB, CFR, CIF).
    public var isWaterOnly: Bool { [.fas, .fob, .cfr, .cif].contains(self) }

    /// Whether the place named with the rule is at destination (else it is where the seller hands over).
    public var namesDestination: Bool { coversMainCarriage }

    /// What to write instead of a code that is none of these.
    package static func advice(for code: String) -> String {
        switch code.uppercased() {
        case "DAF", "DES", "DDU": "\(code) was withdrawn with Incoterms 2010; DAP stands in its place."
        case "DEQ": "DEQ was withdrawn with Incoterms 2010; use DAT (2010) or DPU (2020)."
        case "C&F", "CNF", "CAF": "\(code) is no rule of Incoterms; CFR (Cost and Freight) is meant."
        case "FOR", "FOT", "FOA": "\(code) was withdrawn with Incoterms 1990; FCA stands in its place."
        default:
            "\(code) is no rule of Incoterms; the rules are \(allCases.map(\.rawValue).joined(separator: ", "))."
        }
    }
}
