import Testing
import TidewaiterDocuments
import TidewaiterQuantities

@testable import TidewaiterTariffs

@Suite("Amounts of printed rates") struct RateReckoningTests {
    private func amount(
        _ text: String, _ value: String, _ quantities: [String: Decimal] = [:], facts: [String: String] = [:],
        with change: (inout RateFigures) -> Void = { _ in }
    ) throws -> RateExplanation {
        var figures = RateFigures()
        figures.value = try Decimal(value)
        figures.quantities = quantities.map { AssessmentRequest.Measure(unit: $0.key, amount: $0.value) }
        figures.facts = facts
        change(&figures)
        return try RateExplanation(of: text, figures: figures)
    }

    @Test(
        "a ceiling caps what comes before it and a floor lifts it, group by group",
        arguments: [
            ("10% MAX 5.00 GBP / 100 kg", "5.00"), ("10% MIN 5.00 GBP / 100 kg", "10.00"),
            ("1% MIN 5.00 GBP / 100 kg", "5.00"),
            ("9.10% MAX 1.00% + 0.90 GBP / 100 kg", "1.90"),
            ("13.80 % MIN 13.00 GBP / 100 kg MAX 15.00 GBP / 100 kg - 7.00 GBP / 100 kg", "8.00"),
            ("5%, or, if lower, $0.03/kg", "3.00"), ("5%, or, if higher, $0.03/kg", "5.00"), ("$0.03/kg, less 5%", "0"),
            ("$1/kg, less 5%", "95.00"),
            ("10% + 2.00 GBP / 100 kg", "12.00"), ("5% - 1% + 2%", "6.00"), ("Free MIN 1%", "1.00"),
        ])
    func groups(text: String, expected: String) throws {
        let found = try amount(text, "100", ["KGM": 100])
        #expect(found.outcome == .computed)
        #expect(found.amount == Interval(try Decimal(expected)), "\(text)")
    }

    @Test("sugar is charged by its degrees, and never less than the floor") func degrees() throws {
        let text =
            "3.6606¢/kg less 0.020668¢/kg for each degree under 100 degrees (and fractions of a degree in proportion) but not less than 3.143854¢/kg"
        #expect(try amount(text, "1", ["KGM": 1000], facts: ["degrees": "96"]).amount == Interval("35.77928"))
        #expect(try amount(text, "1", ["KGM": 1000], facts: ["degrees": "99.5"]).amount == Interval("36.50266"))
        #expect(try amount(text, "1", ["KGM": 1000], facts: ["degrees": "20"]).amount == Interval("31.43854"))
        #expect(try amount(text, "1", ["KGM": 1000], facts: ["degrees": "101"]).amount == Interval("36.606"))
        // Whatever the degrees, the amount lies between the floor and the full rate.
        let open = try amount(text, "1", ["KGM": 1000])
        #expect(open.amount == Interval(low: "31.43854", high: "36.606"))
        #expect(open.needs.map(\.fact) == ["degrees"])
    }

    @Test("a part of an article is charged on its own value, which is no more than the whole") func parts() throws {
        let text = "44¢ each + 6% on the case + 14% on the strap, band or bracelet + 5.3% on the battery"
        let open = try amount(text, "100", ["NMB": 2])
        #expect(open.needs.map(\.fact) == ["value_of_case", "value_of_strap_band_or_bracelet", "value_of_battery"])
        #expect(open.amount == Interval(low: "0.88", high: "26.18"))
        let facts = ["value_of_case": "20", "value_of_strap_band_or_bracelet": "10", "value_of_battery": "1"]
        #expect(try amount(text, "100", ["NMB": 2], facts: facts).amount == Interval("3.533"))
    }

    @Test("a percentage without an end is divided at the end") func thirds() throws {
        #expect(try amount("33 1/3%", "300").amount == Interval("100"))
        #expect(try amount("33 1/3%", "100").amount?.low.rounded(toPlaces: 6, .halfUp) == "33.333333")
    }

    @Test("a product of units is reckoned from its factors") func products() throws {
        let found = try amount("0.50 GBP / % vol/hl + 2.60 GBP / hl", "1", ["ASV": 40, "LTR": 200])
        #expect(found.amount == Interval("45.20"))
    }

    @Test(
        "a text that refers to others comes to what they fill in",
        arguments: [
            (
                "8.30% + EA MAX 18.70% +ADSZ", "8.30 % + 117.11 EUR / 100 kg MAX 18.70 % + 10.06 EUR / 100 kg",
                ["agricultural_component": "117.11 EUR / 100 kg", "sugar_component": "10.06 EUR / 100 kg"]
            ),
            (
                "0.00% + EAR MAX 20.70% +ADFMR", "0.00 % + 117.11 EUR / 100 kg MAX 20.70 % + 11.22 EUR / 100 kg",
                ["reduced_agricultural_component": "117.11 EUR/100kg", "reduced_flour_component": "11.22 EUR/100kg"]
            ),
            (
                "The duty provided in the applicable subheading + 25%", "6.8% + 0.1 USD/kg + 25%",
                ["rate_of_subheading": "6.8% + $0.1/kg"]
            ),
            ("The duty rate provided in such subheading minus 0.5%", "6.8% - 0.5%", ["rate_of_subheading": "6.8%"]),
        ])
    func references(text: String, resolved: String, facts: [String: String]) throws {
        for value in ["100", "1000", "0"] {
            let found = try amount(text, value, ["KGM": 250], facts: facts)
            #expect(found.outcome == .computed)
            #expect(found.amount == (try amount(resolved, value, ["KGM": 250]).amount))
            let open = try amount(text, value, ["KGM": 250])
            #expect(open.outcome == .needsFacts)
            #expect(Set(open.needs.map(\.fact)) == Set(facts.keys))
            #expect(try #require(open.amount).contains(#require(found.amount).low))
        }
    }

    @Test("whatever a missing fact turns out to be, the amount lies in the interval given before") func bounds() throws
    {
        let texts = [
            "10% + EA", "10% - EA", "10% MAX EA", "10% MIN EA", "10% MAX EA + 3%", "10% MIN EA + 3%", "10% MAX 3% - EA",
            "5% + 1% on the case MAX 8%",
            "5% - 1% on the case MIN 4%", "1 EUR/kg - 2 EUR/l + 3%", "3% MIN 1 EUR/l - 2 EUR/kg MAX 9%",
        ]
        var random = Seeded(7)
        for text in texts {
            let known = try amount(text, "1000", ["KGM": 40])
            let interval = try #require(known.amount, "\(text)")
            for _ in 0..<50 {
                let facts = [
                    "agricultural_component": "\(Int.random(in: 0..<300, using: &random)).5 EUR",
                    "value_of_case": "\(Int.random(in: 0..<1000, using: &random))",
                ]
                let found = try amount(
                    text, "1000", ["KGM": 40, "LTR": Decimal(Int.random(in: 0..<500, using: &random))], facts: facts)
                #expect(found.outcome == .computed)
                let exact = try #require(found.amount)
                #expect(interval.contains(exact.low), "\(text) with \(facts): \(exact), not in \(interval)")
            }
        }
    }

    @Test("the branch for the day, program, season and certificate is the one that is reckoned") func choices() throws {
        let dated = "5% CAFree From1July2018 2.5% CA Free From1July2019 Free"
        #expect(try amount(dated, "100").needs.map(\.fact) == ["date"])
        for (date, program, expected) in [
            ("2018-06-30", nil, "5"), ("2018-06-30", "CA", "0"), ("2018-07-01", nil, "2.5"), ("2020-01-01", "CA", "0"),
        ] as [(String, String?, Decimal)] {
            let found = try amount(dated, "100") { figures in
                figures.date = CivilDate(iso: date)
                figures.program = program
            }
            #expect(found.amount == Interval(expected), "\(date) \(program ?? "")")
        }
        let season = "16.1% (15 JAN - 06 JUL); 12.5% (03 OCT - 29 NOV);"
        #expect(try amount(season, "100") { $0.date = CivilDate(iso: "2026-10-03") }.amount == Interval("12.5"))
        #expect(try amount(season, "100") { $0.date = CivilDate(iso: "2026-12-24") }.outcome == .notApplicable)
        let conditions = "Cond: A cert: D-017 (01):0.000 % ; A cert: D-018 (01):28.200 % ; A (01):30 %"
        #expect(try amount(conditions, "100").needs.map(\.fact) == ["certificate"])
        #expect(try amount(conditions, "100") { $0.certificate = "D018" }.amount == Interval("28.2"))
        #expect(try amount(conditions, "100") { $0.certificate = "" }.amount == Interval("30"))
        let entry = "Cond: V 52.6 EUR DTN (01):14.4 %; V 51.5 EUR DTN (01):14.4 % + 1.1 EUR DTN; V (01):20 EUR DTN"
        #expect(try amount(entry, "100", ["KGM": 100], facts: ["entry_price": "52"]).amount == Interval("15.5"))
        #expect(try amount("Free (A,AU) 3% (JP)", "100").needs.map(\.fact) == ["program"])
    }

    @Test("money in another currency is converted at the rate stated") func currencies() throws {
        let open = try amount("10% + 2 EUR/100kg", "100", ["KGM": 100]) { $0.currency = "GBP" }
        #expect(open.needs.map(\.fact) == ["exchange_rates.EUR"])
        let found = try amount("10% + 2 EUR/100kg", "100", ["KGM": 100]) { figures in
            figures.currency = "GBP"
            figures.exchangeRates = ["EUR": "0.85"]
        }
        #expect(found.amount == Interval("11.70"))
        #expect(found.currency == "GBP")
    }

    @Test("every step comes to what its operation says of its operands") func steps() throws {
        for text in [
            "13.80 % MIN 13.00 GBP / 100 kg MAX 15.00 GBP / 100 kg - 7.00 GBP / 100 kg", "33 1/3% + $1/kg, less 5%",
            "5% - 7 EUR/100kg",
        ] {
            let found = try amount(text, "123.45", ["KGM": "678.9"])
            #expect(!found.steps.isEmpty)
            for step in found.steps {
                let values = step.operands.map(\.value)
                let exact: Decimal =
                    switch step.operation {
                    case .add: try values.reduce(.zero) { try $0.adding($1) }
                    case .subtract: try values.dropFirst().reduce(values[0]) { try $0.subtracting($1) }
                    case .multiply, .convert: try values.dropFirst().reduce(values[0]) { try $0.multiplied(by: $1) }
                    case .divide:
                        try values[0].divided(by: values[1], scale: step.rounding?.places ?? 0, rounding: .halfUp)
                    case .percent: try values[0].multiplied(by: values[1]).multiplied(by: "0.01")
                    case .maximum: values.max() ?? -1
                    case .minimum: values.min() ?? -1
                    default: -1
                    }
                #expect(step.result == exact, "\(text): \(step)")
            }
            #expect(found.steps.last?.result == found.amount?.low || found.steps.count == 1, "\(text)")
        }
    }

    @Test("figures that cannot be used are errors that say so") func badFigures() throws {
        #expect(throws: TidewaiterError.self) { try amount("5%", "-1") }
        #expect(throws: TidewaiterError.self) { try amount("5%", "1", ["KGM": 5, "TNE": 7]) }
        #expect(throws: TidewaiterError.self) { try amount("EA", "1", facts: ["agricultural_component": "nonsense"]) }
    }
}
