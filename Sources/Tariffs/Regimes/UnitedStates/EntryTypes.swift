import TidewaiterDocuments
import TidewaiterQuantities

// CBP Form 7501, block 2: entry types. Covered are entries for consumption of goods straight from abroad. An entry is
// taken as formal (01) unless stated as informal: informal entry (19 CFR 143.21) is a choice of the importer, which
// the port director may refuse, so it is offered and never assumed. Of the cases of 143.21 only (a) is covered:
// shipments of at most 2,500 dollars. Block 6: the port of entry.

extension UnitedStates {
    private static let covered = ["01", "02", "03", "07", "11", "12"]

    /// The type of the entry.
    static func entryType(_ request: AssessmentRequest) -> String {
        guard let type = request.entry.type else { return "01" }
        return type.utf8.count == 1 ? "0" + type : type
    }

    /// Whether entries of this type and status can be assessed at all; says so when not.
    func checkEntry(_ sheet: inout Worksheet) -> Bool {
        checkPort(&sheet)
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

    /// Says of a port of entry that it is written neither as Schedule D has ports nor as a place of UN/LOCODE.
    private func checkPort(_ sheet: inout Worksheet) {
        guard let port = sheet.request.entry.portOfEntry else { return }
        let isNumber = port.utf8.count == 4 && port.utf8.allSatisfy { 0x30...0x39 ~= $0 }
        let isPlace = port.utf8.count == 5 && (port.hasPrefix("US") || port.hasPrefix("PR"))
        if isNumber || isPlace { return }
        sheet.findings.append(
            Finding(
                rule: "tw.us.port", severity: .warning, effect: .reject,
                message: "\"\(port.prefix(40))\" is no port of entry. State the four digits that Schedule D gives it.",
                path: "/entry/port_of_entry", place: sheet.request.source.place(of: "/entry/port_of_entry"),
                value: port,
                authority: "CBP Form 7501, block 6; Census Schedule D"))
    }

    /// The most that a shipment entered informally may be worth, in dollars: 19 CFR 143.21(a).
    static let mostInformal = Decimal(2500)

    /// Whether entries of a type are informal.
    static func isInformal(_ type: String) -> Bool { type == "11" || type == "12" }

    /// Refuses an informal entry of goods that are worth too much for one.
    ///
    /// - Parameter value: What all goods are worth, before it is rounded.
    func checkInformalValue(_ value: Interval, _ sheet: inout Worksheet) {
        let type = Self.entryType(sheet.request)
        guard Self.isInformal(type), value.low > Self.mostInformal else { return }
        sheet.refuse(
            "informal_entry",
            "Entries of type \(type) are for shipments of at most 2,500 dollars, and this one is worth "
                + "\(value.low)\(value.isExact ? "" : " or more"). Enter it formally, type 01.",
            authority: "19 CFR 143.21(a)")
    }

    /// Types 03 and 07 are for goods under anti-dumping or countervailing orders: none on any line contradicts them.
    func checkOrders(_ sheet: inout Worksheet) {
        let type = Self.entryType(sheet.request)
        if type != "03", type != "07", let index = sheet.request.lines.firstIndex(where: { !$0.adcvdCases.isEmpty }) {
            // A type that is not stated can still become the right one.
            guard sheet.request.entry.type != nil else { return }
            sheet.findings.append(
                Finding(
                    rule: "tw.us.entry-type", severity: .warning, effect: .reject,
                    message:
                        "Goods under an antidumping or countervailing duty order are entered by type 03 (07 under a "
                        + "quota too), and not by type \(type). Correct the type.",
                    path: "/entry/type", value: type,
                    authority: "CBP Form 7501, block 2; 19 U.S.C. 1671, 1673 (line \(sheet.lines[index].id))"))
            return
        }
        guard type == "03" || type == "07", !sheet.lines.isEmpty,
            sheet.lines.indices.allSatisfy({ sheet.antidumping(line: $0) == "none" })
        else { return }
        sheet.findings.append(
            Finding(
                rule: "tw.us.entry-type", severity: .warning, effect: .reject,
                message: "Entry type \(type) is for goods under an anti-dumping or countervailing duty order, yet no "
                    + "line is stated to be under one. Correct the type, or state the case as adcvd.",
                path: "/entry/type", value: type, authority: "CBP Form 7501, block 2; 19 U.S.C. 1671, 1673"))
    }
}
