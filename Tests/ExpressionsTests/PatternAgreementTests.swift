import Testing
import TidewaiterTestSupport

@testable import TidewaiterExpressions

/// What is our own about patterns, held against RE2 over patterns and texts that are made up.
@Suite("Our own matching of patterns beside RE2")
struct PatternAgreementTests {
    @Test("Where a table matches a text it finds what RE2 finds, and what lint says never matches does not")
    func same() throws {
        var maker = PatternMaker(random: SplitMix(state: 1))
        var (known, compared, found, never) = (0, 0, 0, 0)
        for _ in 0..<20_000 {
            let source = maker.pattern()
            var room = ExpressionLimits.standard.patternRoom
            guard case .success(let pattern) = Pattern.compile(Text(source), .standard, room: &room) else { continue }
            var reader = PatternReader(Text(source))
            let tree = reader.read()
            if tree != nil { known += 1 }
            if tree?.neverMatches ?? false { never += 1 }
            for _ in 0..<3 {
                let text = maker.text()
                let asked = Text(text).withSpan { pattern.compiled.isFound(in: $0) }
                guard let isFound = asked else { continue }
                if isFound { found += 1 }
                #expect(
                    !(isFound && tree?.neverMatches ?? false), "'\(source)' on \(text.debugDescription) never matches")
                guard let own = Text(text).withSpan({ bytes in pattern.table.flatMap { $0.isFound(in: bytes) } }) else {
                    continue
                }
                compared += 1
                #expect(own == isFound, "'\(source)' on \(text.debugDescription)")
            }
        }
        #expect(known > 15_000, "patterns that are read")
        #expect(compared > 20_000 && found > 10_000 && never > 100, "\(compared), \(found), \(never)")
    }

    @Test(
        "The patterns of rules are matched by tables",
        arguments: [
            "^[A-Z]{4}[0-9]{7}$", "^[0-9]{6}([0-9]{2}){0,2}$", "^(GENERAL CARGO|SAID TO CONTAIN|FREIGHT)", "PO[0-9]{6}",
            "(?i)lithium|battery", "^[0-8][0-9]{9}$|^9[0-7][0-9]{8}$", "(^|[^A-Z])UN ?[0-9]{4}", "^[A-Za-z0-9 /.-]*$",
        ])
    func areKnown(_ source: String) throws {
        var room = ExpressionLimits.standard.patternRoom
        let pattern = try Pattern.compile(Text(source), .standard, room: &room).get()
        #expect(pattern.table != nil)
    }
}

/// Patterns with a bit of everything, and texts that they are about.
private struct PatternMaker {
    var random: SplitMix

    private static let letters = [
        "a", "b", "A", "B", "0", "1", "9", "_", "-", " ", "é", "É", "K", "k", "s", "ſ", "\u{212A}", "ß", "ẞ", "Σ", "ς",
        "\n", "€", "😀", "\\.", "/",
    ]
    private static let classes = [
        "[A-Z]", "[0-9]", "[a-z0-9]", "[^a]", "[^0-9\\s]", "\\d", "\\D", "\\w", "\\W", "\\s", "\\S", ".", "[[:alpha:]]",
        "[[:^digit:]]", "[é-ü]", "[^é]", "\\pL", "\\p{Lu}", "\\PN", "\\p{^Ll}", "[\\d_]", "[\\W]", "[]a]", "[a-]",
        "[^]]", "\\x41", "\\x{e9}", "\\.", "\\-", "\\Qa.\\E", "[[:word:]b-]", "[\\pL\\d]", "\\n", "\\t", "\\101",
        "\\p{Greek}", "[ -~]", "[k-s]", "[^k]", "\\x{17f}", "[a\\-z]", "[\\x00-\\x{10FFFF}]", "[^\\x00-\\x{10FFFF}]",
        "[\\x{80}-\\x{10FFFF}]", "[\\x{80}-\\x{10FFFF}a]",
    ]
    private static let checks = ["^", "$", "^", "$", "\\b", "\\B", "\\A", "\\z", "(?m:^)", "(?m:$)"]
    private static let counts = [
        "", "", "", "*", "+", "?", "{2}", "{1,3}", "{2,}", "{0,2}", "*?", "+?", "??", "{,2}", "{0}", "{3,1}", "{",
        "{01}", "{1,02}", "{00,}",
    ]

    mutating func pattern() -> String {
        if random.below(4) == 0 {
            let parts = (0...random.below(4)).map { _ in
                one(of: ["[A-Z]", "[0-9]", "[A-Z0-9]", "\\d", "-", "AB"]) + one(of: ["", "{2}", "{1,3}", "+", "?"])
            }
            return "^" + parts.joined() + "$"
        }
        return one(of: ["", "", "", "(?i)", "(?m)", "(?s)", "(?ims)", "^"]) + choice(0) + one(of: ["", "", "$"])
    }

    mutating func text() -> String {
        (0..<one(of: [0, 1, 1, 2, 3, 4, 6, 12])).map { _ in
            random.below(3) > 0
                ? one(of: ["A", "B", "a", "b", "k", "S", "0", "1", "9", "-", " ", "\n", "{01}"]) : one(of: Self.letters)
        }.joined()
    }

    private mutating func choice(_ depth: Int) -> String {
        (0..<one(of: [1, 1, 1, 2, 3])).map { _ in sequence(depth) }.joined(separator: "|")
    }

    private mutating func sequence(_ depth: Int) -> String {
        (0..<random.below(5)).map { _ in atom(depth) + one(of: Self.counts) }.joined()
    }

    private mutating func atom(_ depth: Int) -> String {
        switch random.below(100) {
        case 0..<45: one(of: Self.letters)
        case 45..<75: one(of: Self.classes)
        case 75..<84: one(of: Self.checks)
        case 84..<88: one(of: ["(?i)", "(?-i)", "(?s)", "(?U)"])
        default:
            depth > 2
                ? "a" : one(of: ["(", "(?:", "(?i:", "(?s:", "(?-i:", "(?P<n>"]) + choice(depth + 1) + ")"
        }
    }

    private mutating func one<Element>(of list: [Element]) -> Element {
        list[random.below(list.count)]
    }
}
