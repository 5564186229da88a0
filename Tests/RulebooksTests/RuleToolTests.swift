import Testing
import TidewaiterDocuments
import TidewaiterNomenclature
import TidewaiterQuantities
import TidewaiterRulebooks

/// A book whose tests see some of it and not the rest.
private let lines = """
    parameters:
      limit:
        type: decimal
        title: Most kilograms of an item
        values:
          - {from: 2020-01-01, value: 100, authority: Act 1}
          - {from: 2024-07-01, value: 150.5, authority: Act 2}
    tables:
      marks:
        title: Marks by country
        authority: Act 3
        file: marks.csv
        columns: {country: string, mark: string, from: date, until: date}
        key: [{column: country}, {from: from, until: until}]
    rules:
      - id: tw.draft.mass
        title: Mass is within the limit
        each: goods_item
        effective: {from: 2020-01-01}
        when: goods_item.gross_mass > 0 && goods_item.?origin.orValue('') != 'XX'
        assert: goods_item.gross_mass_kg <= parameters.limit
        path: goods_item.gross_mass
        message: "{goods_item.gross_mass} kg is above {parameters.limit} kg. Divide it."
        authority: Act 1
      - id: tw.draft.mark
        title: Marks are those of the country
        each: goods_item
        requires: [goods_item.origin]
        lets: {row: "tables.marks.find(goods_item.origin, context.day)"}
        fails:
          - when: "!row.hasValue()"
            message: No mark is known. Ask.
          - when: goods_item.?marks.orValue('') != row.mark.orValue('')
            message: The mark is not {row.mark.orValue('')}. Write it.
        path: goods_item.marks
        authority: Act 3

    """

private let tests = """
    format: tidewaiter.ruletests/1
    fixtures:
      item:
        consignments:
          - goods_items: [{sequence: "1", gross_mass: "10", origin: FR, marks: F}]
    cases:
      - {name: light, given: item, as_of: 2024-06-30, expect: [tw.draft.mass = passed, tw.draft.mark = passed]}
      - name: heavy
        given: item
        as_of: 2024-07-01
        set: {/consignments/0/goods_items/0/gross_mass: "150.6"}
        expect: [tw.draft.mass]
    """

@Suite("Tools for rules")
struct RuleToolTests {
    private func run(_ tests: String) throws -> TrialReport {
        let draft = try draft(tests)
        let book = try #require(draft.library.books.first)
        var report = TrialReport()
        var time = 0
        let (results, _) = TrialRun.run(book, try #require(draft.library.files[book.id])) {
            time += 1_500
            return time
        }
        report.add(book.id, results)
        return report
    }

    @Test("a test that does not hold says which condition had which value")
    func failingTestsExplain() throws {
        let report = try run(tests.replacing("150.6", with: "150.4"))
        #expect(report.failed == 1)
        let problem = try #require(report.books.first?.results.last?.problems.first)
        #expect(problem.rule == "tw.draft.mass")
        #expect(problem.why.contains { $0.contains("goods_item.gross_mass_kg <= parameters.limit: true") })
        #expect(problem.why.contains { $0.contains("parameters.limit: 150.5  from 2024-07-01  Act 2") })
    }

    @Test("results are text, JSON and JUnit of the same counts")
    func testReports() throws {
        let report = try run(tests.replacing("150.6", with: "150.4").replacing("name: heavy", with: "name: '<&\"'"))
        #expect(report.text().hasSuffix("2 tests, 1 failed, in 0.000 s\n"))
        let json = String(decoding: report.json(), as: UTF8.self)
        #expect(json.hasPrefix("{\"schema\":\"tidewaiter.ruletest-results/1\",\"tests\":2,\"failed\":1,"))
        let junit = report.junit()
        #expect(junit.contains("<testsuite name=\"draft\" tests=\"2\" failures=\"1\""))
        #expect(junit.contains("skipped=\"0\" time=\"0.003000\">"))
        #expect(junit.count(of: "time=\"0.001500\"") == 2)
        #expect(json.count(of: "\"microseconds\":1500") == 2)
        #expect(junit.contains("name=\"&lt;&amp;&quot;\""))
        #expect(junit.contains("<failure message=\""))
    }

    // MARK: Coverage

    private func coverage(_ tests: String = tests) throws -> BookCoverage {
        let draft = try draft(tests)
        let book = try #require(draft.library.books.first)
        return BookCoverage.measure(book, try #require(draft.library.files[book.id])).coverage
    }

    @Test("coverage lists outcomes, conditions, failures, days and rows that no test has seen, with their places")
    func coverageIsOpen() throws {
        let open = try coverage().open
        let texts = Set(open.map { "\($0.place.line): \($0.what)" })
        for expected in [
            "24: never false: goods_item.?origin.orValue('') != 'XX'", "29: never fails", "29: never lacks a fact",
            "35: never true: !row.hasValue()", "23: not tested on 2019-12-31, the day before it begins",
            "23: not tested on 2020-01-01, its first day", "2: row of table marks never answers",
        ] where !texts.contains(expected) {
            Issue.record("\(expected) is not among \(texts.sorted())")
        }
        #expect(!texts.contains { $0.contains("2024-07-01") })
        #expect(!texts.contains("20: never passes"))
    }

    @Test("a failure that asks for a fact has spoken once a test sees it ask")
    func questionsAreSeen() throws {
        let rules = """
            rules:
              - id: tw.draft.mark
                title: Goods of a known origin are marked
                each: goods_item
                fails:
                  - {when: "!has(goods_item.origin)", needs: goods_item.origin}
                  - when: "!has(goods_item.marks)"
                    message: The mark is missing. Write it.
                authority: Act 3

            """
        let tests = """
            format: tidewaiter.ruletests/1
            cases:
              - {name: asked, set: {/consignments/0/goods_items/0/sequence: "1"}, expect: ["tw.draft.mark ?"]}
            """
        let draft = try BookDraft(rules, files: ["tests/t.yaml": tests], recordsRows: true)
        let book = try #require(draft.library.books.first)
        let open = BookCoverage.measure(book, try #require(draft.library.files[book.id])).coverage.open.map(\.what)
        #expect(!open.contains("failure 1 never speaks"))
        #expect(open.contains("failure 2 never speaks"))
    }

    @Test("what is seen and what is open are all that there is, and one more test opens nothing")
    func coverageGrows() throws {
        let before = try coverage()
        let after = try coverage(
            tests + """

                  - name: no mark
                    given: item
                    as_of: 2020-01-01
                    set: {/consignments/0/goods_items/0/origin: IT}
                    expect: [tw.draft.mark]
                """)
        for coverage in [before, after] {
            let count = coverage.count()
            #expect(count.seen + coverage.open.count == count.all)
            #expect(CoverageItem.Kind.allCases.map { coverage.count($0).all }.reduce(0, +) == count.all)
        }
        #expect(after.count().all == before.count().all)
        #expect(after.count().seen > before.count().seen)
    }

    @Test("the page of coverage has the book's text, with marks where something is open")
    func coveragePage() throws {
        let html = CoverageReport([try coverage()]).html()
        #expect(html.contains("<mark title=\"never false: "))
        #expect(html.contains("gross_mass_kg &lt;= parameters.limit"))
        #expect(!html.contains("<script"))
    }

    @Test("a test that fails covers nothing")
    func failingTestsDoNotCover() throws {
        let coverage = try coverage(tests.replacing("150.6", with: "150.4"))
        #expect(coverage.failedTests == 1)
        #expect(coverage.open.contains { $0.what == "never fails" && $0.rule == "tw.draft.mass" })
    }

    // MARK: Mutation

    @Test("changes that no test notices survive, and a test that looks closer notices more")
    func mutation() throws {
        func report(_ tests: String) throws -> MutationReport {
            let draft = try draft(tests)
            return MutationReport(of: try #require(draft.library.books.first), in: draft.library, limit: 10_000)
        }
        let loose = try report(tests)
        #expect(loose.tried > 20)
        #expect(loose.survivors.contains { $0.what == "<= becomes <" })
        let close = try report(
            tests + """

                  - name: just right
                    given: item
                    as_of: 2024-07-01
                    set: {/consignments/0/goods_items/0/gross_mass: "150.5"}
                    expect: [tw.draft.mass = passed]
                """)
        #expect(!close.survivors.contains { $0.what == "<= becomes <" })
        #expect(close.permille > loose.permille)
        #expect(close.tried == loose.tried)
    }

    @Test("no more changes are tried than allowed, and none while tests fail")
    func mutationLimits() throws {
        let draft = try draft()
        let few = MutationReport(of: try #require(draft.library.books.first), in: draft.library, limit: 3)
        #expect(few.tried <= 3 && few.possible > 3)
        // The score of cells is told by itself; of so few none is left for them.
        #expect(few.ofCells.tried == 0 && few.ofCells.possible > 0 && few.text().contains("of tables tried"))
        let more = MutationReport(of: try #require(draft.library.books.first), in: draft.library, limit: 8)
        #expect(more.ofCells.tried > 0 && more.tried <= 8)
        let all = MutationReport(of: try #require(draft.library.books.first), in: draft.library, limit: 1_000)
        #expect(all.ofCells.tried > 0 && all.permille == all.ofRules.permille)
        #expect(all.survivors.count { $0.isCell } == all.ofCells.tried - all.ofCells.noticed)
        let broken = try self.draft(failing: "150.4")
        let none = MutationReport(of: try #require(broken.library.books.first), in: broken.library, limit: 3)
        #expect(none.failedTests == 1 && none.tried == 0)
    }

    private func draft(failing mass: String) throws -> BookDraft {
        try draft(tests.replacing("150.6", with: mass))
    }

    private func draft(_ tests: String = tests) throws -> BookDraft {
        try BookDraft(
            lines, files: ["tests/t.yaml": tests, "marks.csv": "country,mark,from,until\nDE,D,,\nFR,F,,\n"],
            recordsRows: true)
    }

    // MARK: Explanation, documentation, differences

    @Test("an explanation has each condition and all that it is made of")
    func explanation() throws {
        let book = try #require(try draft().library.books.first)
        let declaration = try Draft.declaration("{\"consignments\":[{\"goods_items\":[{\"gross_mass\":\"200\"}]}]}")
        let options = CheckOptions(asOf: CivilDate(iso: "2025-01-01"))
        let made = RuleExplanation("tw.draft.mass", of: book, on: declaration, options: options)
        let text = try #require(made).text()
        #expect(text.contains("/consignments/0/goods_items/0: failed (at /consignments/0/goods_items/0/gross_mass)"))
        #expect(text.contains("goods_item.gross_mass_kg <= parameters.limit: false"))
        #expect(text.contains("goods_item.gross_mass_kg: 200"))
        #expect(text.contains("parameters.limit: 150.5  from 2024-07-01  Act 2"))
        let absent = RuleExplanation("tw.draft.mark", of: book, on: declaration, options: options)
        #expect(absent?.looks.map(\.outcome) == [.needsFacts])
        let marked = try Draft.declaration(
            "{\"consignments\":[{\"goods_items\":[{\"origin\":\"FR\",\"marks\":\"G\"},{\"origin\":\"IT\"}]}]}")
        let marks = try #require(RuleExplanation("tw.draft.mark", of: book, on: marked, options: options))
        #expect(
            marks.text().contains(
                "  tables.marks: Act 3\n    draft/marks.csv:3:1 (row 3, cell 1)  country FR, mark F\n"))
        #expect(marks.looks.map { $0.tables.map(\.rows.count) } == [[1], [0]])
        #expect(
            String(decoding: marks.json(), as: UTF8.self).contains(
                "\"authority\":\"Act 3\",\"rows\":[{\"place\":\"draft/marks.csv:3:1 (row 3, cell 1)\",\"cells\":{\"country\":\"FR\",\"mark\":\"F\"}}]"
            ))
        let old = CheckOptions(asOf: CivilDate(iso: "2019-01-01"))
        let early = RuleExplanation("tw.draft.mass", of: book, on: declaration, options: old)
        #expect(early?.looks.map(\.outcome) == [.notApplicable])
        #expect(RuleExplanation("tw.draft.none", of: book, on: declaration, options: options) == nil)
        let elsewhere = RuleExplanation(
            "tw.draft.mass", of: book, on: declaration, options: options, path: "/consignments/1")
        #expect(elsewhere?.looks.isEmpty == true)
    }

    @Test("a page of documentation has every rule, message, parameter with its law, and table")
    func documentation() throws {
        let library = try draft().library
        let book = try #require(library.books.first)
        let page = try #require(BookDocumentation(of: book, in: library))
        for expected in [
            "tw.draft.mass: Mass is within the limit", "Act 2", "| FR | F |", "`!row.hasValue()`", "2020-01-01",
        ] {
            #expect(page.markdown().contains(expected), "\(expected)")
        }
        #expect(page.html().contains("<code>goods_item.gross_mass_kg &lt;= parameters.limit</code>"))
    }

    @Test("a difference between books is what appears, disappears and changes on declarations")
    func differences() throws {
        let before = try #require(try draft().library.books.first)
        let stricter = lines.replacing("value: 150.5", with: "value: 5")
        let after = try #require(try RuleTools.draft(stricter).library.books.first)
        let declaration = try Draft.declaration("{\"consignments\":[{\"goods_items\":[{\"gross_mass\":\"10\"}]}]}")
        let options = CheckOptions(asOf: CivilDate(iso: "2025-01-01"))
        var same = BookDiff(before, before)
        same.add(declaration, options: options)
        #expect(same.rules.isEmpty && same.different == 0 && same.declarations == 1)
        var forth = BookDiff(before, after)
        forth.add(declaration, options: options)
        #expect(forth.rules["tw.draft.mass"]?.counts == [.appeared: 1])
        var back = BookDiff(after, before)
        back.add(declaration, options: options)
        #expect(back.rules["tw.draft.mass"]?.counts == [.disappeared: 1])
        let heavy = try Draft.declaration("{\"consignments\":[{\"goods_items\":[{\"gross_mass\":\"1000\"}]}]}")
        forth.add(heavy, options: options)
        #expect(forth.rules["tw.draft.mass"]?.counts == [.appeared: 1, .changed: 1])
    }
}

private enum RuleTools {
    static func draft(_ lines: String) throws -> BookDraft {
        try BookDraft(lines, files: ["marks.csv": "country,mark,from,until\nDE,D,,\nFR,F,,\n"])
    }
}

extension String {
    /// How often a text stands in it.
    fileprivate func count(of text: String) -> Int { ranges(of: text).count }
}
