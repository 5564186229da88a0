import Testing
import TidewaiterDocuments
import TidewaiterPacks
import TidewaiterQuantities
import TidewaiterTestSupport

@testable import TidewaiterTariffs

@Suite("Printed rates") struct PrintedRateTests {
    @Test(
        "a rate of value and quantities comes to the notation of packs",
        arguments: [
            ("Free", "free"), ("6.8%", "6.8%"), ("33 1/3%", "100/3%"),
            ("50 percent of the cost of such parts", "50% on cost_of_such_parts"),
            ("46.3¢/kg + 14.9%", "0.463/KGM + 14.9%"), ("80.4 cents/kg +6.4%", "0.804/KGM + 6.4%"),
            ("$1.646/kg", "1.646/KGM"), ("$2,445.26/kg of tobacco content", "2445.26/KGM:tobacco-content"),
            ("20.0 EUR/100kg", "20.0/100 KGM"), ("89.6¢/1000", "0.896/MIL"), ("2.8¢/doz.", "0.028/DZN"),
            ("4.4¢/liter + 31.4¢/pf. liter", "0.044/LTR + 0.314/PFL"), ("18.7¢/clean kg", "0.187/KGM:clean"),
            ("3.7¢/kg on drained weght", "0.037/KGM:drained"),
            ("86.1¢/m2of recording surface", "0.861/MTK:recording-surface"),
            ("5%, or, if lower, $0.45/kg TSS", "5% max 0.45/KGM:total-soluble-solids"),
            ("5%, and $107.99/L of alcohol", "5% + 107.99/LPA"), ("$1.220/kg, less 5%", "1.220/KGM - 5%"),
            ("98¢ each + 3% on the case", "0.98/NMB + 3% on case"),
            ("$2.70 each + 45% on the case + 35% on thebattery", "2.70/NMB + 45% on case + 35% on battery"),
            ("2.5% on the value of the lead content", "2.5% on lead_content"), ("6.5% on the entire set", "6.5%"),
            (
                "3.6606¢/kg less 0.020668¢/kg for each degree under 100 degrees (and fractions of a degree in proportion) but not less than 3.143854¢/kg",
                "0.036606/KGM - 0.00020668/KGM under 100 degrees min 0.03143854/KGM"
            ),
            (
                "13.80 % MIN 13.00 GBP / 100 kg MAX 15.00 GBP / 100 kg - 7.00 GBP / 100 kg",
                "13.80% min 13.00/100 KGM max 15.00/100 KGM - 7.00/100 KGM"
            ),
            (
                "16.50 % / Retail Price + 244.78 GBP / 1000 p/st MIN 320.90 GBP / 1000 p/st",
                "16.50% on retail_value + 244.78/1000 NAR min 320.90/1000 NAR"
            ),
            ("16.5 % RET", "16.5% on retail_value"),
            ("0.50 GBP / % vol/hl + 2.60 GBP / hl", "0.50/ASV:per-hectolitre + 2.60/100 LTR"), ("NIHIL", nil),
        ])
    func notation(text: String, expected: String?) throws {
        let rate = try PrintedRate(reading: text)
        #expect(rate.branches.count == 1)
        #expect(rate.branches.first?.notation == expected)
        // What packs can hold is read back to the same parts.
        if let expected {
            #expect(RateExpression.text(try RateExpression.parse(expected)) == expected)
        }
    }

    @Test(
        "what a text is for is told with each of its rates",
        arguments: [
            ("Free (A+,AU) 3.2% (JP)", ["A+,AU:free", "JP:3.2%"]),
            ("Free (S,SG)8.8¢/liter(JO)", ["S,SG:free", "JO:0.088/LTR"]),
            ("5% DCS4% CAFree DCT5%", [":5%", "DCS:4%", "CA:free", "DCT:5%"]),
            (
                "5% CAFree From1July2018 2.5% CA Free From 1 July 20191.25%",
                [":5%", "CA:free", "@2018-07-01:2.5%", "CA@2018-07-01:free", "@2019-07-01:1.25%"]
            ),
            ("$0.172/L NZ/PG/FI/DC/LDC/SG $0.172\u{200B}/L", [":0.172/LTR", "NZ,PG,FI,DC,LDC,SG:0.172/LTR"]),
            ("From 30 December 2018&#58;  5%", ["@2018-12-30:5%"]),
            ("16.1% (15 JAN - 06 JUL); 12.5% (03 OCT - 29 NOV);", ["--01-15--07-06:16.1%", "--10-03--11-29:12.5%"]),
        ])
    func scopes(text: String, expected: [String]) throws {
        let found = try PrintedRate(reading: text).branches.map { branch in
            branch.programs.joined(separator: ",") + (branch.from.map { "@\($0)" } ?? "")
                + (branch.season.map { $0.first.text + $0.last.text } ?? "") + ":" + (branch.notation ?? "")
        }
        #expect(found == expected)
    }

    @Test(
        "what is no rate is refused with the place where it stops to be one",
        arguments: [
            ("37% /", PrintedRate.Flaw.Kind.unknownExpression, 4), (":", .unknownExpression, 0),
            ("5% 3%", .expressionOrder, 3),
            ("$0.526\t/L of gasoline plus", .amountRequired, 26), ("5% +", .amountRequired, 4),
            ("107.99/L", .currencyRequired, 6),
            ("5% DCS4% DTC5%", .unknownExpression, 9), ("From 11 Feburary 2020: 2%", .malformedDate, 8),
            ("1¢/furlong", .unknownUnit, 4), ("Free (MA,.OM,PA)", .unknownExpression, 5),
            ("12345678901234567890123456789012345678901%", .amountRequired, 0),
            ("DCS", .unknownExpression, 0), ("From 1 July 2018", .amountRequired, 16), ("MAX 5%", .expressionOrder, 0),
            ("-5%", .deductionAlone, 1), ("- 3 EUR/kg + 5%", .deductionAlone, 2),
            ("5 XYZ", .unknownCurrency, 2), ("[5%", .unknownExpression, 3), ("5%\u{0}", .unknownExpression, 2),
        ])
    func flaws(text: String, kind: PrintedRate.Flaw.Kind, offset: Int) {
        #expect(throws: PrintedRate.Flaw(kind: kind, offset: offset)) { try PrintedRate(reading: text) }
    }

    @Test(
        "a text longer than any rate is refused, and the longest ones of every shape are read in linear time",
        .timeLimit(.minutes(1)))
    func lengths() throws {
        #expect(throws: PrintedRate.Flaw(kind: .tooLong, offset: PrintedRate.longest)) {
            try PrintedRate(reading: String(repeating: " ", count: PrintedRate.longest + 1))
        }
        for unit in [
            "5% + ", "(A,", "See (", "$1/kg on ", "plus 1 less ", "NZ/", "From1July2018 ", "&#", "a- b", "1 1/",
            "Free, x ", "5%, but if ",
        ] {
            let text =
                "See " + String(String(repeating: unit, count: PrintedRate.longest).prefix(PrintedRate.longest - 4))
            _ = try? PrintedRate(reading: text)
            _ = try? PrintedRate(reading: String(text.dropFirst(4)))
        }
    }

    @Test("every text of the built-in packs is read to the notation that stands beside it") func packs() throws {
        var compared = 0
        for pack in Pack.builtIn {
            guard let table = pack.table("lines") else { continue }
            for (notation, text) in [("general", "general_text"), ("column2", "column2_text")] {
                guard let notation = table.column(notation), let text = table.column(text) else { continue }
                for row in table.rows where !table.cell(row, notation).isEmpty {
                    let expected = try RateExpression.parse(table.text(row, notation))
                    let printed = table.text(row, text)
                    if expected.isEmpty || printed.isEmpty { continue }
                    let branch = try #require(PrintedRate(reading: printed).branches.first, "\(printed)")
                    let found = branch.parts.compactMap { part in
                        if case .rate(let component) = part.meaning { component } else { nil }
                    }
                    #expect(found == expected, "\(printed)")
                    compared += 1
                }
            }
        }
        #expect(compared > 10_000)
    }

    @Test("every word of the unit column of the Harmonized Tariff Schedule is the unit that the pack has for it")
    func columnWords() throws {
        let bytes = try #require(Files.read("\(Files.root)/Sources/BuiltInPacks/us-hts/units.csv"))
        var count = 0
        for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n").dropFirst() {
            var fields = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            if line.hasPrefix("\"1,000\"") { fields = ["1,000", fields[2]] }
            let scanner = PrintedScanner(PrintedText(fields[0]))
            let (found, end) = try #require(PrintedUnit.find(scanner, at: 0), "\(fields[0])")
            #expect(end == scanner.count, "\(fields[0])")
            let one = Quantity(Decimal(1), try Unit(fields[1]))
            #expect(try one.converted(to: Unit(found.unit)).amount == Decimal(found.per), "\(fields[0])")
            count += 1
        }
        #expect(count > 70)
    }

    @Test("every unit that is printed is a unit of the table, or known to need none") func units() {
        for entry in PrintedUnit.all where entry.unit.unit != "STC" {
            #expect(throws: Never.self, "\(entry.key)") { try Unit(entry.unit.unit) }
            #expect(entry.unit.per > 0)
        }
    }
}
