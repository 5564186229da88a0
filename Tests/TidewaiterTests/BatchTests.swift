import Testing
import Tidewaiter
import TidewaiterTestSupport

@Suite("Many entries at once")
struct BatchTests {
    let engine: Engine

    init() throws { engine = try Engine() }

    private static let samples = "\(Files.root)/Tests/Samples/requests"

    /// The sample requests, each on one line.
    private func requests() throws -> [[UInt8]] {
        try Files.names(in: Self.samples).filter { $0.hasSuffix(".json") }.map { name in
            try #require(Files.read("\(Self.samples)/\(name)")).map { $0 == UInt8(ascii: "\n") ? 0x20 : $0 }
        }
    }

    private func batch(_ lines: [[UInt8]], ending: String = "\n") throws -> [BatchEntry] {
        var entries: [BatchEntry] = []
        try engine.assess(jsonLines: Array(lines.joined(separator: Array(ending.utf8))), input: "r.jsonl") {
            entries.append($0)
        }
        return entries
    }

    @Test(
        "each answer is the bytes of assessing its request by itself, however the lines end", arguments: ["\n", "\r\n"])
    func sameBytes(ending: String) throws {
        let requests = try requests()
        let entries = try batch(requests, ending: ending)
        try #require(entries.count == requests.count)
        for (entry, request) in zip(entries, requests) {
            #expect(entry.json() == (try engine.assess(json: request).json()))
        }
    }

    @Test("what cannot be assessed has an error with its line, and takes nothing from the others")
    func badLines() throws {
        let good = try requests()[0]
        let bad = [
            "{", "[]", "null", #"{"jurisdiction":"US"}"#, #"{"jurisdiction":"AU","lines":[{"value":"x"}]}"#,
        ].map { Array($0.utf8) }
        let expected = try engine.assess(json: good).json()
        for position in 0...bad.count {
            var lines = bad
            lines.insert(good, at: position)
            let entries = try batch(lines)
            try #require(entries.map(\.line) == Array(1...lines.count))
            for (index, entry) in entries.enumerated() {
                guard case .failure(let error) = entry.result else {
                    #expect(index == position)
                    #expect(entry.json() == expected)
                    continue
                }
                #expect(index != position)
                #expect(error.place?.line == index + 1)
                #expect(entry.outcome == .failed)
            }
        }
    }

    @Test("places count in the whole input, those of errors and those of findings")
    func places() throws {
        let first = #"{"jurisdiction":"AU","as_of":"2026-03-01","lines":[{"id":"1"}]}"#
        let second = #"{"jurisdiction":"AU","as_of":"2026-03-01","colour":"red","lines":[{"id":"1"}]}"#
        let third = #"{"jurisdiction":"AU","lines":[{"value":true}]}"#
        let entries = try batch([first, second, third].map { Array($0.utf8) })
        try #require(entries.count == 3)
        let findings = try entries[1].result.get().findings
        let place = try #require(findings.first { $0.rule == "tw.request.unknown-member" }?.place)
        #expect(place.line == 2)
        #expect(place.input == "r.jsonl")
        let member = #"{"jurisdiction":"AU","as_of":"2026-03-01","#.utf8.count
        #expect(place.offset == Int64(first.utf8.count + 1 + member))
        guard case .failure(let error) = entries[2].result else {
            Issue.record("a value that is true was assessed")
            return
        }
        let start = first.utf8.count + second.utf8.count + 2
        #expect(error.place?.line == 3)
        #expect(error.place?.offset == Int64(start + third.utf8.count - "true}]}".utf8.count))
    }

    @Test("a line ends with a line feed, a carriage return or both, in the answers as in the places of errors")
    func lineEnds() throws {
        let text = "{\"jurisdiction\":\"US\"}\r\n\r{\"a\": x}\r{\"b\":\n{\"c\": y}"
        var lines: [Int] = []
        try engine.assess(jsonLines: Array(text.utf8)) { entry in
            lines.append(entry.line)
            guard case .failure(let error) = entry.result else {
                Issue.record("line \(entry.line) has an answer")
                return
            }
            #expect(error.place?.line == entry.line)
        }
        #expect(lines == [1, 3, 4, 5])
    }

    @Test("blank lines are passed over and counted; a mark before the first is no part of it; nothing gives nothing")
    func blankLines() throws {
        let request = try requests()[0]
        let entries = try batch([[0xEF, 0xBB, 0xBF], [], request, Array(" \t\r".utf8), request, []])
        #expect(entries.map(\.line) == [3, 5])
        #expect(entries.allSatisfy { $0.outcome != .failed })
        #expect(try batch([]).isEmpty)
        #expect(try engine.assess(jsonLines: []).outcome == .computed)
    }

    @Test("answers that are kept are the lines of those that are handed out, with their receipts")
    func kept() throws {
        var lines = try requests()
        lines.insert(Array("{}".utf8), at: 1)
        let kept = try engine.assess(jsonLines: Array(lines.joined(separator: [0x0A])), input: "r.jsonl", receipt: true)
        var expected: [UInt8] = []
        for entry in try batch(lines) { expected += entry.json() + [0x0A] }
        #expect(kept.jsonLines == expected)
        #expect(kept.count == lines.count)
        #expect(kept.failures == 1)
        #expect(kept.outcome == .failed)
        let receipts = kept.receipts.split(separator: 0x0A, omittingEmptySubsequences: false).dropLast()
        try #require(receipts.count == lines.count)
        for (receipt, line) in zip(receipts, lines) {
            let alone = try? engine.assess(json: line, receipt: true).receipt?.bytes
            #expect(Array(receipt) == alone ?? [])
        }
    }

    @Test("answers that are kept stop at the limit of bytes of an answer, those handed out do not")
    func limit() throws {
        let engine = try Engine(limits: Limits(answerBytes: 20_000))
        let lines = Array(Array(repeating: try requests()[0], count: 40).joined(separator: [0x0A]))
        let error = #expect(throws: TidewaiterError.self) { try engine.assess(jsonLines: lines) as BatchAssessment }
        #expect(error?.status == .limit)
        var count = 0
        try engine.assess(jsonLines: lines) { _ in count += 1 }
        #expect(count == 40)
    }
}
