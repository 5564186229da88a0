import Testing
import TidewaiterDocuments
import TidewaiterQuantities
import TidewaiterTestSupport

@testable import TidewaiterTariffs

/// Worked examples that authorities and others published on eleven jurisdictions, each as a tariff of tables: what they
/// charge is written as data, and the engine comes to their figures.
@Suite("Published examples as tables", .enabled(if: Files.reference != nil, "set TIDEWAITER_REFERENCE to run these"))
struct PublishedTariffTests {
    /// An example as a tariff, the members of its request, and which of its figures are which of the answer.
    struct Example {
        var tariff: TariffDraft
        var request: String
        /// Name of a step of the example, to what the answer has.
        var figures: [String: (Assessment) -> Interval?]
    }

    private static func program(_ name: String) -> (Assessment) -> Interval? {
        { answer in
            var sum: Interval?
            for charge in answer.lines.flatMap(\.charges) + answer.entryCharges where charge.program == name {
                guard let amount = charge.assessed else { return nil }
                sum = try? (sum ?? .zero).adding(amount)
            }
            return sum
        }
    }

    private static func total(_ path: KeyPath<Assessment.Totals, Interval>) -> (Assessment) -> Interval? {
        { $0.totals?[keyPath: path] }
    }

    /// The example of an identifier with its inputs; nil where the table below has none.
    static func example(_ id: String, _ inputs: (String) -> String) -> Example? {
        let whole = total(\.total)
        let value = total(\.customsValue)
        let duty = program("import_duty")
        let basis: (Assessment) -> Interval? = { $0.lines[0].charges.first { $0.program == "vat" }?.basis }
        func vat(_ rate: String, of basis: String = "customs_value + duty") -> TariffDraft.Program {
            .init("vat", "tax", rate: rate, of: basis)
        }
        func percent(_ name: String) -> String {
            (try? Decimal(inputs(name)).multiplied(by: 100).normalized.description).map { "\($0)%" } ?? "?"
        }
        func costs(_ freight: String, _ insurance: String = "0") -> String {
            #""costs":[{"kind":"freight","amount":"\#(freight)"},{"kind":"insurance","amount":"\#(insurance)"}],"#
        }
        func rate(_ from: String, _ to: String, _ rate: String) -> String {
            #""currency":"\#(from)","exchange_rates":[{"from":"\#(from)","to":"\#(to)","rate":"\#(rate)"}],"#
        }
        func line(_ amount: String, _ more: String = "") -> String { TariffDraft.line(amount, more) }
        switch id {
        case "GB-excise-free-VAT":
            return Example(
                tariff: TariffDraft(currency: "GBP", programs: [vat(percent("vat"))]), request: line(inputs("total")),
                figures: ["vat_amt": program("vat")])
        case "GB-e2e-cv":
            return Example(
                tariff: TariffDraft(currency: "GBP", rate: "2.7%", rounding: ["customs_value": ","]),
                request: costs(inputs("b"), inputs("c")) + line(inputs("a")), figures: ["cv": value, "duty": duty])
        case "GB-spr-excise":
            return Example(
                tariff: TariffDraft(currency: "GBP", rate: "\(inputs("rate"))/ASV:per-hectolitre"),
                request: line("0", #","quantities":{"ASV":"\#(inputs("abv"))","HLT":"\#(inputs("hl"))"}"#),
                figures: ["duty": duty])
        case "GB-hist-vat-17.5":
            return Example(
                tariff: TariffDraft(currency: "GBP", programs: [vat("17.5%")]), request: line(inputs("v")),
                figures: ["vat": program("vat")])
        case "NZ-gst-only":
            return Example(
                tariff: TariffDraft(
                    currency: "NZD", isCIF: false, programs: [vat(percent("gst"), of: "customs_value + transport")]),
                request: costs(inputs("fi")) + line(inputs("goods")), figures: ["g": program("vat")])
        case "CA-CBSA-115", "CA-200-HST":
            return Example(
                tariff: TariffDraft(
                    currency: "CAD", rate: percent("duty"),
                    programs: [vat(percent(id == "CA-200-HST" ? "hst" : "gst"))]),
                request: rate("USD", "CAD", inputs("fx")) + line(inputs("usd")),
                figures: [
                    "vfd": value, "vft": basis, "d": duty, "g": program("vat"), "t": program("vat"), "total": whole,
                ])
        case "CA-surtax-A", "CA-surtax-B":
            return Example(
                tariff: TariffDraft(
                    currency: "CAD", rate: percent("duty"),
                    programs: [.init("surtax", rate: percent("surtax")), vat(percent("tax"))]),
                request: line(inputs("vfd")),
                figures: ["s": program("surtax"), "d": duty, "t": program("vat"), "total": whole])
        case "IE-landed":
            return Example(
                tariff: TariffDraft(rate: percent("duty"), programs: [vat(percent("vat"))]),
                request: costs(inputs("freight"), inputs("ins")) + line(inputs("goods")),
                figures: ["cif": value, "d": duty, "v": program("vat"), "landed": total(\.landedCost)])
        case "EU-3eur-vat":
            let lines = TariffDraft.codes.map { #"{"code":"\#($0)","origin":"CN","value":"0"}"# }.joined(separator: ",")
            return Example(
                tariff: TariffDraft(rate: inputs("flat"), programs: [vat(percent("vat"))]),
                request: #""incoterm":"FOB","lines":[\#(lines)]"#,
                figures: ["d": duty, "v": program("vat"), "extra": whole])
        case "ZA-landed", "ZA-1000-20":
            return Example(
                tariff: TariffDraft(
                    currency: "ZAR", rate: percent("duty"),
                    programs: [vat(percent("vat"), of: "1.10*customs_value + duty")]),
                request: id == "ZA-landed"
                    ? costs(inputs("freight"), inputs("ins")) + line(inputs("fob")) : line(inputs("cv")),
                figures: [
                    "cv": value, "d": duty, "v": program("vat"), "landed": total(\.landedCost),
                    "atv": basis,
                ])
        case "SG-LSP":
            return Example(
                tariff: TariffDraft(
                    currency: "SGD", programs: [vat(percent("gst"), of: "1*last_selling_price")],
                    facts: ["last_selling_price,decimal,line,What was it last sold for?,law,yes"]),
                request: line("1000", #","facts":{"last_selling_price":"\#(inputs("lsp"))"}"#),
                figures: ["g": program("vat")])
        case "SG-motorcycle":
            return Example(
                tariff: TariffDraft(currency: "SGD", rate: percent("excise")),
                request: costs(inputs("charges")) + line(inputs("fob")), figures: ["e": duty])
        case "SG-tobacco-stems":
            return Example(
                tariff: TariffDraft(currency: "SGD", rate: "\(inputs("rate"))/KGM"),
                request: line("0", #","quantities":{"KGM":"\#(inputs("kg"))"}"#),
                figures: ["d": duty])
        case "KE-clearon":
            return Example(
                tariff: TariffDraft(
                    currency: "KES", rate: "25%",
                    programs: [vat("16%"), .init("idf", "fee", rate: "2.5%"), .init("rdl", "fee", rate: "2%")]),
                request: costs(inputs("fr"), inputs("ins")) + line(inputs("cost")),
                figures: [
                    "cif": value, "d": duty, "v": program("vat"), "idf": program("idf"), "rdl": program("rdl"),
                    "taxes": whole, "landed": total(\.landedCost),
                ])
        case "MX-barra":
            return Example(
                tariff: TariffDraft(
                    currency: "MXN", rate: "10%",
                    programs: [
                        .init("dta", "fee", rate: "0.8%"), .init("ieps", "tax", rate: "5%"),
                        .init("iva", "tax", rate: "16%", of: "customs_value + duty + fee + ieps"),
                    ]),
                request: line(inputs("cv")),
                figures: [
                    "igi": duty, "dta": program("dta"), "ieps": program("ieps"), "iva": program("iva"), "total": whole,
                ])
        case "MX-dta":
            return Example(
                tariff: TariffDraft(currency: "MXN", programs: [.init("dta", "fee", rate: "0.8%")]),
                request: line(inputs("cv")), figures: ["dta": program("dta")])
        case "CL-dolar", "CL-5m":
            let isPeso = id == "CL-5m"
            return Example(
                tariff: TariffDraft(
                    currency: "CLP", rate: "6%", programs: [vat("19%")],
                    rounding: ["customs_value": "1,half_up", "duty": "1,half_up", "tax": "1,half_up"]),
                request: isPeso
                    ? line(inputs("cif"))
                    : rate("USD", "CLP", inputs("fx")) + costs(inputs("fr"), inputs("ins")) + line(inputs("fob")),
                figures: [
                    "base": value, "adv": duty, "iva": program("vat"), "total": whole, "landed": total(\.landedCost),
                ])
        default: return nil
        }
    }

    @Test("every example but one comes to its published figures") func examples() throws {
        let path = try #require(Files.reference) + "/oracle/worked_examples_shared.json"
        let document = try JSONDocument(#require(Files.read(path)))
        var counts: [String: Int] = [:]
        for item in try #require(document.root["cases"]).elements where item["jurisdiction"]?.string != "US" {
            let id = item["id"]?.string ?? ""
            guard let example = Self.example(id, { item["inputs"]?[$0]?.string ?? "" }) else {
                // Japan rounds what all lines come to together, which no table says yet.
                #expect(id == "JP-1111", "\(id) has no tariff here")
                counts["not as tables: \(id)", default: 0] += 1
                continue
            }
            let answer = try example.tariff.assess(example.request)
            #expect(answer.outcome == .computed, "\(id): \(answer.refused) \(answer.needsFacts)")
            var compared = 0
            for step in item["steps"]?.elements ?? document.root.elements {
                let name = step["name"]?.string ?? ""
                let expected = try Decimal(step["expected"]?.string ?? "")
                // What is reckoned in another currency, before it is converted, is no figure of an answer.
                guard let figure = example.figures[name] else {
                    #expect(id == "CL-dolar" && name == "cif", "\(id) has no figure for \(name)")
                    continue
                }
                let rounded = try figure(answer)?.low.fixed(places: expected.scale, .halfUp)
                #expect(rounded == expected, "\(id) \(name)")
                compared += 1
            }
            #expect(compared > 0, "\(id)")
            counts["agree", default: 0] += 1
        }
        PrintedCorpus.tell("worked examples of other jurisdictions", counts, as: "oracle")
    }
}
