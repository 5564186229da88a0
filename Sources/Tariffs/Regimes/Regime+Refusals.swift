import TidewaiterCodes
import TidewaiterQuantities

/// Why a tariff code has no rate on a date, said alike for every jurisdiction.
extension Regime {
    /// Says that a line exists, but not on the date; or, once, that the date is not covered, and which are.
    func refuseDate(_ date: CivilDate, line index: Int, _ sheet: inout Worksheet) {
        if tables.lines.covers(date) {
            sheet.refuse(
                "date", line: index,
                "The schedule in force on \(date) does not have this line, though another edition does.",
                authority: schedule)
        } else if !sheet.refused.contains(where: { $0.program == "date" && $0.line == nil }) {
            let days = tables.lines.days.map { " It has rates from \($0.first) to \($0.last)." } ?? ""
            sheet.refuse(
                "date",
                "The pack does not cover \(date).\(days) What it covers is said by tidewaiter pack inspect; take another "
                    + "date, or load a pack that has it.", authority: schedule)
        }
    }

    /// Says that no line has the code, and which are nearest.
    func refuseUnknown(
        _ code: String, nearest options: [String], line index: Int, on date: CivilDate, _ sheet: inout Worksheet
    ) {
        if !tables.lines.covers(date) { return refuseDate(date, line: index, &sheet) }
        // What the table of programmes refuses (chapters 98 and 99) it refuses in its own words.
        let programs = tables.uncovered.programs
        let concerning = tables.uncovered.concerning(code, origin: sheet.lines[index].origin, on: date)
        if concerning.contains(where: { !programs[$0].isGeneral && programs[$0].effect == .refuse }) { return }
        let named = options.prefix(Self.mostNearest).joined(separator: ", ")
        let others = options.count > Self.mostNearest ? " and \(options.count - Self.mostNearest) more" : ""
        let nearest = options.isEmpty ? "" : " Nearest are \(named)\(others)."
        sheet.refuse(
            "tariff_code", line: index, "The schedule in force on \(date) has no line \(code).\(nearest)",
            authority: schedule)
    }

    /// How many codes are named at most.
    private static var mostNearest: Int { 5 }

    /// Says that a code is none.
    func refuseMalformed(_ code: String, line index: Int, _ sheet: inout Worksheet) {
        sheet.refuse(
            "tariff_code", line: index,
            HSCode.spreadsheetDamage(in: code) ?? "\"\(code)\" is not a tariff code: write \(codeForm).",
            authority: schedule)
    }
}
