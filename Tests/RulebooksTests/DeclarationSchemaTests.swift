import Testing
import TidewaiterDocuments
import TidewaiterManifests
import TidewaiterRulebooks
import TidewaiterTestSupport

@Suite("The JSON Schema of declarations")
struct DeclarationSchemaTests {
    @Test("The file beside the built-in books is that of the fields as they are")
    func file() throws {
        let bytes = try #require(Files.read("\(Files.root)/Sources/BuiltInBooks/declaration.schema.json"))
        let isSame = String(decoding: bytes, as: UTF8.self) == DeclarationSchema.text
        #expect(isSame, "run `make schemas` after changing a field or a part")
    }

    @Test("Each part that the schema names can be looked at, each field and path too")
    func names() throws {
        let schema = try JSONDocument(Array(DeclarationSchema.text.utf8))
        let definitions = try #require(schema.root["$defs"])
        func texts(_ value: JSONValue?) -> [String] { value.map { $0.elements.compactMap(\.string) } ?? [] }
        let parts = texts(definitions["part"]?["enum"])
        let fields = texts(definitions["field"]?["enum"])
        let paths = texts(definitions["path"]?["anyOf"]?.elements.first { $0["enum"] != nil }?["enum"])
        #expect(parts.count == NodeKind.allCases.count + 1)
        #expect(fields.count == Field.allCases.count - 1)
        #expect(texts(definitions["field"]?["enumDescriptions"]).count == fields.count)
        #expect(paths.count > 500)
        var lines: [String] = []
        for each in parts { lines.append("each: \(each)\nmessage: M. M.\nassert: has(\(each).position)") }
        for field in fields { lines.append("each: {field: \(field)}\nmessage: M. M.\nassert: has(context.day)") }
        for path in paths {
            let each = path.split(separator: ".")[0]
            lines.append("each: \(each)\nmessage: M. M.\nrequires: \(path)\npath: \(path)\nassert: has(\(path))")
        }
        let rules = lines.enumerated().map { number, lines in
            "  - id: tw.draft.rule-\(number)\n    title: T\n    authority: A\n"
                + lines.split(separator: "\n").map { "    \($0)\n" }.joined()
        }
        let draft = try BookDraft("rules:\n" + rules.joined())
        #expect(draft.library.flaws.all.map(\.text) == [])
        #expect(draft.library.books.first?.ruleCount == rules.count)
    }
}
