import Testing
import TidewaiterTestSupport

@testable import TidewaiterQuantities

/// The unit table beside the published list of Recommendation 20.
@Suite struct UnitReferenceTests {
    private static let path = Files.reference.map { $0 + "/reference/codes/unece_rec20_units.csv" }

    @Test(
        "Names and sizes agree with Recommendation 20, as far as its rounded factors go",
        .enabled(if: path != nil, "TIDEWAITER_REFERENCE names no directory with the published code lists"))
    func published() throws {
        let path = try #require(Self.path)
        let bytes = try #require(Files.read(path), "cannot read \(path)")
        var compared = 0
        var published: [String: [String]] = [:]
        for row in records(bytes) where row.count == 7 { published[row[1]] = row }
        for unit in Unit.all where unit.status != .other {
            let row = try #require(published[unit.code], "\(unit) is not in the list")
            #expect(row[2].split(whereSeparator: \.isWhitespace).joined(separator: " ") == unit.name)
            #expect((row[0] == "D") == (unit.status == .deprecated), "\(unit)")
            guard let base = Self.bases[unit.dimension], let size = size(row[6], base: base) else { continue }
            // The list has 10⁻³ for the troy ounce of 31.1 g, a misprint.
            if unit.code == "APZ" { continue }
            let difference = try unit.factor.subtracting(size).magnitude
            let allowed = try unit.factor.multiplied(by: Decimal("0.000001")).magnitude
            #expect(difference <= allowed, "\(unit): \(unit.factor), published \(row[6])")
            compared += 1
        }
        #expect(compared > 90)
    }

    private static let bases: [Unit.Dimension: String] = [
        .mass: "kg", .length: "m", .area: "m²", .volume: "m³", .energy: "J", .power: "W", .radioactivity: "Bq",
        .time: "s", .frequency: "Hz", .pressure: "Pa", .count: "",
    ]

    /// Reads `2,834 952 x 10⁻² kg`; `nil` for another base or none.
    private func size(_ text: String, base: String) -> Decimal? {
        let compact = text.filter { !$0.isWhitespace }
        guard !compact.isEmpty, compact.hasSuffix(base) else { return nil }
        var mantissa = ""
        var exponent = ""
        var parts = compact.dropLast(base.count).split(separator: "x", omittingEmptySubsequences: false)
        if let power = parts.last, power.hasPrefix("10"), let superscript = superscript(power.dropFirst(2)) {
            exponent = superscript
            parts.removeLast()
        }
        mantissa = parts.first.map { $0.replacing(",") } ?? "1"
        if mantissa.isEmpty { mantissa = "1" }
        return try? Decimal(parsingExponent: exponent.isEmpty ? mantissa : "\(mantissa)e\(exponent)")
    }

    /// `-2` for `⁻²`; `nil` where there is none.
    private func superscript(_ text: Substring) -> String? {
        let digits: [Character: Character] = [
            "⁻": "-", "⁰": "0", "¹": "1", "²": "2", "³": "3", "⁴": "4", "⁵": "5", "⁶": "6", "⁷": "7", "⁸": "8",
            "⁹": "9",
        ]
        let plain = text.compactMap { digits[$0] }
        return plain.isEmpty || plain.count != text.count ? nil : String(plain)
    }

    /// The records of a comma-separated file with quoted fields.
    private func records(_ bytes: [UInt8]) -> [[String]] {
        var records: [[String]] = []
        var record: [String] = []
        var field: [UInt8] = []
        var quoted = false
        for byte in bytes where byte != UInt8(ascii: "\r") {
            switch byte {
            case UInt8(ascii: "\""): quoted.toggle()
            case UInt8(ascii: ",") where !quoted, UInt8(ascii: "\n") where !quoted:
                record.append(String(decoding: field, as: UTF8.self))
                field.removeAll()
                if byte == UInt8(ascii: "\n") {
                    records.append(record)
                    record.removeAll()
                }
            default: field.append(byte)
            }
        }
        return records
    }
}

extension Substring {
    /// The text with a decimal comma as a point.
    fileprivate func replacing(_ comma: Character) -> String { String(map { $0 == comma ? "." : $0 }) }
}
