import TidewaiterDocuments
import TidewaiterQuantities

extension AssessmentRequest {
    /// Throws where the request contradicts itself or states what cannot be: two lines of one name, a cost of a line
    /// that is not there, an amount below zero, two rates for one currency, a rate of zero.
    func check() throws(TidewaiterError) {
        try checkAmounts()
        try checkRates()
        try checkNames()
        try checkCases()
    }

    /// Cases must have a rate that can be reckoned from value and quantity, and be stated once.
    private func checkCases() throws(TidewaiterError) {
        for index in lines.indices where !lines[index].adcvdCases.isEmpty {
            var numbers: Set<String> = []
            for (position, stated) in lines[index].adcvdCases.enumerated() {
                let pointer = "/lines/\(index)/adcvd/\(position)"
                guard stated.components != nil else {
                    throw error(
                        "assess.adcvd", at: "\(pointer)/rate",
                        "\"\(stated.rate)\" is no rate of deposit. Write it as \"25.5%\" or \"0.35/KGM\".")
                }
                guard numbers.insert(stated.number).inserted else {
                    throw error(
                        "assess.adcvd", at: "\(pointer)/case",
                        "The case \(stated.number) is stated twice on a line. State it once.")
                }
            }
        }
    }

    /// An error about the value at a JSON Pointer, with its place where the request was read from JSON; with that of
    /// what it would be in, where it was left out.
    func error(_ code: String, at pointer: String, _ message: String) -> TidewaiterError {
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
        for index in lines.indices {
            let method = lines[index].valuation.method
            guard 1...6 ~= method else {
                throw error(
                    "assess.method", at: "/lines/\(index)/valuation/method",
                    "\(method) is no method of valuation. Write 1 (transaction value) to 6, as a number.")
            }
            if !lines[index].valuation.elements.isEmpty { try checkValuation(ofLine: index) }
        }
        for (index, cost) in costs.enumerated() where cost.amount.isNegative {
            throw negative(cost.amount, at: "/costs/\(index)/amount", "The cost \(cost.kind.rawValue)")
        }
    }

    private func checkValuation(ofLine index: Int) throws(TidewaiterError) {
        var single: [ValuationElement.Kind] = []
        for (position, element) in lines[index].valuation.elements.enumerated() {
            let pointer = "/lines/\(index)/valuation/elements/\(position)"
            let what = "The amount \(element.kind.rawValue) of line \"\(lines[index].id)\""
            let isDifference = element.kind == .levelAndQuantityAdjustment || element.kind == .transportAdjustment
            if element.amount.isNegative, !isDifference {
                throw negative(element.amount, at: "\(pointer)/amount", what)
            }
            if let quantity = element.quantity, quantity.isNegative || quantity.isZero {
                throw error(
                    "assess.valuation", at: "\(pointer)/quantity",
                    "\(what) is for \(quantity) units. State a quantity above zero.")
            }
            guard [.comparisonValue, .resalePrice, .statedValue].contains(element.kind) else { continue }
            if single.contains(element.kind) {
                throw error("assess.valuation", at: pointer, "\(what) is stated twice. Keep the one that counts.")
            }
            single.append(element.kind)
        }
    }

    private func negative(_ amount: Decimal, at pointer: String, _ what: String) -> TidewaiterError {
        error("assess.negative", at: pointer, "\(what) is \(amount), below zero. State the amount without a sign.")
    }

    private func checkRates() throws(TidewaiterError) {
        // Of two currencies the first rate that is stated: another of the same direction has to be the same.
        var stated: [[String]: Decimal] = [:]
        for (index, rate) in exchangeRates.enumerated() {
            let pointer = "/exchange_rates/\(index)/rate"
            if rate.rate.isNegative { throw negative(rate.rate, at: pointer, "The exchange rate of \(rate.from)") }
            if rate.rate.isZero {
                throw error(
                    "assess.exchange-rate", at: pointer,
                    "The exchange rate of \(rate.from) is zero. State how many \(rate.to) one \(rate.from) is worth.")
            }
            if let other = stated[[rate.from, rate.to]], other != rate.rate {
                throw error(
                    "assess.exchange-rate", at: pointer,
                    "There are two exchange rates from \(rate.from) to \(rate.to), \(other) and \(rate.rate). "
                        + "Keep the one of the day.")
            }
            // Published to few places, the two directions may differ a little.
            if let other = stated[[rate.to, rate.from]], let product = try? other.multiplied(by: rate.rate),
                product < Self.leastThereAndBack || product > Self.mostThereAndBack
            {
                throw error(
                    "assess.exchange-rate", at: pointer,
                    "One \(rate.to) is stated to be \(other) \(rate.from), and one \(rate.from) to be "
                        + "\(rate.rate) \(rate.to), which is not the same rate. Keep the one of the day.")
            }
            stated[[rate.from, rate.to]] = rate.rate
        }
    }

    private static let leastThereAndBack = Decimal(unchecked: 98, scale: 2)
    private static let mostThereAndBack = Decimal(unchecked: 102, scale: 2)

    /// Whether each name is longer than the one before it, or as long and behind it in order: so are those of numbered
    /// lines, and then no two are the same. Beyond ASCII names may be the same in bytes that differ.
    private var areNumbered: Bool {
        guard var before = lines.first?.id, before.utf8Span.isKnownASCII else { return false }
        for index in lines.indices.dropFirst() {
            let name = lines[index].id
            let (shorter, longer) = (before.utf8.count, name.utf8.count)
            guard shorter < longer || shorter == longer && before < name, name.utf8Span.isKnownASCII else {
                return false
            }
            before = name
        }
        return true
    }

    private func checkNames() throws(TidewaiterError) {
        if !areNumbered {
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
