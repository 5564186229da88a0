import TidewaiterPacks
import TidewaiterQuantities

/// Countries of origin: all, some, or all but some.
struct CountryScope: Sendable {
    /// One bit for each pair of letters.
    private var bits: [UInt64] = []
    private var isExcluding = false

    /// `*`, `CN HK`, `@EU`, `!AU CA @EU`; `nil` where a word is neither two letters nor a known group.
    init?(_ text: String, _ groups: CountryGroups, on date: CivilDate) {
        if text == "*" {
            isExcluding = true
            return
        }
        var words = text[...]
        if words.first == "!" {
            isExcluding = true
            words = words.dropFirst()
        }
        var countries: [String] = []
        for word in words.split(separator: " ") {
            if word.first == "@" {
                guard let members = groups.members(of: String(word.dropFirst()), on: date) else { return nil }
                countries += members
            } else {
                countries.append(String(word))
            }
        }
        guard !words.isEmpty else { return nil }
        bits = Array(repeating: 0, count: 11)
        for country in countries {
            guard let number = Self.number(country) else { return nil }
            bits[number >> 6] |= 1 << UInt64(number & 63)
        }
    }

    /// A scope of countries by themselves, which is the same on all days; none where the text is no scope.
    init(naming text: String) {
        self = CountryScope(text, CountryGroups(nil), on: CivilDate(unchecked: 1, 1, 1)) ?? CountryScope()
    }

    private init() {}

    /// Whether goods of every country are in the scope.
    var isAll: Bool { isExcluding && !bits.contains { $0 != 0 } }

    /// Whether goods of a country are in the scope; of an unknown one they may be.
    func mayContain(_ country: String?) -> Bool { country.flatMap(Self.number).map(contains) ?? true }

    /// The number of a country's two letters.
    static func number(_ country: String) -> Int? {
        let view = country.utf8Span
        let letters = view.span
        guard letters.count == 2 else { return nil }
        let (first, second) = (letters[0] &- UInt8(ascii: "A"), letters[1] &- UInt8(ascii: "A"))
        return first < 26 && second < 26 ? 26 &* Int(first) &+ Int(second) : nil
    }

    /// Whether goods of a country, by its number, are in the scope.
    @inline(__always)
    func contains(_ number: Int) -> Bool {
        if bits.isEmpty { return isExcluding }
        return (bits[number &>> 6] &>> UInt64(truncatingIfNeeded: number & 63) & 1 != 0) != isExcluding
    }
}

/// The table `groups` of a pack: groups of countries with the dates of their members.
struct CountryGroups: Sendable {
    private var members: [String: [(country: String, validity: Validity)]] = [:]

    init(_ table: PackTable?) {
        guard let table else { return }
        for row in table.rows {
            members[table.text(row, "group"), default: []].append((table.text(row, "country"), Validity(table, row)))
        }
    }

    /// The members of a group on a date; `nil` where there is no such group.
    func members(of group: String, on date: CivilDate) -> [String]? {
        members[group]?.filter { $0.validity.holds(KnownTime(date: date)) }.map(\.country)
    }

    /// The days on which membership of any group changes.
    var changes: [CivilDate] { members.values.flatMap { $0.flatMap(\.validity.changes) } }
}
