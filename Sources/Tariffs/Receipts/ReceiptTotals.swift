import TidewaiterDocuments
import TidewaiterQuantities

/// The totals of a receipt as sums of its charges, whatever its steps say.
struct ReceiptTotals {
    private var sums: [String: Interval] = [:]
    private let receipt: CanonicalJSON

    init(
        _ receipt: CanonicalJSON, _ charges: [(path: String, charge: CanonicalJSON)]
    ) throws(ReceiptCheck.Flaw) {
        self.receipt = receipt
        guard receipt["totals"] != .null else { return }
        let names = ["customs_value", "duty", "tax", "fee", "total", "payable_at_import", "postponed", "deposits"]
        for name in names { sums[name] = .zero }
        for (path, charge) in charges {
            let assessed = try Self.ends(charge["assessed"], path)
            let payable = try Self.ends(charge["payable"], path)
            guard let kind = charge["kind"]?.text.flatMap(Charge.Kind.init) else {
                throw ReceiptCheck.Flaw(path, "The charge is of no kind.")
            }
            try add(kind.rawValue, assessed, path)
            switch charge["status"]?.text.flatMap(Charge.Status.init) {
            case .payable: try add("payable_at_import", payable, path)
            case .postponed: try add("postponed", assessed, path)
            case .cashDeposit, .securityProvisional:
                try add("deposits", assessed, path)
                try add("payable_at_import", payable, path)
            case .suspended, .relieved: break
            case nil: throw ReceiptCheck.Flaw(path, "The charge has no status.")
            }
        }
        for (index, line) in (receipt["lines"]?.elements ?? []).enumerated() {
            let path = "/lines/\(index)/customs_value"
            try add("customs_value", try Self.ends(line["customs_value"], path), path)
        }
        for name in ["duty", "tax", "fee"] {
            let path = "/totals/\(name)"
            try add("total", try Self.ends(receipt[pointer: path], path), path)
        }
    }

    private mutating func add(_ name: String, _ amount: Interval, _ path: String) throws(ReceiptCheck.Flaw) {
        do throws(QuantityError) {
            sums[name] = try (sums[name] ?? .zero).adding(amount)
        } catch {
            throw ReceiptCheck.Flaw(path, error.message)
        }
    }

    func check() throws(ReceiptCheck.Flaw) {
        let outcome = receipt["outcome"]?.text.flatMap(Outcome.init)
        guard case .object(let totals)? = receipt["totals"] else {
            guard receipt["totals"] == .null, outcome == .refused else {
                throw ReceiptCheck.Flaw("/totals", "There are no totals, and nothing is refused.")
            }
            return
        }
        guard outcome == .computed || outcome == .needsFacts, Set(totals.keys) == Set(sums.keys).union(["landed_cost"])
        else { throw ReceiptCheck.Flaw("/totals", "They are not those of the outcome.") }
        for (name, sum) in sums.sorted(by: { $0.key < $1.key }) {
            // Without a date nothing was charged yet, and that bounds nothing.
            if receipt["as_of"] == .null, ["duty", "tax", "fee", "payable_at_import"].contains(name) { continue }
            let path = "/totals/\(name)"
            guard try Self.ends(totals[name], path) == sum else {
                throw ReceiptCheck.Flaw(path, "It is not the sum of its parts.")
            }
        }
    }

    /// The least and the most that an amount can be.
    static func ends(_ value: CanonicalJSON?, _ path: String) throws(ReceiptCheck.Flaw) -> Interval {
        guard case .object? = value else { return Interval(try ReceiptCheck.number(value, path)) }
        let low = try ReceiptCheck.number(value?["low"], path)
        let high: Decimal? = value?["high"] == .null ? nil : try ReceiptCheck.number(value?["high"], path)
        return Interval(low: low, high: high)
    }
}
