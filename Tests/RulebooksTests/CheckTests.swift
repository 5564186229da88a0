import Testing
import TidewaiterCodes
import TidewaiterDocuments
import TidewaiterManifests
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

    /// Findings that say of a value that it is not what its field takes.
    private func told(_ document: String) throws -> [Finding] {
        try Draft.report(Declaration.read(Array(document.utf8))).findings.filter {
            ["tw.document.readable", "tw.edifact.number", "tw.json.number"].contains($0.rule)
        }
    }

    @Test("a number may have one point beside its digits, however long it is")
    func points() throws {
        let texts = [
            ("1.2.3", true), (".", true), ("12345678.9.1", true), ("1x", true), ("12.", false), (".5", false),
            ("12345678", false), ("123456789.5", false), ("", false),
        ]
        for (text, isTold) in texts {
            let message =
                "UNB+UNOC:3+A+B+240101:0900+1'UNH+1+CUSCAR:D:95B:UN'BGM+85+1+9'CNI+1+B1'GID+1+1:CT'"
                + "MEA+AAE+G+KGM:\(text)'UNT+6+1'UNZ+1+1'"
            #expect(try told(message).count == (isTold ? 1 : 0), "\(text)")
        }
    }

    @Test("in JSON strings may be numbers, and numbers may have exponents")
    func unreadableJSON() throws {
        let texts = [
            ("\"heavy\"", true), ("1e999999999", true), ("12.5", false), ("\"12.5\"", false),
            ("1.25e3", false), ("-3", false),
        ]
        for (text, isTold) in texts {
            for schema in ["", "\"schema\":\"\(Declaration.schema)\","] {
                let json = "{\(schema)\"consignments\":[{\"goods_items\":[{\"gross_mass\":\(text)}]}]}"
                #expect(try told(json).count == (isTold ? 1 : 0), "\(text)")
            }
        }
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
