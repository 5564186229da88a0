import TidewaiterQuantities

/// What the charges of one measure have in common.
final class MeasureTerms: Sendable {
    /// How a measure is reckoned that takes one multiplication.
    struct Plain: Sendable {
        /// Per cent of the whole value.
        let percent: Decimal
        /// Whether the base duty counts towards it.
        let isTotal: Bool
        /// Whether nothing is paid, which is not a percentage of anything.
        let isFree: Bool
    }

    let usual: ChargeTerms
    /// Those under the heading that is stated where a total is reached without the measure.
    let above: ChargeTerms?
    /// `nil` where value and base duty do not suffice.
    let plain: Plain?
    let status: Charge.Status

    init(_ measure: Measure, _ program: MeasureProgram, areKept: Bool) {
        func terms(_ heading: String) -> ChargeTerms {
            ChargeTerms(
                program.kind, program.name, code: heading, taxType: program.taxType, rate: measure.rate,
                authority: measure.authority, isWritten: areKept)
        }
        usual = terms(measure.heading)
        above = measure.effect == .total && !measure.headingAbove.isEmpty ? terms(measure.headingAbove) : nil
        plain = Self.plain(measure)
        status = measure.status
    }

    private static func plain(_ measure: Measure) -> Plain? {
        guard case .value = measure.basis, measure.effect != .refuse else { return nil }
        if measure.rate.isFree { return Plain(percent: .zero, isTotal: false, isFree: true) }
        return measure.percent.map { Plain(percent: $0, isTotal: measure.effect == .total, isFree: false) }
    }
}
