import Testing
import TidewaiterDocuments
import TidewaiterPacks
import TidewaiterQuantities
import TidewaiterTestSupport

@testable import TidewaiterTariffs

@Suite("Receipts") struct ReceiptTests {
    /// Makes sure of everything that is true of every receipt, and records it for others to check.
    private func prove(_ request: AssessmentRequest, _ assessor: Assessor, _ name: String) throws -> CanonicalJSON {
        let answer: Assessment
        do throws(TidewaiterError) {
            answer = try assessor.assess(request)
        } catch {
            #expect(throws: TidewaiterError.self) { try assessor.receipt(for: request) }
            return .null
        }
        let receipt = try assessor.receipt(for: request)
        let check = try ReceiptCheck(receipt.bytes)
        #expect(check.flaw == nil, "\(name)")
        let held = try #require(check.receipt["request"])
        #expect(try assessor.receipt(json: held.bytes, limits: .standard) == receipt, "\(name)")
        #expect(check.receipt["outcome"]?.text == answer.outcome.rawValue)
        #expect(check.receipt["lines"] == answer.receiptMembers(request: held)["lines"], "\(name)")
        #expect(check.receipt["entry_charges"] == answer.receiptMembers(request: held)["entry_charges"], "\(name)")
        #expect(check.receipt["totals"] == answer.receiptMembers(request: held)["totals"], "\(name)")
        ReceiptDrafts.record(receipt, name)
        return check.receipt
    }

    @Test(
        "every figure of a random request is reached by steps that hold, and replay gives the same bytes",
        arguments: 0..<150)
    func random(seed: UInt64) throws {
        _ = try prove(ReceiptDrafts.random(seed), #require(Assess.assessor), "random-\(seed)")
    }

    private static let measures = Result { try Assessor([ReceiptDrafts.measures()]) }

    @Test("measures of every effect and basis are reached by steps too", arguments: 0..<60)
    func measures(seed: UInt64) throws {
        _ = try prove(ReceiptDrafts.measured(seed), Self.measures.get(), "measures-\(seed)")
    }

    @Test("the random requests come to every outcome, and to every operation")
    func coverage() throws {
        var outcomes: Set<String> = []
        var operations: Set<String> = []
        for seed in 0..<60 as Range<UInt64> {
            for (request, assessor) in [
                (try ReceiptDrafts.random(seed), try #require(Assess.assessor)),
                (try ReceiptDrafts.measured(seed), try Self.measures.get()),
            ] {
                guard let receipt = try? assessor.receipt(for: request) else { continue }
                let members = try #require(CanonicalJSON(JSONDocument(receipt.bytes).root))
                outcomes.insert(members["outcome"]?.text ?? "")
                for step in members["steps"]?.elements ?? [] { operations.insert(step["operation"]?.text ?? "") }
            }
        }
        #expect(outcomes == ["computed", "needs_facts", "refused"])
        #expect(operations == Set(Step.Operation.allCases.map(\.rawValue)))
    }

    @Test("the samples have receipts", arguments: Files.names(in: "\(Files.root)/Tests/Samples/requests"))
    func samples(name: String) throws {
        let request = try AssessmentRequest(json: #require(Files.sample("requests/\(name)")))
        _ = try prove(request, #require(Assess.assessor), "sample-\(name)")
    }

    @Test(
        "the worked examples have receipts",
        .enabled(if: Files.reference != nil, "set TIDEWAITER_REFERENCE to run these"))
    func examples() throws {
        let path = try #require(Files.reference) + "/oracle/worked_examples_shared.json"
        let document = try JSONDocument(#require(Files.read(path)))
        var proved = 0
        for (number, example) in (document.root["cases"]?.elements ?? document.root.elements).enumerated() {
            guard let inputs = example["inputs"], let value = inputs["value"]?.string,
                let jurisdiction = example["jurisdiction"]?.string, let date = example["as_of"]?.string
            else { continue }
            let request = try Assess.request(
                #"{"jurisdiction":"\#(jurisdiction)","as_of":"\#(date)","mode":"sea","facts":{"adcvd":"none"},"lines":[{"code":"39241040","origin":"IT","value":"\#(value)"}]}"#
            )
            _ = try prove(request, #require(Assess.assessor), "example-\(number)")
            proved += 1
        }
        #expect(proved >= 5)
    }

    @Test("goods returned, and small shipments, have receipts", arguments: returned.indices)
    func returnedArticles(number: Int) throws {
        let (headings, facts, entry) = Self.returned[number]
        let receipt = try prove(
            Assess.request(
                #"{"jurisdiction":"US","as_of":"2025-03-01","mode":"sea","facts":{"adcvd":"none"\#(entry)},"lines":["#
                    + #"{"id":"1","code":"39241040","origin":"TH","value":"700.30","additional_codes":[\#(headings)],"#
                    + #""facts":{\#(facts)}},{"id":"2","code":"82130090","origin":"DE","value":"90","quantities":{"NMB":"7"}}]}"#
            ), #require(Assess.assessor), "returned-\(number)")
        #expect(receipt["outcome"]?.text != nil)
    }

    private static let returned = [
        (#""98010010""#, #""returned_without_improvement":true"#, ""),
        (#""98010010""#, #""returned_without_improvement":false"#, ""),
        (#""98020040""#, #""repair_value":"120.50""#, ""),
        (#""98020050""#, #""repair_value":"12000""#, ""),
        (#""98020060""#, #""processing_value":"33.33""#, ""),
        (#""98020080""#, #""us_components_value":"512.99""#, ""),
        (#""98020080""#, #""us_components_value":"5120""#, ""),
        (#""98020080""#, "", ""),
        (#""98020080""#, #""us_components_value":"700.30""#, ""),
        (#""98020050""#, #""repair_value":"700.299""#, ""),
        ("", "", #","exemption":"section_321""#),
        ("", "", #","exemption":"gift""#),
    ]

    @Test("every stacking of duties has a receipt")
    func stackings() throws {
        var proved = 0
        for (number, stacking)
            in (StackingTests.published + StackingTests.worked("cases-2026")
            + StackingTests.worked("cases-history")).enumerated()
        {
            _ = try prove(Assess.request(stacking.request), #require(Assess.assessor), "stacking-\(number)")
            proved += 1
        }
        #expect(proved > 100)
    }

    @Test("a jurisdiction that no pack covers has a receipt, which names the packs that were looked at")
    func unknownJurisdiction() throws {
        let receipt = try prove(
            Assess.request(#"{"jurisdiction":"CH","lines":[{"value":"5"}]}"#), #require(Assess.assessor), "unknown")
        #expect(receipt["outcome"]?.text == "refused")
        #expect(receipt["packs"]?.elements.count ?? 0 > 1)
    }

    @Test("how a request is written changes nothing: order of members, codes with dots, numbers for texts")
    func writing() throws {
        let assessor = try #require(Assess.assessor)
        let first = try assessor.receipt(
            for: Assess.request(
                #"{"jurisdiction":"us","as_of":"2024-12-20","mode":"SEA","facts":{"adcvd":"none"},"nonsense":1,"lines":[{"code":"9503.00.00","value":1250.5,"origin":"vn"}]}"#
            ))
        let second = try assessor.receipt(
            for: Assess.request(
                #"{"lines":[{"id":"1","origin":"VN","value":"1250.5","code":"95030000","quantities":[]}],"mode":"sea","facts":{"adcvd":"none"},"as_of":"2024-12-20","jurisdiction":"US"}"#
            ))
        #expect(first == second)
    }

    @Test("the order of quantities is kept, in which they are looked at")
    func quantities() throws {
        let json =
            #"{"jurisdiction":"US","lines":[{"quantities":[{"unit":"NMB","amount":"2"},{"amount":3,"unit":"KGM"}]}]}"#
        let request = try Assess.request(json)
        #expect(request.lines[0].quantities.map(\.unit) == ["NMB", "KGM"])
        #expect(try AssessmentRequest(json: request.canonical.bytes) == request)
        for wrong in [#"[5]"#, #"[{"unit":"NMB"}]"#, #"[{"amount":"2"}]"#, #"[{"unit":"NMB","amount":null}]"#] {
            #expect(throws: TidewaiterError.self) {
                try Assess.request(#"{"jurisdiction":"US","lines":[{"quantities":\#(wrong)}]}"#)
            }
        }
    }

    @Test("as many costs as one likes need no deep recursion")
    func manyCosts() throws {
        var request = try Assess.request(
            #"{"jurisdiction":"US","as_of":"2024-12-20","mode":"air","facts":{"adcvd":"none"},"lines":[{"code":"95030000","origin":"VN","value":"10"}]}"#
        )
        request.costs = Array(repeating: .init(kind: .packing, amount: .one), count: 5_000)
        let receipt = try #require(Assess.assessor).receipt(for: request)
        #expect(try ReceiptCheck(receipt.bytes).flaw == nil)
    }
}

/// What is done to a receipt shows.
@Suite("Receipts that were tampered with") struct TamperedReceiptTests {
    private static func receipt(_ seed: UInt64) throws -> Receipt {
        try #require(Assess.assessor).receipt(for: ReceiptDrafts.random(seed))
    }

    @Test("one changed byte", arguments: ["au-goods.json", "us-needs-quantity.json"])
    func bytes(name: String) throws {
        let request = try AssessmentRequest(json: #require(Files.sample("requests/\(name)")))
        let receipt = try #require(Assess.assessor).receipt(for: request)
        var random = Seeded(7)
        // Some of the bytes here, each of them in the checker that shares no code with this one.
        for index in stride(from: Int.random(in: 0..<101, using: &random), to: receipt.bytes.count, by: 101) {
            var bytes = receipt.bytes
            bytes[index] ^= UInt8.random(in: 1...255, using: &random)
            let check = try? ReceiptCheck(bytes)
            #expect(check == nil || check?.flaw != nil, "byte \(index)")
        }
    }

    /// A receipt with a value put at a pointer, and the hash that goes with it.
    private func forged(_ receipt: CanonicalJSON, _ pointer: String, _ value: CanonicalJSON) throws -> [UInt8] {
        func put(_ value: CanonicalJSON, in target: CanonicalJSON, _ tokens: ArraySlice<Substring>) -> CanonicalJSON {
            guard let token = tokens.first else { return value }
            switch target {
            case .object(var members):
                let name = String(token)
                members[name] = put(value, in: members[name] ?? .null, tokens.dropFirst())
                return .object(members)
            case .array(var elements):
                if let index = Int(token), elements.indices.contains(index) {
                    elements[index] = put(value, in: elements[index], tokens.dropFirst())
                }
                return .array(elements)
            default: return target
            }
        }
        guard case .object(var members) = put(value, in: receipt, pointer.split(separator: "/")[...]) else { return [] }
        members["sha256"] = .string(Receipt.hash(of: members))
        return CanonicalJSON.object(members).bytes
    }

    @Test("any figure that is another, though the hash fits", arguments: 0..<6)
    func figures(seed: UInt64) throws {
        let receipt = try #require(CanonicalJSON(JSONDocument(Self.receipt(seed).bytes).root))
        var changed = 0
        for (number, step) in (receipt["steps"]?.elements ?? []).enumerated() where number % 5 == Int(seed) % 5 {
            let result = try Decimal(#require(step["result"]?.text))
            let more = CanonicalJSON.string(try result.adding(Decimal(coefficient: 1, scale: 2) ?? .one).description)
            var pointers = ["/steps/\(number)/result"]
            if let figure = step["figure"]?.text { pointers.append(figure) }
            for pointer in pointers {
                #expect(try ReceiptCheck(forged(receipt, pointer, more)).flaw != nil, "\(pointer)")
                changed += 1
            }
        }
        #expect(changed > 2)
        #expect(try ReceiptCheck(forged(receipt, "/engine", .string("0.1.0"))).flaw == nil)
        #expect(try ReceiptCheck(forged(receipt, "/more", .string("x"))).flaw?.path == "/more")
        #expect(try ReceiptCheck(forged(receipt, "/outcome", .string("passed"))).flaw != nil)
    }

    @Test(
        "what no figure of a charge depends on, though the hash fits",
        arguments: [
            ("/lines/0/code", "7318152001"), ("/lines/0/id", "2"), ("/lines/0/origin", "DE"),
            ("/entry_charges/0/rate/components/0/amount", "0.3465"), ("/entry_charges/1/allocation/0/line", "2"),
            ("/unclaimed/0/saves", "1000000.00"), ("/unclaimed/0/line", "2"),
        ])
    func beside(pointer: String, value: String) throws {
        let request = try Assess.request(
            #"{"jurisdiction":"US","dates":{"entry":"2026-03-01","arrival":"2026-03-01"},"mode":"sea","#
                + #""entry":{"port_of_entry":"2704"},"lines":[{"code":"7318158069","origin":"MX","value":"10000","#
                + #""quantities":{"KGM":"100"},"adcvd":"none","preference":"S","melted_poured":"MX","#
                + #""facts":{"steel_content_value":"8000"}}]}"#)
        let bytes = try #require(Assess.assessor).receipt(for: request).bytes
        #expect(try ReceiptCheck(bytes).flaw == nil)
        let receipt = try #require(CanonicalJSON(JSONDocument(bytes).root))
        #expect(receipt[pointer: pointer]?.text != nil)
        #expect(try ReceiptCheck(forged(receipt, pointer, .string(value))).flaw != nil)
    }

    @Test("what is no receipt at all", arguments: ["{}", "[]", "5", "{\"schema\":\"tidewaiter.receipt/1\"}", "1.5"])
    func others(json: String) throws { #expect(try ReceiptCheck(Array(json.utf8)).flaw != nil) }
}
