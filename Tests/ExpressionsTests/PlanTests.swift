import Testing

@testable import TidewaiterExpressions

@Suite struct PlanTests {
    private let schema = Schema([Schema.Variable("x", .dyn), Schema.Variable("s", .string)])

    private func value(_ text: String, _ x: Value?, _ s: String? = "") throws -> String {
        try Expression(text, schema).evaluate([x, s.map { .string($0) }]).written
    }

    @Test(
        "A list that is hashed has the elements that the same list unhashed has",
        arguments: [Value.int(3), .uint(3), .double(3), .double(3.5), .string("3"), .null, .bool(true), .int(9)])
    func membership(_ x: Value) throws {
        let hashed = try value("x in [1, 2, 3, 4, 5, '6', true]", x)
        let plain = try value("x in [1, 2] || x in [3, 4] || x in [5, '6'] || x in [true]", x)
        #expect(hashed == plain)
    }

    @Test("A variable without a value is a fault that names it, and only where it is asked for")
    func missing() throws {
        #expect(try value("s == 'a' || x == 1", nil, nil).contains("'s' has no value"))
        #expect(try value("x == 1 || s == 'a'", .int(1), nil) == "true")
        #expect(try value("false ? s : 'b'", .int(1), nil) == "\"b\"")
    }

    @Test("A fault says where it arose")
    func places() throws {
        let fault = try Expression("1 +\n 2 / x", schema).evaluate([.int(0), .string("")]).fault
        #expect(fault?.code == .divisionByZero)
        #expect(fault?.offset == 7)
    }

    @Test("A host's function is called with values, at each evaluation")
    func host() throws {
        var schema = self.schema
        let overload = try #require(Overload("(string) -> bool", isMember: true))
        schema.declare("isKnown", [overload]) { values in
            guard case .string(let text)? = values.first else { return .null }
            return .bool(text.string == "DE")
        }
        let expression = try Expression("s.isKnown() && 'DE'.isKnown()", schema)
        #expect(expression.evaluate([nil, .string("DE")]).written == "true")
        #expect(expression.evaluate([nil, .string("XX")]).written == "false")
    }

    @Test(
        "Texts are found, cut and replaced by code points",
        arguments: [
            ("'🐱é'.size()", "2"), ("'aXbXc'.replace('X', '', 1)", "\"abXc\""), ("'ab'.replace('', '-')", "\"-a-b-\""),
            ("'é🐱x'.split('')", "[\"é\", \"🐱\", \"x\"]"), ("'aaa'.lastIndexOf('aa')", "1"),
            ("'ab'.lastIndexOf('b', 1)", "1"),
            ("'%.2e|%5d'.format([0.0, 1])", ""), ("'%.2f'.format([0.005])", "\"0.01\""),
            ("'%.1e'.format([9.96])", "\"1.0e+01\""),
        ])
    func texts(_ text: String, _ expected: String) throws {
        let result = try Expression(text, schema).evaluate([nil, nil])
        #expect(expected.isEmpty ? result.isFault : result.written == expected)
    }
}
