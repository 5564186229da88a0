import Testing
import TidewaiterDocuments
import TidewaiterPacks
import TidewaiterQuantities

@testable import TidewaiterTariffs

/// 7 CFR 1205.510(b)(3): an amount a kilogram for each reporting number; CSMS 17-000292: what pays none.
@Suite("The assessment on imported cotton") struct CottonAssessmentTests {
    private static func assess(
        _ code: String = "6109100012", _ day: String = "2026-08-01", type: String = "01", facts: String = "",
        codes: String = ""
    ) throws -> Assessment {
        try Assess.run(
            #"{"jurisdiction":"US","mode":"air","dates":{"entry":"\#(day)"},"entry":{"type":"\#(type)"},"#
                + #""facts":{"adcvd":"none"},"lines":[{"code":"\#(code)","origin":"DE","value":"2000","#
                + #""quantities":{"KGM":"250","DZN":"90"},"additional_codes":[\#(codes)],"facts":{\#(facts)}}]}"#)
    }

    /// What the assessment comes to, nothing where it is not charged.
    private static func fee(_ answer: Assessment) -> Interval? {
        answer.lines[0].charges.first { $0.program == "cotton_fee" }?.assessed
    }

    @Test(
        "the amount is that of the reporting number",
        arguments: [
            ("6109100012", "3.32"), ("5201000500", "3.31"), ("5007106010", "0.90"), ("6211325003", "2.12"),
        ])
    func amounts(code: String, expected: Interval) throws {
        #expect(Self.fee(try Self.assess(code)) == expected)
    }

    @Test("where numbers of a line have different amounts the number is asked, and all of them are within the bounds")
    func openNumber() throws {
        let answer = try Self.assess("62113250")
        #expect(answer.needsFacts.map(\.fact).contains("code"))
        let bounds = try #require(Self.fee(answer))
        let pack = try #require(Pack.builtIn("us-hts"))
        let numbers = try #require(pack.table("statistical"))
        var seen: Set<String> = []
        for row in numbers.rows where numbers.text(row, "code").hasPrefix("62113250") {
            guard numbers.text(row, "until") >= "2026-08-01" else { continue }
            let one = try #require(Self.fee(try Self.assess(numbers.text(row, "code"))))
            #expect(bounds.low <= one.low)
            #expect(one.low <= bounds.high ?? one.low)
            seen.insert("\(one)")
        }
        #expect(seen.count > 1)
    }

    @Test("a number of a listed line that is not in the table pays nothing")
    func notListed() throws {
        let pack = try #require(Pack.builtIn("us-hts"))
        let goods = try #require(pack.table("goods"))
        let numbers = try #require(pack.table("statistical"))
        var listed: Set<String> = []
        var lines: Set<String> = []
        for row in goods.rows where goods.text(row, "list").hasPrefix("cotton_") {
            if goods.text(row, "list") == "cotton_lines" {
                lines.insert(goods.text(row, "code"))
            } else {
                listed.insert(goods.text(row, "code"))
            }
        }
        let free = numbers.rows.lazy.map { ($0, numbers.text($0, "code")) }
            .first { row, code in
                lines.contains(String(code.prefix(8))) && !listed.contains(code)
                    && numbers.text(row, "until") >= "2026-08-01"
            }
        let code = try #require(free?.1)
        #expect(Self.fee(try Self.assess(code)) == nil, "\(code)")
    }

    @Test("types of entries, headings of chapter 98 and certificates without the assessment have none")
    func without() throws {
        #expect(Self.fee(try Self.assess(type: "11")) == nil)
        #expect(Self.fee(try Self.assess(facts: #""assessment_exempt":true"#)) == nil)
        #expect(
            Self.fee(try Self.assess(facts: #""us_components_value":"500""#, codes: #""9802008068""#)) == nil)
        #expect(Self.fee(try Self.assess(type: "01")) == "3.32")
    }

    @Test("before the amounts of the pack are in force the amount is asked, and taken where it is stated")
    func earlier() throws {
        let answer = try Self.assess("6109100012", "2024-12-31")
        #expect(answer.needsFacts.map(\.fact).contains("cotton_fee_rate"))
        #expect(Self.fee(answer) == Interval(low: .zero, high: nil))
        let stated = try Self.assess("6109100012", "2024-12-31", facts: #""cotton_fee_rate":"0.016/KGM""#)
        #expect(Self.fee(stated) == "4.00")
        #expect(Self.fee(try Self.assess("6109100012", "2025-01-01")) == "3.32")
    }
}

@Suite("Assessments on produce") struct ProduceAssessmentTests {
    @Test(
        "each is what its section of the regulations says, and nothing on numbers that it does not name",
        arguments: [
            ("0804400020", "avocado_fee", "55.12"), ("0804400090", "avocado_fee", nil),
            ("0804504045", "mango_fee", "16.53"), ("0804504065", "mango_fee", nil),
            ("0810400029", "blueberry_fee", "19.84"), ("0810400024", "blueberry_fee", nil),
            ("0802991000", "pecan_fee", "44.09"), ("0802991500", "pecan_fee", "88.18"),
            ("0604200040", "christmas_tree_fee", "75"), ("0604200005", "christmas_tree_fee", nil),
            ("2004108020", "potato_fee", "1.32"), ("2005200020", "potato_fee", "2.70"),
            ("0811202025", "raspberry_fee", nil),
        ] as [(String, String, Interval?)])
    func amounts(code: String, program: String, expected: Interval?) throws {
        let answer = try Assess.run(
            #"{"jurisdiction":"US","mode":"air","dates":{"entry":"2026-08-01"},"facts":{"adcvd":"none"},"lines":["#
                + #"{"code":"\#(code)","origin":"CL","value":"5000","quantities":{"KGM":"1000","NMB":"500"}}]}"#)
        #expect(answer.lines[0].charges.first { $0.program == program }?.assessed == expected)
        #expect(answer.refused.allSatisfy { $0.program != program })
    }
}
