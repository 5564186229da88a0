import Testing
import TidewaiterDocuments
import TidewaiterQuantities

@testable import TidewaiterTariffs

/// Duty sentences of TARIC and the United Kingdom with their components, as the tests of public projects have them.
@Suite(
    "Printed rates of TARIC", .enabled(if: PrintedCorpus.folder != nil, "set TIDEWAITER_REFERENCE to run these"))
struct TARICPrintedTests {
    @Test("every case has its components, codes and groups, or its error") func cases() throws {
        let document = try PrintedCorpus.document("/oracle/duty_expression_cases_shared.json")
        var counts: [String: Int] = [:]
        for item in try #require(document.root["cases"]).elements {
            let text = item["text"]?.string ?? "-"
            let mode = item["mode"]?.string ?? ""
            let dialect: PrintedRate.Dialect = mode == "single" ? .taricPart : mode == "full" ? .taric : .any
            do throws(PrintedRate.Flaw) {
                let rate = try PrintedRate(reading: text, as: dialect)
                #expect(item["valid"]?.bool == true, "\(text) was read")
                try compare(rate, item, text)
                counts["read", default: 0] += 1
            } catch {
                #expect(item["valid"]?.bool == false, "\(text): \(error)")
                #expect(item["error"]?["kind"]?.string == error.kind.rawValue, "\(text): \(error)")
                counts["refused as expected", default: 0] += 1
            }
        }
        PrintedCorpus.tell("duty sentences of TARIC", counts)
        #expect(counts.values.reduce(0, +) == 87)
    }

    @Test("every abbreviation that the United Kingdom lists is the unit and qualifier of its code") func units() throws
    {
        let document = try PrintedCorpus.document("/reference/uk/measurement_units.json")
        // Money and reliefs are no measure of goods.
        let others: Set = ["EUR", "RET", "SPR", "SPQ", "SPQLPA", "SPQLTR"]
        var count = 0
        for member in document.root.members where !others.contains(member.name) {
            let abbreviation = try #require(member.value["abbreviation"]?.string)
            let scanner = PrintedScanner(PrintedText(abbreviation))
            let (unit, end) = try #require(PrintedUnit.find(scanner, at: 0), "\(abbreviation)")
            #expect(end == scanner.count, "\(abbreviation)")
            #expect(unit.measurement?.unit == member.value["measurement_unit_code"]?.string, "\(abbreviation)")
            let qualifier = member.value["measurement_unit_qualifier_code"]?.string ?? ""
            #expect(unit.measurement?.qualifier ?? "" == qualifier, "\(abbreviation)")
            count += 1
        }
        #expect(count == 66)
    }

    private func compare(_ rate: PrintedRate, _ item: JSONValue, _ text: String) throws(PrintedRate.Flaw) {
        if let conditions = item["conditions"] {
            #expect(rate.branches.count == conditions.count, "\(text)")
            for (branch, expected) in zip(rate.branches, conditions.elements) {
                #expect(branch.condition?.code == expected["condition_code"]?.string, "\(text)")
                #expect(branch.condition?.certificate == expected["certificate"]?.string, "\(text)")
                #expect(branch.condition?.action == expected["action"]?.string, "\(text)")
                try compare(branch, expected, text)
            }
        } else if let seasons = item["seasons"] {
            let found = rate.branches.filter { $0.season != nil }
            #expect(found.count == seasons.count, "\(text)")
            for (branch, expected) in zip(found, seasons.elements) {
                #expect(branch.season?.first.day == expected["from_day"]?.integer, "\(text)")
                #expect(branch.season?.first.month == expected["from_month"]?.integer, "\(text)")
                #expect(branch.season?.last.day == expected["to_day"]?.integer, "\(text)")
                #expect(branch.season?.last.month == expected["to_month"]?.integer, "\(text)")
                #expect(branch.season?.crossesYearEnd == expected["over_year_end"]?.bool, "\(text)")
                #expect(branch.notation == expected["rate"]?.string, "\(text)")
            }
        } else {
            #expect(rate.branches.count == (item["components"]?.count == 0 ? 0 : 1), "\(text)")
            if let branch = rate.branches.first { try compare(branch, item, text) }
        }
    }

    private func compare(
        _ branch: PrintedRate.Branch, _ item: JSONValue, _ text: String
    ) throws(PrintedRate.Flaw) {
        let codes = try branch.expressionCodes()
        #expect(branch.parts.count == item["components"]?.count, "\(text)")
        guard let components = item["components"] else { return }
        for ((part, code), expected) in zip(zip(branch.parts, codes), components.elements) {
            #expect(code == expected["expression_code"]?.string, "\(text)")
            #expect(part.group == expected["group"]?.integer, "\(text)")
            #expect(operation(of: part) == expected["operator"]?.string, "\(text)")
            #expect(kind(of: part) == expected["kind"]?.string, "\(text)")
            #expect(part.amount?.description == expected["amount"]?.string, "\(text)")
            #expect(part.currency == expected["currency"]?.string, "\(text)")
            #expect(part.measurement?.unit == expected["unit_code"]?.string, "\(text)")
            compareUnit(of: part, expected, text)
            if case .composition(let composition) = part.meaning {
                #expect(composition.isReduced == expected["reduced"]?.bool, "\(text)")
            }
        }
    }

    private func operation(of part: PrintedRate.Part) -> String? { part.isJoined ? Self.name(part.operation) : nil }

    private static func name(_ operation: RateComponent.Operation) -> String {
        switch operation {
        case .plus: "plus"
        case .minus: "minus"
        case .ceiling: "max"
        case .floor: "min"
        }
    }

    private func kind(of part: PrintedRate.Part) -> String {
        switch part.meaning {
        case .composition(let composition): "\(composition.kind.rawValue)_component"
        case .producerRelief: "relief"
        case .rate(let component): component.kind == .fixed ? "flat_amount" : component.kind.rawValue
        default: part.kind
        }
    }

    /// The base unit, how many, and what is measured otherwise than as it stands.
    private func compareUnit(of part: PrintedRate.Part, _ expected: JSONValue, _ text: String) {
        guard let base = expected["unit"]?.string else { return }
        #expect(part.per?.description == expected["per"]?.string, "\(text)")
        let qualifier = expected["qualifier"]?.string
        #expect(part.measurement?.qualifier == expected["qualifier_code"]?.string, "\(text)")
        guard let unit = part.unit.flatMap({ try? Unit($0) }) else {
            Issue.record("\(text): no unit \(part.unit ?? "")")
            return
        }
        // The base unit is the one it says, or a unit of its own for a substance.
        let plain = [
            "kg": "KGM", "l": "LTR", "g": "GRM", "m2": "MTK", "m3": "MTQ", "p/st": "NAR", "pa": "NPR", "kWh": "KWH",
            "% vol": "ASV", "carat": "CTM", "t carrying capacity": "CCT", "gross tonnage": "GT",
        ]
        if expected["substance"]?.string == nil { #expect(unit.commonCode == plain[base], "\(text)") }
        #expect((unit.qualifier != nil) == (qualifier != nil || unit.code == "KGM:dihydrostreptomycin"), "\(text)")
    }
}
