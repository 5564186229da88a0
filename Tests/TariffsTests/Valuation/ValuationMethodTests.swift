import Testing
import TidewaiterDocuments
import TidewaiterPacks
import TidewaiterQuantities

@testable import TidewaiterTariffs

@Suite("Values by the methods after the first") struct ValuationMethodTests {
    /// A method with all its amounts, and what they come to where international freight is in values (`cif`), where it is
    /// not (`fob`), and in the United States and Australia.
    struct Case: Sendable, CustomTestStringConvertible {
        var method: Int
        var elements: [String]
        var cif: String
        var unitedStates: String
        var australia: String
        var law: String
        /// Amounts that only some laws look at.
        var unused: [String: [String]] = [:]
        var testDescription: String { "method \(method)" }
    }

    @Test("a method that there is not is an error, also where the request is no JSON", arguments: [-1, 0, 7, 99])
    func noMethod(method: Int) throws {
        var request = try Assess.request(
            #"{"jurisdiction":"US","as_of":"2024-12-20","lines":[{"code":"39241040","origin":"TH","value":"100"}]}"#)
        request.lines[0].valuation.method = method
        let error = try #require(throws: TidewaiterError.self) { try #require(Assess.assessor).assess(request) }
        #expect(error.code == "assess.method" && error.message.contains("\(method)"))
    }

    private static func element(_ kind: String, _ amount: String, _ more: String = "") -> String {
        #"{"kind":"\#(kind)","amount":"\#(amount)"\#(more)}"#
    }

    static let cases = [
        Case(
            method: 2,
            elements: [
                element("comparison_value", "10000", #","quantity":"400","unit":"KGM""#),
                element("level_and_quantity_adjustment", "-100.50"), element("transport_adjustment", "50"),
            ], cif: "6199.50", unitedStates: "6200", australia: "6199.50", law: "1401a(c)"),
        Case(
            method: 3,
            elements: [
                element("comparison_value", "3", #","quantity":"7","unit":"LBR""#),
                element("level_and_quantity_adjustment", "0"), element("transport_adjustment", "0"),
            ], cif: "236.21", unitedStates: "236", australia: "236.21", law: "1401a(c)"),
        Case(
            method: 4,
            elements: [
                element("resale_price", "50", #","unit":"NMB""#), element("profit_and_general_expenses", "800"),
                element("transport_in_country", "150"), element("international_transport", "300"),
                element("duties_and_taxes", "250"), element("further_processing", "0"), element("packing", "20"),
            ], cif: "3800.00", unitedStates: "3520", australia: "3500.00", law: "1401a(d)",
            unused: ["XA": ["international_transport", "packing"], "AU": ["packing"]]),
        Case(
            method: 5,
            elements: [
                element("materials", "700"), element("fabrication", "200"),
                element("profit_and_general_expenses", "90"),
                element("assists", "10"), element("assists", "5"), element("packing", "3"), element("transport", "40"),
            ], cif: "1048.00", unitedStates: "1008", australia: "1048.00", law: "1401a(e)",
            unused: ["US": ["transport"]]),
        Case(
            method: 6, elements: [element("stated_value", "1234.56")], cif: "1234.56", unitedStates: "1235",
            australia: "1234.56", law: "1401a(f)"),
    ]

    private static func assessor() throws -> Assessor {
        try Assessor(Pack.builtIn + [TariffDraft(rate: "10%").pack()])
    }

    private static func request(
        _ jurisdiction: String, _ method: Int, _ elements: [String], _ more: String = ""
    ) throws -> AssessmentRequest {
        let code = ["US": "39241040", "AU": "39241000"][jurisdiction] ?? TariffDraft.codes[0]
        let day = ["US": "2024-12-20", "AU": "2026-02-10"][jurisdiction] ?? "2026-10-15"
        return try Assess.request(
            #"{"jurisdiction":"\#(jurisdiction)","as_of":"\#(day)","mode":"air","facts":{"adcvd":"none"},"incoterm":"CIF","#
                + #""costs":[{"kind":"freight_inland_export","amount":"0"}],"#
                + #""lines":[{"code":"\#(code)","origin":"TH","quantities":{"KGM":"250","NMB":"100"},"#
                + #""valuation":{"method":\#(method),"fallback_basis":"deductive","#
                + #""elements":[\#(elements.joined(separator: ","))]}\#(more)}]}"#)
    }

    @Test("each method comes to what its article says, names it, and its receipt can be done again", arguments: cases)
    func methods(_ example: Case) throws {
        let assessor = try Self.assessor()
        for (jurisdiction, expected) in [
            ("XA", example.cif), ("US", example.unitedStates), ("AU", example.australia),
        ] {
            let request = try Self.request(jurisdiction, example.method, example.elements)
            let answer = try assessor.assess(request, explain: true)
            let line = answer.lines[0]
            #expect(line.customsValue == Interval(try Decimal(expected)), "\(jurisdiction)")
            #expect(line.valuationMethod == example.method)
            #expect(answer.refused.isEmpty, "\(answer.refused)")
            let method = try #require(ValuationMethod(rawValue: example.method))
            let step = try #require(line.steps.last { $0.name == method.words })
            #expect(jurisdiction != "US" || step.authority.contains(example.law))
            #expect(jurisdiction != "XA" || step.authority.contains("WTO Valuation Agreement art."))
            let unused = answer.findings.filter { $0.rule == "tw.request.valuation-element" }.map(\.value)
            #expect(unused == example.unused[jurisdiction] ?? [])
            let json = Assess.text(answer.json())
            #expect(json.contains(#""valuation_method":\#(example.method)"#))
            #expect(answer.text().contains("by method \(example.method), \(method.words)"))
            let flaw = try ReceiptCheck(assessor.receipt(for: request).bytes).flaw
            #expect(flaw == nil, "\(jurisdiction) \(example.method): \(String(describing: flaw))")
        }
    }

    @Test("whichever amount is missing is asked for by its name, and the value is open, never zero", arguments: cases)
    func missing(_ example: Case) throws {
        let assessor = try Self.assessor()
        for jurisdiction in ["XA", "US", "AU"] {
            for (position, element) in example.elements.enumerated() {
                let kind = try #require(element.split(separator: "\"").dropFirst(2).dropFirst().first).description
                if example.unused[jurisdiction]?.contains(kind) == true || kind == "assists" { continue }
                var elements = example.elements
                elements.remove(at: position)
                let answer = try assessor.assess(Self.request(jurisdiction, example.method, elements))
                #expect(answer.outcome == .needsFacts)
                let asked = answer.needsFacts.map(\.fact).filter { $0.hasPrefix("valuation.") }
                #expect(asked == ["valuation.elements.\(kind)"], "\(jurisdiction)")
                #expect(answer.lines[0].customsValue?.high == nil)
                #expect(answer.totals?.duty.high == nil)
            }
        }
    }

    @Test("amounts in another currency are converted, and the rate is asked for where there is none") func currencies()
        throws
    {
        let elements = [
            Self.element("resale_price", "60", #","unit":"NMB","quantity":"2","currency":"GBP""#),
            Self.element("commission", "100", #","currency":"GBP""#), Self.element("transport_in_country", "10"),
            Self.element("duties_and_taxes", "0"), Self.element("further_processing", "0"),
        ]
        let assessor = try Self.assessor()
        var request = try Self.request("XA", 4, elements)
        #expect(try assessor.assess(request).needsFacts.map(\.fact) == ["exchange_rates.GBPEUR"])
        request.exchangeRates = [.init(from: "GBP", to: "EUR", rate: "1.2", source: "Bank")]
        let answer = try assessor.assess(request, explain: true)
        // 60 / 2 * 100 * 1.2 - 120 - 10
        #expect(answer.lines[0].customsValue == "3470.00")
        #expect(answer.lines[0].steps.filter { $0.authority.hasPrefix("Bank") }.count == 2)
        #expect(try ReceiptCheck(assessor.receipt(for: request).bytes).flaw == nil)
    }

    @Test("costs beside the price are no part of a value that is not the price, nor asked for") func costs() throws {
        let draft = TariffDraft(rate: "10%")
        let valuation =
            #","valuation":{"method":6,"fallback_basis":"computed","elements":[\#(Self.element("stated_value", "500"))]}"#
        let answer = try draft.assess(
            #""costs":[{"kind":"freight","amount":"70"}],"incoterm":"FOB","lines":["#
                + #"{"code":"1010101010","origin":"US","value":"400"\#(valuation)},"#
                + #"{"code":"1010101010","origin":"US","value":"300"}]"#)
        #expect(answer.lines.map(\.customsValue) == ["500.00", "330.00"])
        // The prices, the freight, ten per cent of both values.
        #expect(answer.totals?.landedCost == "853.00")
        #expect(answer.lines.map(\.valuationMethod) == [6, 1])
    }

    @Test(
        "a basis that article 7(2) forbids is refused by its letter",
        arguments: zip(
            AssessmentRequest.FallbackBasis.allCases.filter { $0.forbidden != nil },
            ["a", "b", "c", "d", "e", "f", "g"]))
    func forbidden(basis: AssessmentRequest.FallbackBasis, letter: String) throws {
        var request = try Self.request("US", 6, [Self.element("stated_value", "5")])
        request.lines[0].valuation.fallbackBasis = basis
        let answer = try Self.assessor().assess(request)
        #expect(answer.outcome == .refused)
        #expect(answer.refused.map(\.program) == ["valuation_method_6"])
        #expect(answer.refused[0].authority.contains("art. 7(2)(\(letter))"))
        request.lines[0].valuation.fallbackBasis = nil
        let open = try Self.assessor().assess(request)
        #expect(open.needsFacts.map(\.fact) == ["valuation.fallback_basis"])
        #expect(open.needsFacts[0].options.count == 5)
    }

    @Test("commission and profit together are refused; deductions above the price too") func contradictions() throws {
        let assessor = try Self.assessor()
        let all = Self.cases[2].elements
        let both = try assessor.assess(Self.request("US", 4, all + [Self.element("commission", "1")]))
        #expect(both.refused.map(\.program) == ["valuation_method_4"])
        let tooMuch = try assessor.assess(
            Self.request("US", 4, all + [Self.element("transport_in_country", "100000")]))
        #expect(tooMuch.refused.map(\.program) == ["valuation"])
    }

    @Test(
        "what cannot be is an error with its place",
        arguments: [
            [element("materials", "-1")], [element("resale_price", "1", #","quantity":"0","unit":"NMB""#)],
            [element("stated_value", "1"), element("stated_value", "2")],
        ])
    func errors(elements: [String]) throws {
        let request = try Self.request("US", 4, elements)
        let error = #expect(throws: TidewaiterError.self) { try Self.assessor().assess(request) }
        #expect(error?.place != nil)
    }

    @Test("amounts beside a transaction value are not used, and this is said") func unusedByPrice() throws {
        let answer = try Self.assessor().assess(
            Self.request("US", 1, [Self.element("materials", "10")], #","value":"100""#))
        #expect(answer.lines[0].customsValue == "100")
        #expect(answer.findings.map(\.rule).contains("tw.request.valuation-element"))
        #expect(!Assess.text(answer.json()).contains("valuation_method"))
    }
}
