import TidewaiterDocuments
import TidewaiterQuantities

// 19 U.S.C. 1315(a); 19 CFR 141.68, 141.69(a): merchandise entered for consumption is subject to the rates of duty in
// effect at the time of entry. That is the release, or on request the filing, but never before the goods are within the
// port limits (141.68(a), (e)): what is filed ahead of them is entered on their arrival or release. For goods that moved in bond the time may be another (141.69(b), (c)), which the date of
// entry alone does not say; then `as_of` has to be given.

extension UnitedStates {
    /// The date that selects rates; `nil` when it cannot be told, and then it is asked.
    func dateOfEntry(_ sheet: inout Worksheet) -> CivilDate? {
        let request = sheet.request
        if let given = request.asOf {
            sheet.asOf = given
            sheet.asOfRule = "date given as as_of in the request"
            return given
        }
        if request.entry.status == .inBond {
            sheet.ask(
                "as_of",
                "Which date selects the rates: for goods that moved in bond it may be that of the transportation entry?",
                authority: "19 CFR 141.69(b)")
            return nil
        }
        guard let entry = request.dates.entry else {
            sheet.ask(
                "dates.entry", "On which date was, or will be, the entry made?",
                authority: "19 U.S.C. 1315(a); 19 CFR 141.69(a)")
            return nil
        }
        if let arrival = request.dates.arrival, arrival > entry {
            sheet.asOf = arrival
            sheet.asOfRule =
                "date of arrival of goods entered ahead of it, 19 U.S.C. 1315(a), 19 CFR 141.68(a), (e), 141.69(a)"
            sayFiledAhead(entry, arrival, &sheet)
            return arrival
        }
        sheet.asOf = entry
        sheet.asOfRule = "date of entry, 19 U.S.C. 1315(a), 19 CFR 141.69(a)"
        return entry
    }

    private func sayFiledAhead(_ entry: CivilDate, _ arrival: CivilDate, _ sheet: inout Worksheet) {
        sheet.findings.append(
            Finding(
                rule: "tw.us.filed-ahead", severity: .warning, effect: .money,
                message:
                    "The entry of \(entry) was filed before the goods arrived on \(arrival), so the rates are those of "
                    + "the arrival. That day has to be asked for when the entry is filed; otherwise it is that of the "
                    + "release: state it as as_of where the goods were released on a later day.",
                path: "/dates/entry", place: sheet.request.source.place(of: "/dates/entry"), value: entry.description,
                authority: "19 CFR 141.68(a), (e)"))
    }
}
