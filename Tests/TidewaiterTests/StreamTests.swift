import Testing
import Tidewaiter
import TidewaiterTestSupport

@Suite("Documents of any size, from the engine")
struct StreamTests {
    let engine: Engine

    init() throws { engine = try Engine() }

    private func parts(_ text: [UInt8], mode: ReadingMode = .tolerant) throws -> [Declaration] {
        var stream = engine.stream(input: "m.edi", mode: mode)
        var found: [Declaration] = []
        for start in stride(from: 0, to: text.count, by: 100) {
            stream.append(text[start..<min(start + 100, text.count)])
            while let declaration = try stream.next() { found.append(declaration) }
        }
        stream.finish()
        while let declaration = try stream.next() { found.append(declaration) }
        return found
    }

    /// An interchange whose header has an IMO number that is wrong, and whose totals are right, or not.
    private func interchange(total: Int, bills: Int = 4) -> [UInt8] {
        var text = "UNB+UNOC:3+A+B+261121:0930+R1'UNH+1+CUSCAR:D:95B:UN'BGM+85+M1+9'"
        text += "TDT+20+448E+1++NHLN:172:20+++9074728:146:11:NORTHERN HERALD:LR'LOC+60+USLAX:139:6'"
        for number in 1...bills {
            text += "CNI+\(number)+NHLN\(number)'RFF+BM:NHLN\(number)'GID+1+10:CT'FTX+AAA+++PLASTIC TOYS'"
            text += "MEA+AAE+G+KGM:100'"
        }
        return Array((text + "CNT+10:\(total)'CNT+11:\(bills * 10)'UNT+9+1'UNZ+1+R1'").utf8)
    }

    @Test("each consignment is a part of the document with the engine's limits")
    func consignments() throws {
        let found = try parts(try #require(Files.sample("vessel-call.edi")))
        #expect(found.map { $0.nodes(.consignment).count } == [1, 1, 1])
        let areParts = found.allSatisfy(\.isPart)
        #expect(areParts)
        var limits = Limits()
        limits.unitBytes = 300
        var small = try Engine(limits: limits).stream()
        small.append(interchange(total: 1, bills: 1).prefix(220))
        small.append(repeatElement("FTX+AAA+++MORE'", count: 400).joined().utf8)
        #expect(throws: TidewaiterError.self) {
            while try small.next() != nil {}
        }
    }

    @Test("the checks of a part find what those of the document do, but for what compares its consignments")
    func checks() throws {
        for total in [4, 5] {
            let text = interchange(total: total)
            let whole = engine.check(try engine.read(text, input: "m.edi"))
            #expect(whole.findings.contains { $0.rule == "tw.total.consignments" } == (total == 5))
            #expect(whole.unappliedRules.isEmpty)
            var together = StreamedReport()
            let found = try parts(text).flatMap { together.take(engine.check($0)).findings }
            func told(_ findings: [Finding]) -> [String] {
                findings.map { "\($0.rule) \($0.place?.offset ?? -1) \($0.path) \($0.message)" }.sorted()
            }
            let comparing = engine.check(try #require(try parts(text).first)).unappliedRules
            #expect(comparing.contains("tw.bill.duplicate") && comparing.contains("tw.total.consignments"))
            #expect(told(found) == told(whole.findings.filter { !comparing.contains($0.rule) }))
            #expect(found.count { $0.value == "9074728" } == 1)
            #expect(together.consignments == 4 && together.gravest == .error)
            #expect(together.text().contains("Not checked: what compares the consignments"))
        }
    }

    @Test("strict reading makes errors of departures in each consignment")
    func strict() throws {
        let text = Array(
            String(decoding: interchange(total: 4), as: UTF8.self).replacing("GID+1+", with: "GID+123456+").utf8)
        for (mode, severity) in [(ReadingMode.tolerant, Severity.warning), (.strict, .error)] {
            let found = try parts(text, mode: mode).flatMap { engine.check($0).findings }
            let long = found.filter { $0.rule == "tw.edifact.value-long" }
            #expect(long.count == 4 && long.allSatisfy { $0.severity == severity })
            #expect(long.allSatisfy { $0.parameters["position"] == nil })
        }
    }

    @Test("a stream that has failed fails the same way again, and a finished one takes nothing")
    func ends() async {
        var stream = engine.stream()
        stream.append("hello".utf8)
        stream.finish()
        let first = #expect(throws: TidewaiterError.self) { _ = try stream.next() }
        let second = #expect(throws: TidewaiterError.self) { _ = try stream.next() }
        #expect(first?.code == "format.unknown" && second?.code == first?.code)
        await #expect(processExitsWith: .failure) {
            var stream = DeclarationStream()
            stream.finish()
            stream.append("UNB".utf8)
        }
    }
}
