import TidewaiterPacks
import TidewaiterQuantities

/// The cell of special rates of a tariff line: ` | ` between groups, each a rate and the symbols it is for,
/// `free: A+ AU BH | 3.2%: JP`; `?` where the printed text is needed. It is read where it stands.
struct SpecialRateCell {
    /// A special rate, and what entitles goods to it.
    struct Claim: Sendable {
        let rate: Rate
        let entitlement: Preferences.Entitlement
        /// How it is claimed, where that was put into words already.
        private(set) var known: OfferTerms?

        init(_ rate: Rate, _ entitlement: Preferences.Entitlement) {
            self.rate = rate
            self.entitlement = entitlement
        }

        /// The same, to be offered many times.
        var kept: Claim {
            var claim = self
            claim.known = terms(isWritten: true)
            return claim
        }

        /// How it is claimed, in words.
        var terms: OfferTerms { known ?? terms(isWritten: false) }

        private func terms(isWritten: Bool) -> OfferTerms {
            let symbol = entitlement.symbol
            return OfferTerms(
                "special_\(symbol)",
                "Goods that qualify under \(entitlement.title) have the rate \(rate.text). It is claimed by stating the "
                    + "preference \(symbol).", authority: entitlement.authority, isWritten: isWritten)
        }
    }

    private let cell: PackCell

    init(_ cell: PackCell) { self.cell = cell }

    /// The rates that goods of a country have at a time, in the order of the cell; those that cannot be reckoned are
    /// left out.
    func claims(_ country: String, _ preferences: Preferences, at time: KnownTime) -> [Claim] {
        if cell.isEmpty { return [] }
        let entitled = preferences.entitled(country)
        if entitled.keys.isEmpty { return [] }
        return cell.withBytes { bytes in
            var claims: [Claim] = []
            Self.eachSymbol(in: bytes) { rate, symbol in
                let named = bytes.extracting(symbol)
                guard let row = preferences.entitlement(named, Preferences.key(of: named), entitled, time) else {
                    return true
                }
                let text = bytes.extracting(rate)
                if let components = try? RateExpression.parse(text), !components.isEmpty {
                    let rate = Rate(text: Self.text(text), components: components)
                    claims.append(Claim(rate, preferences.entitlements[row]))
                }
                return true
            }
            return claims
        }
    }

    /// The rate for a symbol, in the notation of packs.
    func rate(for wanted: String) -> String? {
        cell.withBytes { bytes in
            var found: String?
            Self.eachSymbol(in: bytes) { rate, symbol in
                guard Self.isSame(wanted, bytes.extracting(symbol)) else { return true }
                found = Self.text(bytes.extracting(rate))
                return false
            }
            return found
        }
    }

    /// Hands out each symbol with the rate of its group, until `body` wants no more.
    private static func eachSymbol(in bytes: Span<UInt8>, _ body: (Range<Int>, Range<Int>) -> Bool) {
        var start = 0
        while start < bytes.count {
            // The symbols stand behind the last colon: a unit's qualifier may have one before it.
            var colon = -1
            var end = start
            while end < bytes.count, !isBar(bytes, end) {
                if bytes[end] == UInt8(ascii: ":") { colon = end }
                end += 1
            }
            var index = colon + 1
            while colon >= 0, index < end {
                let first = index
                while index < end, bytes[index] != UInt8(ascii: " ") { index += 1 }
                if index > first, !body(start..<colon, first..<index) { return }
                index += 1
            }
            start = end + 3
        }
    }

    /// Whether ` | ` stands at an offset.
    private static func isBar(_ bytes: Span<UInt8>, _ index: Int) -> Bool {
        bytes[index] == UInt8(ascii: " ") && index + 2 < bytes.count && bytes[index + 1] == UInt8(ascii: "|")
            && bytes[index + 2] == UInt8(ascii: " ")
    }

    private static func isSame(_ symbol: String, _ bytes: Span<UInt8>) -> Bool {
        let view = symbol.utf8Span
        let other = view.span
        guard other.count == bytes.count else { return false }
        for index in bytes.indices where bytes[index] != other[index] { return false }
        return true
    }

    private static func text(_ bytes: Span<UInt8>) -> String {
        guard let checked = try? UTF8Span(validating: bytes) else { return "" }
        return String(copying: checked)
    }
}
