import Testing
import TidewaiterDocuments
import TidewaiterQuantities
import TidewaiterTestSupport

@testable import TidewaiterTariffs

/// Worked examples of the United States that others published, where they are kept outside the repository.
@Suite("Published examples", .enabled(if: Files.reference != nil, "set TIDEWAITER_REFERENCE to run these"))
struct WorkedExampleTests {
    /// Members of the line that the example describes: its own base rate is a stated fact, on goods that no list is of.
    private static func line(_ id: String, _ inputs: JSONValue) -> String {
        let percent = (try? Decimal(inputs["base"]?.string ?? "0").multiplied(by: 100).normalized.description) ?? "0"
        let value = inputs["value"]?.string ?? ""
        return switch id {
        case "US-IT-min-total":
            #""origin":"IT","value":"\#(value)","facts":{"column1_rate":"\#(percent)%"}"#
        case "US-BR-stack":
            #""origin":"BR","value":"\#(value)","facts":{"column1_rate":"\#(percent)%"}"#
        case "US-JP-oranges-min-total":
            #""origin":"JP","value":"\#(value)","quantities":{"KGM":"\#(inputs["qty_kg"]?.string ?? "")"},"#
                + #""facts":{"column1_rate":"\#(inputs["specific"]?.string ?? "")/KGM"}"#
        default: #""origin":"IT","value":"\#(value)""#
        }
    }

    /// The figure of an answer that a step of an example leads to; `nil` where it is no figure.
    private static func figure(_ name: String, _ example: String, _ answer: Assessment) -> Interval? {
        func charge(_ program: String) -> Interval? {
            (answer.lines[0].charges + answer.entryCharges).first { $0.program == program }?.assessed
        }
        return switch (name, example) {
        case ("mpf", _), ("hmf", _): charge(name)
        case ("duty", _), ("total", "US-JP-oranges-min-total"): answer.totals?.duty
        case ("total", _): answer.totals?.total
        case ("base", _): charge("column_1_general")
        case ("top_up", _): charge("section_301_forced_labor")
        default: nil
        }
    }

    @Test("duties and fees of the United States are those of every example")
    func examples() throws {
        let path = try #require(Files.reference) + "/oracle/worked_examples_shared.json"
        let document = try JSONDocument(#require(Files.read(path)))
        var count = 0
        for example in try #require(document.root["cases"]).elements where example["jurisdiction"]?.string == "US" {
            let id = example["id"]?.string ?? ""
            let inputs = try #require(example["inputs"])
            let answer = try Assess.run(
                #"{"jurisdiction":"US","as_of":"\#(example["as_of"]?.string ?? "")","mode":"sea","#
                    + #""facts":{"adcvd":"none"},"lines":[{"code":"39241040",\#(Self.line(id, inputs))}]}"#)
            #expect(answer.outcome == .computed, "\(id)")
            for step in try #require(example["steps"]).elements {
                let name = step["name"]?.string ?? ""
                guard let found = Self.figure(name, id, answer) else {
                    // What the limits are held against, and a quotient that nothing is charged by.
                    #expect(["raw", "ave"].contains(name), "\(id) has no \(name)")
                    continue
                }
                #expect(found == Interval(try Decimal(step["expected"]?.string ?? "")), "\(id) \(name)")
            }
            count += 1
        }
        #expect(count == 7)
        PrintedCorpus.tell("worked examples of the United States", ["agree": count], as: "oracle")
    }
}
