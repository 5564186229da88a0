import TidewaiterDocuments
import TidewaiterPacks
import TidewaiterQuantities

/// The table `entry_rounding` of a pack: what all charges of a kind or programme come to on an entry is rounded once more,
/// or is so little that it is not collected. The difference is a charge on the entry.
struct EntryRounding: Sendable {
    struct Row: Sendable {
        /// `duty`, `tax`, `fee`, or a programme.
        let of: String
        /// `nil` where the sum stays as it is.
        let rule: Rounding?
        /// The sum up to which nothing is collected.
        let waived: Decimal?
        let validity: Validity
        let authority: String

        var kind: Charge.Kind? { Charge.Kind(rawValue: of) }
    }

    let rows: [Row]

    init(_ table: PackTable?) {
        guard let table else {
            rows = []
            return
        }
        rows = table.rows.map { row in
            Row(
                of: table.text(row, "of"),
                rule: TabledRounding.rule(unit: table.text(row, "unit"), way: table.text(row, "way")),
                waived: try? table.cell(row, "waived_to").decimal(), validity: Validity(table, row),
                authority: table.text(row, "authority"))
        }
    }
}

extension TabledRegime {
    /// Rounds what some charges of the entry come to.
    func roundSums(
        _ rows: [EntryRounding.Row], on date: CivilDate, _ sheet: inout Worksheet
    ) throws(QuantityError) {
        for row in rows where row.validity.holds(KnownTime(date: date)) {
            let parts = sheet.charges { charge in
                charge.status == .payable && (row.kind.map { $0 == charge.kind } ?? (row.of == charge.program))
            }
            var sum = Interval.zero
            for part in parts { sum = try sum.adding(part.amount ?? .unknown) }
            guard !parts.isEmpty, let difference = try difference(row, sum), difference != .zero else { continue }
            let kind = row.kind ?? tables.measures?.programs.first { $0.name == row.of }?.kind ?? sheet.kind(of: row.of)
            var charge = Worksheet.openCharge(kind, row.of, code: nil, authority: row.authority)
            charge.assessed = difference
            charge.payable = difference
            charge.outcome = difference.isExact ? .computed : .needsFacts
            if sheet.explain, difference.isExact { charge.steps = try steps(row, sum.low, parts) }
            sheet.charge(charge)
        }
    }

    /// What is put to a sum; `nil` for nothing.
    private func difference(_ row: EntryRounding.Row, _ sum: Interval) throws(QuantityError) -> Interval? {
        func collected(_ amount: Decimal) throws(QuantityError) -> Decimal {
            if let most = row.waived, amount <= most { return .zero }
            return try row.rule?(amount) ?? amount
        }
        if sum.isExact { return Interval(try collected(sum.low).subtracting(sum.low)) }
        // As long as the sum is open: no more than a unit either way, or all that may be waived.
        let unit = row.rule?.unit ?? .zero
        let waived = row.waived.map { $0 < sum.low ? .zero : $0 } ?? .zero
        let most = row.rule?.mode == .down ? Decimal.zero : unit
        return Interval(low: try Decimal.zero.subtracting(max(unit, waived)), high: most)
    }

    private func steps(
        _ row: EntryRounding.Row, _ sum: Decimal,
        _ parts: [(name: String, amount: Interval?, source: Step.Operand.Source?)]
    ) throws(QuantityError) -> [Step] {
        let operands = parts.map { Step.Operand($0.name, $0.amount?.low ?? .zero, from: $0.source) }
        let whole = Step.Operand("sum of the entry", sum, from: .step("sum of the entry"))
        var steps = [Step(.add, operands, result: sum, name: "sum of the entry", authority: row.authority)]
        if let most = row.waived, sum <= most {
            steps.append(
                Step(
                    .subtract, [.init("not collected up to \(most)", .zero), whole],
                    result: try Decimal.zero.subtracting(sum), name: row.of, authority: row.authority,
                    figure: "assessed"))
            return steps
        }
        guard let rule = row.rule else { return steps }
        let rounded = try rule(sum)
        steps.append(
            Step(
                .round, [whole], rounding: rule, result: rounded, name: "sum collected", authority: row.authority))
        steps.append(
            Step(
                .subtract, [.init("sum collected", rounded, from: .step("sum collected")), whole],
                result: try rounded.subtracting(sum), name: row.of, authority: row.authority, figure: "assessed"))
        return steps
    }
}

extension Worksheet {
    /// The kind of the charges of a programme.
    fileprivate func kind(of program: String) -> Charge.Kind {
        entryCharges.first { $0.program == program }?.kind ?? .fee
    }
}
