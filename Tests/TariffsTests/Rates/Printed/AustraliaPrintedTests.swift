import Testing
import TidewaiterDocuments
import TidewaiterQuantities

@testable import TidewaiterTariffs

@Suite(
    "Printed rates of Australia", .enabled(if: PrintedCorpus.folder != nil, "set TIDEWAITER_REFERENCE to run these"))
struct AustraliaPrintedTests {
    /// Texts that are cut off, misprinted, or not rates.
    private static let misprints: Set = [
        "$0.526\t/L of gasoline plus", "$0.526\t/L of diesel plus", "$0.526\t/L of biodiesel plus",
        "$0.526 \t/L of gasoline plus", "$0.526 \t/L of diesel plus", "$0.526 \t/L of biodiesel plus",
        "View TCOs for 8462.59", "5% DCS4% DTC5%", "From 11 Feburary 2020&#58; 2.8%", "5%, and \t107.99\t/L of alcohol",
    ]

    @Test("every rate of the schedules is read, but for the misprints that are named")
    func schedules() throws {
        var misprints = Set<String>()
        var total = 0
        for path in ["/reference/au/tariff-schedule3.json", "/reference/au/tariff-schedules-fta.json"] {
            var counts: [String: Int] = [:]
            var texts: [String] = []
            collect(try PrintedCorpus.document(path).root, into: &texts)
            for text in texts {
                let kind = PrintedCorpus.kind(of: text)
                counts[kind, default: 0] += 1
                guard kind.hasPrefix("refused") else { continue }
                #expect(Self.misprints.contains(text), "\(text.debugDescription): \(kind)")
                misprints.insert(text)
            }
            PrintedCorpus.tell(path.split(separator: "/").last.map(String.init) ?? "", counts)
            total += texts.count
        }
        #expect(misprints == Self.misprints)
        #expect(total == 7_671 + 3_910)
    }

    private func collect(_ value: JSONValue, into texts: inout [String]) {
        switch value.kind {
        case .array: for element in value.elements { collect(element, into: &texts) }
        case .object:
            for member in value.members {
                if member.name == "dutyRate" {
                    texts.append(member.value.string ?? "")
                } else {
                    collect(member.value, into: &texts)
                }
            }
        default: break
        }
    }
}
