import Testing
import TidewaiterDocuments
import TidewaiterQuantities
import TidewaiterTestSupport

@testable import TidewaiterTariffs

@Suite("Quantities of a line") struct QuantityTests {
    private func run(_ quantities: String, _ more: String = "") throws -> Assessment {
        try Assess.run(
            UnitedStatesTests.entry(
                #"{"code":"39241040","origin":"TH","value":"1000","quantities":{\#(quantities)},"#
                    + #""facts":{"column1_rate":"0.1/KGM"}}"#, more))
    }

    @Test(
        "two quantities that measure the same and differ are refused, and both are named",
        arguments: [
            (#""KGM":"5","GRM":"9000""#, "5 KGM", "9000 GRM"), (#""GRM":"9000","KGM":"5""#, "9000 GRM", "5 KGM"),
            (#""KGM":"9","NMB":"4","TNE":"0.02""#, "9 KGM", "0.02 TNE"),
            (#""KGM":"9","DZN":"2","NMB":"25""#, "2 DZN", "25 NMB"),
            (#""KGM":"5","TNE":"0""#, "5 KGM", "0 TNE"), (#""KGM":"600","TNE":"1""#, "600 KGM", "1 TNE"),
        ])
    func contradiction(quantities: String, first: String, second: String) throws {
        let answer = try run(quantities)
        #expect(answer.outcome == .refused)
        #expect(answer.refused.map(\.program) == ["quantities"])
        #expect(answer.refused[0].line == "1")
        #expect(answer.refused[0].statement.contains("\(first) and \(second)"))
        #expect(answer.lines[0].charges[0].outcome == .refused)
        #expect(answer.lines[0].charges[0].assessed == nil)
        #expect(answer.needsFacts.isEmpty)
    }

    @Test(
        "quantities that agree, also when one is rounded, and those that measure different things are fine",
        arguments: [
            #""KGM":"9","GRM":"9000""#, #""GRM":"9000","KGM":"9.0""#, #""KGM":"1204","TNE":"1.2""#,
            #""KGM":"9.07","LBR":"20""#, #""KGM":"9","NMB":"100","NPR":"100""#, #""KGM":"9","KGM:drained":"5""#,
            #""KGM":"9","MTR":"5""#,
        ])
    func agreement(quantities: String) throws {
        let answer = try run(quantities)
        #expect(answer.outcome == .computed)
        #expect(answer.refused.isEmpty)
    }

    // MARK: Other units than the rate's

    private func duty(_ rate: String, _ quantities: String) throws -> Assessment {
        try TariffDraft(rate: rate).assess(TariffDraft.line("1000", #","quantities":{\#(quantities)}"#))
    }

    @Test(
        "a quantity in another unit is converted by its definition, and the step names who defines it",
        arguments: [
            ("1/GLL", #""LTR":"378.5411784""#, "100.00", "United States gallon"),
            ("10/GLL", #""LTR":"1000""#, "2641.72", "NIST Handbook 44"),
            ("1/LBR", #""KGM":"100""#, "220.46", "international yard"), ("2/KGM", #""LBR":"100""#, "90.72", "1959"),
            ("7/100 FTK", #""MTK":"50""#, "37.67", "NIST"), ("0.078/DZN", #""NMB":"10""#, "0.07", "pieces"),
            ("12/GRO", #""DZN":"7""#, "7.00", "pieces"), ("1/APZ", #""GRM":"31.1034768""#, "1.00", "troy ounce"),
            ("3/CTM", #""GRM":"5""#, "75.00", "carat"), ("1/GLL", #""GLI":"10""#, "12.01", "imperial gallon"),
            ("1/FTQ", #""MTQ":"2""#, "70.63", "NIST"), ("1/PTL", #""LTR":"4.73176473""#, "10.00", "gallon"),
        ])
    func otherUnit(rate: String, quantities: String, expected: String, definition: String) throws {
        let answer = try duty(rate, quantities)
        #expect(answer.outcome == .computed)
        #expect(answer.totals?.duty == Interval(try Decimal(expected)))
        let steps = answer.lines[0].charges[0].steps
        #expect(steps.contains { $0.authority.contains(definition) })
        try expectReceipt(rate, quantities)
    }

    private func expectReceipt(_ rate: String, _ quantities: String) throws {
        let line = TariffDraft.line("1000", #","quantities":{\#(quantities)}"#)
        let receipt = try Assessor([TariffDraft(rate: rate).pack()]).receipt(
            for: Assess.request(#"{"jurisdiction":"XA","as_of":"2026-10-15",\#(line)}"#))
        let flaw = try ReceiptCheck(receipt.bytes).flaw
        #expect(flaw == nil, "\(rate) of \(quantities): \(String(describing: flaw))")
    }

    @Test("whatever the two units, the charge is the exact quotient rounded once", arguments: 0..<60 as Range<UInt64>)
    func exactQuotient(seed: UInt64) throws {
        var random = Seeded(seed)
        let units = Unit.all.filter { ![.none, .internationalUnits].contains($0.dimension) }
        let stated = try #require(units.randomElement(using: &random))
        let pairs: Set<String> = ["PR", "NPR", "DPR", "TPR"]
        let wanted = try #require(
            units.filter {
                $0.converts(to: stated) && pairs.contains($0.commonCode) == pairs.contains(stated.commonCode)
            }.randomElement(using: &random))
        let amount = try #require(Decimal(coefficient: Int128(Int.random(in: 1...9_999, using: &random)), scale: 2))
        let rate = try #require(Decimal(coefficient: Int128(Int.random(in: 1...999, using: &random)), scale: 3))
        let answer = try duty("\(rate)/\(wanted.code)", "\"\(stated.code)\":\"\(amount)\"")
        #expect(answer.outcome == .computed, "\(stated) to \(wanted)")
        let charge = try #require(answer.totals?.duty.low)
        // charge = amount * from / to * rate, so that charge * to differs from the rest by half a cent's worth at most.
        let left = try charge.multiplied(by: wanted.factor)
        let right = try amount.multiplied(by: stated.factor).multiplied(by: rate)
        let difference = try right.subtracting(left)
        let half = try wanted.factor.multiplied(by: "0.005")
        #expect(difference.magnitude <= half, "\(amount) \(stated) at \(rate)/\(wanted) is not \(charge)")
        #expect(difference != half)
        try expectReceipt("\(rate)/\(wanted.code)", "\"\(stated.code)\":\"\(amount)\"")
    }

    @Test("where the law rounds the quantity, the quotient itself is rounded") func roundedQuotient() throws {
        // 19 CFR 159.3(b): 100 litres are 26.417 gallons, and a rate of a dollar or less takes whole ones.
        let line =
            #"{"code":"39241040","origin":"TH","value":"1000","quantities":{"LTR":"100"},"facts":{"column1_rate":"0.5/GLL"}}"#
        let answer = try Assess.run(UnitedStatesTests.entry(line), explain: true)
        #expect(answer.lines[0].charges[0].assessed == "13.00")
        #expect(answer.lines[0].charges[0].quantities == [.init(unit: "GLL", amount: 26)])
        let receipt = try #require(Assess.assessor).receipt(for: Assess.request(UnitedStatesTests.entry(line)))
        #expect(try ReceiptCheck(receipt.bytes).flaw == nil)
    }

    @Test(
        "litres and strength give litres of alcohol and of proof; without the strength it is asked",
        arguments: [
            ("1/LPA", #""LTR":"750","ASV":"40""#, "300.00"), ("1/PFL", #""LTR":"750","ASV":"40""#, "600.00"),
            ("1/PGL", #""GLL":"10","ASV":"40""#, "8.00"), ("13.50/PGL", #""LTR":"378.5411784","ASV":"40""#, "1080.00"),
            ("1/LPA", #""HLT":"7.5","ASV":"40""#, "300.00"),
        ])
    func strength(rate: String, quantities: String, expected: String) throws {
        let answer = try duty(rate, quantities)
        #expect(answer.totals?.duty == Interval(try Decimal(expected)))
        try expectReceipt(rate, quantities)
        let weak = try duty(rate, String(quantities.prefix { $0 != "," }))
        #expect(weak.outcome == .needsFacts)
        #expect(weak.needsFacts[0].question.contains("(ASV)"))
        #expect(weak.totals?.duty.high == nil)
    }

    @Test("pairs and pieces stay apart, and so do content and goods", arguments: ["NPR", "KGM:drained"])
    func apart(unit: String) throws {
        let answer = try duty("1/\(unit)", #""NMB":"10","KGM":"5""#)
        #expect(answer.needsFacts.map(\.fact) == ["quantities.\(unit)"])
    }

    @Test("costs are not shared out by quantities that contradict each other")
    func weights() throws {
        let answer = try Assess.run(
            #"{"jurisdiction":"US","as_of":"2024-12-20","mode":"air","facts":{"adcvd":"none"},"apportion":"weight","#
                + #""incoterm":"FOB","costs":[{"kind":"assist","amount":"10"}],"lines":["#
                + #"{"code":"39241040","origin":"TH","value":"1","quantities":{"KGM":"1","GRM":"2"}},"#
                + #"{"code":"39241040","origin":"TH","value":"1","quantities":{"KGM":"1"}}]}"#)
        #expect(answer.outcome == .refused)
        #expect(answer.needsFacts.isEmpty)
        #expect(answer.lines[0].customsValue?.isExact == false)
    }
}
