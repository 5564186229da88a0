import TidewaiterDocuments
import TidewaiterPacks
import TidewaiterQuantities

// HTS general statistical note 3: eight digits are the tariff line, the last two of a reporting number are statistical.
// Notes of chapter 99 name reporting numbers all the same, so that what stands beside the base rate can hang on them.

extension UnitedStates {
    /// Whether a code is no more than a tariff line, or one of the reporting numbers of the schedule.
    func hasReportingNumber(_ code: String, on date: CivilDate) -> Bool {
        guard code.utf8.count == 10, let statistical else { return true }
        return statistical.row(key: code, on: date) != nil
    }

    /// The reporting numbers of a tariff line on a date.
    private func reportingNumbers(of line: CodePrefix, on date: CivilDate) -> [CodePrefix] {
        guard let statistical else { return [] }
        var numbers: [CodePrefix] = []
        for row in statistical.rows(keyPrefix: line.text) where statistical.isInForce(row, on: date) {
            if let number = CodePrefix(statistical.cell(row, 0)) { numbers.append(number) }
        }
        return numbers
    }

    /// The reporting numbers that goods may have whose code has none, or one that the schedule does not have; none where
    /// no list of goods names any of them.
    func reportingNumbers(for code: CodePrefix, _ time: KnownTime) -> [CodePrefix] {
        guard let line = code.prefix(8), let listed = tables.measures?.goods.numbers(below: line, time), !listed.isEmpty
        else { return [] }
        let known = reportingNumbers(of: line, on: time.date)
        if code.count == 10 { return known.contains(code) ? [] : known }
        // Of days before the editions only the lists tell which there were: any of theirs, or another.
        return known.isEmpty ? listed + [line] : known
    }

    /// Asks for the reporting number, on which measures beside the base rate hang.
    func askReportingNumber(_ code: CodePrefix, line index: Int, _ time: KnownTime, _ sheet: inout Worksheet) {
        let line = code.prefix(8) ?? code
        sheet.ask(
            "code", line: index,
            "Which reporting number (ten digits) of \(line.text) do the goods have? Duties beside the base rate hang on "
                + "it.",
            options: reportingNumbers(of: line, on: time.date).map { .text($0.text) },
            authority: "HTS general statistical note 3; ch. 99 subch. III U.S. notes")
    }

    func checkReportingNumber(_ code: String, _ index: Int, _ time: KnownTime, _ sheet: inout Worksheet) {
        if !hasReportingNumber(code, on: time.date) { sayUnknownNumber(code, index, time, &sheet) }
    }

    /// Says that the schedule has no such reporting number.
    func sayUnknownNumber(_ code: String, _ index: Int, _ time: KnownTime, _ sheet: inout Worksheet) {
        let isListed = CodePrefix(code).map { !reportingNumbers(for: $0, time).isEmpty } ?? false
        var finding = Finding(
            rule: "tw.us.statistical-number", severity: .error, effect: .reject,
            message: "The schedule of this date has the tariff line \(code.prefix(8)) but no statistical "
                + "reporting number \(code). "
                + (isListed
                    ? "Duties beside the base rate may hang on it; state the one that the goods have."
                    : "The duty does not depend on it; correct the last two digits before filing."),
            path: "/lines/\(index)/code", value: code, authority: "HTS general statistical note 3")
        finding.item = sheet.lines[index].id
        sheet.findings.append(finding)
    }
}
