import Testing
import Tidewaiter
import TidewaiterPacks

@Suite("Packs that an engine refuses")
struct PackRefusalTests {
    private static let manifest = Array(
        #"{"id":"us-hts","version":"0","jurisdiction":"US","coverage":"A sample."}"#.utf8)
    private static let lines =
        "code,from,until,general,general_text,column2,column2_text\n01012100,2025-01-01,,6.8%,6.8%,free,Free\n"

    @Test("a source is built, or refused with file, line and column")
    func sources() throws {
        let good = try Engine.build(packFiles: [("pack.json", Self.manifest), ("lines.csv", Array(Self.lines.utf8))])
        #expect(try Engine(packs: [good]).packs.contains { $0.id == "us-hts" && $0.version == "0" })
        let wrong = Self.lines.replacing("01012100", with: "0101210x")
        let error = try #require(throws: TidewaiterError.self) {
            try Engine.build(packFiles: [("pack.json", Self.manifest), ("lines.csv", Array(wrong.utf8))])
        }
        #expect(error.place?.input == "lines.csv" && error.place?.line == 2)
        #expect(error.message.contains("Column \"code\""))
    }

    @Test("an engine goes on with its packs where new ones are refused")
    func former() throws {
        let engine = try Engine()
        let request = Array(
            #"{"jurisdiction":"US","as_of":"2025-06-01","lines":[{"id":"1","code":"01012100","origin":"DE","value":"9"}]}"#
                .utf8)
        let before = try engine.assess(json: request).json()
        let rows = Self.lines.replacing("6.8%,", with: "7.x%,")
        let wrong = try PackBuilder.build(manifest: Self.manifest, tables: [("lines", Array(rows.utf8))])
        let error = try #require(throws: TidewaiterError.self) { try Engine(packs: [wrong]) }
        #expect(error.status == .data)
        #expect(error.message.contains("table \"lines\", row 1 (01012100, 2025-01-01"))
        var damaged = try PackBuilder.build(manifest: Self.manifest, tables: [("lines", Array(Self.lines.utf8))])
        damaged[damaged.count - 1] ^= 1
        #expect(try #require(throws: TidewaiterError.self) { try Engine(packs: [damaged]) }.code == "pack.hash")
        #expect(try engine.assess(json: request).json() == before)
    }
}

extension String {
    fileprivate func replacing(_ text: String, with other: String) -> String {
        guard let range = firstRange(of: text) else { return self }
        return self[..<range.lowerBound] + other + self[range.upperBound...]
    }
}
