import TidewaiterDocuments
import TidewaiterPacks

/// The table `valuation` of a pack: what becomes of each kind of cost, and the law of the customs value.
///
/// One row for each kind of cost, perhaps one named `duty` where duties that the price holds come off it, and rows
/// `method_2` to `method_6` with the laws of the methods where there is no transaction value.
struct TabledValuation: ValuationBasis {
    let authority: String
    let dutyDeduction: String?
    let required: [RequiredCost]
    private let treatments: [CostKind: CostTreatment]
    private let methods: [ValuationMethod: String]

    init(_ pack: Pack, schedule: String) throws(TidewaiterError) {
        guard let table = pack.table("valuation") else { throw .lackingTable("valuation", pack) }
        var treatments: [CostKind: CostTreatment] = [:]
        var required: [RequiredCost] = []
        var deduction: String?
        var methods: [ValuationMethod: String] = [:]
        for row in table.rows {
            let name = table.text(row, "cost")
            let authority = table.text(row, "authority")
            if name == "duty" {
                deduction = authority
                continue
            }
            if let method = ValuationMethod.allCases.first(where: { "method_\($0.rawValue)" == name }) {
                methods[method] = authority
                continue
            }
            guard let kind = CostKind(rawValue: name) else {
                let kinds = CostKind.allCases.map(\.rawValue).joined(separator: ", ")
                throw .flawedRegime(pack, "valuation", name, "it is no kind of cost: \(kinds), duty")
            }
            guard treatments[kind] == nil else {
                throw .flawedRegime(pack, "valuation", name, "another row is of the same cost")
            }
            let effect: CostTreatment.Effect
            switch table.text(row, "effect") {
            case "included": effect = .included
            case "excluded": effect = .excluded
            case "as_priced": effect = .asPriced
            case let other:
                throw .flawedRegime(
                    pack, "valuation", name, "\"\(other)\" is none of included, excluded, as_priced")
            }
            treatments[kind] = CostTreatment(
                effect: effect, isTaxed: table.text(row, "taxed") == "yes", authority: authority)
            let question = table.text(row, "question")
            if !question.isEmpty {
                required.append(RequiredCost(kind: kind, question: question, authority: authority))
            }
        }
        if let missing = CostKind.allCases.first(where: { treatments[$0] == nil }) {
            throw .flawedRegime(pack, "valuation", missing.rawValue, "it is missing")
        }
        self.treatments = treatments
        self.required = required
        self.methods = methods
        dutyDeduction = deduction
        authority = treatments[.freight]?.authority ?? schedule
    }

    func authority(ofMethod method: ValuationMethod) -> String {
        methods[method] ?? "\(method.article); \(authority)"
    }

    func treatment(of kind: CostKind) -> CostTreatment {
        treatments[kind] ?? CostTreatment(effect: .asPriced, authority: authority)
    }
}
