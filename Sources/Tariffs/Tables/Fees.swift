import TidewaiterPacks
import TidewaiterQuantities

/// The table `fees` of a pack: fees on entries, with their limits, by kind of entry, mode and dates.
struct Fees: Sendable {
    struct Fee: Sendable {
        var program: String
        var taxType: String?
        var entryTypes: [String]
        var mode: String?
        var validity: Validity
        /// Per cent of the value; `nil` where the fee is no percentage.
        var rate: Decimal?
        var minimum: Decimal?
        var maximum: Decimal?
        /// An amount per entry; `nil` where the fee is no fixed amount.
        var fixed: Decimal?
        /// Whether the row says that there is a fee of unknown amount.
        var isUnknown: Bool
        var authority: String
        /// What charges by the percentage have in common; `nil` where there is none.
        var proportional: ChargeTerms?
    }

    let fees: [Fee]

    init(_ table: PackTable?) {
        guard let table else {
            fees = []
            return
        }
        fees = table.rows.map { row in
            func text(_ column: String) -> String? {
                let cell = table.cell(row, column)
                return cell.isEmpty ? nil : cell.text
            }
            func number(_ column: String) -> Decimal? { try? table.cell(row, column).decimal() }
            var fee = Fee(
                program: table.text(row, "program"), taxType: text("tax_type"),
                entryTypes: table.text(row, "entry_types").split(separator: " ").map(String.init), mode: text("mode"),
                validity: Validity(table, row), rate: number("rate"), minimum: number("minimum"),
                maximum: number("maximum"), fixed: number("fixed"),
                isUnknown: text("rate") == "?" || text("fixed") == "?",
                authority: table.text(row, "authority"))
            fee.proportional = Self.proportional(fee)
            return fee
        }
    }

    private static func proportional(_ fee: Fee) -> ChargeTerms? {
        guard let percent = fee.rate else { return nil }
        var text = "\(percent)%"
        if let least = fee.minimum, let most = fee.maximum { text += " (at least \(least), at most \(most))" }
        return ChargeTerms(
            .fee, fee.program, code: nil, taxType: fee.taxType,
            rate: Rate(text: text, components: [RateComponent(kind: .adValorem, amount: percent)]),
            authority: fee.authority, isWritten: true)
    }

    /// The row of a programme for a kind of entry on a date.
    func fee(_ program: String, entryType: String, on date: CivilDate) -> Fee? {
        // Member by member: a copy of each row would count references of all its texts.
        for index in fees.indices
        where fees[index].program == program && fees[index].validity.holds(KnownTime(date: date))
            && fees[index].entryTypes.contains(entryType)
        {
            return fees[index]
        }
        return nil
    }
}
