import TidewaiterDocuments
import TidewaiterQuantities
import TidewaiterTariffs

/// A rate as an authority prints it, in the notation of packs.
struct OfficialRate: Hashable {
    /// The notation; `?` where it cannot say what the text says.
    let notation: String
    /// The text, each run of blanks one.
    let text: String
    /// The facts that it takes beside value and quantities.
    let facts: [String]
    /// Why the notation says too little; `nil` where it says all.
    let reason: String?

    /// Reads a text; amounts of money are in `currency` where the text says of which they are.
    ///
    /// - Parameter reduction: Which of the reductions of an agricultural component is meant, where there are several.
    init(_ printed: String, currency: String, reduction: String = "") {
        let words = printed.split { $0.isWhitespace }.joined(separator: " ")
        do throws(PrintedRate.Flaw) {
            let rate = try PrintedRate(reading: words)
            guard rate.branches.count == 1, let branch = rate.branches.first else {
                self.init(
                    unsaid: words, rate.branches.isEmpty ? "no rate is stated" : "several rates stand in one cell")
                return
            }
            self.init(branch, words, currency: currency, reduction: reduction)
        } catch {
            self.init(unsaid: words, "byte \(error.offset): \(error.message)")
        }
    }

    /// The rate of a branch.
    init(_ branch: PrintedRate.Branch, _ text: String, currency: String, reduction: String = "") {
        var components: [RateComponent] = []
        guard branch.terms.isEmpty, branch.programs.isEmpty, branch.from == nil, branch.season == nil else {
            self.init(unsaid: text, "the rate is bound to terms, a program or days of its own")
            return
        }
        for part in branch.parts {
            let other = part.currency.flatMap { $0 == currency ? nil : $0 }
            if let other, (try? Currency(other)) == nil {
                self.init(unsaid: text, "an amount is in \(other), which is no currency of ISO 4217")
                return
            }
            switch part.meaning {
            case .rate(var component):
                // What the text does not say the currency of is in that of the pack.
                if component.kind == .specific || component.kind == .fixed { component.currency = other }
                // One rate has one notation, however many noughts are printed.
                component.amount = component.amount.normalized
                component.per = component.per?.normalized
                components.append(component)
            case .nothing: components.append(RateComponent(kind: .free, amount: .zero, operation: part.operation))
            case .supplementaryUnit: continue
            case .composition(let composition):
                components.append(
                    RateComponent(
                        kind: .composition, amount: .zero, operation: part.operation,
                        part: Self.component(composition.kind, isReduced: composition.isReduced, reduction)))
            case .producerRelief(let amount):
                components.append(
                    RateComponent(
                        kind: .specific, amount: amount.normalized, per: .one, unit: "LPA", operation: part.operation,
                        multiplier: "spr_discount"))
            case .reference(let reference):
                self.init(unsaid: text, "the rate is stated elsewhere: \(reference.words)")
                return
            }
        }
        let notation = RateExpression.text(components)
        // The notation is for a reader that is not this one: what it would not read back is not written.
        guard !components.isEmpty, (try? RateExpression.parse(notation)) == components else {
            self.init(unsaid: text, components.isEmpty ? "no rate is stated" : "the notation of packs cannot say this")
            return
        }
        let facts = components.flatMap(\.facts)
        self.init(notation: notation, text: text, facts: facts, reason: nil)
    }

    /// The name of a component in packs: by their numbers, reductions are components of their own.
    static func component(
        _ kind: PrintedRate.Composition.Kind, isReduced: Bool, _ reduction: String
    ) -> String {
        let number = reduction.filter { $0.isASCII && $0.isNumber }
        let name = (isReduced || !number.isEmpty ? "reduced_" : "") + "\(kind.rawValue)_component"
        return number.isEmpty ? name : "\(name)_\(number)"
    }

    /// A rate that is in the notation of packs already; `nil` where it is not.
    init?(notation: String) {
        guard let components = try? RateExpression.parse(notation), !components.isEmpty,
            components.allSatisfy({ $0.kind != .fixed && $0.kind != .composition }),
            components.compactMap(\.unit).allSatisfy({ (try? Unit($0)) != nil })
        else { return nil }
        self.init(
            notation: RateExpression.text(components), text: notation,
            facts: components.flatMap(\.facts), reason: nil)
    }

    /// The rate of a branch, whoever and whenever it is for.
    init(undated branch: PrintedRate.Branch, _ text: String, currency: String) {
        var branch = branch
        (branch.programs, branch.from) = ([], nil)
        self.init(branch, text, currency: currency)
    }

    /// The same rate with the text that the authority prints for it.
    func withText(_ printed: String) -> OfficialRate {
        OfficialRate(notation: notation, text: printed, facts: facts, reason: reason)
    }

    /// The text alone, as what the notation says of it cannot be used.
    func unsaid(_ reason: String) -> OfficialRate { OfficialRate(unsaid: text, reason) }

    /// A text that no notation stands for.
    init(unsaid text: String, _ reason: String) {
        self.init(notation: "?", text: text, facts: [], reason: reason)
    }

    private init(notation: String, text: String, facts: [String], reason: String?) {
        self.notation = notation
        self.text = text
        self.facts = facts
        self.reason = reason
    }
}
