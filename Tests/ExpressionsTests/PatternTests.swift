import Testing
import TidewaiterDocuments

@testable import TidewaiterExpressions

@Suite struct PatternTests {
    private func found(_ pattern: String, _ text: String) throws -> Bool? {
        var limits = ExpressionLimits()
        limits.steps = 10_000_000
        var evaluation = Evaluation()
        evaluation.begin(locals: 0, limits: limits)
        var room = limits.patternRoom
        let compiled = try Pattern.compile(Text(pattern), limits, room: &room).get()
        let found = compiled.isFound(in: Text(text), &evaluation)
        #expect(found == Text(text).withSpan { compiled.compiled.isFound(in: $0) }, "with and without its table")
        return found
    }

    @Test(
        "A pattern is found where RE2 finds it",
        arguments: [
            ("^[A-Z]{4}[0-9]{7}$", "MSCU1234566", true), ("^[A-Z]{4}[0-9]{7}$", "MSCU123456", false),
            ("a{2,3}", "caaat", true), ("^a{2,3}$", "aaaa", false), ("^a{2,}$", "aaaa", true), ("a{,2}", "a{,2}", true),
            ("(?i)straße", "STRAßE", true), ("(?i:a)b", "Ab", true), ("(?i:a)b", "AB", false), ("a.c", "a\nc", false),
            ("(?s)a.c", "a\nc", true), ("(?m)^b$", "a\nb\nc", true), ("^b$", "a\nb\nc", false),
            ("\\bin\\b", "is in it", true),
            ("\\bin\\b", "pin", false), ("[^\\d\\s]", "12 3", false), ("[[:alpha:]]+", "12", false),
            ("\\pL", "é", true),
            ("^\\p{Lu}$", "é", false), ("\\Qa.b\\E", "a.b", true), ("\\Qa.b\\E", "axb", false),
            ("(?P<x>a|b)*c", "ababc", true),
            ("\\x{1F431}", "🐱", true), ("[]a]", "]", true), ("[a-]", "-", true), ("x*", "", true),
            ("(|a)+$", "b", true),
            ("^(?:a|ab)(?:c|bcd)$", "abcd", true), ("\\D", "1", false), ("[\\W]", "a", false),
            ("(?U)a+?b", "aab", true), ("^\\p{Greek}+$", "αβΓ", true), ("\\p{Greek}", "abc", false),
            ("^\\P{Latin}$", "a", false), ("^[\\p{Cyrillic}0-9]+$", "д1", true), ("\\p{Old_Persian}", "𐎠", true),
            ("^\\p{^Greek}$", "α", false), ("^\\p{Common}$", "1", true), ("(?i)^\\p{Greek}$", "µ", true),
        ])
    func finds(_ pattern: String, _ text: String, _ expected: Bool) throws {
        #expect(try found(pattern, text) == expected)
    }

    @Test(
        "What RE2 refuses is refused",
        arguments: [
            "(", ")", "[a", "a**", "*a", "(?=a)", "\\1", "(?<!a)b", "a{1001}", "a{3,2}", "[z-a]", "\\p{Nope}",
            "\\p{greek}", "\\p{Grek}", "\\",
            "[[:nope:]]",
            "(?P<>a)", "((a{1000}){1000}){1000}", "\\y",
        ])
    func refuses(_ pattern: String) {
        #expect(throws: Pattern.Flaw.self) { try found(pattern, "a") }
    }

    @Test(
        "Patterns that take others exponential time are done with a megabyte within the steps of an evaluation",
        arguments: ["(a+)+$", "^(a|a)*$", "(a*)*b$", "(?m:^)(a+)+$"], ["!", "é"])
    func linear(_ pattern: String, _ end: String) throws {
        let text = Text(String(repeating: "a", count: 1 << 20) + end)
        var evaluation = Evaluation([.string(text)])
        let schema = Schema([Schema.Variable("s", .string)])
        #expect(try Expression("s.matches('\(pattern)')", schema).evaluate(&evaluation).written == "false")
    }

    @Test(
        "What would keep RE2 busy is stopped before it begins",
        arguments: ["[a-z ]{900}[0-9]", "(a|b|c| ){200}x", "\\\\b(.?){500}x"])
    func busy(_ pattern: String) throws {
        var evaluation = Evaluation([.string(Text(String(repeating: "abc ", count: 15_000)))])
        let schema = Schema([Schema.Variable("s", .string)])
        #expect(try Expression("s.matches('\(pattern)')", schema).evaluate(&evaluation).fault?.code == .limit)
    }

    @Test("What is too large, or large to read, is refused")
    func large() throws {
        for pattern in [
            "\\pL{900}", String(repeating: "\\pL|", count: 900), String(repeating: "x{1000}", count: 900),
            String(repeating: "a", count: 10_001),
        ] {
            #expect(throws: Pattern.Flaw.self) { try found(pattern, "a") }
        }
    }

    @Test("A flaw is told in RE2's words, and what cannot be linear is said to be that")
    func flaws() throws {
        let schema = Schema([Schema.Variable("s", .string)])
        for (pattern, words) in [
            ("a(b", "missing )"), ("(?=a)", "'(?=': looking around would not be linear"),
            ("a(?!b)", "linear"), ("(?<=a)b", "linear"), ("(?<!a)b", "linear"), ("(?x)a b", "does not know '(?x'"),
            ("(a)\\\\1", "linear"),
        ] {
            let error = #expect(throws: ExpressionError.self) {
                try Expression.compile("s.matches('\(pattern)')", schema: schema)
            }
            #expect(error?.flaws.first?.message.contains(words) == true)
            #expect(error?.flaws.first?.place.column == 3)
        }
    }

    @Test("A class that is negated leaves out both cases where case does not matter")
    func negated() throws {
        #expect(try found("(?i)^\\p{^Ll}$", "B") == false)
        #expect(try found("(?i)^\\W$", "s") == false)
        #expect(try found("(?i)^[[:^upper:]]$", "b") == false)
        #expect(try found("^\\p{^Ll}$", "B") == true)
        #expect(try found("(?i)k", "\u{212A}") == true)
        #expect(try found("(?i)\u{212A}", "k") == true)
    }

    @Test("A repetition behind quoted text repeats its last character")
    func quoted() throws {
        #expect(try found("^\\Qab\\E+$", "abbb") == true)
        #expect(try found("^\\Qab\\E+$", "abab") == false)
    }

    @Test("The patterns of one expression share what may be spent on them")
    func shared() throws {
        let text = (0..<20).map { "s.matches('.{\($0 + 900)}')" }.joined(separator: " || ")
        let error = #expect(throws: ExpressionError.self) {
            try Expression.compile(text, schema: Schema([Schema.Variable("s", .string)]))
        }
        #expect(error?.flaws.first?.message.contains("instructions") == true)
    }

    @Test("A pattern that is not right is a fault of the evaluation, which || absorbs")
    func faults() throws {
        #expect(try Expression("'a'.matches('(')", Schema()).evaluate().fault?.code == .pattern)
        #expect(try Expression("'a'.matches('(') || true", Schema()).evaluate().fault == nil)
    }
}
