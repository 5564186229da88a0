import Testing
import TidewaiterDocuments
import TidewaiterQuantities

@testable import TidewaiterTariffs

/// Does every step of a trace again from what it says, without the code that made it.
@Suite("Trace") struct StepTests {
    private static let requests = [
        #"{"jurisdiction":"US","as_of":"2024-12-20","mode":"sea","incoterm":"CIF","facts":{"adcvd":"none"},"costs":[{"kind":"freight","amount":"1200.55"},{"kind":"assist","amount":"99.99","lines":["2","3"]}],"lines":[{"id":"1","code":"9503000073","origin":"VN","value":"1250.00"},{"id":"2","code":"8213009000","origin":"DE","value":"34560.00","quantities":{"NMB":"9600.5"}},{"id":"3","code":"3924104000","origin":"TH","value":"18900.49"}]}"#,
        #"{"jurisdiction":"US","as_of":"2024-12-20","mode":"air","currency":"EUR","exchange_rates":[{"from":"EUR","to":"USD","rate":"1.0412"}],"entry":{"type":"11"},"facts":{"adcvd":"none"},"lines":[{"code":"0407210000","origin":"FR","value":"333.33","quantities":{"NMB":"1200"}}]}"#,
        #"{"jurisdiction":"US","as_of":"2024-12-20","mode":"air","facts":{"adcvd":"none"},"lines":[{"code":"39241040","origin":"TH","value":"999.50","quantities":{"KGM":"1234.5"},"facts":{"column1_rate":"2.5/7 KGM + 1%"}}]}"#,
        #"{"jurisdiction":"AU","as_of":"2026-02-10","mode":"sea","incoterm":"EXW","apportion":"weight","facts":{"adcvd":"none"},"costs":[{"kind":"freight","amount":"100"},{"kind":"insurance","amount":"10"},{"kind":"freight_inland_export","amount":"33.33"}],"lines":[{"id":"a","code":"95030099","origin":"VN","value":"1250.00","quantities":{"KGM":"3"}},{"id":"b","code":"39241000","origin":"CN","value":"77.77","quantities":{"GRM":"4000"}}]}"#,
    ]

    @Test("every step's result follows from its operands", arguments: requests)
    func redo(json: String) throws {
        let answer = try Assess.run(json, explain: true)
        let charges = answer.lines.flatMap(\.charges) + answer.entryCharges
        let steps = answer.steps + answer.lines.flatMap(\.steps) + charges.flatMap(\.steps)
        #expect(!steps.isEmpty)
        for step in steps { try redo(step) }
        for charge in charges where charge.outcome == .computed {
            let last = charge.steps.last { $0.figure == "assessed" }
            #expect(last?.result == charge.assessed?.low, "\(charge.program)")
        }
        for line in answer.lines {
            #expect(line.steps.last?.result == line.customsValue?.low)
            #expect(!line.steps.contains { $0.authority.isEmpty || $0.name.isEmpty })
        }
    }

    private func redo(_ step: Step) throws {
        let values = step.operands.map(\.value)
        let first = try #require(values.first)
        var exact = first
        switch step.operation {
        case .take, .round: break
        case .add: for value in values.dropFirst() { exact = try exact.adding(value) }
        case .subtract: for value in values.dropFirst() { exact = try exact.subtracting(value) }
        case .multiply, .convert: for value in values.dropFirst() { exact = try exact.multiplied(by: value) }
        case .divide: exact = try first.divided(by: values[1], scale: 20, rounding: .halfUp)
        case .percent: exact = try first.multiplied(by: values[1]).divided(by: 100, scale: 20, rounding: .halfUp)
        case .maximum: exact = values.max() ?? first
        case .minimum: exact = values.min() ?? first
        case .apportion:
            let share = try first.multiplied(by: values[1]).divided(by: values[2], scale: 20, rounding: .down)
            let places = step.rounding?.places ?? 0
            let low = try share.fixed(places: places, .down)
            let unit = try #require(Decimal(coefficient: 1, scale: places))
            #expect(try [low, low.adding(unit)].contains(step.result))
            return
        case .settle:
            #expect(step.result.isInteger)
            #expect(try step.result.subtracting(first).magnitude < 1)
            return
        }
        if let rounding = step.rounding { exact = try exact.fixed(places: rounding.places, rounding.mode) }
        #expect(step.result == exact, "\(step.name)")
    }

    @Test("without explanation there are no steps, and the amounts are the same", arguments: requests)
    func off(json: String) throws {
        let plain = try Assess.run(json)
        var explained = try Assess.run(json, explain: true)
        #expect(!explained.steps.isEmpty)
        explained.steps = []
        #expect(plain.lines.allSatisfy { $0.steps.isEmpty && !$0.charges.contains { !$0.steps.isEmpty } })
        #expect(!plain.entryCharges.contains { !$0.steps.isEmpty })
        for line in explained.lines.indices {
            explained.lines[line].steps = []
            for charge in explained.lines[line].charges.indices { explained.lines[line].charges[charge].steps = [] }
        }
        for charge in explained.entryCharges.indices { explained.entryCharges[charge].steps = [] }
        #expect(explained == plain)
    }
}
