import TidewaiterPacks

/// The goods code that a declaration of one kind asks for in a country.
public struct DestinationCode: Sendable, Hashable {
    /// ISO 3166-1 alpha-2 code, or `EU`.
    public let country: String
    /// The kind of declaration.
    public let declaration: DeclarationKind
    /// The country or union whose tariff has the code, or its beginning; empty where another list has it, as Schedule B
    /// of the United States has codes of exports.
    public let tariff: String
    /// Digits that the code itself has.
    public let digits: Int
    /// Further digits that are declared beside it and are often written with it; 0 for none.
    public let statisticalDigits: Int
    /// Every number of digits that can be right, ascending.
    public let accepted: [Int]
    /// What the country calls the code.
    public let name: String
    /// The law or directory that says so.
    public let authority: String
    /// What is worth knowing beside it; may be empty.
    public let note: String

    var mostDigits: Int { accepted.last ?? digits }

    static func read(_ table: PackTable) -> [String: [DestinationCode]] {
        var destinations: [String: [DestinationCode]] = [:]
        for row in table.rows {
            guard let declaration = DeclarationKind(rawValue: table.text(row, 1)), let digits = Int(table.text(row, 3))
            else { continue }
            let statistical = Int(table.text(row, 4)) ?? 0
            let also = table.text(row, 5).split(separator: " ").compactMap { Int($0) }
            let country = table.text(row, 0)
            destinations[country, default: []].append(
                DestinationCode(
                    country: country, declaration: declaration, tariff: table.text(row, 2), digits: digits,
                    statisticalDigits: statistical, accepted: Set([digits, digits + statistical] + also).sorted(),
                    name: table.text(row, 6), authority: table.text(row, 7), note: table.text(row, 8)))
        }
        return destinations
    }
}

extension Nomenclature {
    /// What a kind of declaration asks for in a country, by ISO 3166-1 alpha-2 code or `EU`; `nil` when the pack does not
    /// know. What a member of a union does not ask for itself, the union does.
    public func code(for country: String, in declaration: DeclarationKind = .import) -> DestinationCode? {
        guard let own = destinations[country] else { return nil }
        if let code = own.first(where: { $0.declaration == declaration }) { return code }
        let union = own.first { $0.declaration == .import }?.tariff ?? ""
        return destinations[union]?.first { $0.declaration == declaration }
    }

    /// The countries of which codes are known, with what each kind of declaration asks for there, in order of their codes.
    public var knownDestinations: [DestinationCode] {
        destinations.sorted { $0.key < $1.key }.flatMap(\.value)
    }
}
