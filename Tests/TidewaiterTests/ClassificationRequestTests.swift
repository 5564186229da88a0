import Testing
import Tidewaiter
import TidewaiterClassification
import TidewaiterDocuments

@Suite("Requests of classifications")
struct ClassificationRequestTests {
    private let engine: Engine

    init() throws { engine = try Engine() }

    @Test(
        "What is wrong with a member is said with its name and without a place in the request",
        arguments: [
            (#""floor":"0.1""#, "floor: expected 0.5 to 1."), (#""floor":"nan""#, "floor: expected 0.5 to 1."),
            (#""top":0"#, "top: expected 1 to 100."), (#""top":true"#, "top: expected 1 to 100."),
            (#""as_of":"2024-13-01""#, "as_of: expected a date, YYYY-MM-DD."),
            (#""explain":1"#, "explain: expected true or false."),
            (#""into":7"#, "into: expected a text."),
        ])
    func members(member: String, message: String) {
        let one = #expect(throws: TidewaiterError.self) {
            try engine.classify(json: Array("{\"text\":\"shoes\",\(member)}".utf8))
        }
        let table = #expect(throws: TidewaiterError.self) {
            try engine.classify(table: Array("text\nshoes\n".utf8), request: Array("{\(member)}".utf8))
        }
        for error in [one, table] {
            #expect(error?.message == message)
            #expect(error?.place == nil)
        }
    }

    @Test("Elements of arrays, the request as such and requests of the nomenclature are named alike")
    func others() {
        let array = #expect(throws: TidewaiterError.self) {
            try engine.trainModel(table: [], request: Array(#"{"vague":["a",7]}"#.utf8))
        }
        #expect(array?.message == "vague/1: expected a text.")
        let whole = #expect(throws: TidewaiterError.self) { try engine.classify(json: Array("7".utf8)) }
        #expect(whole?.message == "Expected an object as the request.")
        let code = #expect(throws: TidewaiterError.self) { try engine.nomenclature(json: Array(#"{"code":7}"#.utf8)) }
        #expect(code?.message == "code: expected a text.")
    }

    @Test("A day without a country is refused, for it would have no effect")
    func day() {
        for error in [
            #expect(throws: TidewaiterError.self) {
                try engine.classify(json: Array(#"{"text":"shoes","as_of":"2026-01-01"}"#.utf8))
            },
            #expect(throws: TidewaiterError.self) {
                try engine.classify(table: Array("text\n".utf8), request: Array(#"{"as_of":"2026-01-01"}"#.utf8))
            },
        ] { #expect(error?.code == "classify.as-of") }
    }

    @Test("A text that is too long is refused alone, and of a table it is answered by a message, the others by codes")
    func tooLong() throws {
        let engine = try Engine(limits: Limits(valueBytes: 100))
        let long = String(repeating: "x ", count: 60)
        for ask in [
            { () throws in _ = try engine.classify(long) },
            { () throws in _ = try engine.classify(json: Array("{\"text\":\"\(long)\"}".utf8)) },
            { () throws in _ = try engine.classify("shoes", options: ClassifyOptions(declared: long)) },
        ] {
            let error = #expect(throws: TidewaiterError.self) { try ask() }
            #expect(error?.code == "classify.value-bytes" && error?.status == .limit)
        }
        for table in [
            "text\ntoothbrush\n\(long)\nlaptop computer\n",
            "[{\"text\":\"toothbrush\"},{\"text\":\"\(long)\"},{\"text\":\"laptop computer\"}]",
        ] {
            let found = try engine.classify(table: Array(table.utf8))
            #expect(found.count == 3 && found.answered == 2)
            #expect(found.findings.count == 1)
            #expect(String(decoding: found.jsonLines, as: UTF8.self).contains("The description has 120 bytes"))
        }
        // What a JSON text takes more for being escaped does not count.
        let escaped = String(repeating: "\\u00e9", count: 40)
        #expect(throws: Never.self) { try engine.classify(json: Array("{\"text\":\"\(escaped)\"}".utf8)) }
    }
}
