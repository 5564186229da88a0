import Testing
import TidewaiterDocuments
import TidewaiterNomenclature
import TidewaiterQuantities
import TidewaiterRulebooks

@Suite("Lint of rules")
struct LintTests {
    private func codes(_ draft: BookDraft, asOf day: String = "2026-01-01") throws -> [String] {
        let book = try #require(draft.library.books.first)
        return BookLint.flaws(of: book, in: draft.library, asOf: CivilDate(iso: day)).all
            .map { "\($0.code) \($0.place.line):\($0.place.column)" }
    }

    private func ofRule(_ lines: String) throws -> [String] {
        try codes(try BookDraft.rule("each: goods_item\nmessage: Wrong. Mend it.\n" + lines))
            .filter { !$0.hasPrefix("lint.untested") }.map { String($0.split(separator: " ")[0]) }
    }

    @Test(
        "conditions that can never, or must always, be true are told",
        arguments: [
            ("assert: 1 < 2", "lint.always-true"), ("assert: false && has(goods_item.marks)", "lint.always-false"),
            ("when: \"'a' == 'b'\"\nassert: has(goods_item.marks)", "lint.always-false"),
            ("assert: goods_item.origin == 'DE' && goods_item.origin == 'FR'", "lint.contradiction"),
            ("assert: goods_item.position > 5 && 3 > goods_item.position", "lint.contradiction"),
            ("assert: has(goods_item.marks) && !has(goods_item.marks)", "lint.contradiction"),
            ("assert: goods_item.origin != 'DE' || goods_item.origin != 'FR'", "lint.tautology"),
            ("assert: has(goods_item.marks) || has(goods_item.marks)", "lint.repeated"),
            ("when: goods_item.origin == 'DE'\nassert: goods_item.origin == 'FR'", "lint.contradiction"),
            ("assert: goods_item.marks.matches('$a')", "lint.pattern-never"),
            ("assert: goods_item.marks.matches('x^')", "lint.pattern-never"),
            ("assert: \"(true ? goods_item.position : 2) > 1\"", "lint.always-true"),
            ("assert: declaration.consignments.exists(c, false)", "lint.always-false"),
            (
                "assert: \"has(goods_item.marks) ? string(1 > 2) == goods_item.marks : has(goods_item.origin)\"",
                "lint.always-false"
            ),
            ("assert: goods_item.origin in ['NO'] && goods_item.origin in ['SE']", "lint.contradiction"),
            ("assert: goods_item.origin in ['NO', 'SE'] && goods_item.origin == 'DE'", "lint.contradiction"),
            ("assert: goods_item.marks.startsWith('A') && goods_item.marks.startsWith('B')", "lint.contradiction"),
            ("assert: goods_item.marks.endsWith('A') && goods_item.marks == 'AB'", "lint.contradiction"),
            ("assert: size(goods_item.marks) < 0", "lint.always-false"),
            ("assert: goods_item.position > goods_item.position", "lint.always-false"),
            ("assert: goods_item.marks == goods_item.marks", "lint.always-true"),
            ("when: has(goods_item.marks)\nassert: has(goods_item.marks)", "lint.never-fails"),
            ("requires: [goods_item.marks]\nassert: has(goods_item.marks)", "lint.never-fails"),
            ("requires: [goods_item.marks]\nassert: \"!has(goods_item.marks)\"", "lint.contradiction"),
            ("applies: context.mode == 'sea'\nassert: context.mode == 'air'", "lint.contradiction"),
            ("assert: 0 <= goods_item.marks.size()", "lint.always-true"),
            (#"assert: goods_item.marks.matches('a[^\\x00-\\x{10FFFF}]')"#, "lint.pattern-never"),
        ])
    func odd(_ lines: String, _ code: String) throws {
        #expect(try ofRule(lines) == [code])
    }

    @Test("a rule for messages that its book does not concern is told")
    func messages() throws {
        let draft = try BookDraft(
            """
            applies: context.mode == 'sea'
            rules:
              - {id: tw.draft.rule, title: A, authority: a, applies: context.mode == 'air', each: goods_item, message: x,
                 assert: goods_item.position > 0}
            """)
        #expect(try codes(draft).contains { $0.hasPrefix("lint.contradiction 7:") })
    }

    @Test("texts of a book say the same in each language that it has")
    func languages() throws {
        let draft = try BookDraft(
            """
            rules:
              - id: tw.draft.rule
                title: A rule
                authority: nobody
                each: goods_item
                requires: [goods_item.gross_mass, goods_item.net_mass]
                fails:
                  - when: goods_item.gross_mass > 10
                    message: {en: "{goods_item.gross_mass} is much.", de: "{goods_item.gross_mass} ist viel."}
                  - when: goods_item.net_mass > 10
                    message:
                      en: "{goods_item.net_mass} is much."
                      de: "{goods_item.gross_mass} ist viel."
                  - when: goods_item.net_mass == 0
                    message: Nothing.
                    fix: {value: "'1'", why: {en: "so it is", de: "so ist es"}}

            """)
        let found = try codes(draft).filter { !$0.hasPrefix("lint.untested") }
        #expect(found == ["lint.translation 17:15", "lint.untranslated 19:18"])
    }

    @Test(
        "conditions that can be both are not",
        arguments: [
            "assert: goods_item.position > 3 && goods_item.position < 5",
            "assert: goods_item.position >= 3 && goods_item.position <= 3",
            "assert: goods_item.origin != 'DE' && goods_item.origin != 'FR'",
            "assert: goods_item.origin == 'DE' || goods_item.origin == 'FR'",
            "when: goods_item.origin != 'DE'\nassert: goods_item.origin == 'FR'",
            "assert: goods_item.marks.matches('^(a$|b)')", "assert: goods_item.marks.matches('(^|,)a(,|$)')",
            "assert: goods_item.marks.matches('a*^b')",
            "lets: {known: \"optional.ofNonZeroValue(goods_item.?origin.orValue('') == 'DE')\"}\nassert: known.orValue(false)",
            "assert: \"has(goods_item.marks) ? goods_item.marks == 'A' : true\"",
            "assert: (goods_item.marks == 'A') == true",
            "assert: goods_item.origin in ['NO', 'SE'] && goods_item.origin in ['SE', 'DE']",
            "assert: goods_item.marks.startsWith('A') && goods_item.marks.startsWith('AB')",
            "assert: goods_item.marks.startsWith('A') && goods_item.marks.endsWith('B')",
            "assert: size(goods_item.marks) <= 0",
        ])
    func plain(_ lines: String) throws {
        #expect(try ofRule(lines) == [])
    }

    @Test("what is left for the last failure may be written as true, and for no other")
    func otherwise() throws {
        let first = "fails:\n  - {when: size(goods_item.marks) > 5, message: Long. Cut it.}\n"
        let rest = "  - {when: \"true\", message: No. Cut it.}\n"
        #expect(try ofRule(first + rest) == [])
        #expect(try ofRule("fails:\n" + rest + rest) == ["lint.always-true", "lint.unreachable"])
    }

    @Test("what tells parts apart, and what is remembered of them, is read")
    func firstIsRead() throws {
        let draft = try BookDraft(
            """
            tables:
              t: {title: T, authority: none, file: t.csv, columns: {k: string, v: string, w: string}, key: [{column: k}]}
            lets: {plain: "'x'", row: tables.t.find('a')}
            rules:
              - id: tw.draft.rule
                title: A rule
                authority: nobody
                each: goods_item
                first: {by: tables.t.find(goods_item.marks).?v.orValue(plain), remember: row.?w.orValue('')}
                assert: has(goods_item.origin)
                message: Wrong. Mend it.

            """, files: ["t.csv": "k,v,w\na,b,c\n"])
        #expect(draft.flaws == [], "\(draft.library.flaws.all.map(\.text))")
        #expect(try codes(draft).map { $0.prefix(12) } == ["lint.unteste"])
    }

    @Test("a failure behind one that holds whenever it does is told")
    func unreachable() throws {
        let first = "fails:\n  - {when: \"size(goods_item.marks) > 5\", message: Long. Cut it.}\n"
        let second = "  - {when: \"size(goods_item.marks) > 5 && goods_item.origin == 'DE'\", message: No. Cut it.}\n"
        #expect(try ofRule(first + second) == ["lint.unreachable"])
        let other = "  - {when: \"goods_item.origin == 'DE'\", message: No. Cut it.}\n"
        #expect(try ofRule(first + other) == [])
    }

    @Test("what nothing reads is told, with its place; what a test, a key or another expression reads is not")
    func unused() throws {
        let draft = try BookDraft(
            """
            parameters:
              idle: {type: int, title: Idle, values: [{from: 2020-01-01, value: 1, authority: none}]}
              busy: {type: int, title: Busy, values: [{from: 2020-01-01, value: 1, authority: none}]}
            tables:
              t:
                title: T
                authority: none
                file: t.csv
                columns: {k: string, v: string, w: string}
                key: [{column: k}]
            lets: {spare: "1 + 1"}
            rules:
              - id: tw.draft.rule
                title: A rule
                authority: nobody
                each: goods_item
                lets: {mine: goods_item.position}
                assert: tables.t.find(goods_item.marks).v.orValue('') != '' && goods_item.position > parameters.busy
                message: Wrong. Mend it.

            """, files: ["t.csv": "k,v,w\na,b,c\n"])
        #expect(draft.flaws == [])
        #expect(
            try codes(draft) == [
                "lint.unused 6:3", "lint.unused 15:8", "lint.unused 13:37", "lint.unused 21:12", "lint.untested 17:9",
            ])
    }

    @Test(
        "a column is read however a row is come by",
        arguments: [
            ("first", "tables.t.find(goods_item.marks).v.orValue('') != ''"),
            ("first", "tables.t.find(goods_item.marks).?v.orValue('') != ''"),
            ("first", "row.?v.orValue('') != ''"), ("first", "row.hasValue() && row.value().v != ''"),
            ("first", "has(row.value().v)"), ("first", "row.optMap(r, r.v).orValue('') != ''"),
            ("first", "row.optFlatMap(r, r.?v).orValue('') != ''"),
            ("first", "[row.value()].exists(r, r.?v.hasValue())"), ("first", "row.or(row).?v.hasValue()"),
            ("first", "cel.bind(r, row, r.?v.hasValue())"), ("first", "(true ? row : row).?v.hasValue()"),
            ("collect", "rows.exists(r, r.v != '')"), ("collect", "rows.exists(r, r.?v.orValue('') != '')"),
            ("collect", "rows[?0].?v.hasValue()"), ("collect", "rows[0].?v.hasValue()"),
            ("collect", "rows.map(r, r.?v).size() > 0"), ("collect", "rows.filter(r, has(r.v)).size() > 0"),
        ])
    func readColumns(_ hit: String, _ condition: String) throws {
        let draft = try BookDraft(
            """
            tables:
              t: {title: T, authority: none, file: t.csv, columns: {k: string, v: string}, key: [{column: k}], hit: \(hit)}
            rules:
              - id: tw.draft.rule
                title: A rule
                authority: nobody
                each: goods_item
                lets: {\(hit == "collect" ? "rows" : "row"): tables.t.find(goods_item.marks)}
                assert: "\(condition)"
                message: Wrong. Mend it.

            """, files: ["t.csv": "k,v\na,b\n"])
        #expect(draft.flaws == [], "\(draft.library.flaws.all.map(\.text))")
        #expect(try codes(draft).filter { $0.hasPrefix("lint.unused 2") } == [])
    }

    @Test(
        "rows that answer the same key are told",
        arguments: [
            ("DE,1,,\nDE,2,,\n", 1), ("DE,1,2020-01-01,2020-12-31\nDE,2,2021-01-01,\n", 0),
            ("DE,1,2020-01-01,2021-01-01\nDE,2,2021-01-01,\n", 1), (",1,,\nDE,2,,\n", 1), ("DE,1,,\nFR,2,,\n", 0),
        ])
    func overlaps(_ rows: String, _ count: Int) throws {
        let draft = try BookDraft(
            """
            tables:
              t:
                title: T
                authority: none
                file: t.csv
                columns: {k: string, v: int, from: date, until: date}
                key: [{column: k}, {from: from, until: until}]
            rules: []

            """, files: ["t.csv": "k,v,from,until\n" + rows])
        #expect(draft.flaws == [])
        #expect(try codes(draft).filter { $0.hasPrefix("lint.overlap") }.count == count)
    }

    @Test(
        "rows that never answer are told: behind one that answers first, and those that end before they begin",
        arguments: [
            ("first", "DE,1,,\nDE,2,,\n", ["lint.unreachable"]), ("first", "DE,1,2020-01-01,\nDE,2,,\n", []),
            ("first", ",1,,\nDE,2,2020-01-01,2021-01-01\n", ["lint.unreachable"]), ("first", "DE,1,,\n,2,,\n", []),
            ("collect", "DE,1,,\nDE,2,,\n", []), ("collect", "DE,1,2021-01-01,2020-01-01\n", ["lint.backwards"]),
        ] as [(String, String, [String])])
    func rowsThatNeverAnswer(_ hit: String, _ rows: String, _ expected: [String]) throws {
        let draft = try BookDraft(
            """
            tables:
              t:
                title: T
                authority: none
                file: t.csv
                columns: {k: string, v: int, from: date, until: date}
                key: [{column: k}, {from: from, until: until}]
                hit: \(hit)
            rules: []

            """, files: ["t.csv": "k,v,from,until\n" + rows])
        #expect(draft.flaws == [])
        let found = try codes(draft).map { String($0.prefix { $0 != " " }) }
        #expect(found.filter { $0 == "lint.unreachable" || $0 == "lint.backwards" } == expected)
    }

    @Test(
        "a failure that is narrower than one before it never speaks",
        arguments: [
            ("goods_item.position > 1", "goods_item.position > 2", 1),
            ("goods_item.position > 2", "goods_item.position > 1", 0),
            ("goods_item.origin in ['NO', 'SE']", "goods_item.origin == 'SE' && goods_item.position > 1", 1),
            ("goods_item.marks.startsWith('A')", "goods_item.marks.startsWith('AB')", 1),
            ("goods_item.marks.startsWith('AB')", "goods_item.marks.startsWith('A')", 0),
        ])
    func narrower(_ first: String, _ second: String, _ count: Int) throws {
        let draft = try BookDraft.rule(
            "each: goods_item\nfails:\n  - {when: \"\(first)\", message: a}\n  - {when: \"\(second)\", message: b}")
        #expect(draft.flaws == [])
        #expect(try codes(draft).filter { $0.hasPrefix("lint.unreachable") }.count == count)
    }

    @Test("a rule whose time has passed is told as of a day")
    func expired() throws {
        let draft = try BookDraft.rule(
            "effective: {until: 2025-06-30}\nassert: has(declaration.function_code)\nmessage: W. M.")
        #expect(try codes(draft, asOf: "2025-06-30").map { $0.prefix(12) } == ["lint.unteste"])
        #expect(try codes(draft, asOf: "2025-07-01").map { $0.prefix(12) } == ["lint.expired", "lint.unteste"])
    }

    @Test("a rule that says what it is kept for may be over, and has to have an end")
    func kept() throws {
        func codes(_ dates: String) throws -> [String] {
            let draft = try BookDraft.rule(
                "\(dates)\nkept: For entries of 2025.\nassert: has(declaration.function_code)\nmessage: W. M.")
            return try self.codes(draft, asOf: "2026-07-01").map { String($0.prefix(12)) }
        }
        #expect(try codes("effective: {until: 2025-06-30}") == ["lint.unteste"])
        #expect(try codes("effective: {until: 2027-06-30}") == ["lint.unteste"])
        #expect(try codes("effective: {from: 2025-06-30}").contains { $0.hasPrefix("lint.kept") })
    }

    @Test("flaws are SARIF with their place")
    func sarif() throws {
        let draft = try BookDraft.rule("assert: 1 < 2\nmessage: Wrong. Mend it.")
        let book = try #require(draft.library.books.first)
        let report = LintReport(BookLint.flaws(of: book, in: draft.library, asOf: nil), [book])
        let text = String(decoding: report.sarif(engine: "0"), as: UTF8.self)
        #expect(text.contains("\"ruleId\":\"lint.always-true\""))
        #expect(text.contains("\"uri\":\"draft/book.yaml\""))
        #expect(text.contains("\"startLine\":9,\"startColumn\":13"))
        #expect(report.text().contains("^"))
    }
}
