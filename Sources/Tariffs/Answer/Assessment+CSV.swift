import TidewaiterDocuments
import TidewaiterQuantities

extension Assessment {
    /// The charges as a table (RFC 4180), one row each; charges on the entry have no line.
    ///
    /// Amounts that are not fixed have different `low` and `high`; an empty `high` is unbounded, and both are empty
    /// where nothing is known. Text that a spreadsheet would take for a formula is preceded by an apostrophe.
    public func csv() -> [UInt8] {
        var out = CSVWriter()
        out.row([
            "line", "code", "origin", "customs_value_low", "customs_value_high", "sequence", "kind", "program",
            "charge_code", "tax_type", "outcome", "rate", "assessed_low", "assessed_high", "payable_low",
            "payable_high", "currency", "status", "authority",
        ])
        for line in lines {
            for charge in line.charges { out.row(row(of: charge, on: line)) }
            if line.charges.isEmpty { out.row(cells(of: line) + Array(repeating: "", count: 14)) }
        }
        for charge in entryCharges { out.row(row(of: charge, on: nil)) }
        return out.bytes
    }

    private func row(of charge: Charge, on line: Line?) -> [String] {
        (line.map(cells) ?? ["", "", "", "", ""]) + [
            String(charge.sequence), charge.kind.rawValue, charge.program, charge.code ?? "", charge.taxType ?? "",
            charge.outcome.rawValue, charge.rate?.text ?? "", money(charge.assessed?.low), money(charge.assessed?.high),
            money(charge.payable?.low), money(charge.payable?.high), currency, charge.status.rawValue,
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

/// Rows of a table as RFC 4180 writes them.
struct CSVWriter {
    private(set) var bytes: [UInt8] = []

    mutating func row(_ cells: [String]) {
        for (index, cell) in cells.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            write(cell)
        }
        bytes.append(contentsOf: "\r\n".utf8)
    }

    private mutating func write(_ cell: String) {
        var cell = cell
        if let first = cell.utf8.first, "=+-@\t\r".utf8.contains(first) { cell = "'" + cell }
        let isPlain = !cell.utf8.contains { byte in
            byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte == 0x0A || byte == 0x0D
        }
        guard !isPlain else { return bytes.append(contentsOf: cell.utf8) }
        bytes.append(UInt8(ascii: "\""))
        for byte in cell.utf8 {
            if byte == UInt8(ascii: "\"") { bytes.append(byte) }
            bytes.append(byte)
        }
        bytes.append(UInt8(ascii: "\""))
    }
}
