import Testing
import TidewaiterDocuments

@testable import TidewaiterExpressions

@Suite struct LimitTests {
    private func fault(_ text: String, _ schema: Schema = Schema(), _ values: [Value?] = []) throws -> Fault.Code? {
        try Expression(text, schema).evaluate(values).fault?.code
    }

    @Test("A text doubled 24 times stops at the limit of bytes")
    func doubling() throws {
        var text = "s"
        for index in 0..<24 { text = "cel.bind(s\(index), \(text), s\(index) + s\(index))" }
        let schema = Schema([Schema.Variable("s", .string)])
        #expect(try fault(text, schema, [.string("ten bytes.")]) == .limit)
        #expect(try fault("'' == '' || " + text + " == ''", schema, [.string("ten bytes.")]) == nil)
        #expect(try fault("(" + text + " == '') || true", schema, [.string("ten bytes.")]) == .limit)
    }

    @Test("Comprehensions in one another stop at the limit of steps")
    func nesting() throws {
        let list = "[" + (0..<20).map { "\($0)" }.joined(separator: ",") + "]"
        // The innermost condition depends on all variables, so that no turn can be left out.
        var text = (0..<8).map { "v\($0)" }.joined(separator: " + ") + " >= 0"
        for index in 0..<8 { text = "\(list).all(v\(index), \(text))" }
        let clock = ContinuousClock()
        var code: Fault.Code?
        let time = try clock.measure { code = try fault(text) }
        #expect(code == .limit)
        #expect(time < .seconds(5), "a debug build on a loaded machine")
    }

    @Test(
        "Comparing lists that share their elements over and over stops at the limit of steps", .timeLimit(.minutes(1)))
    func sharing() throws {
        var text = "s40 == s40"
        for index in (1...40).reversed() { text = "cel.bind(s\(index), [s\(index - 1), s\(index - 1)], \(text))" }
        #expect(try fault("cel.bind(s0, [1], \(text))") == .limit)
    }

    @Test(
        "However deep an expression nests, it is refused with its place",
        arguments: [
            String(repeating: "1 + ", count: 20_000) + "1", String(repeating: "(", count: 50_000),
            String(repeating: "[", count: 50_000), String(repeating: "!", count: 50_000) + "true",
            String(repeating: "-", count: 50_000) + "1", "a" + String(repeating: ".a", count: 30_000),
            "a" + String(repeating: "[0]", count: 30_000), String(repeating: "true ? 1 : ", count: 9000) + "1",
            "[]" + String(repeating: ".map(x, x)", count: 9000), String(repeating: "{1:", count: 30_000),
            "1" + String(repeating: " == 1", count: 15_000), String(repeating: "f(", count: 40_000),
        ])
    func depth(_ text: String) {
        let error = #expect(throws: TidewaiterError.self) { try Expression(text, Schema(), isChecked: false) }
        #expect(error?.status == .limit)
        #expect(error?.place?.line == 1)
    }

    @Test("A chain of || is one level, as long as it may be")
    func chains() throws {
        let text = (0..<4000).map { "x == \($0)" }.joined(separator: " || ")
        let expression = try Expression(text, Schema([Schema.Variable("x", .int)]))
        guard case .bool(true) = expression.evaluate([.int(3999)]) else {
            Issue.record("4000 comparisons")
            return
        }
    }

    @Test("An expression longer than allowed is refused")
    func size() {
        let error = #expect(throws: TidewaiterError.self) {
            try Expression("'" + String(repeating: "x", count: 200_000) + "'", Schema())
        }
        #expect(error?.code == "expression.size")
    }

    @Test(
        "An error names line and column",
        arguments: [
            ("1 +\n  'é' + )", "expression.syntax", 2, 9), ("1 + 'a'", "expression.no_such_overload", 1, 3),
            ("true &&\n nope", "expression.undeclared", 2, 2), ("'abc", "expression.text", 1, 1),
            ("99999999999999999999", "expression.number", 1, 1), ("has(1)", "expression.macro", 1, 5),
            ("[1].all(x.y, true)", "expression.macro", 1, 11), ("nope(1)", "expression.unbound_function", 1, 1),
        ])
    func places(_ text: String, _ code: String, _ line: Int, _ column: Int) {
        let error = #expect(throws: TidewaiterError.self) { try Expression(text, Schema()) }
        #expect(error?.code == code)
        #expect(error?.place?.line == line)
        #expect(error?.place?.column == column)
    }

    @Test(
        "What another language would say is answered with how it is said here",
        arguments: [
            ("1 = 1", "two values are compared by '=='"), ("true & false", "joined by '&&'"),
            ("true and false", "write '&&'"), ("(true OR false)", "write '||'"), ("not true", "write '!' for 'not'"),
            ("1 == 'a'", "it takes two values of one type"), ("'a'.matches(1)", "it takes (string, string)"),
            ("'a'.startWith('b')", "did you mean 'startsWith'?"),
            ("math.greatst(1, 2)", "did you mean 'math.greatest'?"),
        ])
    func hints(_ text: String, _ hint: String) {
        let error = #expect(throws: TidewaiterError.self) { try Expression(text, Schema()) }
        #expect(error?.message.contains(hint) == true, "\(error?.message ?? "")")
    }
}
