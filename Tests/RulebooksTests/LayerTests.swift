import Testing
import TidewaiterDocuments
import TidewaiterManifests
import TidewaiterNomenclature

@testable import TidewaiterRulebooks

@Suite("Books over books")
struct LayerTests {
    private static let base = """
        id: base
        rules:
          - {id: tw.draft.first, title: First, authority: b, assert: "1 > size(context.format)", message: first}
          - {id: tw.draft.second, title: Second, authority: b, assert: "1 > size(context.format)", message: second}
        tests:
          cases:
            - {name: both, expect: [tw.draft.first, tw.draft.first = error, tw.draft.second]}
        """

    private func library(_ books: String...) throws -> RuleLibrary {
        RuleLibrary(
            books.map { text in
                let id = String(text.split(separator: "\n")[0].dropFirst(4))
                let head = "format: tidewaiter.rulebook/1\nversion: '1'\ntitle: \(id)\n"
                return BookFiles(folder: id, files: [.init(path: "book.yaml", bytes: Array((head + text).utf8))])
            }, nomenclature: try .builtIn)
    }

    private func findings(_ library: RuleLibrary, into: String? = nil) throws -> [String] {
        let declaration = try Declaration.read(Array("{\"schema\":\"tidewaiter.manifest/1\"}".utf8), format: .json)
        return library.books.flatMap { book in
            book.findings(in: declaration, options: CheckOptions(into: into), limits: .standard).map {
                "\($0.rule) \($0.severity.rawValue)"
            }
        }
    }

    @Test("a rule may be disabled twice, the second book is told so, and the last severity counts")
    func disabledTwice() throws {
        let library = try library(
            Self.base,
            """
            id: ours
            imports: [base]
            overrides:
              - {rule: tw.draft.first, disabled: true, reason: known}
              - {rule: tw.draft.second, severity: information, reason: r}
            """,
            """
            id: theirs
            imports: [base]
            overrides:
              - {rule: tw.draft.first, disabled: true, reason: known too}
              - {rule: tw.draft.second, severity: warning, reason: r}
            """)
        #expect(library.flaws.all.map(\.code) == ["book.disabled-already"])
        #expect(library.flaws.all.first?.message.contains("'ours' has disabled it") == true)
        #expect(library.flaws.error == nil)
        #expect(try findings(library) == ["tw.draft.second warning"])
    }

    @Test("an override of a rule of a book that is not imported is an error, and changes nothing")
    func notImported() throws {
        let library = try library(
            Self.base,
            """
            id: ours
            overrides: [{rule: tw.draft.first, disabled: true, reason: known}]
            """)
        #expect(library.flaws.all.map(\.code) == ["book.override"])
        #expect(library.flaws.all.first?.message.contains("'base', which this one does not import") == true)
        #expect(try findings(library) == ["tw.draft.first error", "tw.draft.second error"])
    }

    @Test("an override that changes nothing, and a second one of the same rule, are told")
    func idle() throws {
        let library = try library(
            Self.base,
            """
            id: ours
            imports: [base]
            overrides:
              - {rule: tw.draft.first, reason: r}
              - {rule: tw.draft.second, severity: error, disabled: true, reason: r}
              - {rule: tw.draft.second, severity: warning, reason: r}
            """)
        #expect(library.flaws.all.map(\.code) == ["book.override-idle", "book.override-repeated"])
        #expect(library.flaws.error == nil)
    }

    @Test("imports that lead back to the book are errors of each of them, with the way")
    func cycles() throws {
        let library = try library(
            "id: one\nimports: [two]", "id: two\nimports: [three]", "id: three\nimports: [one]",
            "id: alone\nimports: [alone]", "id: outside\nimports: [one]")
        #expect(library.flaws.all.map(\.code) == [String](repeating: "book.import-cycle", count: 4))
        #expect(library.flaws.all.first?.message.hasPrefix("one imports two imports three imports one.") == true)
        #expect(library.flaws.all.last?.message.contains("imports itself") == true)
    }

    @Test("a let that is called like a part would be hidden by it")
    func hiddenLets() throws {
        #expect(try BookDraft("lets: {goods_item: 1 + 1}").flaws == ["book.repeated-name"])
        #expect(try BookDraft("lets: {part: 1 + 1}").flaws == ["book.repeated-name"])
        #expect(try BookDraft("lets: {items: 1 + 1}").flaws == [])
    }

    @Test("an override holds where its book does")
    func jurisdictions() throws {
        let library = try library(
            Self.base,
            """
            id: ours
            imports: [base]
            jurisdictions: [US]
            overrides:
              - {rule: tw.draft.first, disabled: true, reason: known}
              - {rule: tw.draft.second, severity: information, reason: r}
            """)
        #expect(try findings(library, into: "US") == ["tw.draft.second information"])
        #expect(try findings(library, into: "NO") == ["tw.draft.first error", "tw.draft.second error"])
        #expect(try findings(library) == ["tw.draft.first error", "tw.draft.second error"])
    }

    @Test(
        "what is disabled says by whom and why, in explanations, lists and pages; tests of the book know nothing of it")
    func silenceIsTold() throws {
        let library = try library(
            Self.base,
            "id: ours\nimports: [base]\noverrides:\n  - {rule: tw.draft.first, disabled: true, reason: not for us}\n")
        let base = try #require(library.books.first)
        let declaration = try Declaration.read(Array("{\"schema\":\"tidewaiter.manifest/1\"}".utf8), format: .json)
        let explanation = try #require(
            RuleExplanation("tw.draft.first", of: base, on: declaration, options: CheckOptions()))
        #expect(explanation.text().contains("the book 'ours' has disabled it"))
        #expect(explanation.text().contains("not for us"))
        #expect(base.list().contains("disabled by ours  First"))
        let pages = library.books.compactMap { BookDocumentation(of: $0, in: library)?.markdown() }
        #expect(pages.count == 2)
        #expect(pages.allSatisfy { $0.contains("not for us") })
        let files = try #require(library.files["base"])
        let (results, flaws) = TrialRun.run(base, files)
        #expect(flaws.all.isEmpty)
        #expect(results.flatMap(\.problems).map(\.message) == [])
    }

    @Test("two books cannot have a rule of one identifier, and both places are told")
    func clashes() throws {
        let library = try library(
            Self.base,
            """
            id: ours
            rules:
              - {id: tw.draft.first, title: A, authority: b, assert: "size(context.format) > 9", message: x}
              - {id: tw.container.check-digit, title: A, authority: b, assert: "size(context.format) > 9", message: x}
            """)
        #expect(library.flaws.all.map(\.code).first == "book.repeated-rule")
        let error = try #require(library.flaws.error)
        #expect(error.message.contains("ours/book.yaml:6:"))
        #expect(error.message.contains("base/book.yaml:6:"))
    }

    @Test("all errors are in the error's message, each with file, line and column")
    func errorsHavePlaces() throws {
        let rules = (0..<30).map {
            "  - {id: tw.draft.r\($0), title: A, authority: b, severity: eror, assert: x, message: y}\n"
        }
        let made = try library("id: ours\nrules:\n" + rules.joined())
        let error = try #require(made.flaws.error)
        let lines = error.message.split(separator: "\n").map(String.init)
        #expect(lines.count == 21)
        #expect(lines.first?.hasPrefix("ours/book.yaml:6:") == true)
        #expect(lines.last?.hasPrefix("40 more errors") == true, "\(lines)")
        #expect(error.description.hasPrefix("ours/book.yaml:6:"))
        #expect(error.description.hasSuffix("[book.word]"))
        #expect(!error.description.contains("book.yaml:6:47: ours"))
    }

    @Test("a folder without a book is named")
    func noBook() throws {
        let library = RuleLibrary([BookFiles(folder: "a/b", files: [])], nomenclature: try .builtIn)
        #expect(library.flaws.error?.message.hasPrefix("a/b: There is no rule book here") == true)
        #expect(library.flaws.error?.place == nil)
        #expect(library.flaws.all.count == 1)
    }

    @Test(
        "one mistake is told once, whatever else names what it hides",
        arguments: [
            "lets: [",
            "lets: [a]",
            "lets: {a: 1 +, b: a + 1}",
            "lets: {a: size(b), b: context.format}",
            "tables: {rates: {title: x, authority: y, columns: {code: string}, key: [{column: code}]}}",
            "tables: {rates: {title: x, authority: y, file: no.csv, columns: {code: string}, key: [{column: code}]}}",
            "parameters: {limit: {type: number, title: x, values: [{from: 2020-01-01, value: 1, authority: b}]}}",
        ])
    func cascades(_ line: String) throws {
        let rule = """
            rules:
              - {id: tw.draft.rule, title: A, authority: b, each: goods_item, message: "{a} {b} {parameters.limit}",
                 assert: "tables.rates.has(goods_item.origin) && a > 1 && b == 'x'"}
            """
        let text = line.contains("lets") ? rule.replacing("tables.rates.has(goods_item.origin) && ", with: "") : rule
        let isAll = line.contains("no.csv")
        let only =
            isAll
            ? "rules:\n  - {id: tw.draft.rule, title: A, authority: b, each: goods_item, message: x, "
                + "assert: tables.rates.has(goods_item.origin)}\n"
            : line.contains("lets") ? text.replacing(" {parameters.limit}", with: "") : text
        let draft = try BookDraft("\(line)\n", files: ["rules/a.yaml": only])
        let importer = BookFiles(
            folder: "importer",
            files: [
                .init(
                    path: "book.yaml",
                    bytes: Array(
                        "format: tidewaiter.rulebook/1\nid: i\nversion: '1'\ntitle: I\nimports: [draft]\n".utf8))
            ])
        #expect(draft.flaws.count == 1, "\(draft.library.flaws.all.map(\.text))")
        let files = try #require(draft.library.files.values.first)
        let both = RuleLibrary([files, importer], nomenclature: try .builtIn)
        #expect(both.flaws.all.filter { $0.code == "book.import" }.isEmpty)
    }

    @Test("a table that there is not is named as such")
    func noTable() throws {
        let draft = try BookDraft.rule("each: goods_item\nassert: tables.rates.has(goods_item.origin)\nmessage: x")
        #expect(draft.flaws == ["book.table"])
    }
}
