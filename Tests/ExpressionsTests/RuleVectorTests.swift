import Testing
import TidewaiterTestSupport

@testable import TidewaiterExpressions

/// The differential test against the CEL runtime in C++; rule_vectors.py beside this file writes the vectors.
@Suite(
    "Differential test of rules against CEL in C++",
    .enabled(
        if: Vectors.lines("rules.txt") != nil,
        "TIDEWAITER_VECTORS has no rules.txt: `make vectors` needs cel-expr-python"))
struct RuleVectorTests {
    static let schema = Schema([
        Schema.Variable("i", .int), Schema.Variable("j", .int), Schema.Variable("s", .string),
        Schema.Variable("t", .string), Schema.Variable("b", .bool), Schema.Variable("d", .double),
        Schema.Variable("l", .list(.int)), Schema.Variable("m", .map(.string, .int)),
    ])
    /// The same as in the script.
    static let values: [[Value]] = [
        [
            .int(0), .int(-7), .string(""), .string("aéb"), .bool(true), .double(1.5),
            .list([.int(1), .int(2), .int(3)]),
            MapValue.make([.init(key: .string("a"), value: .int(1)), .init(key: .string("b"), value: .int(2))]),
        ],
        [
            .int(.max), .int(2), .string("MSCU1234566"), .string("a"), .bool(false), .double(-0.0), .list([]),
            MapValue.make([]),
        ],
    ]

    @Test("20,000 expressions have the values that they have there, traced or not")
    func same() throws {
        let lines = try #require(Vectors.lines("rules.txt"))
        #expect(lines.count >= 20_000)
        var valued = 0
        for line in lines {
            let text = Vectors.text(line[1])
            let values = Self.values[try #require(Int(line[0]))]
            var evaluation = Evaluation(values)
            guard let expression = try? Expression(text, Self.schema) else {
                #expect(line[2] == "error", "\(text)")
                continue
            }
            let value = expression.evaluate(&evaluation)
            if line[2] != "error" { valued += 1 }
            #expect(Self.written(value) == line[2], "\(text) with values \(line[0]): \(value.written)")
            #expect(Self.written(expression.traced().evaluate(&evaluation).value) == line[2], "\(text) traced")
        }
        #expect(valued > 8000, "expressions that have a value")
    }

    static func written(_ value: Value) -> String {
        switch value {
        case .bool(let flag): flag ? "true" : "false"
        case .int(let number): "i\(number)"
        case .uint(let number): "u\(number)"
        case .double(let number):
            number.isNaN
                ? "dnan"
                : "d" + Vectors.hex((0..<8).map { UInt8(truncatingIfNeeded: number.bitPattern >> (56 - 8 * $0)) })
        case .string(let text): "s" + Vectors.hex(text.utf8)
        case .list(let values): "[" + values.map(written).joined(separator: ",") + "]"
        case .fault: "error"
        default: "?" + value.typeName
        }
    }
}

/// What the scripts beside the tests wrote.
enum Vectors {
    /// The fields of each line; nil when the file was not made.
    static func lines(_ name: String) -> [[String]]? {
        guard let folder = Files.vectors, let bytes = Files.read("\(folder)/\(name)") else { return nil }
        return bytes.split(separator: 0x0A).map { line in
            line.split(separator: 0x09, omittingEmptySubsequences: false).map { String(decoding: $0, as: UTF8.self) }
        }
    }

    static func text(_ hex: String) -> String {
        let digits = Array(hex.utf8)
        let bytes = stride(from: 0, to: digits.count, by: 2).map { index in
            UInt8(
                truncatingIfNeeded: (Lexer.hexDigit(digits[index]) ?? 0) << 4 | (Lexer.hexDigit(digits[index + 1]) ?? 0)
            )
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    static func hex(_ bytes: [UInt8]) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
