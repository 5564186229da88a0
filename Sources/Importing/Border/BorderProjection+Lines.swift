import TidewaiterQuantities
import TidewaiterTariffs

// The table `lines`: each code under which goods can be declared, with the third country duty.

extension BorderProjection {
    private static let columns = [
        "code", "from", "until", "source", "unit1", "unit2", "general", "general_text", "column2", "column2_text",
        "title",
    ]

    /// Gives how many codes have a line.
    mutating func writeLines() -> Int {
        var rates: [String: [BorderMeasure]] = [:]
        var units: [String: [BorderMeasure]] = [:]
        for measure in tariff.measures {
            switch MeasureKind.of(measure) {
            case .base: rates[place(of: measure), default: []].append(measure)
            case .unit: units[place(of: measure), default: []].append(measure)
            default: break
            }
        }
        var codes = Set(tariff.goods.values.filter(\.isDeclarable).map(\.code))
        // Where the goods are not in the files, a measure itself says which there are.
        if tariff.goods.isEmpty { codes.formUnion(rates.values.flatMap { $0.map(\.code) }) }
        var count = 0
        for code in codes.sorted() {
            let found = Self.nearest(code, rates)
            guard !found.isEmpty else {
                report.leaveOut(
                    "\(code) \(tariff.goods[code]?.title ?? "")", at: tariff.goods[code]?.place ?? "",
                    "no third country duty is stated for it, so that it is no line")
                continue
            }
            let unit = unit(of: Self.nearest(code, units).first)
            for (index, measure) in found.enumerated() {
                if let other = found[..<index].first(where: { $0.meets(measure) }) {
                    report.leaveOut(
                        measure.summary, at: measure.place,
                        "measure \(other.id) at \(other.place) is a third country duty of the same days")
                } else {
                    let others = found[(index + 1)...].filter { $0.meets(measure) && $0.sentence != measure.sentence }
                    write(measure, code, unit, beside: others)
                }
            }
            count += 1
        }
        return count
    }

    /// The measures at the longest code that a code begins with.
    private static func nearest(_ code: String, _ measures: [String: [BorderMeasure]]) -> [BorderMeasure] {
        for length in stride(from: code.utf8.count, through: 2, by: -1) {
            let key = String(code.prefix(length))
            if let found = measures[key] { return found }
        }
        return []
    }

    private mutating func unit(of measure: BorderMeasure?) -> String {
        guard let measure, let part = measure.duty.first else { return "" }
        let words = part.qualifier.isEmpty ? part.unit : "\(part.unit) \(part.qualifier)"
        guard let unit = PrintedRate.unit(named: words) ?? PrintedRate.unit(named: part.unit + part.qualifier) else {
            report.leaveOut(measure.summary, at: measure.place, "the unit \(words) is in no list; left empty")
            return ""
        }
        return unit.unit
    }

    /// - Parameter others: Third country duties of some of the same days that say otherwise: which holds is unknown then.
    private mutating func write(
        _ measure: BorderMeasure, _ code: String, _ unit: String, beside others: [BorderMeasure]
    ) {
        let goods = tariff.goods[code]
        let from = [measure.from, goods?.from].compactMap(\.self).max()
        let until = [measure.until, goods?.until].compactMap(\.self).min()
        if let from, let until, until < from { return }
        guard let days = days(from, until) else { return leaveOutDays(measure) }
        let isConditional = measure.conditions.contains { $0.effect == .ownAmount }
        let rate =
            others.isEmpty
            ? rate(measure.duty, printed: measure.printed, reduction: measure.reduction)
            : OfficialRate(
                unsaid: ([measure] + others).map(\.sentence).joined(separator: " / "),
                "several third country duties hold on the same days")
        if isConditional {
            // The rows of its conditions stand in for it.
        } else if let reason = rate.reason {
            report.leaveOut(measure.summary, at: measure.place, "\(reason); the rate is \"?\" with its text")
        }
        facts.declare(of: rate, law: law)
        draft.add(
            "lines", Self.columns,
            [
                code, days.from, days.until, draft.source, unit, "", isConditional ? "?" : rate.notation,
                isConditional ? "by its conditions" : rate.text, "", "", goods?.title ?? "",
            ])
    }

    /// The rate of parts, in the notation of packs; with the text that the authority prints where it prints one.
    ///
    /// - Parameter reduction: Which of the reductions of an agricultural component is meant.
    func rate(_ parts: [DutyComponent], printed: String = "", reduction: String = "") -> OfficialRate {
        let rate = OfficialRate(DutyComponent.sentence(parts), currency: currency, reduction: reduction)
        return printed.isEmpty ? rate : rate.withText(printed)
    }
}
