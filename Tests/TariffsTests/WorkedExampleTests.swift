import Testing
import TidewaiterDocuments
import TidewaiterQuantities
import TidewaiterTestSupport

@testable import TidewaiterTariffs

/// Worked examples that others published; where they are kept outside the repository. The fees do not depend on what
/// the pack says of duties, so they are compared whatever becomes of those.
@Suite("Published examples", .enabled(if: Files.reference != nil, "set TIDEWAITER_REFERENCE to run these"))
struct WorkedExampleTests {
    @Test("the fees of the United States are those of every example that has them")
    func fees() throws {
        let path = try #require(Files.reference) + "/oracle/worked_examples_shared.json"
        let document = try JSONDocument(#require(Files.read(path)))
        var compared = 0
        for example in document.root["cases"]?.elements ?? document.root.elements
        where example["jurisdiction"]?.string == "US" {
            guard let inputs = example["inputs"], let value = inputs["value"]?.string,
                let date = example["as_of"]?.string
            else { continue }
            let answer = try Assess.run(
                #"{"jurisdiction":"US","as_of":"\#(date)","mode":"sea","facts":{"adcvd":"none"},"lines":[{"code":"39241040","origin":"IT","value":"\#(value)"}]}"#
            )
            for step in example["steps"]?.elements ?? document.root.elements {
                guard let program = step["name"]?.string, let expected = step["expected"]?.string,
                    let charge = answer.entryCharges.first(where: { $0.program == program })
                else { continue }
                #expect(charge.assessed == Interval(try Decimal(expected)), "\(example["id"]?.string ?? "")")
                compared += 1
            }
        }
        #expect(compared >= 8)
    }
}
