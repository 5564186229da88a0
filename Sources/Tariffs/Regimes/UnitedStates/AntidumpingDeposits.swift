import TidewaiterDocuments
import TidewaiterQuantities

// 19 U.S.C. 1671e, 1673e (1671b(d), 1673b(d) before the order); 19 CFR 351.211, 141.103: goods under an antidumping or
// countervailing duty order are entered with a deposit of the duties estimated at the rate that the exporter has; what is
// due in the end is settled later. No pack has the rates of orders: the importer states cases and rates. The deposit is
// of the entered value, or of a quantity, beside all other duties.

extension UnitedStates {
    /// Charges the deposits of the cases that a line states, or asks whether it falls under one.
    func chargeOrders(line index: Int, code: String, _ sheet: inout Worksheet) throws(QuantityError) {
        let cases = sheet.request.lines[index].adcvdCases
        if cases.isEmpty { return sheet.applyAntidumping(line: index, code: code, tables.facts) }
        let value = sheet.lines[index].customsValue ?? .unknown
        for stated in cases {
            let isCountervailing = stated.number.hasPrefix("C")
            // Requests are checked before they are assessed, so that each has a rate.
            let rate = Rate(text: stated.rate, components: stated.components ?? [], source: .stated)
            var charge = try sheet.charge(
                .duty, isCountervailing ? "countervailing_duty" : "antidumping_duty", rate, value: value, line: index,
                code: stated.number, rounding: RoundingOfFractions(),
                authority: isCountervailing ? "19 U.S.C. 1671e; 19 CFR 351.211" : "19 U.S.C. 1673e; 19 CFR 351.211")
            charge.settle(as: .cashDeposit, explain: sheet.explain)
            sheet.charge(charge, line: index)
        }
    }
}

extension UnitedStates {
    /// Cases must be numbered as those of the Department of Commerce are.
    func check(_ request: AssessmentRequest) throws(TidewaiterError) {
        for index in request.lines.indices {
            for (position, stated) in request.lines[index].adcvdCases.enumerated() where !stated.isNumbered {
                throw request.error(
                    "assess.adcvd", at: "/lines/\(index)/adcvd/\(position)/case",
                    "\"\(stated.number)\" is no case of antidumping or countervailing duty. Write A-570-106 or "
                        + "C-570-107, with the three digits of an exporter behind where there are such.")
            }
        }
    }
}

extension AssessmentRequest.AdcvdCase {
    /// Whether the number reads as that of a case: a letter, three digits of the country, three of the case and, where
    /// there are such, three of the exporter.
    fileprivate var isNumbered: Bool {
        let parts = number.split(separator: "-", omittingEmptySubsequences: false)
        guard 3...4 ~= parts.count, parts[0] == "A" || parts[0] == "C" else { return false }
        return parts.dropFirst().allSatisfy { part in
            part.utf8.count == 3 && part.utf8.allSatisfy { $0 &- UInt8(ascii: "0") <= 9 }
        }
    }

    /// The parts of the rate; `nil` where it is none that value and quantities suffice for.
    var components: [RateComponent]? {
        guard let components = try? RateExpression.parse(rate), !components.isEmpty,
            components.allSatisfy({ $0.kind != .fixed && $0.facts.isEmpty })
        else { return nil }
        return components
    }
}
