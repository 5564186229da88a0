import TidewaiterDocuments
import TidewaiterQuantities

/// What a receipt says of lines: they are those of its request, and all else is said of one of them.
struct ReceiptLines {
    let receipt: CanonicalJSON
    /// Every charge with its pointer.
    let charges: [(path: String, charge: CanonicalJSON)]

    private var lines: [CanonicalJSON] { receipt["lines"]?.elements ?? [] }

    func check() throws(ReceiptCheck.Flaw) {
        let stated = receipt["request"]?["lines"]?.elements ?? []
        guard lines.map({ $0["id"]?.text }) == stated.map({ $0["id"]?.text }) else {
            throw ReceiptCheck.Flaw("/lines", "They are not the lines of the request.")
        }
        for (index, line) in lines.enumerated() { try check(line, stated[index], "/lines/\(index)") }
        let names = Set(lines.compactMap { $0["id"]?.text })
        for (path, charge) in charges {
            let shared = (charge["allocation"]?.elements ?? []).compactMap { $0["line"]?.text }
            guard names.isSuperset(of: shared), Set(shared).count == shared.count else {
                throw ReceiptCheck.Flaw("\(path)/allocation", "Its lines are not those of the receipt, each once.")
            }
        }
        for member in ["needs_facts", "unclaimed", "refused", "excluded"] {
            for (position, entry) in (receipt[member]?.elements ?? []).enumerated() {
                guard let name = entry["line"]?.text, !names.contains(name) else { continue }
                throw ReceiptCheck.Flaw("/\(member)/\(position)/line", "There is no line \"\(name)\".")
            }
        }
        try checkSavings()
    }

    private func check(
        _ line: CanonicalJSON, _ request: CanonicalJSON, _ path: String
    ) throws(ReceiptCheck.Flaw) {
        // A code may be written with dots and blanks, an origin in small letters; one that is no country is left out.
        let (code, origin) = (request["code"]?.text, request["origin"]?.text)
        guard line["code"]?.text == code || line["code"]?.text == code.map({ TariffCode.tidied($0) ?? $0 }) else {
            throw ReceiptCheck.Flaw("\(path)/code", "It is not that of the request, \(code ?? "none").")
        }
        guard let found = line["origin"]?.text, found != origin, found != origin?.uppercased() else { return }
        throw ReceiptCheck.Flaw("\(path)/origin", "It is not that of the request, \(origin ?? "none").")
    }

    /// No claim saves more than there is to pay. What exactly it saves has no steps: that is for a replay to say.
    private func checkSavings() throws(ReceiptCheck.Flaw) {
        guard let total = receipt[pointer: "/totals/total"], total != .null else { return }
        let most = try ReceiptTotals.ends(total, "/totals/total").high
        for (position, offer) in (receipt["unclaimed"]?.elements ?? []).enumerated() {
            guard let saves = offer["saves"], saves != .null else { continue }
            let path = "/unclaimed/\(position)/saves"
            let saved = try ReceiptCheck.number(saves, path)
            guard !saved.isNegative, most.map({ saved <= $0 }) ?? true else {
                throw ReceiptCheck.Flaw(path, "Nothing saves more than there is to pay.")
            }
        }
    }

    /// Every part of the rate of a charge that is computed has a step that takes it, unless the charge is the same
    /// whatever it would come to.
    func checkRates(_ used: Set<String>, _ settled: Set<String>) throws(ReceiptCheck.Flaw) {
        for (path, charge) in charges where charge["outcome"]?.text == Outcome.computed.rawValue {
            if case .object? = charge["basis"] { continue }
            if settled.contains("\(path)/assessed") { continue }
            for (position, component) in (charge["rate"]?["components"]?.elements ?? []).enumerated() {
                let part = "\(path)/rate/components/\(position)/amount"
                guard component["kind"]?.text != RateComponent.Kind.free.rawValue, !used.contains(part) else {
                    continue
                }
                throw ReceiptCheck.Flaw(part, "No step takes it.")
            }
        }
    }
}
