import Testing
import TidewaiterCodes
import TidewaiterDocuments
import TidewaiterNomenclature

@testable import TidewaiterRulebooks

@Suite("Each check")
struct CheckTests {
    static let cases: [CheckCase] =
        documentCases + transportCases + locationCases + equipmentCases + partyCases + countryCases + commodityCases
        + goodsCases + packageCases + massCases + unitCases + valueCases + totalCases + dateCases + dangerousCases
        + entryCases + identifierCases

    @Test("passes, fails with its fix, or is not evaluated", arguments: cases)
    func verdicts(_ check: CheckCase) throws {
        let report = try Draft.report(check.json, into: check.into, asOf: check.asOf)
        let tally = try #require(report.tallies.first { $0.rule == check.rule })
        let found = report.findings.filter { $0.rule == check.rule }
        switch check.expected {
        case .passes:
            #expect(found.isEmpty && tally.examined > 0, "\(found.map(\.message))")
        case .fails(let severity, let text):
            #expect(found.count == 1)
            let finding = try #require(found.first)
            #expect(finding.severity == severity, "\(finding.message)")
            #expect(finding.fix?.value == text)
            #expect(!finding.message.isEmpty && !finding.authority.isEmpty && !finding.path.isEmpty)
            #expect(finding.message.hasSuffix(".") || finding.message.hasSuffix("?"), "\(finding.message)")
        case .skips:
            #expect(found.isEmpty && tally.examined == 0 && tally.unexamined > 0, "\(tally) \(found.map(\.message))")
        case .isNoCase:
            #expect(tally.examined == 0 && tally.unexamined == 0 && found.isEmpty)
        }
    }

    /// Of the checks in Swift and the rules that hold everywhere.
    private static func identifiers() throws -> [String] {
        let library = RuleLibrary(RuleLibrary.builtIn, nomenclature: try Nomenclature.builtIn)
        return Check.all.map(\.id) + (library.books.first { $0.id == "core" }?.ruleIDs ?? [])
    }

    @Test("has a case that passes, one that fails, and one without its facts")
    func covered() throws {
        for id in try Self.identifiers() where id != "tw.document.readable" {
            if let scheme = Self.schemes[id], Identifiers.named(scheme) == nil { continue }
            let cases = Self.cases.filter { $0.rule == id }
            var passes = false
            var fails = false
            var absent = false
            for one in cases {
                switch one.expected {
                case .passes: passes = true
                case .fails: fails = true
                case .skips, .isNoCase: absent = true
                }
            }
            #expect(passes && fails && absent, "\(id): passes \(passes), fails \(fails), absent \(absent)")
        }
    }

    @Test("an unreadable value is told once, by the reader or by the check")
    func unreadable() throws {
        for json in [item(#""gross_mass":"heavy""#), message(#""arrival_date":"tomorrow""#)] {
            let report = try Draft.report(json)
            let path = json.contains("gross") ? "/consignments/0/goods_items/0/gross_mass" : "/arrival_date"
            let told = report.findings.filter { $0.path == path }
            #expect(told.count == 1, "\(told.map(\.rule))")
            #expect(told.first?.severity == .error)
        }
        let fine = try Draft.report(item(#""gross_mass":"10""#))
        #expect(fine.tallies.first { $0.rule == "tw.document.readable" }?.examined == 1)
    }

    @Test("is described and named apart")
    func described() throws {
        let identifiers = try Self.identifiers()
        #expect(Set(identifiers).count == identifiers.count)
        #expect(identifiers.count >= 77)
        for id in identifiers { #expect(id.hasPrefix("tw.") && id.split(separator: ".").count == 3) }
        for check in Check.all { #expect(!check.title.isEmpty && !check.authority.isEmpty) }
    }
}
