/// A type of package by its two-character code of UNECE Recommendation 21.
public struct PackageType: Sendable, Hashable {
    /// The code's place in the table of all possible codes.
    private let slot: UInt16

    /// The type with this code, in upper case.
    public init?(_ code: String) {
        var bytes = code.utf8.makeIterator()
        guard let first = bytes.next(), let second = bytes.next(), bytes.next() == nil else { return nil }
        self.init(first, second)
    }

    /// The same for two bytes of upper-case ASCII.
    package init?(_ first: UInt8, _ second: UInt8) {
        guard let slot = Self.slot(first, second), !Self.labels[slot].isEmpty else { return nil }
        self.slot = UInt16(slot)
    }

    /// The code.
    public var code: String { [Self.character(Int(slot) / 36), Self.character(Int(slot) % 36)].text }

    /// A short label in English.
    public var label: String { Self.labels[Int(slot)] }

    /// Whether the goods are in bulk, so that packages cannot be counted.
    public var isBulk: Bool { code.utf8.first == UInt8(ascii: "V") && Self.bulk.contains(code) }

    /// Whether the goods are not packed; a count is then one of pieces.
    public var isUnpacked: Bool { ["NE", "NF", "NG"].contains(code) }

    /// Every type in the order of the codes.
    public static var all: [PackageType] {
        labels.indices.filter { !labels[$0].isEmpty }.map { PackageType(slot: UInt16($0)) }
    }

    private init(slot: UInt16) { self.slot = slot }

    private static let bulk: Set<String> = ["VG", "VL", "VO", "VQ", "VR", "VS", "VY"]

    private static func slot(_ first: UInt8, _ second: UInt8) -> Int? {
        guard let high = number(first), let low = number(second) else { return nil }
        return high * 36 + low
    }

    private static func number(_ byte: UInt8) -> Int? {
        byte.isDigit ? byte.digit : byte.isLetter ? byte.letter + 10 : nil
    }

    private static func character(_ number: Int) -> UInt8 {
        UInt8(truncatingIfNeeded: number < 10 ? 48 + number : 55 + number)
    }

    /// Label by slot (first character * 36 + second), empty where no code is.
    private static let labels: [String] = {
        var labels = [String](repeating: "", count: 36 * 36)
        for line in table.split(separator: "\n") {
            let bytes = line.utf8.prefix(2)
            guard let first = bytes.first, let second = bytes.last, let slot = slot(first, second) else { continue }
            labels[slot] = String(line.dropFirst(3))
        }
        return labels
    }()
}
