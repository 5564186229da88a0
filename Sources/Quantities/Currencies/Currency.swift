/// A currency of ISO 4217.
///
/// The table is that of the edition of 2026-01-01; codes withdrawn since 2014 are known too, see ``isWithdrawn``.
public struct Currency: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// The row of the table.
    private let row: UInt8

    private init(row: Int) { self.row = UInt8(truncatingIfNeeded: row) }

    private var facts: CurrencyTable.Row { CurrencyTable.rows[Int(row)] }

    private static let keys = CurrencyTable.rows.map { ShortCode($0.code)?.packed ?? 0 }

    /// The currency of an alphabetic code in capitals: `EUR`.
    public init(_ code: String) throws(QuantityError) {
        guard let index = ShortCode(code)?.index(in: Self.keys) else { throw .unknownCurrency(code) }
        self.init(row: index)
    }

    /// The currency of a numeric code: 978. A number that passed to a successor means the successor.
    public init(numeric: Int) throws(QuantityError) {
        let rows = CurrencyTable.rows
        guard
            let index = rows.firstIndex(where: { $0.numeric == numeric && !$0.isWithdrawn })
                ?? rows.firstIndex(where: { $0.numeric == numeric })
        else { throw .unknownCurrency("\(numeric)") }
        self.init(row: index)
    }

    /// The alphabetic code: `EUR`.
    public var code: String { facts.code }

    /// The numeric code: 978. Written with three digits, see ``numericText``.
    public var numeric: Int { facts.numeric }

    /// The numeric code with its leading zeros: `036`.
    public var numericText: String {
        let text = String(numeric)
        return String(repeating: "0", count: 3 - text.utf8.count) + text
    }

    /// The English name of the list.
    public var name: String { facts.name }

    /// The decimal places of the minor unit; `nil` for what has none (gold, special drawing rights).
    public var minorUnits: Int? { facts.minorUnits }

    /// Whether the code is no longer in the list; entries from before may still name it.
    public var isWithdrawn: Bool { facts.isWithdrawn }

    /// The alphabetic code.
    public var description: String { code }

    /// In the order of the alphabetic codes.
    public static func < (first: Currency, second: Currency) -> Bool { first.row < second.row }

    /// Every currency of the table, in the order of the codes.
    public static var all: [Currency] { CurrencyTable.rows.indices.map { Currency(row: $0) } }
}
