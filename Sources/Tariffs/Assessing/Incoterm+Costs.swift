import TidewaiterCodes

extension Incoterm {
    /// Whether the price holds a cost; `nil` where the place named with the term decides.
    func priceIncludes(_ kind: CostKind) -> Bool? {
        switch kind {
        case .freight, .freightToBorder: coversMainCarriage
        case .insurance: coversInsurance
        case .freightInlandExport:
            switch self {
            case .exw: false
            // Free carrier may mean the seller's own gate.
            case .fca: nil
            default: true
            }
        case .freightToFirstDestination, .postImport:
            switch self {
            // Delivered to the place named, which lies behind the import: its costs are the seller's.
            case .dap, .dpu, .dat, .ddp: true
            // Carriage is paid to a place that may lie inland.
            case .cpt, .cip: nil
            default: false
            }
        case .packing, .sellingCommission, .assist, .royalty, .proceeds:
            // Stated beside the price because the buyer bears them apart from it.
            false
        }
    }
}
