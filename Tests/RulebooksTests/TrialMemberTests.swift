import Testing
import TidewaiterDocuments

@testable import TidewaiterRulebooks

@Suite("What is misspelt in a test of rules")
struct TrialMemberTests {
    private func problems(_ tests: String) throws -> [String] {
        let draft = try BookDraft(
            """
            rules:
              - {id: tw.draft.rule, title: A, authority: a, each: goods_item, stage: [entry], message: x,
                 assert: size(goods_item.sequence) < 5}
            """,
            files: ["tests/a.yaml": "format: tidewaiter.ruletests/1\n" + tests])
        #expect(draft.flaws == [])
        return try draft.problems()
    }

    @Test(
        "is told where it stands, with what was probably meant",
        arguments: [
            ("fixtures:\n  a: {consignmentz: []}\n", "'consignments'"),
            ("fixtures:\n  a: {consignments: [{goods_items: [{sequense: '1'}]}]}\n", "'sequence'"),
            ("cases:\n  - {name: n, given: {consignments: [{goods_item: []}]}, expect: []}\n", "'goods_items'"),
            ("cases:\n  - {name: n, set: {/conveyance_refrence: x}, expect: []}\n", "'conveyance_reference'"),
            ("cases:\n  - {name: n, set: {/consignments/0/goods_items: [{markz: x}]}, expect: []}\n", "'marks'"),
            ("cases:\n  - {name: n, into: XX, expect: []}\n", "neither a country"),
            ("cases:\n  - {name: n, language: qq, expect: []}\n", "No message of the book is written in 'qq'"),
            ("cases:\n  - {name: n, stage: entri, expect: []}\n", "Did you mean 'entry'"),
            (
                "cases:\n  - {name: n, expect: []}\n  - {name: n, expect: []}\n",
                "another case 'n' at draft/tests/a.yaml:3"
            ),
            (
                "cases:\n  - {name: n, expect: [tw.draft.ruel]}\n",
                "a.yaml:3:24: the book has no rule 'tw.draft.ruel'. Did you"
            ),
        ])
    func misspelt(_ tests: String, _ words: String) throws {
        let problems = try problems(tests)
        #expect(problems.count == 1, "\(problems)")
        #expect(problems.first?.contains(words) == true, "\(problems)")
        #expect(problems.first?.contains("a.yaml:") == true)
    }

    @Test("members that declarations have are taken, also those of the envelope and what is of no field")
    func taken() throws {
        let tests = """
            fixtures:
              a: {interchange: {sender: S}, other: [{address: X, value: y}], consignments: [{consignee: {name: N}}]}
            cases:
              - {name: n, given: a, set: {/consignments/0/goods_items/0/sequence: "1"}, stage: entry, expect: [tw.draft.rule = passed]}
            """
        #expect(try problems(tests) == [])
    }
}
