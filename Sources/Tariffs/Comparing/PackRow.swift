package import TidewaiterPacks
package import TidewaiterQuantities

/// The row of a pack that a charge rests on.
public struct PackRow: Sendable, Hashable {
    /// Its table.
    public let table: String
    /// Its number in the built table, from 1.
    public let number: Int
    /// Its days: `from 2018-07-06 until 2018-12-31`; empty where it has none.
    public let days: String
    /// The law that it names, or else that of the charge.
    public let authority: String
}

extension Pack {
    /// The row that a charge rests on: of the measures the one of its programme, heading and rate, else the tariff line, else
    /// the fee; `nil` for a charge that rests on no single row.
    package func row(
        of charge: Charge, goods code: String?, on date: CivilDate, knownOn: CivilDate?
    ) -> PackRow? {
        let time = KnownTime(date: date, knownOn: knownOn)
        if let measures = table("measures"),
            let row = measure(of: charge, measures, measures.rows(key: charge.program), time)
        {
            return reference(measures, row, charge)
        }
        if charge.kind == .duty, let code, let lines = table("lines"), let digits = TariffLines(lines)?.digits,
            let row = lines.row(key: String(code.prefix(digits)), on: date)
        {
            return reference(lines, row, charge)
        }
        guard let fees = table("fees"), let row = fee(of: charge, fees, time) else { return nil }
        return reference(fees, row, charge)
    }

    /// The row of a fee: kinds of entry have rows of their own, each with its type of tax and its amount.
    private func fee(of charge: Charge, _ table: PackTable, _ time: KnownTime) -> Int? {
        let dates = Validity.Columns(table)
        let found = table.rows(key: charge.program).filter { row in
            Validity(dates, row).holds(time) && table.text(row, "tax_type") == charge.taxType ?? ""
        }
        let amount = charge.rate?.components.first?.amount
        return found.first { row in
            ["rate", "fixed"].contains { (try? table.cell(row, $0).decimal()).map { $0 == amount } ?? false }
        } ?? found.first
    }

    private func measure(
        of charge: Charge, _ table: PackTable, _ rows: Range<Int>, _ time: KnownTime
    ) -> Int? {
        let dates = Validity.Columns(table)
        let heading = charge.code ?? ""
        let found = rows.filter { row in
            let stated = [table.text(row, "heading"), table.text(row, "heading_above")]
            return Validity(dates, row).holds(time) && (stated.contains(heading) || stated[0].isEmpty)
        }
        let rate = charge.rate?.text ?? ""
        return found.first { rate == table.text($0, "rate") || rate.hasSuffix(" \(table.text($0, "rate"))") }
            ?? found.first
    }

    private func reference(_ table: PackTable, _ row: Int, _ charge: Charge) -> PackRow {
        let days = ["from", "until"].filter { !table.text(row, $0).isEmpty }.map { "\($0) \(table.text(row, $0))" }
        let authority = table.text(row, "authority")
        return PackRow(
            table: table.name, number: row + 1, days: days.joined(separator: " "),
            authority: authority.isEmpty ? charge.authority : authority)
    }
}
