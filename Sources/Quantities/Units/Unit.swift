/// A unit of measure: a UN/ECE Recommendation 20 code, and where a tariff counts something other than the goods as
/// they are, a qualifier behind a colon (`KGM:copper-content`, `TNE:air-dry`).
public struct Unit: Sendable, Hashable, CustomStringConvertible {
    /// What a unit measures; only units of one dimension convert into each other.
    public enum Dimension: String, Sendable, Hashable, CaseIterable {
        /// Base kilogram.
        case mass
        /// Base metre.
        case length
        /// Base square metre.
        case area
        /// Base cubic metre.
        case volume
        /// Base one piece.
        case count
        /// Base joule.
        case energy
        /// Base watt.
        case power
        /// Base becquerel.
        case radioactivity
        /// Base second.
        case time
        /// Base hertz.
        case frequency
        /// Base pascal.
        case pressure
        /// Base proof litre. Not convertible into litres of pure alcohol, which are measured at another temperature.
        case proofSpirit
        /// Base one international unit of activity.
        case internationalUnits
        /// Base one pack, of unknown content.
        case packs
        /// Base board foot; nominal sizes, therefore not convertible into volume.
        case boardMeasure
        /// Convertible into nothing but itself.
        case none
    }

    /// Where the code stands in Recommendation 20.
    public enum Status: String, Sendable, Hashable {
        /// In the current list.
        case current
        /// In the list, marked as deprecated.
        case deprecated
        /// In the list, marked as removed.
        case removed
        /// Not in the current list, but in use in messages and customs systems.
        case other
    }

    /// Where the table has it.
    package let row: UInt8
    /// What is measured where it is not the goods as they are: `copper-content`.
    public let qualifier: String?

    private init(row: Int, qualifier: String?) {
        self.row = UInt8(truncatingIfNeeded: row)
        self.qualifier = qualifier
    }

    /// The unit without qualifier of a row that the table has, see ``row``.
    package init(row: UInt8) {
        self.row = row
        self.qualifier = nil
    }

    private var facts: UnitTable.Row { UnitTable.rows[Int(row)] }

    private static let keys = UnitTable.rows.map { ShortCode($0.code)?.packed ?? 0 }

    /// The unit of a code in capitals, with or without a qualifier: `KGM`, `KGM:drained`.
    ///
    /// A qualifier is of lower-case letters, digits and hyphens.
    public init(_ code: String) throws(QuantityError) {
        // Hardly any has a qualifier.
        if let row = ShortCode(code)?.index(in: Self.keys) {
            self.init(row: row, qualifier: nil)
            return
        }
        guard let colon = code.utf8.firstIndex(of: UInt8(ascii: ":")),
            let row = ShortCode(String(code[..<colon]))?.index(in: Self.keys)
        else { throw .unknownUnit(code) }
        let qualifier = code[colon...].dropFirst()
        guard !qualifier.isEmpty, qualifier.utf8.allSatisfy(Self.isQualifier) else { throw .unknownUnit(code) }
        self.init(row: row, qualifier: String(qualifier))
    }

    private static func isQualifier(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): true
        default: false
        }
    }

    /// The code without the qualifier: `KGM`.
    public var commonCode: String { facts.code }

    /// The code with the qualifier, as ``init(_:)`` reads it.
    public var code: String {
        guard let qualifier else { return commonCode }
        return "\(commonCode):\(qualifier)"
    }

    /// The English name of the list.
    public var name: String { facts.name }

    /// What the unit measures.
    public var dimension: Dimension { facts.dimension }

    /// How many base units of the dimension make one of this unit, exactly.
    public var factor: Decimal { facts.factor }

    /// Where the code stands in Recommendation 20.
    public var status: Status { facts.status }

    /// The code with the qualifier.
    public var description: String { code }

    /// Whether quantities in this unit can be stated in `other`: one dimension, one qualifier.
    public func converts(to other: Unit) -> Bool {
        self == other || (dimension == other.dimension && dimension != .none && qualifier == other.qualifier)
    }

    /// Every unit of the table, in the byte order of the codes.
    public static var all: [Unit] { UnitTable.rows.indices.map { Unit(row: $0, qualifier: nil) } }
}
