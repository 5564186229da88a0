import TidewaiterPacks
import TidewaiterQuantities

/// The table `preference` of a pack: symbols of preferential rates, and the countries whose goods they are for.
struct Preferences: Sendable {
    struct Entitlement: Sendable {
        let country: String
        let validity: Validity
        /// Whether goods so claimed are exempt from the merchandise processing fee.
        let isFeeExempt: Bool
        let title: String
        let authority: String
    }

    private var entitlements: [String: [Entitlement]] = [:]

    init(_ table: PackTable?) {
        guard let table else { return }
        for row in table.rows {
            entitlements[table.text(row, "symbol"), default: []].append(
                Entitlement(
                    country: table.text(row, "country"), validity: Validity(table, row),
                    isFeeExempt: table.cell(row, "mpf_exempt") == "yes", title: table.text(row, "title"),
                    authority: table.text(row, "authority")))
        }
    }

    /// Whether there is such a table.
    var isEmpty: Bool { entitlements.isEmpty }

    /// Whether a symbol is one at all.
    func isSymbol(_ symbol: String) -> Bool { entitlements[symbol] != nil }

    /// All symbols, in order.
    var symbols: [String] { entitlements.keys.sorted() }

    /// What entitles goods of a country, which may be any that pays column 1 (`*`), to the rates of a symbol on a day;
    /// `nil` where nothing does.
    func entitlement(_ symbol: String, _ country: String, _ time: KnownTime) -> Entitlement? {
        entitlements[symbol]?.first { ($0.country == country || $0.country == "*") && $0.validity.holds(time) }
    }

    /// The countries whose goods have the rates of a symbol on a day.
    func countries(_ symbol: String, _ time: KnownTime) -> [String] {
        (entitlements[symbol] ?? []).filter { $0.validity.holds(time) }.map(\.country)
    }
}

/// The cell of special rates of a tariff line: ` | ` between groups, each a rate and the symbols it is for,
/// `free: A+ AU BH | 3.2%: JP`; `?` where the printed text is needed.
struct SpecialRates {
    struct Group {
        let rate: String
        let symbols: [Substring]
    }

    let groups: [Group]

    init(_ cell: String) {
        var groups: [Group] = []
        var rest = cell[...]
        while !rest.isEmpty {
            let end = rest.firstRange(of: " | ")
            let group = end.map { rest[..<$0.lowerBound] } ?? rest
            rest = end.map { rest[$0.upperBound...] } ?? ""
            guard let colon = group.firstIndex(of: ":"), let symbols = Self.symbols(group, after: colon) else {
                continue
            }
            groups.append(Group(rate: String(group[..<symbols.colon]), symbols: symbols.list))
        }
        self.groups = groups
    }

    /// The symbols behind the last `: `, which a unit's qualifier may stand before.
    private static func symbols(
        _ group: Substring, after first: Substring.Index
    ) -> (colon: Substring.Index, list: [Substring])? {
        var colon = first
        while let next = group[group.index(after: colon)...].firstIndex(of: ":") { colon = next }
        let list = group[group.index(after: colon)...].split(separator: " ")
        return list.isEmpty ? nil : (colon, list)
    }

    /// The rate for a symbol, in the notation of packs.
    func rate(for symbol: String) -> String? { groups.first { $0.symbols.contains(symbol[...]) }?.rate }
}
