public import TidewaiterDocuments
package import TidewaiterQuantities

// Tables of rates: our own (from, to, rate, valid_from, valid_until, source); the monthly rates of HM Revenue and Customs
// (currency code, currency units per pound, start date, end date); the reference rates of the European Central Bank (date,
// then a column for each currency, units for one euro).

extension ExchangeRates {
    /// Reads a table of rates.
    ///
    /// - Parameters:
    ///   - csv: The table, comma separated, with a header.
    ///   - input: What the file is called in errors and as the source of its rates.
    /// - Throws: ``TidewaiterError`` with the place of a cell that is none of what its column says, or for a header that
    ///   is none of those known.
    public init(csv: [UInt8], input: String) throws(TidewaiterError) {
        let table = try CSVTable(SourceText(utf8: csv, input: input), dialect: .comma)
        if let finding = table.findings.first(where: { $0.severity == .error }) {
            throw TidewaiterError(.data, "exchange.csv", finding.message, place: finding.place)
        }
        let reader = ExchangeTable(table, input)
        switch reader.shape {
        case .own(let columns): self.init(try reader.own(columns))
        case .monthly(let columns): self.init(try reader.monthly(columns))
        case .daily: self.init(try reader.daily())
        case nil:
            throw TidewaiterError(
                .data, "exchange.header",
                "The header is of no known table of exchange rates. Write the columns from, to, rate, valid_from, "
                    + "valid_until and source.", place: table.rowCount == 0 ? nil : table.place(0, 0))
        }
    }
}

/// A table of rates as it stands in a file.
private struct ExchangeTable {
    enum Shape {
        case own([Int])
        case monthly([Int])
        case daily
    }

    private let table: CSVTable
    private let input: String
    private let header: [String]

    init(_ table: CSVTable, _ input: String) {
        self.table = table
        self.input = input
        header = table.rowCount == 0 ? [] : Self.texts(table, 0)
    }

    private static func texts(_ table: CSVTable, _ row: Int) -> [String] {
        table.row(row).map { cell in
            var text = Substring(String(decoding: table.utf8(table.cells[cell]), as: UTF8.self))
            if text.first == "\u{FEFF}" { text = text.dropFirst() }
            while text.first?.isWhitespace == true { text = text.dropFirst() }
            while text.last?.isWhitespace == true { text = text.dropLast() }
            return String(text)
        }
    }

    var shape: Shape? {
        let names = header.map { $0.lowercased() }
        func columns(_ wanted: [String]) -> [Int]? {
            let found = wanted.map { name in names.firstIndex { $0 == name || $0.hasPrefix(name) } }
            return found.allSatisfy { $0 != nil } ? found.compactMap(\.self) : nil
        }
        if let found = columns(["from", "to", "rate", "valid_from", "valid_until"]) { return .own(found) }
        if let found = columns(["currency code", "currency units per", "start date", "end date"]) {
            return .monthly(found)
        }
        return names.first == "date" && names.count > 1 ? .daily : nil
    }

    func own(_ columns: [Int]) throws(TidewaiterError) -> [ExchangeRates.Published] {
        let source = header.firstIndex { $0.lowercased() == "source" }
        var rates: [ExchangeRates.Published] = []
        for (row, cells) in rows() {
            func cell(_ column: Int) -> String { column < cells.count ? cells[column] : "" }
            let stated = source.map(cell) ?? ""
            rates.append(
                .init(
                    from: try currency(cell(columns[0]), row, columns[0]),
                    to: try currency(cell(columns[1]), row, columns[1]),
                    rate: try rate(cell(columns[2]), row, columns[2]),
                    first: try day(cell(columns[3]), row, columns[3]), last: try day(cell(columns[4]), row, columns[4]),
                    source: stated.isEmpty ? input : stated))
        }
        return rates
    }

    func monthly(_ columns: [Int]) throws(TidewaiterError) -> [ExchangeRates.Published] {
        var rates: [ExchangeRates.Published] = []
        for (row, cells) in rows() {
            func cell(_ column: Int) -> String { column < cells.count ? cells[column] : "" }
            rates.append(
                .init(
                    from: "GBP", to: try currency(cell(columns[0]), row, columns[0]),
                    rate: try rate(cell(columns[1]), row, columns[1]),
                    first: try day(cell(columns[2]), row, columns[2]), last: try day(cell(columns[3]), row, columns[3]),
                    source: "\(ExchangePublisher.revenue.names[0]), monthly rates, \(input)"))
        }
        return rates
    }

    func daily() throws(TidewaiterError) -> [ExchangeRates.Published] {
        var rates: [ExchangeRates.Published] = []
        for (row, cells) in rows() {
            let day = try day(cells.first ?? "", row, 0)
            for column in 1..<max(1, cells.count) where !cells[column].isEmpty && cells[column] != "N/A" {
                guard column < header.count else { throw flaw("There is no currency above it.", row, column) }
                if header[column].isEmpty { continue }
                rates.append(
                    .init(
                        from: "EUR", to: try currency(header[column], 0, column),
                        rate: try rate(cells[column], row, column), first: day, last: day,
                        source: "\(ExchangePublisher.centralBank.names[0]), reference rates of \(day), \(input)"))
            }
        }
        return rates
    }

    private func rows() -> [(Int, [String])] {
        (1..<max(1, table.rowCount)).map { ($0, Self.texts(table, $0)) }
            .filter { row in row.1.contains { !$0.isEmpty } }
    }

    // MARK: Cells

    private func currency(_ text: String, _ row: Int, _ column: Int) throws(TidewaiterError) -> String {
        guard ExchangeRates.isCurrency(text) else {
            throw flaw("\"\(text.prefix(40))\" is no currency of ISO 4217.", row, column)
        }
        return text
    }

    private func rate(_ text: String, _ row: Int, _ column: Int) throws(TidewaiterError) -> Decimal {
        guard let rate = ExchangeRates.rate(text) else {
            throw flaw("\"\(text.prefix(40))\" is no rate.", row, column)
        }
        return rate
    }

    private func day(_ text: String, _ row: Int, _ column: Int) throws(TidewaiterError) -> CivilDate {
        guard let day = ExchangeRates.day(text) else {
            throw flaw("\"\(text.prefix(40))\" is no day: write 2026-01-31.", row, column)
        }
        return day
    }

    private func flaw(_ reason: String, _ row: Int, _ column: Int) -> TidewaiterError {
        let cells = table.row(row).count
        return TidewaiterError(
            .data, "exchange.cell", reason, place: cells == 0 ? nil : table.place(row, min(column, cells - 1)))
    }
}

extension ExchangeRates {
    /// Whether a text has the form of a currency's code.
    package static func isCurrency(_ text: String) -> Bool {
        text.utf8.count == 3 && text.utf8.allSatisfy { UInt8(ascii: "A")...UInt8(ascii: "Z") ~= $0 }
    }

    /// A rate, which is more than nothing.
    package static func rate(_ text: String) -> Decimal? {
        guard let rate = try? Decimal(text), !rate.isNegative, !rate.isZero else { return nil }
        return rate
    }

    private static let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]

    /// A day as these publications write it: `2026-01-31`, `31/01/2026`, `31/Jan/2026`, `31 January 2026`.
    package static func day(_ text: String) -> CivilDate? {
        if let day = CivilDate(iso: text) { return day }
        let parts = text.split { $0 == "/" || $0 == " " || $0 == "-" }
        guard parts.count == 3, let day = Int(parts[0]), let year = Int(parts[2]) else { return nil }
        let month = Int(parts[1]) ?? months.firstIndex(of: parts[1].prefix(3).lowercased()).map { $0 + 1 }
        return month.flatMap { CivilDate(year: year < 100 ? 2000 + year : year, month: $0, day: day) }
    }
}
