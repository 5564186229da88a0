import Testing
import TidewaiterDocuments
import TidewaiterQuantities

@testable import TidewaiterTariffs

@Suite("Antidumping and countervailing duty of the United States") struct AntidumpingTests {
    private func request(_ adcvd: String, _ more: String = "") -> String {
        #"{"jurisdiction":"US","as_of":"2024-12-20","mode":"air"\#(more),"lines":[{"id":"1","code":"39241040","#
            + #""origin":"TH","value":"10000","quantities":{"KGM":"8000.5"},"adcvd":\#(adcvd)}]}"#
    }

    private static let both =
        #"[{"case":"A-549-821","rate":"25.5%"},{"case":"C-570-107-012","rate":"2% + 1.05/KGM"}]"#

    @Test("cases with their rates are deposits, apart from what is duty")
    func deposits() throws {
        let answer = try Assess.run(request(Self.both), explain: true)
        #expect(answer.outcome == .computed)
        let orders = answer.lines[0].charges.suffix(2)
        #expect(orders.map(\.program) == ["antidumping_duty", "countervailing_duty"])
        #expect(orders.map(\.code) == ["A-549-821", "C-570-107-012"])
        #expect(orders.map(\.status) == [.cashDeposit, .cashDeposit])
        // 25.5 % of 10,000; 2 % of it and 1.05 for each of 8,000.5 kilograms, a rate of more than a dollar.
        #expect(orders.map(\.assessed) == ["2550", "8600.53"])
        #expect(orders.map(\.authority).allSatisfy { $0.contains("19 U.S.C.") })
        #expect(orders.allSatisfy { !$0.steps.isEmpty })
        #expect(answer.totals?.deposits == "11150.53")
        let without = try Assess.run(request(#""none""#))
        let (all, rest) = (try #require(answer.totals), try #require(without.totals))
        #expect(all.total.low == (try rest.total.low.adding(Decimal("11150.53"))))
    }

    @Test("a quantity that a rate of deposit needs is asked")
    func quantity() throws {
        let answer = try Assess.run(request(#"[{"case":"A-549-821","rate":"3/NMB"}]"#))
        #expect(answer.needsFacts.map(\.fact) == ["quantities.NMB"])
    }

    @Test(
        "what is no case, no rate or stated twice is an error with its place",
        arguments: [
            (#"[{"case":"A-549","rate":"5%"}]"#, "/lines/0/adcvd/0/case"),
            (#"[{"case":"549-821","rate":"5%"}]"#, "/lines/0/adcvd/0/case"),
            (#"[{"case":"A-549-821","rate":"5 per"}]"#, "/lines/0/adcvd/0/rate"),
            (#"[{"case":"A-549-821","rate":"0.2/KGM times strength"}]"#, "/lines/0/adcvd/0/rate"),
            (#"[{"case":"A-549-821","rate":""}]"#, "/lines/0/adcvd/0/rate"),
            (#"[{"case":"A-549-821","rate":"5%"},{"case":"A-549-821","rate":"6%"}]"#, "/lines/0/adcvd/1/case"),
            (#"[{"case":"A-549-821"}]"#, "/lines/0/adcvd/0"), (#"["A-549-821"]"#, "/lines/0/adcvd/0"),
        ])
    func flaws(adcvd: String, pointer: String) throws {
        let error = try #require(throws: TidewaiterError.self) { try Assess.run(request(adcvd)) }
        #expect(error.place?.address == pointer)
    }

    @Test("none is none however it is written", arguments: [#""None""#, #""NONE""#])
    func none(adcvd: String) throws {
        #expect(try Assess.run(request(adcvd)) == Assess.run(request(#""none""#)))
    }

    @Test(
        "goods under an order are not entered by type 01 or 11", arguments: [("01", 1), ("11", 1), ("03", 0), ("7", 0)])
    func entryType(type: String, findings: Int) throws {
        let cheap = request(Self.both, #","entry":{"type":"\#(type)"}"#).replacing("10000", with: "1000")
        let answer = try Assess.run(cheap)
        #expect(answer.findings.count { $0.rule == "tw.us.entry-type" } == findings)
    }

    @Test("a receipt keeps the cases and is proved")
    func receipt() throws {
        let request = try Assess.request(request(Self.both))
        let receipt = try #require(Assess.assessor).receipt(for: request)
        #expect(try ReceiptCheck(receipt.bytes).flaw == nil)
        #expect(try AssessmentRequest(json: request.canonical.bytes) == request)
    }
}

@Suite("Fees of entries of the United States") struct FeeTests {
    private func run(_ lines: String, _ more: String = "", mode: String = "air") throws -> Assessment {
        try Assess.run(
            #"{"jurisdiction":"US","as_of":"2024-12-20","mode":"\#(mode)"\#(more),"lines":[\#(lines)]}"#)
    }

    @Test("what a preference saves has the processing fee in it")
    func preferenceSavesFee() throws {
        let none = #","facts":{"adcvd":"none","assessment_exempt":true}"#
        let shirts = #"{"id":"1","code":"61091000","origin":"MX","value":"10000"}"#
        let one = try run(shirts, none)
        // 16.5 % and 34.64.
        #expect(one.unclaimed.first { $0.program == "special_S" }?.saves == "1684.64")
        // Of two lines the other pays 3.46, raised to the least.
        let two = try run(shirts + #",{"id":"2","code":"95030000","origin":"VN","value":"1000"}"#, none)
        #expect(two.entryCharges[0].assessed == "38.10")
        #expect(two.unclaimed.first { $0.program == "special_S" }?.saves == "1655.39")
        let claimed = try run(
            shirts.replacing("}", with: #","preference":"S"}"#)
                + #",{"id":"2","code":"95030000","origin":"VN","value":"1000"}"#, none)
        let (before, after) = (try #require(two.totals), try #require(claimed.totals))
        #expect(try before.total.low.subtracting(after.total.low) == "1655.39")
    }

    @Test("products of least developed beneficiaries pay no processing fee", arguments: ["KH", "BF", "NP", "MM"])
    func leastDeveloped(origin: String) throws {
        let answer = try run(
            #"{"code":"95030000","origin":"\#(origin)","value":"10000"}"#, #","facts":{"adcvd":"none"}"#)
        #expect(answer.totals?.fee == "0")
    }

    @Test("what is entered informally pays no harbor fee, also when it comes by sea")
    func informalBySea() throws {
        let answer = try run(
            #"{"code":"95030000","origin":"VN","value":"1000"}"#,
            #","entry":{"type":"11"},"facts":{"adcvd":"none"}"#, mode: "sea")
        #expect(answer.totals?.fee == "2.62")
        let fee = try #require(answer.entryCharges.first { $0.program == "hmf" })
        #expect(fee.assessed == "0")
        #expect(fee.authority.contains("24.24(d)(3)(i)"))
    }

    @Test("mail pays the percentage that its regime states, where the carrier chose it")
    func mail() throws {
        func run(_ facts: String) throws -> Assessment {
            try Assess.run(
                #"{"jurisdiction":"US","as_of":"2025-06-01","mode":"post","facts":{"adcvd":"none"\#(facts)},"#
                    + #""lines":[{"code":"95030000","origin":"CN","value":"100"}]}"#, explain: true)
        }
        #expect(try run(#","postal_duty":"ad_valorem""#).totals?.total == "54")
        #expect(try run(#","postal_duty":"per_item""#).refused.map(\.program) == ["postal"])
        let open = try run("")
        #expect(open.needsFacts.map(\.fact) == ["postal_duty"])
        #expect(open.totals?.total == Interval(low: .zero, high: nil))
    }
}
