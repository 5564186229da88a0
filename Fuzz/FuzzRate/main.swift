import TidewaiterDocuments
import TidewaiterQuantities
import TidewaiterTariffs

let figures = {
    var figures = RateFigures()
    figures.value = Decimal(1000)
    figures.quantities = [.init(unit: "KGM", amount: Decimal(40)), .init(unit: "NMB", amount: Decimal(3))]
    figures.facts = ["value_of_case": "20", "degrees": "96", "rate_of_subheading": "5%"]
    figures.date = CivilDate(year: 2026, month: 4, day: 10)
    return figures
}()

/// Reads the input as a printed rate, reckons it, and holds what came out against itself.
@c(LLVMFuzzerTestOneInput)
public func fuzzRate(_ data: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
    let text = unsafe String(decoding: UnsafeBufferPointer(start: data, count: size), as: UTF8.self)
    for dialect in PrintedRate.Dialect.allCases {
        guard let explanation = try? RateExplanation(of: text, as: dialect, figures: figures) else { continue }
        guard (try? JSONDocument(explanation.json()))?.root.kind == .object, !explanation.text().isEmpty else {
            fatalError("an explanation that is no JSON")
        }
        if let flaw = explanation.flaw, !(0...text.utf8.count ~= flaw.offset) {
            fatalError("a flaw outside of the text")
        }
        if let amount = explanation.amount, amount.low.isNegative { fatalError("a duty below zero") }
        for branch in explanation.rate?.branches ?? [] { check(branch, text) }
    }
    return 0
}

/// Parts stand in the text in their order, and what packs can hold is read back from its notation.
func check(_ branch: PrintedRate.Branch, _ text: String) {
    var last = 0
    var components: [RateComponent] = []
    for part in branch.parts {
        guard part.range.lowerBound >= last, part.range.upperBound <= text.utf8.count else {
            fatalError("a part out of place")
        }
        last = part.range.upperBound
        if case .rate(let component) = part.meaning { components.append(component) }
    }
    guard let notation = branch.notation else { return }
    // The notation has no word for a rate that is free and something else, nor for a leading group.
    if let read = try? RateExpression.parse(notation) {
        if read.count != components.count || RateExpression.text(read) != notation {
            fatalError("\(notation) was not read back")
        }
    } else if !components.contains(where: { $0.kind == .free }) {
        fatalError("\(notation) cannot be read")
    }
}
