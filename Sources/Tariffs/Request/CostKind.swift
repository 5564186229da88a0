/// A cost that stands beside the price of the goods and may belong in, or out of, their customs value.
public enum CostKind: String, Sendable, Hashable, CaseIterable {
    /// International carriage of the goods.
    case freight
    /// Insurance of the goods during international carriage.
    case insurance
    /// Packing (labour and material, containers treated as one with the goods) that the buyer pays for.
    case packing
    /// Commission for the seller's agent that the buyer pays; a buying commission is none of these costs.
    case sellingCommission = "selling_commission"
    /// What the buyer supplies free or cheaper for making the goods: material, tools, engineering done abroad.
    case assist
    /// Royalties and licence fees that the buyer must pay as a condition of the sale.
    case royalty
    /// The part of a later resale that goes back to the seller.
    case proceeds
    /// Carriage inside the country of export, up to the place of export.
    case freightInlandExport = "freight_inland_export"
    /// International carriage up to the border of the territory.
    case freightToBorder = "freight_to_border"
    /// Carriage from the border to the first destination inside the territory.
    case freightToFirstDestination = "freight_to_first_destination"
    /// What happens after importation: assembly, maintenance, carriage inland.
    case postImport = "post_import"
}
