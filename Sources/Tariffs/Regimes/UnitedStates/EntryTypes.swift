import TidewaiterQuantities

// CBP Form 7501, block 2: entry types. Covered are entries for consumption of goods straight from abroad. An entry is
// taken as formal (01) unless stated as informal: informal entry (19 CFR 143.21) is a choice of the importer, which
// the port director may refuse, so it is offered and never assumed.

extension UnitedStates {
    private static let covered = ["01", "02", "03", "07", "11", "12"]

    /// The type of the entry.
    static func entryType(_ request: AssessmentRequest) -> String {
        guard let type = request.entry.type else { return "01" }
        return type.utf8.count == 1 ? "0" + type : type
    }

    /// Whether entries of this type and status can be assessed at all; says so when not.
    func checkEntry(_ sheet: inout Worksheet) -> Bool {
        let type = Self.entryType(sheet.request)
        var isCovered = true
        if !Self.covered.contains(type) {
            sheet.refuse(
                "entry_type",
                "Entries of type \(type) are not covered, only those for consumption: "
                    + "\(Self.covered.joined(separator: ", ")).",
                authority: "CBP Form 7501, block 2")
            isCovered = false
        }
        switch sheet.request.entry.status {
        case .direct, .inBond: break
        case let status:
            sheet.refuse(
                "entry_status",
                "Goods in status \(status.rawValue) are not covered: rates and values of warehouses, zones and "
                    + "returned goods follow rules of their own.",
                authority: "19 CFR parts 144 and 146; HTS chapter 98")
            isCovered = false
        }
        return isCovered
    }
}
