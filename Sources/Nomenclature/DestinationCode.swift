import TidewaiterPacks

/// The goods code that a standard import declaration of a destination asks for.
///
/// Other messages of the same destination may ask for less: pre-arrival data and the European Union's declaration for
/// low-value consignments are content with six digits.
public struct DestinationCode: Sendable, Hashable {
    /// ISO 3166-1 alpha-2 code, or `EU`.
    public let country: String
    /// Digits that the code itself has.
    public let digits: Int
    /// Further digits that are declared beside it and are often written with it; 0 for none.
    public let statisticalDigits: Int
    /// Every number of digits that can be right, ascending.
    public let accepted: [Int]
    /// What the destination calls the code.
    public let name: String
    /// The law or directory that says so.
    public let authority: String
    /// What is worth knowing beside it; may be empty.
    public let note: String

    var mostDigits: Int { accepted.last ?? digits }

    static func read(_ table: PackTable) -> [String: DestinationCode] {
        var destinations: [String: DestinationCode] = [:]
        for row in table.rows {
            guard let digits = Int(table.text(row, 1)) else { continue }
            let statistical = Int(table.text(row, 2)) ?? 0
            let also = table.text(row, 3).split(separator: " ").compactMap { Int($0) }
            let accepted = Set([digits, digits + statistical] + also).sorted()
            let country = table.text(row, 0)
            destinations[country] = DestinationCode(
                country: country, digits: digits, statisticalDigits: statistical, accepted: accepted,
                name: table.text(row, 4), authority: table.text(row, 5), note: table.text(row, 6))
        }
        return destinations
    }
}

extension Nomenclature {
    /// What a destination asks for, by ISO 3166-1 alpha-2 code or `EU`; `nil` when the pack does not know.
    public func code(for destination: String) -> DestinationCode? { destinations[destination] }

    /// The destinations whose codes are known, in order of their codes.
    public var knownDestinations: [DestinationCode] { destinations.values.sorted { $0.country < $1.country } }
}
