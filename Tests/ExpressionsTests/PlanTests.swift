import Synchronization
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

    @Test(
        "Parts that are worked out once have the value that they have when worked out again",
        arguments: [
            "[1, 2, 3].map(a, [4, 5].map(b, b * 2).sum() + a)", "[s, 'a'].filter(a, [s, 'b'].exists(b, b == a)).size()",
            "[1, 2].map(i, [3].map(j, i + j)) == [1, 2].map(i, [3].map(j, i + j))",
            "cel.bind(y, 2, [1].map(i, [1].map(j, j + y).sum())) + cel.bind(y, 3, [1].map(i, [1].map(j, j + y).sum())).size()",
            "[1].exists(i, [0].map(j, 1 / j).sum() > 0 || i == 1)",
            "s.matches('^a') || s.matches('^a') || s.matches('^b')",
            "[1u].map(i, {1: s}.size()) == [1].map(i, {1: s}.size())", "[x, 2].map(x, [x].map(y, x + y).sum())",
        ])
    func sharing(_ text: String) throws {
        let expression = try Expression(text, schema, isChecked: false)
        var evaluation = Evaluation([.int(7), .string("b")])
        let traced = expression.traced().evaluate(&evaluation).value.written
        for _ in 0..<2 { #expect(expression.evaluate(&evaluation).written == traced) }
        evaluation.variables = [.int(8), .string("a")]
        #expect(expression.evaluate(&evaluation).written == expression.traced().evaluate(&evaluation).value.written)
    }

    @Test("What is the same in each turn of a macro is worked out once, and what is impure each time")
    func once() throws {
        let calls = Calls()
        var schema = self.schema
        let overload = try #require(Overload("(string) -> int", isMember: true))
        schema.declare("pure", [overload], isPure: true) { _ in calls.count() }
        schema.declare("impure", [overload], body: { _ in calls.count() })
        _ = try Expression("[1, 2, 3].map(i, i + s.pure()) + [s.pure()]", schema).evaluate([nil, .string("a")])
        #expect(calls.number == 1)
        _ = try Expression("[1, 2, 3].map(i, i + s.impure()) + [s.impure()]", schema).evaluate([nil, .string("a")])
        #expect(calls.number == 5)
        _ = try Expression("'a'.pure() + 'a'.pure()", schema)
        #expect(calls.number == 7, "of constants it is called when the expression is compiled")
    }

    final class Calls: Sendable {
        private let counter = Mutex(0)
        var number: Int { counter.withLock { $0 } }
        func count() -> Value {
            counter.withLock { $0 += 1 }
            return .int(1)
        }
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
