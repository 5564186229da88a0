import TidewaiterDocuments
import TidewaiterPacks
import TidewaiterQuantities

/// A New Tax System (Goods and Services Tax) Act 1999 Division 13.
///
/// The tax on a taxable importation is 10 per cent of its value (s 13-20(1)): customs value, international transport and
/// insurance to the place of consignment so far as not in it, customs duty, wine tax (s 13-20(2)). Non-taxable
/// importations (s 13-10) are a claim, the fact `gst_exempt`; deferral to the activity statement (s 33-15) another, the
/// fact `gst_deferred`. Rate: table `taxes`.
extension Australia {
    private static let program = "gst"

    func chargeGoodsAndServicesTax(
        line index: Int, _ transport: Interval, on date: CivilDate, _ sheet: inout Worksheet
    ) throws(QuantityError) {
        if sheet.isTrue("gst_exempt", line: index) { return }
        guard let taxes, let row = taxes.row(key: Self.program, on: date),
            let percent = try? taxes.cell(row, "rate").decimal()
        else {
            sheet.refuse(
                Self.program, "The goods and services tax of \(date) is not covered.", authority: "GST Act Division 13")
            let refused = Worksheet.refusedCharge(.tax, Self.program, code: nil, authority: "GST Act Division 13")
            return sheet.charge(refused, line: index)
        }
        let authority = taxes.text(row, "authority")
        var charge = Charge(
            sequence: 0, kind: .tax, program: Self.program, code: nil, taxType: nil, outcome: .computed, basis: nil,
            rate: Rate(text: "\(percent)%", components: [RateComponent(kind: .adValorem, amount: percent)]),
            assessed: nil, payable: nil, status: .payable, authority: authority)

        // The base needs every duty and other tax of the line: where one is refused, so is this.
        var duties = Interval.zero
        var parts: [Step.Operand] = []
        for (position, other) in sheet.lines[index].charges.enumerated() {
            guard let assessed = other.assessed else {
                return sheet.charge(
                    Worksheet.refusedCharge(.tax, Self.program, code: nil, authority: authority), line: index)
            }
            duties = try duties.adding(assessed)
            if sheet.explain {
                let source = Step.Operand.Source.figure("/lines/\(index)/charges/\(position)/assessed")
                parts.append(.init(other.program, assessed.low, from: source))
            }
        }
        let value = sheet.lines[index].customsValue ?? .unknown
        let base = try value.adding(transport).adding(duties)
        charge.basis = base
        let amount = try base.map { exact throws(QuantityError) in
            try Rounding.cents(try Worksheet.percent(percent, of: exact))
        }
        charge.assessed = amount
        charge.payable = amount
        charge.outcome = amount.isExact ? .computed : .needsFacts
        if sheet.isTrue("gst_deferred") {
            charge.status = .postponed
            charge.payable = .zero
        }
        if sheet.explain, amount.isExact {
            charge.steps = [
                Step(
                    .add,
                    [
                        .init("customs value", value.low, from: .figure("/lines/\(index)/customs_value")),
                        sheet.taxedOperand(transport.low, line: index),
                    ] + parts, result: base.low, name: "value of the taxable importation",
                    authority: "GST Act s 13-20(2)", figure: "basis"),
                Step(
                    .percent,
                    [
                        .init("value of the taxable importation", base.low),
                        .init("per cent", percent, from: .own("rate/components/0/amount")),
                    ], rounding: .cents, result: amount.low, name: "gst", authority: "GST Act s 13-20(1)",
                    figure: "assessed"),
            ]
            if charge.status == .postponed {
                charge.steps.append(
                    Step(
                        .take, [.init("deferred to the activity statement", .zero)], result: .zero, name: "payable",
                        authority: "GST Act s 33-15", figure: "payable"))
            }
        }
        sheet.charge(charge, line: index)
    }
}
