import Testing
import TidewaiterDocuments
import TidewaiterQuantities

@testable import TidewaiterTariffs

/// Requests that chance has damaged: an answer or an error comes back, never a trap.
@Suite("Damaged requests") struct MutationTests {
    static let whole = Array(
        #"""
        {"jurisdiction":"US","entry":{"type":"01","status":"direct"},"dates":{"entry":"2024-12-20"},"currency":"EUR",
        "incoterm":"CIF","mode":"sea","costs":[{"kind":"freight","amount":"120.00","lines":["1"]},{"kind":"assist","amount":8}],
        "apportion":"weight","exchange_rates":[{"from":"EUR","to":"USD","rate":"1.0850"}],"facts":{"adcvd":"none"},
        "lines":[{"id":"1","code":"8213009000","origin":"DE","value":"10000.50","quantities":{"NMB":"100","KGM":"2500"},
        "facts":{"column1_rate":"1.5% + 0.02/NMB"}},{"id":"2","code":"392410","origin":"CU","value":"0.01"}]}
        """#.utf8)

    /// Pieces that are worth putting anywhere.
    private static let pieces: [[UInt8]] = [
        "null", "[]", "{}", "\"\"", "-1", "1e38", "0.000000000000000000000000000000000000001", "AU", "\\u0000", "]",
        "}",
        String(repeating: "9", count: 38), "2026-02-10", "6403", "%", "/KGM", "\u{FEFF}", "99999999999999999999",
    ].map { Array($0.utf8) }

    static func damaged(_ random: inout Seeded) -> [UInt8] {
        var bytes = whole
        for _ in 0...Int.random(in: 0...3, using: &random) where !bytes.isEmpty {
            let start = Int.random(in: 0..<bytes.count, using: &random)
            let end = min(bytes.count, start + Int.random(in: 0...12, using: &random))
            switch Int.random(in: 0...4, using: &random) {
            case 0: bytes[start] = UInt8.random(in: 0...255, using: &random)
            case 1: bytes.removeSubrange(start..<end)
            case 2: bytes.insert(contentsOf: pieces.randomElement(using: &random) ?? [], at: start)
            case 3: bytes.replaceSubrange(start..<end, with: pieces.randomElement(using: &random) ?? [])
            default: bytes.removeSubrange(end...)
            }
        }
        return bytes
    }

    @Test("every damaged request gives an answer that is JSON, or an error with a message", arguments: 0..<20)
    func damage(seed: UInt64) throws {
        let assessor = try #require(Assess.assessor)
        var random = Seeded(seed)
        for _ in 0..<250 {
            let bytes = Self.damaged(&random)
            do throws(TidewaiterError) {
                let request = try AssessmentRequest(json: bytes)
                let answer = try assessor.assess(request, explain: true)
                let root = try JSONDocument(answer.json()).root
                #expect(root["outcome"]?.string == answer.outcome.rawValue)
                #expect((answer.totals == nil) == (answer.outcome == .refused))
                #expect(answer.outcome != .needsFacts || !answer.needsFacts.isEmpty)
                #expect(!answer.text().isEmpty && !answer.csv().isEmpty)
            } catch {
                #expect(!error.message.isEmpty)
            }
        }
    }

    // Quadratic time would be hours; a sanitizer on a busy machine takes minutes.
    @Test("a request of many lines takes time in proportion to them", .timeLimit(.minutes(10)))
    func many() throws {
        var request = try AssessmentRequest(json: Self.whole)
        let line = request.lines[0]
        request.costs = [.init(kind: .freight, amount: 1)]
        request.lines = (0..<20_000).map { number in
            var copy = line
            copy.id = "L\(number)"
            copy.facts = [Fact(name: "column1_rate", value: .text("\(number % 5_000).5%"))]
            copy.quantities = []
            copy.code = number % 2 == 0 ? "8213009000" : "821300"
            return copy
        }
        let answer = try Assess.run(request, explain: true)
        #expect(answer.lines.count == 20_000)
        #expect(answer.needsFacts.count >= 20_000)
    }
}
