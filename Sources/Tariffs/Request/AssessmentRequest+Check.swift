import TidewaiterDocuments
import TidewaiterQuantities

extension AssessmentRequest {
    /// Throws where the request contradicts itself or states what cannot be: two lines of one name, a cost of a line
    /// that is not there, an amount below zero, two rates for one currency, a rate of zero.
    func check() throws(TidewaiterError) {
        try checkAmounts()
        try checkRates()
        try checkNames()
    }

    /// An error about the value at a JSON Pointer, with its place where the request was read from JSON; with that of
    /// what it would be in, where it was left out.
    private func error(_ code: String, at pointer: String, _ message: String) -> TidewaiterError {
        let parent = pointer.lastIndex(of: "/").map { String(pointer[..<$0]) } ?? ""
        return TidewaiterError(
            .argument, code, message, place: source.place(of: pointer) ?? source.place(of: parent))
    }

    private func checkAmounts() throws(TidewaiterError) {
        // A copy of the whole line would count references of all its texts.
        for index in lines.indices {
            if let value = lines[index].value, value.isNegative {
                throw negative(value, at: "/lines/\(index)/value", "The value of line \"\(lines[index].id)\"")
            }
            for quantity in lines[index].quantities where quantity.amount.isNegative {
                throw negative(
                    quantity.amount, at: "/lines/\(index)/quantities/\(JSONPointer.token(quantity.unit))",
                    "The quantity in \(quantity.unit) of line \"\(lines[index].id)\"")
            }
        }
        for (index, cost) in costs.enumerated() where cost.amount.isNegative {
            throw negative(cost.amount, at: "/costs/\(index)/amount", "The cost \(cost.kind.rawValue)")
        }
    }

    private func negative(_ amount: Decimal, at pointer: String, _ what: String) -> TidewaiterError {
        error("assess.negative", at: pointer, "\(what) is \(amount), below zero. State the amount without a sign.")
    }

    private func checkRates() throws(TidewaiterError) {
        for (index, rate) in exchangeRates.enumerated() {
            let pointer = "/exchange_rates/\(index)/rate"
            if rate.rate.isNegative { throw negative(rate.rate, at: pointer, "The exchange rate of \(rate.from)") }
            if rate.rate.isZero {
                throw error(
                    "assess.exchange-rate", at: pointer,
                    "The exchange rate of \(rate.from) is zero. State how many \(rate.to) one \(rate.from) is worth.")
            }
            for other in exchangeRates[..<index]
            where other.from == rate.from && other.to == rate.to && other.rate != rate.rate {
                throw error(
                    "assess.exchange-rate", at: pointer,
                    "There are two exchange rates from \(rate.from) to \(rate.to), \(other.rate) and \(rate.rate). "
                        + "Keep the one of the day.")
            }
        }
    }

    private func checkNames() throws(TidewaiterError) {
        if lines.count > 1 {
            // Names are short and few; sorting them costs less than a set of them.
            let names = lines.map(\.id).sorted()
            for (first, second) in zip(names, names.dropFirst()) where first == second {
                let index = lines.lastIndex { $0.id == first } ?? 0
                throw error(
                    "assess.line-id", at: "/lines/\(index)/id",
                    "Two lines are called \"\(first)\". Give each line a name of its own.")
            }
        }
        guard costs.contains(where: { $0.lines != nil }) else { return }
        let names = Set(lines.map(\.id))
        for (index, cost) in costs.enumerated() {
            for (position, name) in (cost.lines ?? []).enumerated() where !names.contains(name) {
                throw error(
                    "assess.cost-line", at: "/costs/\(index)/lines/\(position)",
                    "A cost (\(cost.kind.rawValue)) belongs to a line \"\(name)\", which is not in the request. "
                        + "Name lines by their id.")
            }
        }
    }
}
