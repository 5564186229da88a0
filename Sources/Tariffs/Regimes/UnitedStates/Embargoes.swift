import TidewaiterDocuments
import TidewaiterQuantities

// 31 CFR parts 510, 515 and 560: goods of some countries may not be imported without a licence of the Office of Foreign
// Assets Control. There are general licences and exempt goods (information, informational materials), so that origin
// and date alone forbid nothing for certain: a warning, and the figures stay. Countries and dates: table `embargoes`.

extension UnitedStates {
    /// Warns of lines whose origin is under an embargo on all its goods.
    func checkEmbargoes(on date: CivilDate, _ sheet: inout Worksheet) {
        for index in sheet.lines.indices {
            guard let origin = sheet.lines[index].origin, let authority = embargoes.authority(for: origin, on: date)
            else { continue }
            var finding = Finding(
                rule: "tw.us.embargo", severity: .warning, effect: .hold,
                message: "Goods of \(origin) are under an embargo: they may not be imported without a licence, but for "
                    + "a few exempt ones. Make sure that one covers them before anything is shipped.",
                path: "/lines/\(index)/origin", value: origin, authority: authority)
            finding.item = sheet.lines[index].id
            sheet.findings.append(finding)
        }
    }
}
