import Testing

@testable import TidewaiterExpressions

@Suite struct TraceTests {
    private func traced(_ text: String) throws -> TracedExpression {
        try Expression.compile(text, schema: Customs.schema).traced()
    }

    private func lines(_ text: String, _ customs: Customs) throws -> [String] {
        let traced = try traced(text)
        var evaluation = customs.evaluation
        let (_, trace) = traced.evaluate(&evaluation)
        return trace.entries.map { "\(traced.parts[$0.part]?.text ?? "?") = \($0.value.written)" }
    }

    @Test("A trace has each part that was evaluated with its text and value, outer parts first")
    func parts() throws {
        let customs = Customs([["code": .string("01")]])
        let lines = try lines("has(item.origin) || (item.code + '!').size() == 3", customs)
        #expect(
            lines == [
                "has(item.origin) || (item.code + '!').size() == 3 = true", "has(item.origin) = false",
                "item = object 0",
                "(item.code + '!').size() == 3 = true", "(item.code + '!').size() = 3", "(item.code + '!') = \"01!\"",
                "item.code = \"01\"", "item = object 0", "'!' = \"!\"", "3 = 3",
            ])
    }

    @Test("What is not needed is not there, and a macro's body is there once a turn")
    func turns() throws {
        let customs = Customs([["code": .string("1")], ["code": .string("2")], ["code": .string("3")]])
        let lines = try lines("bill.items.exists(i, i.code == '2') || item.origin == ''", customs)
        #expect(lines.filter { $0.hasPrefix("i.code == '2'") } == ["i.code == '2' = false", "i.code == '2' = true"])
        #expect(!lines.contains { $0.hasPrefix("item.origin") })
    }

    @Test("A traced expression has the value of the untraced one", arguments: TraceTests.samples)
    func same(_ text: String) throws {
        let customs = Customs([["code": .string("1")], ["origin": .string("CN")]])
        let expression = try Expression(text, Customs.schema)
        var evaluation = customs.evaluation
        let plain = expression.evaluate(&evaluation)
        #expect(expression.traced().evaluate(&evaluation).value.written == plain.written)
        #expect(expression.evaluate(&evaluation).written == plain.written)
    }

    static let samples = [
        "1 + 2 == 3", "item.code in ['1', '2', '3', '4', '5', '6']", "item.origin == ''", "math.greatest([1, 2]) == 2",
        "bill.items.map(i, i.?origin.orValue('-'))", "cel.bind(x, item.code, x + x)", "item.code.matches('^[0-9]$')",
        "{'a': 1}.a + [1, 2][1]", "item.?origin.optMap(o, o + '!').orValue('none')", "1 / 0 == 1 || true",
    ]

    @Test("A long trace is cut and says so")
    func cut() throws {
        let traced = try traced("bill.items.all(i, i.code == '')")
        var evaluation = Customs([[String: Value]](repeating: ["code": .string("")], count: 100)).evaluation
        let (value, trace) = traced.evaluate(&evaluation, most: 50)
        #expect(value.written == "true")
        #expect(trace.entries.count == 50)
        #expect(trace.leftOut > 300)
    }

    @Test("Coverage tells which conditions were not decided both ways")
    func coverage() throws {
        let traced = try traced("has(item.origin) && item.origin in ['CN', 'RU']")
        var coverage = ConditionCoverage(traced)
        func add(_ item: [String: Value]) {
            var evaluation = Customs([item]).evaluation
            coverage.add(traced.evaluate(&evaluation).trace)
        }
        #expect(coverage.count == (seen: 0, all: 6))
        add(["origin": .string("CN")])
        #expect(
            coverage.open.map(\.part.text) == [
                traced.parts.compactMap { $0 }.last?.text, "has(item.origin)", "item.origin in ['CN', 'RU']",
            ])
        #expect(coverage.open.allSatisfy { $0.missing == .fails })
        add([:])
        #expect(coverage.open.map(\.part.text) == ["item.origin in ['CN', 'RU']"])
        add(["origin": .string("DE")])
        #expect(coverage.open.isEmpty)
        #expect(coverage.count == (seen: 6, all: 6))
    }
}
