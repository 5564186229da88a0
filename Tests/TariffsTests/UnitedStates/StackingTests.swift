import Testing
import TidewaiterDocuments
import TidewaiterPacks
import TidewaiterQuantities
import TidewaiterTestSupport

@testable import TidewaiterTariffs

/// Duties that stand beside each other, with headings and totals from outside the engine: published stackings, and
/// cases worked by hand from the notes of chapter 99, which `import/evaluate.py` reckons a second time.
@Suite("Stacking of duties of the United States") struct StackingTests {
    /// One case: a line, and what is expected of it.
    struct Case: Sendable, CustomTestStringConvertible {
        var name = ""
        var code = ""
        var origin = ""
        var date = ""
        var value = ""
        var claim: String?
        var knownOn = ""
        var quantity = ""
        var facts: [(name: String, json: String)] = []
        var headings: Set<String> = []
        /// Whether the headings are all there are.
        var areAll = true
        /// `nil` where the case says nothing of the duty.
        var duty: String?
        var isRefused = false
        /// Programmes that the case leaves out.
        var leavesOut: String?

        var testDescription: String { "\(name): \(code) of \(origin) on \(date)" }

        var request: String {
            let claim = claim.map { #","preference":"\#($0)""# } ?? ""
            let known = knownOn.isEmpty ? "" : #","known_on":"\#(knownOn)""#
            // Of aluminum the cases say only where it is of Russia.
            var facts = facts + [("adcvd", "\"none\"")]
            for fact in ["aluminum_primary_smelt", "aluminum_secondary_smelt", "aluminum_cast"]
            where !facts.contains(where: { $0.name == fact }) {
                facts.append((fact, "\"AE\""))
            }
            let stated = facts.map { "\"\($0.name)\":\($0.json)" }.joined(separator: ",")
            let quantities = quantity.isEmpty ? "" : #","quantities":{"KGM":"\#(quantity)"}"#
            // Relief for goods in transit is for those that come by vessel.
            let mode = self.facts.contains(where: { $0.name == "loading_date" }) ? "sea" : "air"
            return
                #"{"jurisdiction":"US","mode":"\#(mode)","dates":{"entry":"\#(date)"}\#(known),"lines":[{"code":"\#(code)""#
                + #","origin":"\#(origin)","value":"\#(value)"\#(claim)\#(quantities),"facts":{\#(stated)}}]}"#
        }
    }

    static let published: [Case] = {
        guard let folder = Files.reference, let bytes = Files.read("\(folder)/oracle/us_duty_golden_shared.json"),
            let document = try? JSONDocument(bytes)
        else { return [] }
        return document.root["cases"]?.elements.map { value in
            var found = Case(name: value["note"]?.string ?? "")
            found.code = digits(value["hts"]?.string ?? "")
            found.origin = value["origin"]?.string ?? ""
            found.date = value["entry_date"]?.string ?? ""
            found.value = value["customs_value"]?.string ?? ""
            found.claim = value["claimed_program"]?.string
            found.quantity = value["quantity"]?.string ?? ""
            if let facts = value["facts"]?.members {
                for fact in facts { found.facts.append((fact.name, fact.value.string.map { "\"\($0)\"" } ?? "true")) }
            }
            // The rate that a case of a specific rate states is what that comes to on its value.
            let base = value["base_rate_used"]?.string ?? ""
            if value["base_matches_hts"]?.bool == false {
                let rate = base.hasPrefix("specific -> ") ? percent(base.dropFirst(12), of: found.value) : base
                found.facts.append(("column1_rate", "\"\(rate)%\""))
            }
            found.headings = Set(value["expected_headings"]?.elements.compactMap { $0.string.map(digits) } ?? [])
            found.areAll = value["headings_asserted"]?.string == "all"
            found.duty = value["expected_total_duty"]?.string
            return found
        } ?? []
    }()

    static func worked(_ name: String) -> [Case] {
        let path = "\(Files.root)/Sources/BuiltInPacks/us-hts/import/\(name).csv"
        guard let bytes = Files.read(path), let table = try? CSVTable(SourceText(utf8: bytes), dialect: .comma) else {
            return []
        }
        let names = table.row(0).map { table.text(table.cells[$0]) }
        return (1..<table.rowCount).map { row in
            let cells = Dictionary(
                zip(names, table.row(row).map { table.text(table.cells[$0]) }), uniquingKeysWith: { $1 })
            var found = Case(name: "\(name) \(row + 1)")
            found.code = cells["hts"] ?? ""
            found.origin = cells["origin"] ?? ""
            found.date = cells["date"] ?? ""
            found.value = cells["value"] ?? ""
            found.claim = cells["claim"].flatMap { $0.isEmpty ? nil : $0 }
            found.knownOn = cells["known_on"] ?? ""
            for fact in (cells["facts"] ?? "").split(separator: ",") {
                let parts = fact.split(separator: "=", maxSplits: 1).map(String.init)
                let isPlain = parts[1] == "true" || parts[1] == "false"
                found.facts.append((parts[0], isPlain ? parts[1] : "\"\(parts[1])\""))
            }
            if let rate = cells["column1_rate"], !rate.isEmpty {
                found.facts.append(("column1_rate", "\"\(rate)\""))
            }
            found.headings = Set((cells["headings"] ?? "").split(separator: " ").map(String.init))
            found.duty = cells["duty"].flatMap { $0.isEmpty ? nil : $0 }
            found.areAll = found.duty != nil
            found.isRefused = cells["why"]?.contains("refused") == true
            // The cases of 2026 say what began in 2025 and 2026 apart from the emergency powers.
            if name == "cases-2026" { found.leavesOut = "ieepa" }
            return found
        }
    }

    private static func digits(_ text: String) -> String { text.filter { $0 != "." } }

    private static func percent(_ amount: some StringProtocol, of value: String) -> String {
        let amount = (try? Decimal(String(amount)).multiplied(by: 100)) ?? .zero
        return ((try? amount.divided(by: Decimal(value), scale: 6, rounding: .halfUp)) ?? .zero).description
    }

    private func check(_ expected: Case) throws {
        let answer = try Assess.run(expected.request)
        let charges = answer.lines[0].charges.filter { charge in
            charge.kind == .duty && expected.leavesOut.map { !charge.program.hasPrefix($0) } ?? true
        }
        if expected.isRefused {
            #expect(answer.outcome == .refused)
            return
        }
        // What is asked is not so in the cases: that lies within the bounds.
        if !answer.needsFacts.isEmpty, let duty = expected.duty {
            var bounds = Interval.zero
            for charge in charges { bounds = try bounds.adding(charge.assessed ?? .unknown) }
            #expect(bounds.contains(try Decimal(duty)), "\(bounds), \(answer.needsFacts.map(\.fact))")
            return
        }
        let headings = Set(charges.compactMap(\.code).filter { $0.hasPrefix("99") })
        #expect(expected.headings.subtracting(headings).isEmpty, "\(headings)")
        if expected.areAll { #expect(headings == expected.headings) }
        guard let duty = expected.duty else { return }
        var sum = Decimal.zero
        for charge in charges {
            let amount = try #require(charge.assessed, "\(charge.program) is refused")
            #expect(amount.isExact, "\(charge.program), \(answer.needsFacts.map(\.fact))")
            sum = try sum.adding(amount.low)
        }
        #expect(sum == (try Decimal(duty)))
    }

    @Test(
        "published stackings agree on headings and duty",
        .enabled(if: Files.reference != nil, "set TIDEWAITER_REFERENCE"), arguments: published)
    func publishedStackings(_ expected: Case) throws { try check(expected) }

    @Test("there are the published stackings", .enabled(if: Files.reference != nil, "set TIDEWAITER_REFERENCE"))
    func publishedCount() {
        #expect(Self.published.count == 34)
        PrintedCorpus.tell("stackings of the United States", ["looked at": Self.published.count], as: "oracle")
    }

    @Test("cases of 2026 worked by hand come out", arguments: worked("cases-2026"))
    func cases2026(_ expected: Case) throws { try check(expected) }

    @Test("cases from 2018 to 2026 worked by hand come out", arguments: worked("cases-history"))
    func casesOfHistory(_ expected: Case) throws { try check(expected) }

    @Test("steel of China that is worth 14,172 dollars pays 11,039.99, with the heading that charges nothing")
    func steelOfChina() throws {
        let answer = try Assess.run(
            #"{"jurisdiction":"US","mode":"sea","dates":{"entry":"2026-07-24"},"facts":{"adcvd":"none"},"#
                + #""lines":[{"code":"7326908688","origin":"CN","value":"14172.00"}]}"#)
        #expect(answer.outcome == .computed)
        #expect(answer.totals?.duty == "11039.99")
        let charges = answer.lines[0].charges
        #expect(charges.map(\.code) == ["99038803", "99030590", "99038202", "73269086"])
        #expect(charges.map(\.assessed) == ["3543", "0", "7086", "410.99"])
    }

    @Test("a rate changed back to its first day is what it was thought to be, by what was known")
    func retroactive() throws {
        func duty(knownOn day: String) throws -> Interval? {
            let known = day.isEmpty ? "" : #","known_on":"\#(day)""#
            return try Assess.run(
                #"{"jurisdiction":"US","mode":"air","dates":{"entry":"2026-08-01"}\#(known),"facts":{"adcvd":"none","#
                    + #""column1_rate":"0%"},"lines":[{"code":"2918993000","origin":"GB","value":"10000"}]}"#
            ).totals?.duty
        }
        #expect(try duty(knownOn: "2026-08-01") == "1000")
        #expect(try duty(knownOn: "2026-09-01") == "0")
        #expect(try duty(knownOn: "") == "0")
    }
}
