import Testing
import TidewaiterDocuments
import TidewaiterTestSupport

@testable import TidewaiterManifests

@Suite("Damaged interchanges")
struct AcknowledgementMutationTests {
    /// A generator that gives the same numbers each time.
    struct Sequence: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ state >> 29
        }
    }

    @Test("Whatever is damaged, reading strictly and answering end, and the answer is an interchange")
    func damage() throws {
        let sample = try #require(Files.sample("vessel-call.edi"))
        let options = try CONTRLTests.options()
        let signs = Array("'+:?*AZ09 ,.-".utf8) + [0, 10, 0xC3, 0xFF]
        var numbers = Sequence(state: 7)
        for _ in 0..<600 {
            var bytes = Array(sample.prefix(Int.random(in: 1200...2400, using: &numbers)))
            for _ in 0..<Int.random(in: 1...6, using: &numbers) {
                let at = Int.random(in: 0..<bytes.count, using: &numbers)
                switch Int.random(in: 0..<4, using: &numbers) {
                case 0: bytes.remove(at: at)
                case 1: bytes.insert(signs.randomElement(using: &numbers) ?? 0x27, at: at)
                case 2: bytes.insert(contentsOf: bytes[at..<min(at + 60, bytes.count)], at: at)
                default: bytes[at] = signs.randomElement(using: &numbers) ?? 0x27
                }
            }
            guard let strict = try? Declaration.read(bytes, format: .edifact, mode: .strict),
                let answer = try? strict.acknowledgement(options: options)
            else { continue }
            let structure = try StructureReader.read(SourceText(utf8: answer.bytes), limits: .standard)
            #expect(structure.messages == structure.interchanges.count)
            for interchange in structure.interchanges {
                let faults = interchange.messages.flatMap(\.faults).filter { $0.kind != .envelope && $0.tag != "UCM" }
                #expect(faults.allSatisfy { ["UCI", "UCF"].contains($0.tag) }, "\(faults)")
            }
        }
    }
}
