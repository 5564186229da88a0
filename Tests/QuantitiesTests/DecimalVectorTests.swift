import Testing
import TidewaiterTestSupport

@testable import TidewaiterQuantities

/// The differential test against Python's decimal; decimal_vectors.py beside this file writes the vectors.
@Suite struct DecimalVectorTests {
    private static let path = Files.vectors.map { $0 + "/decimal.txt" }

    @Test(
        "Every operation gives what Python's decimal gives",
        .enabled(if: path != nil, "TIDEWAITER_VECTORS names no directory; `make test` writes the vectors and sets it"))
    func vectors() throws {
        let path = try #require(Self.path)
        let bytes = try #require(Files.read(path), "cannot read \(path); run decimal_vectors.py \(path)")
        var wrong: [String] = []
        var count = 0
        for line in bytes.split(separator: UInt8(ascii: "\n")) {
            let fields = line.split(separator: UInt8(ascii: " ")).map { String(decoding: $0, as: UTF8.self) }
            let result = outcome(of: fields)
            count += 1
            if result != fields.last, wrong.count < 20 { wrong.append("\(fields) but \(result)") }
        }
        #expect(count >= 100_000)
        #expect(wrong.isEmpty, "\(wrong.joined(separator: "\n"))")
    }

    private func outcome(of fields: [String]) -> String {
        do {
            return try result(of: fields)
        } catch QuantityError.overflow {
            return "overflow"
        } catch QuantityError.divisionByZero {
            return "zero"
        } catch QuantityError.syntax(let offset) {
            return "syntax@\(offset)"
        } catch {
            return "\(error)"
        }
    }

    private func result(of fields: [String]) throws -> String {
        guard fields.count > 2 else { return "malformed vector" }
        if fields[0] == "exponent" { return try Decimal(parsingExponent: fields[1]).description }
        let first = try Decimal(fields[1])
        switch fields[0] {
        case "parse": return first.description
        case "add": return try first.adding(Decimal(fields[2])).description
        case "sub": return try first.subtracting(Decimal(fields[2])).description
        case "mul": return try first.multiplied(by: Decimal(fields[2])).description
        case "div":
            return try first.divided(by: Decimal(fields[2]), scale: number(fields[3]), rounding: mode(fields[4]))
                .description
        case "cmp": return try comparison(first, Decimal(fields[2]))
        case "places": return try first.rounded(toPlaces: number(fields[2]), mode(fields[3])).description
        case "fixed": return try first.fixed(places: number(fields[2]), mode(fields[3])).description
        case "multiple": return try first.rounded(toMultipleOf: Decimal(fields[2]), mode(fields[3])).description
        case "normal": return first.normalized.description
        default: return "unknown operation"
        }
    }

    /// The order as text, after checking that every operator and the hash agree with it.
    private func comparison(_ first: Decimal, _ second: Decimal) throws -> String {
        let order = first.compared(to: second)
        #expect((first < second) == (order < 0) && (first == second) == (order == 0) && (first > second) == (order > 0))
        #expect(second.compared(to: first) == -order)
        if order == 0 { #expect(first.hashValue == second.hashValue) }
        return "\(order)"
    }

    private func number(_ text: String) throws -> Int { try #require(Int(text)) }
    private func mode(_ text: String) throws -> RoundingMode { try #require(RoundingMode(rawValue: text)) }
}
