import TidewaiterQuantities

/// The part of an article's value that bears duty, and the whole of it.
///
/// A percentage of the value is taken of the part. A rate that hangs on anything else (quantities, parts of the article) is
/// reckoned for the whole article, and what it comes to is due in the proportion of the part to the whole.
struct DutiablePart: Sendable {
    /// What bears duty.
    let value: Interval
    /// What the article is worth.
    let whole: Interval
    /// The law that says so.
    let authority: String

    /// Whether a rate is charged in proportion.
    func reduces(_ rate: Rate) -> Bool { !rate.isOfValueAlone && !(value.isExact && value == whole) }

    /// What of an amount on the whole article is due.
    func share(of amount: Interval) throws(QuantityError) -> Interval {
        if value == .zero { return .zero }
        // As far as the part is open, it may be none of the whole or all of it.
        guard value.isExact, whole.isExact else { return Interval(low: .zero, high: amount.high) }
        return try Worksheet.share(of: amount, on: value, of: whole)
    }

    static let full = "duty on the full value"
    private static let due = "duty in proportion"

    /// Reduces what a rate comes to on the whole article.
    func reduce(_ found: inout Reckoned, line index: Int, _ sheet: borrowing Worksheet) throws(QuantityError) {
        let full = found.amount
        found.amount = try share(of: full)
        let parts = found.parts
        found.parts = []
        guard sheet.explain, full.isExact, value.isExact, whole.isExact, !whole.low.isZero else { return }
        var sum = Decimal.zero
        for part in parts { sum = try sum.adding(part.value) }
        var operands = parts
        if parts.isEmpty || sum != full.low {
            operands = [.init(full.low.isZero ? "nothing" : "the same whatever is missing", full.low)]
        }
        let product = try full.low.multiplied(by: value.low)
        let name = "\(Self.full) times the dutiable value"
        found.steps += [
            Step(.add, operands, result: full.low, name: Self.full, authority: authority),
            Step(
                .multiply,
                [
                    .init(Self.full, full.low),
                    .init(Worksheet.dutiable, value.low, from: .line(index, Worksheet.dutiable)),
                ], result: product, name: name, authority: authority),
            Step(
                .divide,
                [
                    .init(name, product),
                    .init("full value", whole.low, from: sheet.valueSource(whole.low, line: index)),
                ], rounding: Rounding(.halfUp, places: 12), result: found.amount.low, name: Self.due,
                authority: authority),
        ]
        found.parts = [.init(Self.due, found.amount.low)]
    }
}

extension Rate {
    /// Whether it is a percentage of the value, or several of which one counts, and hangs on nothing else.
    var isOfValueAlone: Bool {
        components.allSatisfy { $0.kind == .free || $0.kind == .adValorem && $0.part == nil }
    }
}
