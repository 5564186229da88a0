import Testing
import TidewaiterDocuments

@Suite("JSON limits")
struct JSONLimitTests {
    private func code(_ bytes: [UInt8], _ limits: Limits = .standard) throws -> (String, Place?) {
        let error = try #require(throws: TidewaiterError.self) { try JSONDocument(bytes, limits: limits) }
        #expect(error.status == .limit)
        return (error.code, error.place)
    }

    @Test("100,000 levels are refused where the limit is passed")
    func depth() throws {
        let (name, place) = try code(Array(String(repeating: "[", count: 100_000).utf8))
        #expect(name == "json.depth")
        #expect(place?.offset == 256)
        let objects = String(repeating: "{\"a\":", count: 100_000)
        #expect(try code(Array(objects.utf8)).0 == "json.depth")
    }

    @Test("the place of a deep value is short enough to be read, and whole for programs")
    func deepPlace() throws {
        let text = String(repeating: "[", count: 200) + "x"
        let error = try #require(throws: TidewaiterError.self) { try JSONDocument(Array(text.utf8)) }
        let place = try #require(error.place)
        #expect(place.address.utf8.count >= 400)
        #expect(place.description.count < 130 && place.description.contains("…"))
    }

    @Test("100,000 levels can be read when the limit allows")
    func deepEnough() throws {
        let text = String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000)
        let document = try JSONDocument(Array(text.utf8), limits: Limits(depth: 100_000))
        var value = document.root
        var levels = 1
        while let inner = value.elements.first(where: { _ in true }) {
            value = inner
            levels += 1
        }
        #expect(levels == 100_000)
        #expect(value.pointer.utf8.count <= 1024)
    }

    @Test("a value of 10 MB is refused", arguments: ["a", "é", "1"])
    func valueBytes(filler: String) throws {
        let filling = String(repeating: filler, count: 10_000_000)
        let text = filler == "1" ? "[\(filling)]" : "{\"a\":\"\(filling)\"}"
        let (name, place) = try code(Array(text.utf8))
        #expect(name == "json.value-bytes")
        #expect(place?.address == (filler == "1" ? "/0" : "/a"))
    }

    @Test("items and input bytes are limited")
    func items() throws {
        #expect(try code(Array("[1,2,3,4]".utf8), Limits(items: 4)).0 == "json.items")
        #expect(throws: Never.self) { try JSONDocument(Array("[1,2,3]".utf8), limits: Limits(items: 4)) }
        #expect(try code(Array("[1,2,3,4]".utf8), Limits(inputBytes: 8)).0 == "json.input-bytes")
    }

    @Test("many duplicates under many siblings stay quick")
    func hostileDuplicates() throws {
        let text = "{" + (0..<200_000).map { "\"k\($0 % 1000)\":0" }.joined(separator: ",") + "}"
        let document = try JSONDocument(Array(text.utf8))
        #expect(document.findings.count == 10_000)
        #expect(document.findingsLeftOut == 199_000 - 10_000)
    }
}
