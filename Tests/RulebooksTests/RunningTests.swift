import Testing
import TidewaiterDocuments
import TidewaiterManifests
import TidewaiterNomenclature
import TidewaiterRulebooks

@Suite("Rules that run")
struct RunningTests {
    /// Where the rule of a draft finds something among goods items.
    private func expect(_ draft: BookDraft, _ items: String, _ expected: [String]) throws {
        #expect(draft.flaws == [])
        let text = "{\"consignments\": [{\"transport_document_id\": \"A1\", \"goods_items\": [\(items)]}]}"
        let declaration = try Declaration.read(Array(text.utf8), format: .json)
        let nomenclature = try Nomenclature.builtIn
        let report = Checker(nomenclature: nomenclature, rules: draft.library, limits: .standard)
            .check(declaration, options: CheckOptions(), engine: "1")
        #expect(report.findings.filter { $0.rule == "tw.draft.rule" }.map { $0.path } == expected)
    }

    @Test func aPathThatBeginsAtALetLeadsFromThePartThatIsLookedAt() throws {
        // No condition names the let, which is therefore worked out for the path alone.
        let draft = try BookDraft.rule(
            """
            each: goods_item
            lets: {place: "goods_item.placements[0]"}
            assert: goods_item.gross_mass > 5
            path: place.id
            message: x
            """)
        let items = (1...3).map { #"{"gross_mass": "\#($0 * 2)", "containers": [{"id": "C\#($0)"}]}"# }
        try expect(
            draft, items.joined(separator: ", "),
            (0...1).map { "/consignments/0/goods_items/\($0)/placements/0/id" })
    }

    @Test func whatIsRequiredOfALetIsAskedOfThePartThatIsLookedAt() throws {
        let draft = try BookDraft.rule(
            """
            each: goods_item
            lets: {place: "goods_item.placements[0]"}
            requires: [place.id, slack]
            assert: goods_item.gross_mass > 5
            message: x
            """.replacing("lets: {place:", with: "lets: {slack: goods_item.gross_mass - goods_item.net_mass, place:"))
        let placed = #""containers": [{"id": "C1"}]"#
        try expect(
            draft,
            #"{"gross_mass": "1", "net_mass": "1", \#(placed)}, {"gross_mass": "1", "net_mass": "1"}, "#
                + #"{"gross_mass": "1", \#(placed)}, {"gross_mass": "2", "net_mass": "1", \#(placed)}"#,
            ["/consignments/0/goods_items/0", "/consignments/0/goods_items/3"])
    }

    @Test func whatIsRequiredOfAnElementIsAskedOfEach() throws {
        let draft = try BookDraft.rule(
            """
            each: consignment
            for: {item: consignment.goods_items}
            requires: [item.net_mass]
            assert: item.gross_mass > 5
            path: item.gross_mass
            message: x
            """)
        try expect(
            draft, #"{"gross_mass": "1", "net_mass": "1"}, {"gross_mass": "2"}, {"gross_mass": "3", "net_mass": "1"}"#,
            ["/consignments/0/goods_items/0/gross_mass", "/consignments/0/goods_items/2/gross_mass"])
    }

    @Test func aMassThatIsLackingIsPointedAtByItsOwnName() throws {
        let draft = try BookDraft(
            """
            rules:
              - id: tw.draft.rule
                title: A rule
                authority: nobody
                each: goods_item
                assert: goods_item.gross_mass_kg > 5
                message: x

            """,
            files: [
                "tests/a.yaml": """
                format: tidewaiter.ruletests/1
                cases:
                  - {name: none, set: {/consignments/0/goods_items/0/origin: CN},
                     expect: ["tw.draft.rule ? /consignments/0/goods_items/0/gross_mass"]}
                """
            ])
        #expect(draft.flaws == [])
        #expect(try draft.problems() == [])
    }

    @Test func whatBreaksOffIsCountedAsUnexaminedAlone() throws {
        let draft = try BookDraft.rule(
            """
            each: goods_item
            assert: int(goods_item.description) > 5
            message: x
            """)
        let declaration = try Declaration.read(
            Array(#"{"consignments": [{"goods_items": [{"description": "A"}, {"description": "7"}]}]}"#.utf8),
            format: .json)
        let report = Checker(nomenclature: try .builtIn, rules: draft.library, limits: .standard)
            .check(declaration, options: CheckOptions(), engine: "1")
        let tally = try #require(report.tallies.first { $0.rule == "tw.draft.rule" })
        #expect(tally.examined == 1 && tally.unexamined == 1)
        #expect(report.findings.filter { $0.rule == "tw.draft.rule" }.map(\.outcome) == [.refused])
    }

    @Test func elementsAreComparedWithTheFirstThatIsLikeThem() throws {
        let draft = try BookDraft.rule(
            """
            each: consignment
            for: {item: consignment.goods_items}
            first: {by: item.marks, remember: item.position}
            assert: first == item.position
            path: item.marks
            message: x
            """)
        try expect(
            draft, #"{"marks": "A"}, {"marks": "B"}, {"marks": "A"}, {"marks": "B"}"#,
            (2...3).map { "/consignments/0/goods_items/\($0)/marks" })
    }

    @Test func aBlankCellOfATableIsAFactThatIsMissing() throws {
        // The row's number is far beyond the declaration's parts.
        let rows = (0..<500).map { "K\($0),\($0 == 499 ? "" : "1")\n" }.joined()
        let draft = try BookDraft(
            """
            tables:
              limits:
                title: Limits
                authority: nobody
                file: tables/limits.csv
                columns: {key: string, most: int}
                key: [{column: key}]
                hit: first
            rules:
              - id: tw.draft.rule
                title: A rule
                authority: nobody
                each: goods_item
                assert: tables.limits.find('K499').value().most > 1
                message: x

            """, files: ["tables/limits.csv": "key,most\n" + rows])
        try expect(draft, #"{"gross_mass": "1"}"#, [])
        let book = try #require(draft.library.books.first)
        let declaration = try Declaration.read(
            Array(#"{"consignments": [{"goods_items": [{"gross_mass": "1"}]}]}"#.utf8), format: .json)
        let explained = RuleExplanation("tw.draft.rule", of: book, on: declaration, options: CheckOptions())
        #expect(explained?.looks.map(\.outcome) == [.needsFacts])
    }

    @Test func aLetIsWorkedOutOnlyWhereItIsReached() throws {
        let draft = try BookDraft.rule(
            """
            each: goods_item
            lets: {ratio: 1 / size(goods_item.marks), twice: ratio + ratio}
            assert: goods_item.gross_mass > 5 || twice > 0
            message: x
            """)
        try expect(
            draft, #"{"gross_mass": "9"}, {"gross_mass": "1", "marks": "AB"}"#, ["/consignments/0/goods_items/1"])
    }

    @Test func findingsAreInTheOrderOfTheDocumentWhateverRuleFindsThem() throws {
        let rules = (0..<3).map {
            """
              - id: tw.draft.rule-\($0)
                title: A rule
                authority: nobody
                each: goods_item
                assert: goods_item.gross_mass > 5
                message: x

            """
        }
        let draft = try BookDraft("rules:\n" + rules.joined())
        let items = (0..<600).map { _ in #"{"gross_mass": "1"}"# }.joined(separator: ", ")
        let text = "{\"consignments\": [{\"goods_items\": [\(items)]}]}"
        let report = Checker(nomenclature: try Nomenclature.builtIn, rules: draft.library, limits: .standard)
            .check(try Declaration.read(Array(text.utf8), format: .json), options: CheckOptions(), engine: "1")
        let found = report.findings.filter { $0.rule.hasPrefix("tw.draft") }
        #expect(found.count == 1800)
        #expect(found.map(\.rule) == (0..<1800).map { "tw.draft.rule-\($0 % 3)" })
    }
}
