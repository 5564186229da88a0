import Testing
import TidewaiterDocuments
import TidewaiterManifests
import TidewaiterNomenclature
import TidewaiterQuantities

@testable import TidewaiterRulebooks

@Suite("What is wrong with a rule")
struct RuleFaultTests {
    @Test(
        "and would keep it silent for ever is an error of its book",
        arguments: [
            ("jurisdictions: [UK, USA]\nassert: true\nmessage: x", ["book.jurisdiction", "book.jurisdiction"]),
            ("stage: [Entry]\nassert: true\nmessage: x", ["book.stage"]),
            ("assert: true\nmessage: ''", ["book.empty"]),
            ("assert: true\nmessage: {en: ' '}", ["book.empty"]),
            ("assert: \"codes.has('countri', context.format)\"\nmessage: x", ["expression.constant"]),
            ("assert: \"id.is('contaner', context.format)\"\nmessage: x", ["expression.constant"]),
            (
                "each: goods_item\nassert: units.convert(goods_item.gross_mass, 'KGM', 'XXQ') > 1\nmessage: x",
                ["expression.constant"]
            ),
            (
                "each: goods_item\nassert: units.convert(goods_item.gross_mass, 'KGM', 'MTR') > 1\nmessage: x",
                ["expression.constant"]
            ),
            (
                "each: goods_item\nassert: goods_item.gross_mass.round(2, 'halfup') > 1\nmessage: x",
                ["expression.constant"]
            ),
        ] as [(String, [String])])
    func refused(_ lines: String, _ codes: [String]) throws {
        #expect(try BookDraft.rule(lines).flaws == codes)
    }

    @Test("units are taken by code and by name, in capitals or not, by lint and by what runs alike")
    func units() throws {
        let item = "{\"gross_mass\":\"2\",\"marks\":\"kilos\"}"
        for (from, to) in [("'KGM'", "'kg'"), ("'kgm'", "'GRM'"), ("goods_item.marks", "'grams'")] {
            let found = try findings(
                "each: goods_item\nassert: units.convert(goods_item.gross_mass, \(from), \(to)) < decimal('0')\nmessage: m",
                item)
            #expect(found.map(\.message) == ["m"], "\(from) \(to)")
        }
    }

    @Test("an amount in another unit is exact, or rounded as the rule says, and a qualifier stays in small letters")
    func conversions() throws {
        func messages(_ expression: String) throws -> [String] {
            let rule = "each: goods_item\nassert: \(expression) > 0\nmessage: \"m {\(expression)}\""
            return try findings(rule, "{\"sequence\":\"1\"}").map(\.message)
        }
        #expect(try messages("units.convert(decimal('5'), 'LTR:alc', 'hlt:alc') - 1") == ["m -0.95"])
        #expect(try messages("units.convert(decimal('1'), 'LBR', 'KGM') - 1") == ["m -0.54640763"])
        #expect(try messages("units.convert(decimal('1'), 'kgm', 'LBR', 3, 'half_up') - 3") == ["m -0.795"])
        #expect(
            try BookDraft.rule("assert: \"units.convert(decimal('1'), 'KGM', 'LBR') > 0\"\nmessage: x").flaws
                == ["expression.constant"])
        #expect(
            try BookDraft.rule("assert: \"units.convert(decimal('1'), 'KGM', 'LBR', 2, 'up!') > 0\"\nmessage: x").flaws
                == ["expression.constant"])
        let found = try findings(
            "each: goods_item\nassert: units.convert(goods_item.gross_mass, 'KGM', 'LBR') > 0\nmessage: x",
            "{\"gross_mass\":\"1\"}")
        #expect(found.map(\.outcome) == [.refused] && found.first?.message.contains("to how many places") == true)
    }

    @Test("names that are written out right are taken")
    func taken() throws {
        let draft = try BookDraft.rule(
            """
            each: goods_item
            jurisdictions: [GB, EU]
            stage: [entry, pre_loading, pre-arrival]
            assert: codes.has('country', goods_item.origin) && id.is('container', goods_item.marks) && units.convert(
              goods_item.gross_mass, 'KGM', 'GRM').round(2, 'half_up') > 1
            message: x
            """)
        #expect(draft.flaws == [])
    }

    private func findings(
        _ lines: String, _ item: String, _ options: CheckOptions = CheckOptions()
    ) throws -> [Finding] {
        let draft = try BookDraft.rule(lines)
        #expect(draft.flaws == [])
        let declaration = try Declaration.read(
            Array("{\"schema\":\"tidewaiter.manifest/1\",\"consignments\":[{\"goods_items\":[\(item)]}]}".utf8),
            format: .json)
        let book = try #require(draft.library.books.first)
        return book.findings(in: declaration, options: options, limits: .standard)
    }

    @Test(
        "is told where its message or fix breaks off, once, and the finding stays",
        arguments: [
            "message: \"m {date(goods_item.commodity_code)}\"",
            "message: m\nfix: {path: goods_item.marks, value: string(date(goods_item.commodity_code)), why: w}",
        ])
    func brokenTexts(_ lines: String) throws {
        let items = "{\"commodity_code\":\"0101\",\"net_mass\":\"1\"},{\"commodity_code\":\"0102\",\"net_mass\":\"1\"}"
        let found = try findings("each: goods_item\nassert: goods_item.net_mass > 2\n\(lines)", items)
        #expect(found.map(\.outcome).filter { $0 == .failed }.count == 2)
        #expect(found.map(\.outcome).filter { $0 == .refused }.count == 1)
        #expect(found.first { $0.outcome == .refused }?.message.contains("Mend the rule") == true)
    }

    @Test("a fact that is absent from a message is no fault of the rule")
    func absentFacts() throws {
        let found = try findings(
            "each: goods_item\nassert: goods_item.net_mass > 2\nmessage: m {goods_item.marks}", "{\"net_mass\":\"1\"}")
        #expect(found.map(\.message) == ["m ?"])
    }

    @Test("values that a message mentions are all among the parameters, and the law's days are in the finding")
    func parameters() throws {
        let (rule, item) = (
            """
            each: goods_item
            effective: {from: 2020-01-01}
            assert: goods_item.gross_mass > goods_item.net_mass
            authority_code: E12
            message: "{goods_item.gross_mass} {goods_item.net_mass} {goods_item.net_mass} {size('a' + goods_item.origin)} {size(goods_item.origin)}"
            """, "{\"net_mass\":\"2\",\"gross_mass\":\"1\",\"origin\":\"NO\"}"
        )
        #expect(try findings(rule, item).isEmpty, "without a day a rule that has days is not in force")
        let found = try #require(
            try findings(rule, item, CheckOptions(asOf: CivilDate(year: 2024, month: 5, day: 2))).first)
        #expect(found.message == "1 2 2 3 2")
        #expect(found.effective?.from == CivilDate(year: 2020, month: 1, day: 1) && found.effective?.until == nil)
        #expect(
            found.parameters == [
                "gross_mass": "1", "net_mass": "2", "size_goods_item_origin": "2", "size_a_goods_item_origin": "3",
            ])
        let names = MessageTemplate.names(of: [
            "goods_item.gross_mass", "consignment.gross_mass", "goods_item.net_mass", "goods_item.gross_mass", "1 + 1",
        ])
        #expect(
            names == [
                "goods_item_gross_mass", "consignment_gross_mass", "net_mass", "goods_item_gross_mass", "value",
            ])
    }

    @Test("a finding carries the code of the authority and the days of the rule into every report")
    func codesInReports() throws {
        let draft = try BookDraft.rule(
            """
            each: goods_item
            effective: {from: 2020-01-01}
            assert: goods_item.gross_mass > goods_item.net_mass
            authority_code: E12
            message: "{goods_item.gross_mass}"
            """)
        let declaration = try Declaration.read(
            Array(
                "{\"schema\":\"tidewaiter.manifest/1\",\"consignments\":[{\"goods_items\":[{\"net_mass\":\"2\",\"gross_mass\":\"1\"}]}]}"
                    .utf8), format: .json)
        let checker = Checker(nomenclature: try .builtIn, rules: draft.library, limits: .standard)
        let report = checker.check(
            declaration, options: CheckOptions(asOf: CivilDate(iso: "2026-01-01")), engine: "test")
        let texts = [
            report.text(), String(decoding: report.csv(), as: UTF8.self), report.html(), report.junit(),
            String(decoding: report.json(), as: UTF8.self), String(decoding: report.sarif(), as: UTF8.self),
        ]
        #expect(texts.map { $0.contains("E12") } == [true, true, true, true, true, true])
        #expect(texts[4].contains("\"effective\":{\"from\":\"2020-01-01\",\"until\":null}"))
        let book = try #require(draft.library.books.first)
        let page = try #require(BookDocumentation(of: book, in: draft.library))
        #expect(page.markdown().contains("- **Code**: E12"))
    }

    @Test(
        "tests can ask for a language, and a golden file may lie beside the tests' folder and not outside of the book")
    func languagesAndFiles() throws {
        let manifest =
            "{\"schema\":\"tidewaiter.manifest/1\",\"consignments\":[{\"goods_items\":[{\"net_mass\":\"1\"}]}]}"
        let draft = try BookDraft(
            """
            rules:
              - {id: tw.draft.rule, title: A, authority: b, each: goods_item, assert: goods_item.net_mass > 1,
                 message: {en: little, de: wenig}, fix: {path: goods_item.net_mass, value: "'2'", why: w}}
            """,
            files: [
                "samples/a.json": manifest,
                "tests/a.yaml": """
                format: tidewaiter.ruletests/1
                golden:
                  - {name: in German, file: ../samples/a.json, language: de, expect: [tw.draft.rule ! wenig]}
                  - {name: in English, file: samples/a.json, expect: [tw.draft.rule ! little]}
                  - {name: outside, file: ../../samples/a.json, expect: []}
                  - {name: other text, file: ../samples/a.json, expect: [tw.draft.rule, tw.draft.rule ! much]}
                  - {name: other fix, file: ../samples/a.json, expect: [tw.draft.rule, tw.draft.rule > '3']}
                """,
            ])
        let problems = try draft.problems()
        let ends = [
            "in the book's folder. Paths begin at its folder tests, such as ../samples/a.edi, or at the folder itself. "
                + "[trial.no-file]",
            "but it says 'little'", "but it writes '2'",
        ]
        #expect(problems.count == ends.count)
        #expect(zip(problems, ends).allSatisfy { $0.hasSuffix($1) }, "\(problems)")
    }

    @Test("an unknown fixture is one flaw")
    func unknownFixture() throws {
        let draft = try BookDraft(
            "rules:\n  - {id: tw.draft.rule, title: A, authority: b, assert: true, message: m}\n",
            files: [
                "tests/a.yaml": """
                format: tidewaiter.ruletests/1
                cases:
                  - {name: a, given: nothing, into: US, expect: []}
                """
            ])
        #expect(try draft.problems().count == 1)
    }

    @Test("a case gives a fixture, or the declaration itself; in a book of one file cases alone are enough")
    func givenInPlace() throws {
        let lines = """
            rules:
              - id: tw.draft.rule
                title: A
                authority: b
                each: goods_item
                requires: [goods_item.gross_mass]
                assert: goods_item.gross_mass < 10
                message: m

            """
        let cases = """
            - name: light
              given: {consignments: [{goods_items: [{gross_mass: "1"}]}]}
              expect: [tw.draft.rule = passed]
            - name: heavy
              given: {consignments: [{goods_items: [{gross_mass: "1"}]}]}
              set: {/consignments/0/goods_items/0/gross_mass: "10"}
              expect: [tw.draft.rule]

            """
        let tests = "format: tidewaiter.ruletests/1\ncases:\n\(cases)"
        for draft in [try BookDraft("\(lines)tests:\n\(cases)"), try BookDraft(lines, files: ["tests/a.yaml": tests])] {
            #expect(draft.flaws == [])
            #expect(try draft.problems() == [])
            let report = MutationReport(of: try #require(draft.library.books.first), in: draft.library, limit: 10)
            #expect(report.tried > 0 && report.survivors.count < report.tried)
        }
    }

    @Test("tests that cannot be read are told, and no change is tried on them")
    func unreadableTests() throws {
        let draft = try BookDraft(
            "rules:\n  - {id: tw.draft.rule, title: A, authority: b, assert: has(declaration.vessel_name), message: m}\n"
                + "tests: all\n")
        let report = MutationReport(of: try #require(draft.library.books.first), in: draft.library, limit: 10)
        #expect(report.flaws.all.map(\.code) == ["book.shape"] && report.tried == 0)
    }

    @Test("all wrong cells of a table are told")
    func cells() throws {
        let table =
            "tables: {t: {title: x, authority: y, file: t.csv, columns: {a: string, b: int}, key: [{column: a}]}}"
        let draft = try BookDraft("\(table)\n", files: ["t.csv": "a,b\nx,one\ny,2\nz,three\nu\n"])
        #expect(draft.flaws == ["table.type", "table.type", "table.cells"])
        #expect(draft.library.flaws.all.map(\.line) == ["x,one", "z,three", "u"])
    }

    @Test("what cannot be read says why in an explanation")
    func unreadable() throws {
        let draft = try BookDraft.rule(
            "each: goods_item\nassert: units.convert(goods_item.gross_mass, goods_item.marks, 'KGM') > 1\nmessage: x")
        let declaration = try Declaration.read(
            Array(
                "{\"schema\":\"tidewaiter.manifest/1\",\"consignments\":[{\"goods_items\":[{\"marks\":\"XXQ\",\"gross_mass\":\"1\"}]}]}"
                    .utf8), format: .json)
        let book = try #require(draft.library.books.first)
        let explanation = try #require(
            RuleExplanation("tw.draft.rule", of: book, on: declaration, options: CheckOptions()))
        #expect(explanation.looks.map(\.outcome) == [.needsFacts])
        #expect(explanation.text().contains("XXQ cannot be converted into KGM"))
    }
}
