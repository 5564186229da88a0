import Testing
import Tidewaiter
import TidewaiterDocuments
import TidewaiterPacks
import TidewaiterQuantities
import TidewaiterTariffs
import TidewaiterTestSupport

@Suite("What a change of packs costs")
struct ImpactTests {
    private let engine: Engine
    private let us: Pack

    init() throws {
        engine = try Engine()
        us = try #require(Pack.builtIn("us-hts"))
    }

    private static func request(
        _ code: String, _ origin: String, _ date: String, value: String = "10000.00", facts: String = ""
    ) -> String {
        #"{"jurisdiction":"US","as_of":"\#(date)","mode":"air","facts":{"adcvd":"none"\#(facts)},"lines":[{"id":"1","code":"\#(code)","origin":"\#(origin)","value":"\#(value)","quantities":{"KGM":"100"}}]}"#
    }

    private static let lines = [
        request("9503000073", "CN", "2025-05-20"), request("4202923131", "CN", "2024-12-20"),
        request("9503000073", "VN", "2025-10-01"), request("6109100012", "BR", "2025-09-01"),
        request("9503000073", "CN", "2024-12-20"), request("9503000073", "DE", "2026-03-20"),
    ]

    private func entries(_ text: String, piece: Int = .max) throws -> [EntryHistory.Entry] {
        var history = EntryHistory(engine: engine)
        var entries: [EntryHistory.Entry] = []
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            history.append(rest.prefix(piece))
            rest = rest.dropFirst(min(piece, rest.count))
            while let found = try history.next() { entries += found }
        }
        history.finish()
        while let found = try history.next() { entries += found }
        return entries
    }

    private func study(_ exclusions: String...) throws -> ImpactStudy {
        let pack = try us.without(exclusions.map { try MeasureExclusion($0) })
        return ImpactStudy(before: engine, after: try Engine(packs: [pack]))
    }

    @Test("A history is the same entries however its bytes come, and a line that cannot be read is named")
    func history() throws {
        let receipt = try #require(try engine.assess(json: Array(Self.lines[0].utf8), receipt: true).receipt)
        let text =
            "\u{FEFF}\n" + Self.lines[0] + "\r\n" + #"{"id":"E-7","request":\#(Self.lines[1])}"# + "\n\n{oops}\n"
            + String(decoding: receipt.bytes, as: UTF8.self)
        let whole = try entries(text)
        #expect(whole.map(\.id) == ["line 2", "E-7", "line 5", "line 6"])
        #expect((try? whole[2].request.get()) == nil)
        for piece in [1, 7, 100] {
            let parts = try entries(text, piece: piece)
            #expect(parts.map(\.id) == whole.map(\.id))
            for (a, b) in zip(parts, whole) { #expect((try? a.request.get().lines) == (try? b.request.get().lines)) }
        }
        #expect(try entries(" \n").isEmpty)
    }

    @Test("Declarations are a history too, each consignment an entry")
    func declarations() throws {
        var history = EntryHistory(
            engine: engine, input: "vessel-call.csv",
            options: AssessmentOptions(into: "US", facts: [Fact(name: "adcvd", value: .text("none"))]))
        history.append(try #require(Files.sample("vessel-call.csv")))
        history.finish()
        var count = 0
        while let found = try history.next() { count += found.count }
        #expect(count == 12)
    }

    @Test("A pack beside itself changes nothing")
    func same() throws {
        var study = ImpactStudy(before: engine, after: engine)
        for entry in try entries(Self.lines.joined(separator: "\n")) {
            #expect(try study.take(entry).outcome == .same, "\(entry.id)")
        }
        #expect(study.sums["USD"]?.difference == .zero)
    }

    @Test(
        "What differs sums to the difference of the totals, which are those of the two packs by themselves",
        arguments: ["ieepa_reciprocal", "section_301_china", "ieepa_brazil"])
    func conservation(program: String) throws {
        let after = try Engine(packs: [us.without([MeasureExclusion(program)])])
        var study = ImpactStudy(before: engine, after: after)
        var changed = 0
        for entry in try entries(Self.lines.joined(separator: "\n")) {
            let found = try study.take(entry)
            let request = try entry.request.get()
            #expect(try engine.assess(request).totals?.total.low == found.before)
            #expect(try after.assess(request).totals?.total.low == found.after)
            var sum = Decimal.zero
            for change in found.changes {
                sum = try sum.adding(change.difference)
                #expect(change.rowBefore != nil || change.rowAfter != nil, "\(change)")
            }
            #expect(sum == found.difference)
            changed += found.outcome == .changed ? 1 : 0
        }
        #expect(changed > 0)
    }

    @Test("Without a measure, those that gave way to it apply")
    func lowerOrder() throws {
        // Goods subject to the duties on steel do not pay those on products of Brazil (heading 9903.01.83).
        let line = Self.request(
            "7208510030", "BR", "2025-09-01", facts: #","steel_content_value":"10000.00""#)
        let entry = try #require(try entries(line).first)
        var study = try study("section_232_steel")
        let found = try study.take(entry)
        let changes = Dictionary(found.changes.map { ($0.program, $0) }) { first, _ in first }
        #expect(changes["section_232_steel"]?.before == 5000 && changes["section_232_steel"]?.after == 0)
        #expect(changes["ieepa_brazil"]?.before == 0 && changes["ieepa_brazil"]?.after == 4000)
        #expect(changes["ieepa_brazil"]?.rowAfter?.table == "measures")
        let rows = String(decoding: RefundList.rows(of: found), as: UTF8.self)
        #expect(rows.contains("5000.00,0.00,5000.00,USD,not included"))
        #expect(rows.contains("0.00,4000.00,-4000.00,USD,not included"))
    }

    @Test(
        "Without the duty on Canada or Mexico its metal pays Section 232, so that nothing is refunded",
        arguments: [
            ("ieepa_mexico", "7208270030", "MX"), ("ieepa_canada", "7208270030", "CA"),
            ("ieepa_mexico", "7301100000", "MX"),
        ])
    func metalOfNeighbours(program: String, code: String, origin: String) throws {
        for date in ["2025-03-12", "2025-04-20", "2025-06-03"] {
            let entry = try #require(try entries(Self.request(code, origin, date)).first)
            var study = try study(program)
            let found = try study.take(entry)
            let changes = Dictionary(found.changes.map { ($0.program, $0) }) { first, _ in first }
            #expect(changes[program]?.before == 2500 && changes[program]?.after == 0)
            #expect(changes["section_232_steel"]?.before == 0 && changes["section_232_steel"]?.after == 2500)
            #expect(found.difference == 0, "\(date)")
        }
    }

    @Test("A fee rests on the row of its kind of entry")
    func fee() throws {
        let formal = Self.request("9503000073", "VN", "2025-06-20")
        let informal = formal.replacing(#""mode""#, with: #""entry":{"type":"11"},"mode""#)
            .replacing("10000.00", with: "1000.00")
        let fees = try #require(us.table("fees"))
        for (text, type) in [(formal, "499"), (informal, "311")] {
            var study = try study("mpf")
            let found = try study.take(try #require(try entries(text).first))
            let change = try #require(found.changes.first { $0.program == "mpf" })
            for row in [change.rowBefore, change.rowAfter].compactMap(\.self) {
                #expect(row.table == "fees" && fees.text(row.number - 1, "tax_type") == type)
            }
            #expect(change.rowBefore != nil)
        }
    }

    @Test("A measure is left out on some days alone")
    func days() throws {
        let inside = Self.request("9503000073", "VN", "2025-10-01")
        let outside = Self.request("9503000073", "VN", "2025-12-01")
        for (text, outcomes) in [
            ("ieepa_reciprocal@2025-09-01..2025-10-31", [ImpactEntry.Outcome.changed, .same]),
            ("ieepa_reciprocal@2025-11-01..", [.same, .changed]),
        ] {
            var study = try study(text)
            let found = try entries(inside + "\n" + outside).map { try study.take($0).outcome }
            #expect(found == outcomes, "\(text)")
        }
    }

    @Test(
        "What is left out has to be there, and is said as it was written",
        arguments: [
            "ieepa_reciprocal", "section_301_china=99038803", "ieepa_china@2025-02-04..2025-03-03",
            "ieepa_china@..2025-03-03",
        ])
    func exclusions(text: String) throws {
        #expect(try MeasureExclusion(text).description == text)
        let less = try Pack.open(us.without([MeasureExclusion(text)]))
        #expect(less.sha256 != us.sha256)
        let tables = PackDifference(us, less).tables
        #expect(tables.map(\.name) == ["measures"])
        #expect(tables.first.map { $0.removed.count + $0.changed.count } ?? 0 > 0)
    }

    @Test("A fee that is left out comes to nothing, on the days that are named and beside measures too")
    func fees() throws {
        let entry = Self.lines[0]
        let before = try engine.assess(json: Array(entry.utf8))
        let fee = try #require(before.totals?.fee.low)
        #expect(fee > .zero)
        for (text, isLeftOut) in [
            ("mpf", true), ("mpf@2025-05-20..2025-05-20", true), ("mpf@..2025-05-19", false), ("hmf", false),
        ] {
            let pack = try us.without([MeasureExclusion(text)])
            let answer = try Engine(packs: [pack]).assess(json: Array(entry.utf8), receipt: true)
            #expect(answer.outcome == .computed)
            #expect(answer.totals?.fee.low == (isLeftOut ? .zero : fee), "\(text)")
            #expect(answer.totals?.duty == before.totals?.duty)
            #expect(try Engine.verify(receipt: try #require(answer.receipt).bytes).flaw == nil)
        }
        var both = try study("ieepa_china", "mpf")
        let changed = try both.take(entries(entry)[0])
        #expect(changed.changes.contains { $0.program == "mpf" })
        #expect(changed.changes.contains { $0.program == "ieepa_china" })
    }

    @Test(
        "What names no measure is refused with what it could have been",
        arguments: [
            ("", "write PROGRAM"), ("=1", "write PROGRAM"), ("a=", "write PROGRAM"), ("a@2025-01-01", "write PROGRAM"),
            ("a@2025-13-01..", "write PROGRAM"), ("a@2025-02-01..2025-01-01", "write PROGRAM"),
            ("ieepa_reciprocl", "Did you mean 'ieepa_reciprocal'?"),
            ("ieepa_china=99030000", "has no heading 99030000"), ("mpf=99030000", "is a fee, which has no headings"),
        ])
    func refused(text: String, reason: String) throws {
        let error = try #require(throws: TidewaiterError.self) {
            try us.without([MeasureExclusion(text)])
        }
        #expect(error.message.contains(reason), "\(error)")
    }

    @Test("What cannot be computed is named with its reason, and is in no sum")
    func notComputed() throws {
        let text = Self.lines[0] + "\n" + Self.request("0101999999", "CN", "2025-05-20") + "\n{}\n"
        var study = try study("section_301_china")
        var writers = ImpactWriter.Form.allCases.map { ImpactWriter($0, title: "a -> b") }
        var written = writers.map { _ in [UInt8]() }
        for entry in try entries(text) {
            let found = try study.take(entry)
            for index in writers.indices { written[index] += writers[index].add(found) }
        }
        for index in writers.indices { written[index] += writers[index].end(study) }
        #expect(study.counts[.notComputed] == 2)
        let told = written.map { String(decoding: $0, as: UTF8.self) }
        #expect(told.allSatisfy { $0.contains("line 2") && $0.contains("line 3") && $0.contains("0101999999") })
        let json = try JSONDocument(written[1]).root
        #expect(json["entries"]?.count == study.counts.filter { $0.key != .same }.values.reduce(0, +))
        #expect(json["totals"]?["not_computed"] != nil)
    }
}
