import Testing
import TidewaiterPacks
import TidewaiterQuantities

@testable import TidewaiterTariffs

@Suite("What lines and entries share")
struct SharedDecisionTests {
    /// Goods with and without additional duties, of few enough codes that lines meet again; one is no statistical number.
    private static let codes = [
        "8708806590", "7326908688", "8471300100", "6403996075", "7318152000", "8544429090", "9403608040", "3924104000",
        "9503000073", "0901110025", "0904110020", "7326908600", "22030000", "99999999",
    ]
    private static let origins = ["CN", "VN", "MX", "DE", "CA", "KR", "RU"]
    private static let days = ["2024-12-20", "2025-03-15", "2025-08-20", "2026-04-10"]
    private static let facts = [
        "\"adcvd\": \"none\"", "\"vehicle_part\": \"none\"", "\"vehicle_part\": \"light\"", "\"duty_rate\": \"7%\"",
        "\"no_metal_content\": true", "\"steel_content_value\": \"12.50\"", "\"s301_exclusion\": true",
    ]

    private static func line(_ number: Int, _ random: inout Seeded) -> String {
        func pick(_ words: [String]) -> String { words.randomElement(using: &random) ?? "" }
        var members = [
            "\"id\": \"\(number)\"", "\"code\": \"\(pick(codes))\"", "\"origin\": \"\(pick(origins))\"",
            "\"value\": \"\(Int.random(in: 1...90_000, using: &random))\"",
            "\"quantities\": {\"NMB\": \"12\", \"KGM\": \"340\", \"LTR\": \"50\"}",
        ]
        if Int.random(in: 0..<8, using: &random) == 0 {
            members.append("\"preference\": \"\(pick(["S", "KR", "A"]))\"")
        }
        if Int.random(in: 0..<8, using: &random) == 0 { members.append("\"melted_poured\": \"\(pick(origins))\"") }
        if Int.random(in: 0..<8, using: &random) == 0 { members.append("\"additional_codes\": [\"99038803\"]") }
        if Int.random(in: 0..<3, using: &random) == 0 { members.append("\"facts\": {\(pick(facts))}") }
        return "{\(members.joined(separator: ", "))}"
    }

    private static func entry(_ lines: [String], _ day: String, facts: String) -> String {
        "{\"jurisdiction\": \"US\", \"as_of\": \"\(day)\", \"mode\": \"sea\", \"facts\": {\(facts)}, \"lines\": ["
            + lines.joined(separator: ", ") + "]}"
    }

    private static func entries(_ count: Int, seed: UInt64) -> [String] {
        var random = Seeded(seed)
        return (0..<count).map { _ in
            let lines = (1...6).map { line($0, &random) }
            return entry(
                lines, days.randomElement(using: &random) ?? "", facts: facts.randomElement(using: &random) ?? "")
        }
    }

    @Test("An answer does not depend on what was asked before", arguments: [false, true])
    func order(explained: Bool) throws {
        let entries = Self.entries(60, seed: 31)
        let (forward, backward) = (try Assessor(Pack.builtIn), try Assessor(Pack.builtIn))
        var first: [[UInt8]] = []
        for entry in entries { first.append(try forward.assess(Assess.request(entry), explain: explained).json()) }
        var last: [[UInt8]] = []
        for entry in entries.reversed() {
            last.append(try backward.assess(Assess.request(entry), explain: explained).json())
        }
        for (number, answer) in last.reversed().enumerated() where answer != first[number] {
            Issue.record("entry \(number) of seed 31 has another answer: \(entries[number].prefix(2_000))")
        }
    }

    @Test("Threads that share what is remembered have the answers that one has")
    func threads() async throws {
        let entries = Self.entries(40, seed: 33)
        let assessor = try Assessor(Pack.builtIn)
        let alone = try entries.map { try Assess.run($0).json() }
        let differing = try await withThrowingTaskGroup(of: [Int].self) { group in
            for thread in 0..<8 {
                group.addTask {
                    try entries.indices.filter { number in
                        // Each thread begins elsewhere, so that they meet the same goods at the same time.
                        let place = (number + thread * 5) % entries.count
                        return try assessor.assess(Assess.request(entries[place])).json() != alone[place]
                    }
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        #expect(differing.isEmpty, "seed 33")
    }

    @Test("Goods that nobody asks for any more are let go, with what was decided about them")
    func letGo() throws {
        weak var known: GoodsMeasures?
        let pack = try #require(Pack.builtIn("us-hts"))
        let date = try #require(CivilDate(iso: "2026-04-10"))
        let request = AssessmentRequest(jurisdiction: "US", lines: [])
        do {
            let book = try #require(try UnitedStates(pack).book(on: date, of: request))
            let code = try #require(CodePrefix("7326908688"))
            let goods = book.goods(code, origin: try #require(CountryScope.number("CN")), KnownTime(date: date))
            let line = MeasureLine(
                goods: goods, value: .zero, column: 1, stated: Statements(request, StatedFacts()))
            let decision = book.decision(of: line, RoundingOfFractions())
            #expect(!decision.filed.isEmpty)
            #expect(book.decision(of: line, RoundingOfFractions()) === decision)
            known = goods
        }
        #expect(known == nil)
    }

    @Test("The charges of a line are those that it has alone")
    func alone() throws {
        var random = Seeded(32)
        var compared = 0
        for _ in 0..<40 {
            let day = Self.days.randomElement(using: &random) ?? ""
            // What a preference saves of the processing fee hangs on the other lines, so that none pays it here.
            let facts = (Self.facts.randomElement(using: &random) ?? "") + ", \"mpf_exempt\": true"
            let lines = (1...8).map { Self.line($0, &random) }
            let together = try Assess.run(Self.entry(lines, day, facts: facts))
            for (number, line) in lines.enumerated() {
                let single = try Assess.run(Self.entry([line], day, facts: facts))
                let isSame = single.lines[0].charges == together.lines[number].charges
                if !isSame { Issue.record("on \(day) with \(facts) the line has other charges alone: \(line)") }
                compared += single.lines[0].charges.count
                let offers = together.unclaimed.filter { $0.line == "\(number + 1)" }
                let own = single.unclaimed.filter { $0.line == "\(number + 1)" }
                if own != offers { Issue.record("on \(day) with \(facts) the line has other offers alone: \(line)") }
            }
        }
        #expect(compared > 500)
    }
}

@Suite("Memo")
struct MemoTests {
    @Test("What is asked for again is looked for once, and no more is kept than may be")
    func bounds() {
        let memo = Memo<Int, Int>(most: 4)
        var looked = 0
        func ask(_ key: Int) -> Int? {
            memo.value(key) {
                looked += 1
                return key * 2
            }
        }
        for key in 0..<4 {
            #expect(ask(key) == nil)
            #expect(looked == key)
            #expect(ask(key) == key * 2)
            #expect(looked == key + 1)
        }
        for key in 0..<4 { #expect(ask(key) == key * 2) }
        #expect(looked == 4)
        // One that is asked for all the time stays, whatever else comes.
        for key in 4..<100 {
            _ = ask(key)
            #expect(ask(key) == key * 2)
            #expect(ask(0) == 0)
        }
        #expect(looked == 100)
        _ = ask(1)
        #expect(ask(1) == 2)
        #expect(looked == 101)
    }

    @Test("What is not found is looked for again")
    func missing() {
        let memo = Memo<Int, Int>(most: 4)
        #expect(memo.value(1) { 4 } == nil)
        #expect(memo.value(1) { nil } == nil)
        #expect(memo.value(1) { 5 } == 5)
        #expect(memo.value(1) { 6 } == 5)
    }

    @Test("What is asked for in turns is remembered, all of it")
    func turns() {
        let memo = Memo<Int, Int>(most: 128)
        var looked = 0
        for _ in 0..<4 {
            for key in 0..<128 {
                _ = memo.value(key) {
                    looked += 1
                    return key
                }
            }
        }
        #expect(looked == 128)
    }
}
