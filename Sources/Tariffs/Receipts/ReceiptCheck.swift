package import TidewaiterDocuments
import TidewaiterQuantities

/// Checks that a receipt is what it says it is: its form, its hash, every step, and that every charge and every total is
/// what the steps lead to.
///
/// It does the steps again from what the receipt states; it does not assess. What the law has to do with the steps is for
/// ``Assessor/receipt(for:limits:)`` to say, over the packs that the receipt names.
package struct ReceiptCheck {
    /// The members of a receipt, in their order.
    package static var memberNames: [String] { members.sorted() }

    private static let members: Set<String> = [
        "schema", "engine", "request", "jurisdiction", "as_of", "as_of_rule", "known_on", "outcome", "currency",
        "minor_units", "totals", "lines", "entry_charges", "needs_facts", "unclaimed", "refused", "excluded",
        "findings", "packs", "steps", "sha256",
    ]

    /// The receipt, as far as it could be read.
    package let receipt: CanonicalJSON
    /// What the first flaw is; nil where all is right.
    package private(set) var flaw: Flaw?

    /// What is wrong, and where.
    package struct Flaw: Error, Hashable, Sendable {
        /// JSON Pointer into the receipt.
        package let path: String
        /// What is wrong, in a sentence.
        package let message: String

        init(_ path: String, _ message: String) {
            self.path = path
            self.message = message
        }
    }

    /// Figures that steps led to.
    private var given: Set<String> = []
    /// What the operands of steps were taken from.
    private var used: Set<String> = []
    /// Figures that a step led to which takes something that stands nowhere: nothing, or what is the same whatever is missing.
    private var settledFigures: Set<String> = []
    private var shares = ReceiptShares()
    private var settled: [Decimal] = []

    /// Checks a receipt; throws a ``TidewaiterError`` where it is no JSON.
    package init(_ bytes: [UInt8], limits: Limits = .standard) throws(TidewaiterError) {
        let document = try JSONDocument(bytes, input: "receipt", limits: limits)
        guard let value = CanonicalJSON(document.root) else {
            receipt = .null
            flaw = Flaw("", "A receipt has no numbers but integers.")
            return
        }
        receipt = value
        do throws(Flaw) {
            try checkForm(bytes)
            for (position, step) in (receipt["steps"]?.elements ?? []).enumerated() { try redo(step, position) }
            let lines = ReceiptLines(receipt: receipt, charges: charges)
            try lines.check()
            try checkFigures()
            try lines.checkRates(used, settledFigures)
            try shares.check()
            try checkSettled()
            try checkTotals()
        } catch {
            flaw = error
        }
    }

    // MARK: Form

    private func checkForm(_ bytes: [UInt8]) throws(Flaw) {
        guard case .object(let members) = receipt, receipt["schema"]?.text == Receipt.schema else {
            throw Flaw("/schema", "It is no receipt of schema \(Receipt.schema).")
        }
        guard receipt.bytes == bytes else { throw Flaw("", "It is not in its canonical form (RFC 8785).") }
        if let other = Self.members.symmetricDifference(members.keys).sorted().first {
            throw Flaw("/\(other)", "The members are not those of a receipt: \(other).")
        }
        let hash = Receipt.hash(of: members)
        guard receipt["sha256"]?.text == hash else {
            throw Flaw("/sha256", "The hash is not that of the content, which is \(hash).")
        }
    }

    static func number(_ value: CanonicalJSON?, _ path: String) throws(Flaw) -> Decimal {
        guard let text = value?.text, let number = try? Decimal(text), number.description == text else {
            throw Flaw(path, "\(value?.text ?? "This") is no decimal number in its plain form.")
        }
        return number
    }

    // MARK: Steps

    private mutating func redo(_ step: CanonicalJSON, _ position: Int) throws(Flaw) {
        let path = "/steps/\(position)"
        let operands = step["operands"]?.elements ?? []
        var values: [Decimal] = []
        for operand in operands { values.append(try value(of: operand, position)) }
        let result = try Self.number(step["result"], "\(path)/result")
        guard let operation = step["operation"]?.text.flatMap(Step.Operation.init), !values.isEmpty else {
            throw Flaw(path, "A step has one of the operations there are, and operands.")
        }
        let rounding = try Self.rounding(step["rounding"], path)
        var holds: Bool
        do throws(QuantityError) {
            switch operation {
            case .apportion:
                holds = false
                if values.count == 3, let rounding {
                    holds = try shares.take(values, operands.map { $0["from"]?.text }, result, rounding.places)
                }
            case .settle:
                holds = false
                if values.count == 2, result.isInteger {
                    holds = try result.subtracting(values[0]).magnitude < .one
                }
                if holds, !settled.contains(values[1]) { settled.append(values[1]) }
            default: holds = try Self.holds(operation, values, rounding, result)
            }
        } catch {
            throw Flaw(path, "The step cannot be done again: \(error.message)")
        }
        guard holds else {
            throw Flaw(path, "\"\(step["name"]?.text ?? "")\" does not follow from its operands.")
        }
        guard let figure = step["figure"]?.text else { return }
        if operands.contains(where: { $0["from"] == .null }) { settledFigures.insert(figure) }
        guard given.insert(figure).inserted else { throw Flaw(path, "Another step has led to \(figure) already.") }
        guard try Self.number(receipt[pointer: figure], figure) == result else {
            throw Flaw(figure, "It is not what step \(position) led to, \(result).")
        }
    }

    private static func rounding(_ value: CanonicalJSON?, _ path: String) throws(Flaw) -> Rounding? {
        if value == .null { return nil }
        guard let mode = value?["mode"]?.text.flatMap(RoundingMode.init), case .integer(let places)? = value?["places"],
            Rounding.allowed ~= places
        else { throw Flaw(path, "The rounding is none.") }
        if value?["multiple"] == nil { return Rounding(mode, places: places) }
        guard case .integer(let multiple)? = value?["multiple"], Rounding.multiples.contains(multiple) else {
            throw Flaw(path, "The rounding is none.")
        }
        return Rounding(mode, places: places, multiple: multiple)
    }

    private static func holds(
        _ operation: Step.Operation, _ values: [Decimal], _ rounding: Rounding?, _ result: Decimal
    ) throws(QuantityError) -> Bool {
        var exact = values[0]
        switch operation {
        case .take, .round: guard values.count == 1 else { return false }
        case .add: for value in values.dropFirst() { exact = try exact.adding(value) }
        case .subtract: for value in values.dropFirst() { exact = try exact.subtracting(value) }
        case .multiply, .convert: for value in values.dropFirst() { exact = try exact.multiplied(by: value) }
        case .percent:
            guard values.count == 2 else { return false }
            exact = try Worksheet.percent(values[1], of: exact)
        case .maximum: exact = values.max() ?? exact
        case .minimum: exact = values.min() ?? exact
        case .divide:
            guard values.count == 2, !values[1].isZero else { return false }
            guard let rounding else { return try result.multiplied(by: values[1]) == exact }
            return try exact.divided(by: values[1], scale: rounding.places, rounding: rounding.mode) == result
        case .apportion, .settle: return false
        }
        if let rounding { exact = try rounding(exact) }
        return exact == result
    }

    /// The number of an operand, which stands where it is said to come from.
    private mutating func value(of operand: CanonicalJSON, _ position: Int) throws(Flaw) -> Decimal {
        let path = "/steps/\(position)"
        let name = operand["name"]?.text ?? ""
        let value = try Self.number(operand["value"], path)
        guard let source = operand["from"]?.text else {
            guard operand["from"] == .null, value.isZero || Self.isGiven(name) else {
                throw Flaw(path, "\"\(name)\" comes from nowhere.")
            }
            return value
        }
        used.insert(source)
        if source.hasPrefix("/steps/") {
            let parts = source.split(separator: "/")
            guard parts.count == 3, parts[2] == "result", let other = Int(parts[1]), other < position else {
                throw Flaw(path, "It uses \(source), which is no result before it.")
            }
        }
        guard try Self.number(receipt[pointer: source], source) == value else {
            throw Flaw(path, "It takes \(value) from \(source), where something else stands.")
        }
        // A figure that is open has no step; its bounds are as they are stated.
        let isOpen = (source.hasSuffix("/low") || source.hasSuffix("/high")) && !source.hasPrefix("/totals/")
        let isFigure = !source.hasPrefix("/request/") && !source.hasPrefix("/steps/") && !source.contains("/rate/")
        guard !isFigure || isOpen || given.contains(source) else {
            throw Flaw(path, "It uses \(source), which no step before it led to.")
        }
        return value
    }

    /// What a step may take from the law or a pack without saying where it stands in the receipt.
    static func isGiven(_ name: String) -> Bool {
        name == "least per entry" || name == "most per entry"
            || ["factor of the basis", "divisor of the basis", "amount of the basis"].contains(name)
            || name.contains(" in one ")
            || name.hasPrefix("size of one ") || name.hasSuffix(" of the base duty") || name.hasSuffix(", each alike")
            || name.hasPrefix("the same whatever is ")
    }

    // MARK: Figures

    /// Every amount that is known has a step that leads to it, and is written to its minor units.
    private func checkFigures() throws(Flaw) {
        guard case .integer(let places)? = receipt["minor_units"] else {
            throw Flaw("/minor_units", "It is no whole number.")
        }
        for (index, line) in (receipt["lines"]?.elements ?? []).enumerated() {
            try checkFigure(line["customs_value"], "/lines/\(index)/customs_value", places)
        }
        for (path, charge) in charges {
            for name in ["basis", "assessed", "payable"] { try checkFigure(charge[name], "\(path)/\(name)", places) }
            for (position, quantity) in (charge["quantities"]?.elements ?? []).enumerated() {
                try checkFigure(quantity["amount"], "\(path)/quantities/\(position)/amount", 0)
            }
            let shares = charge["allocation"]?.elements ?? []
            for (position, share) in shares.enumerated() {
                try checkFigure(share["amount"], "\(path)/allocation/\(position)/amount", places)
            }
            if shares.isEmpty { continue }
            var sum = Decimal.zero
            for share in shares { sum = try Self.sum(sum, try Self.number(share["amount"], path), path) }
            guard try ReceiptTotals.ends(charge["assessed"], path) == Interval(sum) else {
                throw Flaw("\(path)/allocation", "The shares are \(sum) together, and not what is assessed.")
            }
        }
        guard case .object(let totals)? = receipt["totals"] else { return }
        for name in totals.keys.sorted() { try checkFigure(totals[name], "/totals/\(name)", places) }
    }

    private func checkFigure(_ value: CanonicalJSON?, _ path: String, _ places: Int) throws(Flaw) {
        guard let value else { throw Flaw(path, "It is missing.") }
        if value == .null { return }
        if case .object(let members) = value {
            guard Set(members.keys) == ["low", "high"] else { throw Flaw(path, "It is no interval.") }
            let low = try Self.number(value["low"], path)
            if value["high"] != .null, try Self.number(value["high"], path) < low {
                throw Flaw(path, "Its least is more than its most.")
            }
            guard path.hasPrefix("/totals/") else { return }
            try checkFigure(value["low"], "\(path)/low", places)
            return try checkFigure(value["high"], "\(path)/high", places)
        }
        guard try Self.number(value, path).scale >= places else {
            throw Flaw(path, "It is not written to \(places) places.")
        }
        guard given.contains(path) else { throw Flaw(path, "No step leads to it.") }
    }

    /// Every charge with its pointer.
    private var charges: [(path: String, charge: CanonicalJSON)] {
        var charges: [(path: String, charge: CanonicalJSON)] = []
        for (index, line) in (receipt["lines"]?.elements ?? []).enumerated() {
            for (position, charge) in (line["charges"]?.elements ?? []).enumerated() {
                charges.append(("/lines/\(index)/charges/\(position)", charge))
            }
        }
        for (position, charge) in (receipt["entry_charges"]?.elements ?? []).enumerated() {
            charges.append(("/entry_charges/\(position)", charge))
        }
        return charges
    }

    /// Where fractions were settled between lines, the lines sum to the rounded total.
    private func checkSettled() throws(Flaw) {
        if settled.isEmpty { return }
        var sum = Decimal.zero
        for (index, line) in (receipt["lines"]?.elements ?? []).enumerated() {
            let path = "/lines/\(index)/customs_value"
            sum = try Self.sum(sum, try Self.number(line["customs_value"], path), path)
        }
        for total in settled where total.rounded(toPlaces: 0, .halfUp) != sum {
            throw Flaw("/lines", "The values of the lines do not sum to \(total) rounded.")
        }
    }

    static func sum(_ first: Decimal, _ second: Decimal, _ path: String) throws(Flaw) -> Decimal {
        do throws(QuantityError) {
            return try first.adding(second)
        } catch {
            throw Flaw(path, error.message)
        }
    }

    private func checkTotals() throws(Flaw) {
        try ReceiptTotals(receipt, charges).check()
    }
}
