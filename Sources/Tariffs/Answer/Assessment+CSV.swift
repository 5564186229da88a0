import TidewaiterDocuments
import TidewaiterQuantities

extension Assessment {
    /// The charges as a table (RFC 4180), one row each; charges on the entry have no line.
    ///
    /// Amounts that are not fixed have different `low` and `high`; an empty `high` is unbounded, and both are empty
    /// where nothing is known. Text that a spreadsheet would take for a formula is preceded by an apostrophe.
    ///
    /// - Parameter bill: Transport document to name in a first column, where there are several entries; `nil` for none.
    public func csv(bill: String? = nil) -> [UInt8] {
        var out = CSVWriter()
        func add(_ cells: [String]) { out.row((bill.map { [$0] } ?? []) + cells) }
        out.row(
            (bill == nil ? [] : ["bill"]) + [
                "line", "code", "origin", "customs_value_low", "customs_value_high", "sequence", "kind", "program",
                "charge_code", "tax_type", "outcome", "rate", "assessed_low", "assessed_high", "payable_low",
                "payable_high", "currency", "status", "authority",
            ])
        for line in lines {
            for charge in line.charges { add(row(of: charge, on: line)) }
            if line.charges.isEmpty { add(cells(of: line) + Array(repeating: "", count: 14)) }
        }
        for charge in entryCharges { add(row(of: charge, on: nil)) }
        return out.bytes
    }

    private func row(of charge: Charge, on line: Line?) -> [String] {
        (line.map(cells) ?? ["", "", "", "", ""]) + [
            String(charge.sequence), charge.kind.rawValue, charge.program, charge.code ?? "", charge.taxType ?? "",
            charge.outcome.rawValue, charge.rate?.text ?? "", money(charge.assessed?.low), money(charge.assessed?.high),
            money(charge.payable?.low), money(charge.payable?.high), currency, charge.status?.rawValue ?? "",
            charge.authority,
        ]
    }

    private func cells(of line: Line) -> [String] {
        [line.id, line.code ?? "", line.origin ?? "", money(line.customsValue?.low), money(line.customsValue?.high)]
    }

    /// An amount padded to the minor unit; empty for none.
    func money(_ amount: Decimal?) -> String {
        guard let amount else { return "" }
        return ((try? amount.scaled(toPlaces: minorUnits)) ?? amount).description
    }
}
