import Testing
import TidewaiterDocuments
import TidewaiterQuantities
import TidewaiterTestSupport

@testable import TidewaiterTariffs

/// Duties of the United Kingdom as the tests of public projects have them: each case is a tariff of tables with the rates
/// that the case states, assessed by the engine.
@Suite(
    "Duty cases of the United Kingdom", .enabled(if: Files.reference != nil, "set TIDEWAITER_REFERENCE to run these"))
struct UnitedKingdomCaseTests {
    /// Topics that are none of this test, with where they are judged or why they are not.
    private static let others = [
        "ni_at_risk": "judged with the tariffs of Northern Ireland",
        "option_choice": "which of its options another program lists first",
        "number_display": "how another program shows numbers", "currency": "how it shows another currency",
    ]

    @Test("every case that charges comes to its figures") func charges() throws {
        let path = try #require(Files.reference) + "/oracle/uk_duty_cases_shared.json"
        let document = try JSONDocument(#require(Files.read(path)))
        var counts: [String: Int] = [:]
        for item in try #require(document.root["cases"]).elements {
            let topic = item["topic"]?.string ?? ""
            let id = item["id"]?.string ?? ""
            if let why = Self.others[topic] {
                counts["\(topic), \(why)", default: 0] += 1
            } else if topic == "input_validation" {
                try validate(item, id)
                counts["forms agree", default: 0] += 1
            } else if item["inputs"]?["charges"] != nil {
                try charge(item, id, &counts)
            } else if topic == "unit_conversion" || item["inputs"]?["unit"]?.string != nil && topic == "specific" {
                try convert(item, id)
                counts["units agree", default: 0] += 1
            } else if topic == "customs_value" {
                let answer = try TariffDraft(currency: "GBP").assess(Self.goods(item))
                #expect(answer.totals?.customsValue == Interval(try number(item, "customs_value")), "\(id)")
                counts["values agree", default: 0] += 1
            } else {
                try decide(item, id, &counts)
            }
        }
        PrintedCorpus.tell("duty cases of the United Kingdom", counts, as: "oracle")
    }

    private func number(_ item: JSONValue, _ name: String) throws -> Decimal {
        try Decimal(#require(item["expected"]?[name]?.string))
    }

    /// The members of a request with the value and costs of a case.
    private static func goods(_ item: JSONValue, _ more: String = "") -> String {
        let inputs = item["inputs"]
        var costs: [String] = []
        for kind in ["freight", "insurance"] {
            guard let amount = inputs?[kind]?.string else { continue }
            costs.append(#"{"kind":"\#(kind)","amount":"\#(amount)"}"#)
        }
        let value = inputs?["goods_value"]?.string ?? inputs?["customs_value"]?.string ?? "0"
        let head = costs.isEmpty ? "" : #""costs":[\#(costs.joined(separator: ","))],"#
        return head + TariffDraft.line(value, more)
    }

    /// What a form refuses, a request refuses, or says what is wrong with it.
    private func validate(_ item: JSONValue, _ id: String) throws {
        let inputs = try #require(item["inputs"])
        var members = Self.goods(item)
        if let unit = inputs["unit"]?.string, let quantity = inputs["quantity"]?.string {
            let code = PrintedUnit.taric[unit]?.unit ?? unit
            members = TariffDraft.line("100", #","quantities":{"\#(code)":"\#(quantity)"}"#)
        }
        var isValid = false
        if let answer = try? TariffDraft(currency: "GBP").assess(members) {
            isValid = !answer.findings.contains { $0.severity == .error } && answer.outcome == .computed
        }
        #expect(isValid == (item["expected"]?["valid"]?.string == "yes"), "\(id)")
    }

    // MARK: Charges

    private func charge(_ item: JSONValue, _ id: String, _ counts: inout [String: Int]) throws {
        var draft = TariffDraft(
            currency: "GBP", rounding: ["customs_value": ",", "duty": ",", "tax": ","],
            facts: [
                "retail_value,decimal,line,What is the retail price?,law,yes",
                "spr_discount,decimal,line,What is the discount of small producers?,law,yes",
            ])
        var names: [String] = []
        for charge in item["inputs"]?["charges"]?.elements ?? item.elements {
            let name = charge["name"]?.string ?? ""
            names.append(name)
            let kind = charge["measure_type"]?.string == "306" ? "tax" : "duty"
            guard let components = charge["components"]?.elements else {
                draft.programs.append(.init(name, kind, rate: charge["value"]?.string ?? "?"))
                continue
            }
            let rate = try Self.notation(Array(components), fx: item["inputs"]?["fx"]?["EUR_GBP"]?.string)
            draft.programs.append(.init(name, kind, rate: rate))
        }
        if let rate = item["inputs"]?["vat_rate"]?.string {
            draft.programs.append(.init("vat", "tax", rate: "\(rate)%", of: "customs_value + duty + tax"))
        } else if let amount = item["inputs"]?["vat_value"]?.string {
            draft.programs.append(.init("vat", "tax", rate: amount))
        }
        let answer = try draft.assess(Self.goods(item, Self.quantities(item)))
        #expect(answer.outcome == .computed, "\(id): \(answer.needsFacts) \(answer.refused)")
        var compared = 0
        for (name, expected) in (item["expected"]?.members).map({ $0.map { ($0.name, $0.value.string ?? "") } }) ?? [] {
            let found: Decimal?
            switch name {
            case "customs_value": found = answer.totals?.customsValue.low
            case "total": found = answer.totals?.total.low
            case "duty": found = answer.totals?.total.low
            case "vat_base": found = answer.lines[0].charges.first { $0.program == "vat" }?.basis?.low
            case "safeguard_696_charged", "additional_695_charged":
                // What stands beside a quota is for the tables to say, and so it is below.
                #expect(try besideQuota(name) == (expected == "yes"), "\(id) \(name)")
                compared += 1
                continue
            default: found = answer.lines[0].charges.first { $0.program == name }?.assessed?.low
            }
            let value = try Decimal(expected)
            let rounded = try #require(found, "\(id) has no \(name)").fixed(places: value.scale, .halfUp)
            #expect(rounded == value, "\(id) \(name)")
            compared += 1
        }
        #expect(compared > 0, "\(id)")
        counts["charges agree", default: 0] += 1
    }

    /// A safeguard that a quota drops, and an additional duty that it does not, with the quota claimed.
    private func besideQuota(_ name: String) throws -> Bool {
        var draft = TariffDraft(rate: "12%")
        draft.programs = [
            .init("quota", rows: [TariffDraft.Program.row("8%", when: "claim=120", effect: "replace")]),
            .init("safeguard_696_charged", rows: [TariffDraft.Program.row("25%", when: "!subject=quota")]),
            .init("additional_695_charged", rate: "25%"),
        ]
        let answer = try draft.assess(TariffDraft.line("1200", #","preference":"120""#))
        #expect(answer.outcome == .computed)
        return answer.lines[0].charges.contains { $0.program == name }
    }

    /// The components in the notation of packs.
    private static func notation(_ components: [JSONValue], fx: String?) throws -> String {
        var text = ""
        for component in components {
            let unit = component["unit"]?.string
            switch component["operator"]?.string {
            case nil: break
            case "plus": text += " + "
            case "minus": text += " - "
            case let group?: text += " \(group) "
            }
            var amount = try Decimal(#require(component["amount"]?.string))
            if component["currency"]?.string == "EUR" { amount = try amount.multiplied(by: Decimal(#require(fx))) }
            guard let unit, unit != "RET", unit != "SPQ" else {
                text +=
                    unit == nil
                    ? "\(amount)%" : unit == "RET" ? "\(amount)% on retail_value" : "\(amount)/LPA times spr_discount"
                continue
            }
            let code = unit + (component["qualifier"]?.string ?? "")
            let printed = try #require(PrintedUnit.taric[code], "\(code)")
            text += printed.per == 1 ? "\(amount)/\(printed.unit)" : "\(amount)/\(printed.per) \(printed.unit)"
        }
        return text
    }

    /// The quantities of a case in units of ours, and its retail price as a fact.
    private static func quantities(_ item: JSONValue) throws -> String {
        var quantities: [String] = []
        var facts: [String] = []
        for member in (item["inputs"]?["quantities"]?.members).map(Array.init) ?? [] {
            let amount = member.value.string ?? ""
            if member.name == "RET" {
                facts.append(#""retail_value":"\#(amount)""#)
            } else if member.name == "SPR" {
                facts.append(#""spr_discount":"\#(amount)""#)
            } else if let unit = PrintedUnit.taric[member.name] {
                let whole = try Decimal(amount).multiplied(by: Decimal(unit.per))
                quantities.append(#""\#(unit.unit)":"\#(whole)""#)
                // The goods of these cases are biodiesel through and through, which a request has to say.
                if unit.unit == "KGM" { quantities.append(#""KGM:biodiesel":"\#(whole)""#) }
            }
        }
        return (quantities.isEmpty ? "" : #","quantities":{\#(quantities.joined(separator: ","))}"#)
            + (facts.isEmpty ? "" : #","facts":{\#(facts.joined(separator: ","))}"#)
    }

    // MARK: Units and conditions

    /// One pound for each unit: the charge is the quantity.
    private func convert(_ item: JSONValue, _ id: String) throws {
        let inputs = try #require(item["inputs"])
        let unit = inputs["duty_unit"]?.string ?? inputs["unit"]?.string ?? ""
        let printed = try #require(PrintedUnit.taric[unit + (inputs["qualifier"]?.string ?? "")], "\(id)")
        // A quantity of the goods as they are is not that of what is in them, so it is stated of the latter.
        let stated = try inputs["quantity"]?.string ?? #require(inputs["quantities"]?["KGM"]?.string)
        let draft = TariffDraft(
            currency: "GBP", rate: "1/\(printed.per) \(printed.unit)", rounding: ["duty": ","])
        let answer = try draft.assess(TariffDraft.line("0", #","quantities":{"\#(printed.unit)":"\#(stated)"}"#))
        let expected = try number(item, item["expected"]?["duty_quantity"] == nil ? "quantity" : "duty_quantity")
        #expect(answer.totals?.duty == Interval(expected), "\(id)")
    }

    /// Conditions of documents, of measured properties and of entry prices, as rows of which the first counts.
    private func decide(_ item: JSONValue, _ id: String, _ counts: inout [String: Int]) throws {
        let inputs = try #require(item["inputs"])
        if let steps = inputs["steps"]?.elements, let price = inputs["price_eur_per_100kg"]?.string {
            let rows = steps.map { step in
                let specific = step["specific_eur_per_100kg"]?.string.map { " + \($0)/100 KGM" } ?? ""
                let bound = step["at_least"]?.string ?? "0"
                return TariffDraft.Program.row(
                    "\(step["rate"]?.string ?? "?")%\(specific)", when: "entry_price>=\(bound)", effect: "replace",
                    heading: bound)
            }
            let draft = TariffDraft(
                programs: [.init("third_country", rows: rows)],
                facts: ["entry_price,decimal,line,What is the entry price of 100 kg?,law,yes"])
            let answer = try draft.assess(
                TariffDraft.line("1000", #","quantities":{"KGM":"100"},"facts":{"entry_price":"\#(price)"}"#))
            let charge = try #require(answer.lines[0].charges.first)
            #expect(charge.code == item["expected"]?["threshold"]?.string, "\(id)")
            let components = charge.rate?.components ?? []
            #expect(components.first?.amount == (try number(item, "rate")), "\(id)")
            let specific = components.first { $0.kind == .specific }?.amount
            #expect(
                specific == (try item["expected"]?["specific_eur_per_100kg"]?.string.map { try Decimal($0) }), "\(id)")
            counts["conditions agree", default: 0] += 1
        } else if let threshold = inputs["threshold"]?.string, let sign = inputs["operator"]?.string {
            let symbol = sign == "=<" ? "<=" : ">="
            let draft = TariffDraft(
                programs: [
                    .init("excise", rows: [TariffDraft.Program.row("5%", when: "strength\(symbol)\(threshold)")])
                ],
                facts: ["strength,decimal,line,How strong is it?,law,yes"])
            let declared = (inputs["declared"]?.members).flatMap { $0.first { _ in true } }?.value.string ?? ""
            let answer = try draft.assess(TariffDraft.line("100", #","facts":{"strength":"\#(declared)"}"#))
            let isMet = answer.lines[0].charges.contains { $0.program == "excise" }
            #expect(isMet == (item["expected"]?["met"]?.string == "yes"), "\(id)")
            counts["conditions agree", default: 0] += 1
        } else {
            // With its document the measure has the document's rate, without it no rate at all: code 07.
            let given = inputs["document_given"]?.string ?? "none"
            var rows: [String] = []
            for condition in inputs["conditions"]?.elements ?? inputs.elements {
                guard let document = condition["document"]?.string else { continue }
                let rates = condition["rates"]?.elements.compactMap(\.string) ?? []
                let rate = rates.first ?? "0"
                rows.append(TariffDraft.Program.row("\(rate)%", when: "document=\(document)", effect: "replace"))
            }
            if rows.isEmpty {
                rows = [TariffDraft.Program.row("0%", when: "document=C990", effect: "replace")]
            }
            let draft = TariffDraft(
                rate: "12%", programs: [.init("suspension", rows: rows)],
                facts: ["document,enum:C990|none,line,Which document is there?,law,no"])
            let answer = try draft.assess(TariffDraft.line("100", #","facts":{"document":"\#(given)"}"#))
            let charge = answer.lines[0].charges.first { $0.program == "suspension" }
            if let applicable = item["expected"]?["applicable"]?.string {
                #expect((charge != nil) == (applicable == "yes"), "\(id)")
            } else {
                let rate = try Decimal(
                    #require(item["expected"]?["rates"].flatMap { $0.elements.first { _ in true } }?.string))
                #expect(charge?.rate?.components.first?.amount == rate, "\(id)")
            }
            counts["conditions agree", default: 0] += 1
        }
    }
}
