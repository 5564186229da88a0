import TidewaiterPacks
import TidewaiterQuantities

/// The table `preference` of a pack: symbols of preferential rates, and the countries whose goods they are for.
struct Preferences: Sendable {
    struct Entitlement: Sendable {
        let symbol: String
        let country: String
        let validity: Validity
        /// Whether goods so claimed are exempt from the merchandise processing fee.
        let isFeeExempt: Bool
        let title: String
        let authority: String
    }

    /// What entitles goods of one country to rates, in the order of the table: keys of the symbols, and which rows.
    struct Entitled {
        fileprivate(set) var keys: [UInt64] = []
        fileprivate(set) var rows: [Int] = []
    }

    private(set) var entitlements: [Entitlement] = []
    private var rows: [String: [Int]] = [:]
    /// By country, with those for goods of any that pays column 1.
    private var byCountry: [String: Entitled] = [:]
    private var general = Entitled()

    /// Stands for all countries that pay column 1.
    private static let anyCountry = "*"

    init(_ table: PackTable?) {
        guard let table else { return }
        let columns = Validity.Columns(table)
        for row in table.rows {
            let entitlement = Entitlement(
                symbol: table.text(row, "symbol"), country: table.text(row, "country"),
                validity: Validity(columns, row), isFeeExempt: table.cell(row, "mpf_exempt") == "yes",
                title: table.text(row, "title"), authority: table.text(row, "authority"))
            let key = Self.key(of: entitlement.symbol.utf8.span)
            func add(to entitled: inout Entitled) {
                entitled.keys.append(key)
                entitled.rows.append(entitlements.count)
            }
            if entitlement.country == Self.anyCountry {
                for country in byCountry.keys { add(to: &byCountry[country, default: general]) }
                add(to: &general)
            } else {
                add(to: &byCountry[entitlement.country, default: general])
            }
            rows[entitlement.symbol, default: []].append(entitlements.count)
            entitlements.append(entitlement)
        }
    }

    /// A number that equal symbols have in common.
    @inline(__always)
    static func key(of symbol: Span<UInt8>) -> UInt64 {
        var key: UInt64 = 0
        for index in symbol.indices { key = key &* 257 &+ UInt64(symbol[index]) }
        return key
    }

    /// Whether there is such a table.
    var isEmpty: Bool { entitlements.isEmpty }

    /// Whether a symbol is one at all.
    func isSymbol(_ symbol: String) -> Bool { rows[symbol] != nil }

    /// All symbols, in order.
    var symbols: [String] { rows.keys.sorted() }

    /// What entitles goods of a country to rates of any symbol, on whatever days.
    func entitled(_ country: String) -> Entitled { byCountry[country] ?? general }

    /// What entitles goods of a country, which may be any that pays column 1 (`*`), to the rates of a symbol on a day;
    /// `nil` where nothing does.
    func entitlement(_ symbol: String, _ country: String, _ time: KnownTime) -> Entitlement? {
        entitlement(symbol.utf8.span, Self.key(of: symbol.utf8.span), entitled(country), time).map { entitlements[$0] }
    }

    /// The same by the bytes and the key of a symbol: its row.
    func entitlement(_ symbol: Span<UInt8>, _ key: UInt64, _ entitled: Entitled, _ time: KnownTime) -> Int? {
        for (index, other) in entitled.keys.enumerated() where other == key {
            let row = entitled.rows[index]
            if entitlements[row].validity.holds(time), Self.isSame(entitlements[row].symbol, symbol) { return row }
        }
        return nil
    }

    private static func isSame(_ symbol: String, _ bytes: Span<UInt8>) -> Bool {
        let other = symbol.utf8.span
        guard other.count == bytes.count else { return false }
        for index in bytes.indices where bytes[index] != other[index] { return false }
        return true
    }

    /// The countries whose goods have the rates of a symbol on a day.
    func countries(_ symbol: String, _ time: KnownTime) -> [String] {
        (rows[symbol] ?? []).map { entitlements[$0] }.filter { $0.validity.holds(time) }.map(\.country)
    }
}
