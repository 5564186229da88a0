import TidewaiterQuantities
import TidewaiterTariffs

// The tables `component_rates` and `compositions`: what parts of duties come to by what the goods are made of.

extension BorderProjection {
    private static let columns = [
        "component", "code", "order", "origins", "from", "until", "known_from", "known_until", "rate", "authority",
        "source",
    ]

    /// Writes the measures that say what the components come to.
    mutating func writeComponents() {
        var lists: [String: [(name: String, measure: BorderMeasure)]] = [:]
        for measure in tariff.measures {
            guard case .component(let kind) = MeasureKind.of(measure) else { continue }
            // That for goods of all origins is the full one; what another area or a number tells from it, a reduced one.
            let isReduced = measure.area != "1011" || !measure.reduction.isEmpty
            let name = OfficialRate.component(kind, isReduced: isReduced, measure.reduction)
            lists["\(name) \(measure.additionalCode)", default: []].append((name, measure))
        }
        if lists.isEmpty { return }
        for (_, list) in lists.sorted(by: { $0.key < $1.key }) {
            let ordered = list.enumerated().sorted {
                (breadth($0.element.measure), $0.offset) < (breadth($1.element.measure), $1.offset)
            }
            for (place, entry) in ordered.map(\.element).enumerated() { write(entry.measure, entry.name, place) }
        }
        writeCompositions()
    }

    private mutating func write(_ measure: BorderMeasure, _ name: String, _ place: Int) {
        guard let days = days(measure.from, measure.until) else { return leaveOutDays(measure) }
        guard let origins = origins(of: measure) else {
            return report.leaveOut(
                measure.summary, at: measure.place,
                "the countries of area \(measure.area) are not in the files; assessments ask for the component")
        }
        let rate = rate(measure.duty, printed: measure.printed)
        let parts = (try? RateExpression.parse(rate.notation)) ?? []
        guard rate.reason == nil, !measure.additionalCode.isEmpty, parts.allSatisfy({ $0.operation == .plus }) else {
            return report.leaveOut(
                measure.summary, at: measure.place,
                "\(rate.reason ?? "it is no amount of a code of the table of compositions"); assessments ask for the "
                    + "component")
        }
        facts.declare(component: name, law: law)
        draft.add(
            "component_rates", Self.columns,
            [
                name, measure.additionalCode, "\(place + 1)", origins, days.from, days.until, "", "", rate.notation,
                authority(measure), draft.source,
            ])
    }

    private mutating func writeCompositions() {
        for content in CompositionTable.contents {
            facts.declare(content.fact, "decimal:0..100", content.question, law: CompositionTable.law, raises: "yes")
        }
        for row in CompositionTable.rows {
            draft.add(
                "compositions", ["code", "fact", "at_least", "below", "authority"],
                [row.code, row.fact, row.range.least, row.range.limit, CompositionTable.law])
        }
    }
}
