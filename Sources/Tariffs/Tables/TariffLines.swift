import TidewaiterPacks
import TidewaiterQuantities

/// The table `lines` of a tariff pack: rates by tariff line and window of validity.
struct TariffLines: Sendable {
    /// What the table has for a code.
    enum Match {
        /// A row in force.
        case row(Int)
        /// The line is there, but not on the date.
        case notInForce
        /// The code is shorter than a line; these lines in force begin with it.
        case incomplete([String])
        /// No line has the code; these in force are nearest.
        case unknown([String])
        /// Not digits, or of a length that no tariff code has.
        case malformed
    }

    /// Digits of a tariff line, the same for all lines of a tariff.
    let digits: Int
    /// How many candidates are listed at most.
    static let candidates = 60

    let table: PackTable
    private let general: Int
    private let generalText: Int
    private let other: Int
    private let otherText: Int
    private let special: Int
    private let specialText: Int

    init?(_ table: PackTable?) {
        guard let table, let general = table.column("general") else { return nil }
        self.table = table
        digits = table.count == 0 ? 8 : table.text(0, 0).utf8.count
        self.general = general
        generalText = table.column("general_text") ?? -1
        other = table.column("column2") ?? -1
        otherText = table.column("column2_text") ?? -1
        special = table.column("special") ?? -1
        specialText = table.column("special_text") ?? -1
    }

    /// The line of a code on a date.
    func match(_ code: String, on date: CivilDate) -> Match {
        let view = code.utf8Span
        let bytes = view.span
        guard 2...12 ~= bytes.count else { return .malformed }
        for index in bytes.indices where bytes[index] &- UInt8(ascii: "0") > 9 { return .malformed }
        if bytes.count < digits {
            let found = inForce(table.rows(keyPrefix: bytes), on: date)
            return found.isEmpty ? .unknown(nearest(bytes, on: date)) : .incomplete(found)
        }
        // Ten digits are a line of eight with its reporting number.
        guard bytes.count == digits || bytes.count == 10 && digits < 10 else { return .malformed }
        let rows = table.rows(key: bytes.extracting(0..<digits))
        if rows.isEmpty { return .unknown(nearest(bytes, on: date)) }
        for row in rows where table.isInForce(row, on: date) { return .row(row) }
        return .notInForce
    }

    /// Whether any line is in force on the date at all.
    func covers(_ date: CivilDate) -> Bool {
        for row in table.rows where table.isInForce(row, on: date) { return true }
        return false
    }

    /// The first and the last day on which any line is in force; `nil` where an end is open, or there are no lines.
    var days: (first: CivilDate, last: CivilDate)? {
        let columns = Validity.Columns(table)
        var days: (first: CivilDate, last: CivilDate)?
        for row in table.rows {
            let validity = Validity(columns, row)
            guard let from = validity.from, let until = validity.until else { return nil }
            days = (min(days?.first ?? from, from), max(days?.last ?? until, until))
        }
        return days
    }

    /// The lines nearest to a code: of its subheading, else of its heading.
    private func nearest(_ bytes: Span<UInt8>, on date: CivilDate) -> [String] {
        for length in [6, 4] where length < bytes.count {
            let found = inForce(table.rows(keyPrefix: bytes.extracting(0..<length)), on: date)
            if !found.isEmpty { return found }
        }
        return []
    }

    private func inForce(_ rows: Range<Int>, on date: CivilDate) -> [String] {
        var codes: [String] = []
        for row in rows where table.isInForce(row, on: date) && codes.count < Self.candidates {
            let code = table.text(row, 0)
            if codes.last != code { codes.append(code) }
        }
        return codes
    }

    /// The general rate of a row; without parts when it cannot be reckoned from value and quantity.
    func generalRate(_ row: Int) -> Rate { rate(row, general, generalText) }

    /// The other rate of a row; `nil` where the edition does not state it.
    func otherRate(_ row: Int) -> Rate? {
        table.cell(row, other).isEmpty ? nil : rate(row, other, otherText)
    }

    /// The special rates of a row, by their symbols.
    func specialRates(_ row: Int) -> SpecialRateCell { SpecialRateCell(table.cell(row, special)) }

    /// The special rate of a row for a symbol; `nil` where there is none, without parts where it cannot be reckoned.
    func specialRate(_ row: Int, symbol: String) -> Rate? {
        guard let notation = specialRates(row).rate(for: symbol) else { return nil }
        guard let components = try? RateExpression.parse(notation), !components.isEmpty else {
            return Rate(text: table.text(row, specialText), components: [])
        }
        return Rate(text: notation == "free" ? "Free" : notation, components: components)
    }

    private func rate(_ row: Int, _ notation: Int, _ text: Int) -> Rate {
        let components = table.cell(row, notation).withBytes { bytes in
            // A notation that cannot be read says as little as `?`; a test reads all of every built-in pack.
            (try? RateExpression.parse(bytes)) ?? []
        }
        let printed = table.text(row, text)
        return Rate(text: printed.isEmpty ? table.text(row, notation) : printed, components: components)
    }
}
