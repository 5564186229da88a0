package import TidewaiterDocuments
import TidewaiterQuantities
package import TidewaiterTariffs

// Rates of exchange as authorities publish them in XML: the monthly list of HM Revenue and Customs (exchangeRateMonthList,
// units of a currency for one pound, with the period in the attribute of its root), and the reference rates of the European
// Central Bank (Cubes with a time, in them Cubes with currency and rate: units for one euro).

extension ExchangeRates {
    /// Reads a publication: XML by its first character, else a table.
    ///
    /// - Throws: ``TidewaiterError`` with the place of what cannot be read.
    package init(publication bytes: [UInt8], input: String, limits: Limits) throws(TidewaiterError) {
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        let first = bytes.dropFirst(start).first { !(9...13 ~= $0) && $0 != 32 }
        guard first == UInt8(ascii: "<") else {
            self = try ExchangeRates(csv: bytes, input: input)
            return
        }
        let records = XMLRecords(ImportSource(name: input, bytes: bytes), limits, takingAttributes: true)
        switch try records.root() {
        case "exchangeRateMonthList": self = ExchangeRates(try Self.monthly(records, input))
        case "Envelope": self = ExchangeRates(try Self.reference(records, input))
        case let other:
            throw TidewaiterError(
                .format, "exchange.root",
                "\"\(other.prefix(40))\" is no publication of exchange rates that is known: exchangeRateMonthList of HM "
                    + "Revenue and Customs, or Envelope of the European Central Bank.",
                place: Place(input: input, offset: 0, line: 1, column: 1, address: "/\(other)"))
        }
    }

    private static func monthly(
        _ records: XMLRecords, _ input: String
    ) throws(TidewaiterError) -> [Published] {
        let period = (records.rootAttributes["Period"] ?? records.rootAttributes["period"] ?? "")
        let ends = period.split(separator: " to ", omittingEmptySubsequences: false).map { day(String($0)) }
        guard ends.count == 2, let first = ends[0], let last = ends[1] else {
            throw TidewaiterError(
                .data, "exchange.period",
                "\"\(period.prefix(60))\" is no period: 01/Nov/2026 to 30/Nov/2026.",
                place: Place(input: input, offset: 0, line: 1, column: 1, address: "/exchangeRateMonthList/@Period"))
        }
        var rates: [Published] = []
        while let record = try records.next(where: { _, name in name == "exchangeRate" }) {
            rates.append(
                Published(
                    from: "GBP", to: try currency(record.text("currencyCode"), record.place),
                    rate: try rate(record.text("rateNew"), record.place), first: first, last: last,
                    source: "HM Revenue and Customs, monthly rates, \(input)"))
        }
        return rates
    }

    private static func reference(
        _ records: XMLRecords, _ input: String
    ) throws(TidewaiterError) -> [Published] {
        var rates: [Published] = []
        while let record = try records.next(where: { parents, name in name == "Cube" && parents.last == "Cube" }) {
            let time = record.attributes["time"] ?? ""
            guard let date = day(time) else {
                throw TidewaiterError(
                    .data, "exchange.day", "\"\(time.prefix(40))\" is no day: write 2026-01-31.", place: record.place)
            }
            for cube in record.children where cube.name == "Cube" {
                rates.append(
                    Published(
                        from: "EUR", to: try currency(cube.attributes["currency"] ?? "", cube.place),
                        rate: try rate(cube.attributes["rate"] ?? "", cube.place), first: date, last: date,
                        source: "European Central Bank, reference rates of \(date), \(input)"))
            }
        }
        return rates
    }

    private static func currency(_ text: String, _ place: Place) throws(TidewaiterError) -> String {
        guard isCurrency(text) else {
            throw TidewaiterError(
                .data, "exchange.currency", "\"\(text.prefix(40))\" is no currency of ISO 4217.", place: place)
        }
        return text
    }

    private static func rate(_ text: String, _ place: Place) throws(TidewaiterError) -> Decimal {
        guard let rate = rate(text) else {
            throw TidewaiterError(.data, "exchange.rate", "\"\(text.prefix(40))\" is no rate.", place: place)
        }
        return rate
    }
}
