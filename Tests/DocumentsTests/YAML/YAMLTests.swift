import Testing
import TidewaiterDocuments

@Suite("YAML")
struct YAMLTests {
    private func root(_ text: String) throws -> YAMLNode { try YAMLDocument(Array(text.utf8), input: "b.yaml").root }

    @Test(
        "scalars are text, whatever YAML would make of them",
        arguments: ["NO", "0101.21", "1e5", "12:30", "true", "null", "~", "0x1F", "2026-11-21", "007", "yes"])
    func scalarsAreText(_ text: String) throws {
        #expect(try root("a: \(text)")["a"]?.scalar?.text == text)
    }

    @Test func nothingIsToldFromAnEmptyText() throws {
        let node = try root("a:\nb: ''\n")
        #expect(node["a"]?.isBlank == true)
        #expect(node["b"]?.isBlank == false)
    }

    @Test(
        "what is refused says where",
        arguments: [
            ("a: 1\na: 2\n", "yaml.repeated-key", 2, 1), ("a: &x 1\n", "yaml.decoration", 1, 4),
            ("a: &x 1\nb: *x\n", "yaml.decoration", 1, 4), ("a: !!int 1\n", "yaml.decoration", 1, 4),
            ("a: *x\n", "yaml.alias", 1, 4), ("a: 1\n--- \nb: 2\n", "yaml.documents", 2, 1),
            ("a: [1, 2\nb: 3\n", "yaml.syntax", 2, 2), ("a: 1\nb: 'x\nc: 2\n", "yaml.syntax", 2, 4),
            ("when: !has(x)\n", "yaml.decoration", 1, 7), ("a: b: c\n", "yaml.syntax", 1, 5),
            ("", "yaml.empty", 1, 1), ("[1]: 2\n", "yaml.key", 1, 1),
        ])
    func refusals(_ text: String, _ code: String, _ line: Int, _ column: Int) throws {
        let error = #expect(throws: TidewaiterError.self) { try root(text) }
        #expect(error?.code == code)
        #expect(error?.place?.line == line)
        #expect(error?.place?.column == column)
    }

    @Test func bytesThatAreNotUTF8AreRefusedWithTheirPlace() {
        let error = #expect(throws: TidewaiterError.self) { try YAMLDocument(Array("a: ".utf8) + [0xFF]) }
        #expect(error?.code == "yaml.encoding")
        #expect(error?.place?.offset == 3)
    }

    @Test func deepNestingIsRefused() {
        let error = #expect(throws: TidewaiterError.self) { try root(String(repeating: "[", count: 100_000)) }
        #expect(error?.code == "yaml.depth")
    }

    @Test(
        "a character within a scalar is found in the file",
        arguments: [
            ("a: one + twö + x", 1, 16), ("a: 'one + it''s + x'", 1, 19), ("a: |\n  one +\n  two + x\n", 3, 9),
            ("a: >\n  one +\n  two + x\n", 3, 9), ("a: one\n  two + x\n", 2, 9), ("a: \"one \\\" x\"", 1, 12),
        ])
    func placesWithinScalars(_ text: String, _ line: Int, _ column: Int) throws {
        let document = try YAMLDocument(Array(text.utf8))
        let scalar = try #require(document.root["a"]?.scalar)
        let offset = try #require(scalar.text.utf8.lastIndex(of: UInt8(ascii: "x")))
        let place = document.place(in: scalar, at: scalar.text.utf8.distance(from: scalar.text.startIndex, to: offset))
        #expect([place.line, place.column] == [line, column])
    }
}
