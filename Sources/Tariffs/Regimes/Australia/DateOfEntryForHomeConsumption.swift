import TidewaiterQuantities

// Customs Act 1901 s 132(1): the rate of import duty is that in force when the goods are entered for home consumption.
// (Where only information is given under s 71, no entry being required, it is the later of that and the arrival:
// s 132(4). Such goods are not covered.)

extension Australia {
    /// The date that selects rates; `nil` when it cannot be told, and then it is asked.
    func dateOfEntry(_ sheet: inout Worksheet) -> CivilDate? {
        if let given = sheet.request.asOf {
            sheet.asOf = given
            sheet.asOfRule = "date given as as_of in the request"
            return given
        }
        guard let entry = sheet.request.dates.entry else {
            sheet.ask(
                "dates.entry", "On which date were, or will be, the goods entered for home consumption?",
                authority: "Customs Act 1901 s 132(1)")
            return nil
        }
        sheet.asOf = entry
        sheet.asOfRule = "date of entry for home consumption, Customs Act 1901 s 132(1)"
        return entry
    }
}
