import TidewaiterPacks
public import TidewaiterQuantities

/// A code of a jurisdiction's own tariff below a code of the Harmonized System.
public struct NationalLine: Sendable, Hashable {
    /// Its digits.
    public let code: String
    /// Whether a declaration can use it: it has no subdivisions.
    public let isDeclarable: Bool
    /// Units of quantity the tariff asks, as codes of UN/ECE Recommendation 20; empty where it asks or says none.
    public let units: [String]
}

extension NationalTree {
    /// The codes below a chapter, heading, subheading or line on a date, in order, with the code itself where it is a
    /// line; at most so many. Found by their digits: a tariff need not have rows for headings or for lines that are
    /// subdivided.
    public func lines(below code: String, on date: CivilDate, most: Int = 500) -> [NationalLine] {
        var codes: Set<String> = []
        for table in tables {
            codes.formUnion(self.codes(below: code, on: date, in: table, most: most))
            if table.row(key: code, on: date) != nil { codes.insert(code) }
        }
        return codes.sorted().prefix(max(0, most)).map {
            NationalLine(code: $0, isDeclarable: has($0, on: date), units: units(of: $0, on: date) ?? [])
        }
    }
}
