import Testing
import TidewaiterDocuments
import TidewaiterQuantities

@testable import TidewaiterTariffs

/// The rates that the United States International Trade Commission printed, against what it computed of them.
@Suite(
    "Printed rates of the United States",
    .enabled(if: PrintedCorpus.folder != nil, "set TIDEWAITER_REFERENCE to run these"))
struct UnitedStatesPrintedTests {
    /// Rows whose components do not say what their text says, by line and column.
    private static let contradictions: [String: String] = [
        "22029928 other": "the percentage was lost", "36050000 other": "per gross, and the unit is the kilogram",
        "29372325 other": "per kilogram, and the unit is the gram",
        "29372350 other": "per kilogram, and the unit is the gram",
        "29372910 other": "per kilogram, and the unit is the gram",
        "29379005 other": "per kilogram, and the unit is the gram",
        "29379010 other": "per kilogram, and the unit is the gram", "94061000 other": "a digit was cut off",
        "95042060 other": "a digit was cut off", "95042080 other": "a digit was cut off",
        "95061120 other": "a digit was cut off", "95061140 other": "a digit was cut off",
        "95069950 other": "a digit was cut off", "96100000 other": "a digit was cut off",
        "96200055 other": "a digit was cut off",
    ]

    @Test("every text with official components comes to them, and every other names what it needs")
    func components() throws {
        var counts: [String: Int] = [:]
        var contradictions = Set<String>()
        let rows = try PrintedCorpus.rows("/reference/us/us_rate_text_components.csv")
        for row in rows {
            let text = row["text"] ?? ""
            let code = row["rate_type_code"] ?? ""
            let name = "\(row["hts8"] ?? "") \(row["column"] ?? "")"
            let kind = PrintedCorpus.kind(of: text)
            #expect(kind == "amounts" || kind.hasPrefix("fact "), "\(name) \(text): \(kind)")
            guard let branch = (try? PrintedRate(reading: text))?.branches.first,
                ["0", "1", "2", "3", "4", "5", "6", "7"].contains(code)
            else {
                counts["without components, \(kind)", default: 0] += 1
                continue
            }
            if kind == "fact rate_of_subheading" {
                // What the authority found in the other subheading is no part of the text.
                counts["components found elsewhere", default: 0] += 1
            } else if agrees(branch, row) {
                counts["components agree", default: 0] += 1
            } else {
                #expect(Self.contradictions[name] != nil, "\(name) [\(code)] \(text): \(branch.notation ?? kind)")
                contradictions.insert(name)
                counts["components contradict their text", default: 0] += 1
            }
        }
        PrintedCorpus.tell("USITC tariff database, \(rows.count) texts", counts)
        #expect(contradictions == Set(Self.contradictions.keys))
        #expect(rows.count == 24_778)
        #expect(counts["components agree"] == 23_941)
    }

    /// Examples that are misprints of the schedule.
    private static let misprints: Set = [":", "37% /", "Free (AU,BH,CL,CO,IL,JO,KR,MA,.OM,P,PA,PE,S,SG) "]

    @Test("the example of every shape of the schedule is read, or named as a misprint") func patterns() throws {
        var counts: [String: Int] = [:]
        var misprints = Set<String>()
        let document = try PrintedCorpus.document("/reference/us/us_rate_text_patterns.json")
        let columns = try #require(document.root["columns"])
        for column in columns.members where column.name != "units" {
            let patterns = try #require(column.value["patterns"])
            for pattern in patterns.elements {
                let text = pattern["example"]?.string ?? ""
                let kind = PrintedCorpus.kind(of: text)
                counts[kind, default: 0] += 1
                guard kind.hasPrefix("refused") else { continue }
                #expect(Self.misprints.contains(text), "\(text.debugDescription): \(kind)")
                misprints.insert(text)
            }
        }
        PrintedCorpus.tell("shapes of the Harmonized Tariff Schedule", counts)
        #expect(misprints == Self.misprints)
        #expect(counts.values.reduce(0, +) == 313)
    }

    /// Whether the parts are the official components: a rate of each quantity and one of the value.
    private func agrees(_ branch: PrintedRate.Branch, _ row: [String: String]) -> Bool {
        var components: [RateComponent] = []
        for part in branch.parts {
            guard case .rate(let component) = part.meaning else { return false }
            components.append(component)
        }
        func number(_ name: String) -> Decimal { (try? Decimal(row[name] ?? "")) ?? .zero }
        let (specific, other) = (number("specific_rate"), number("other_rate"))
        let expected: [(Decimal, String?)] =
            switch row["rate_type_code"] {
            case "1", "4": [(specific, row["q1"])]
            case "2", "5": [(specific, row["q2"])]
            case "3", "6": [(specific, row["q1"]), (other, row["q2"])]
            default: []
            }
        var specifics = components.filter { $0.kind == .specific }
        for (amount, code) in expected {
            guard let index = specifics.firstIndex(where: { self.amount(of: $0, per: code) == amount }) else {
                return false
            }
            specifics.remove(at: index)
        }
        let percents = components.filter { $0.kind == .adValorem }
        let hasPercent = ["4", "5", "6", "7"].contains(row["rate_type_code"])
        guard specifics.isEmpty, percents.count == (hasPercent ? 1 : 0) else { return false }
        guard let percent = percents.first else { return true }
        let official = number("ad_val_rate")
        let hundredth = try? percent.amount.divided(
            by: (percent.per ?? .one).multiplied(by: 100), scale: 12, rounding: .halfUp)
        // What has no end was cut to its first digits.
        return percent.per == nil
            ? hundredth == official : hundredth?.rounded(toPlaces: official.scale, .down) == official
    }

    /// The rate for one of an official unit; `nil` where it measures something else.
    private func amount(of component: RateComponent, per code: String?) -> Decimal? {
        // Where no unit is stated, the rate is for what the text says.
        if code == "NA" || code == "" { return component.amount }
        guard let code, let official = try? Unit(ace: code), let printed = try? Unit(component.unit ?? ""),
            let plain = try? Unit(official.commonCode), let own = try? Unit(printed.commonCode),
            let quantity = try? Quantity(1, plain).converted(to: own)
        else { return nil }
        return try? component.amount.multiplied(by: quantity.amount)
    }
}
