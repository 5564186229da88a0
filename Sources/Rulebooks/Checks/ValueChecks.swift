internal import TidewaiterCodes
internal import TidewaiterDocuments
internal import TidewaiterManifests
internal import TidewaiterQuantities

extension Check {
    /// Money and terms of delivery.
    static let valueChecks: [Check] = [
        Check(
            "tw.value.currency", .error, .reject, "A currency is a code of ISO 4217", authority: "ISO 4217"
        ) { run in
            run.judgeTexts(.currency, of: [.declaration, .consignment, .goodsItem, .amount]) { judgeCurrency($0) }
        },
        Check(
            "tw.value.currency-missing", .warning, .reject, "A value has a currency", authority: "WCO Data Model 135"
        ) { run in
            for item in run.goodsItems {
                let value = item[.value]
                guard !value.isBlank else {
                    run.skip()
                    continue
                }
                let around = [item, item.consignment, item.declaration].compactMap(\.self)
                if around.contains(where: { !$0[.currency].isBlank }) {
                    run.pass()
                    continue
                }
                run.fail(item[.currency], "The value has no currency. Add its code, as USD.")
            }
        },
        Check(
            "tw.value.negative", .error, .reject, "Prices and charges are not below zero",
            authority: "WTO Customs Valuation Agreement, articles 1 and 8"
        ) { run in
            let fields: [Field] = [
                .value, .unitPrice, .invoiceTotal, .customsValue, .statisticalValue, .freightCharge, .insuranceCharge,
            ]
            for field in fields {
                for kind in [NodeKind.declaration, .consignment, .goodsItem]
                where Field.fields(of: kind).contains(field) {
                    for node in run.nodes(kind) {
                        let value = node[field]
                        guard let amount = value.number else {
                            run.skip()
                            continue
                        }
                        if !amount.isNegative {
                            run.pass()
                            continue
                        }
                        run.fail(
                            value,
                            "\(field.info.label) \(amount) is below zero. Write what was paid or is payable; "
                                + "discounts are taken off the price.")
                    }
                }
            }
        },
        Check(
            "tw.value.zero", .warning, .money, "Goods have a value",
            authority: "WTO Customs Valuation Agreement, articles 1 to 7"
        ) { run in
            for item in run.goodsItems {
                let value = item[.value]
                guard let amount = value.number else {
                    run.skip()
                    continue
                }
                if !amount.isZero {
                    run.pass()
                    continue
                }
                run.fail(
                    value,
                    "The goods have no value. Goods sent free of charge have a customs value too: write what they "
                        + "are worth.")
            }
        },
        Check(
            "tw.value.invoice-total", .warning, .money, "The items add up to the invoice total",
            authority: "WCO Data Model 109 and 112"
        ) { run in
            for node in run.messages + run.consignments {
                run.examine(node[.invoiceTotal]) { run, value, _ in
                    guard let total = value.number, let sum = Sum.ofValues(in: node) else { return run.skip() }
                    if sum.explains(total, charges: Sum.charges(of: node)) { return run.pass() }
                    run.fail(
                        value,
                        "The items come to \(sum.amount), the invoice total is \(total). Correct one, or state the charges and "
                            + "discounts between them.",
                        parameters: ["items": sum.amount.description, "total": total.description])
                }
            }
        },
        Check(
            "tw.incoterm.code", .error, .reject, "Terms of delivery are a rule of Incoterms",
            authority: "ICC Incoterms 2020 and 2010; WCO Data Model 090"
        ) { run in
            run.judgeTexts(.incoterm, of: [.declaration, .consignment]) { judgeIncoterm($0) }
        },
        Check(
            "tw.incoterm.mode", .warning, .advice, "Rules for ships are used for carriage by ship",
            authority: "ICC Incoterms 2020, rules for sea and inland waterway transport"
        ) { run in
            for node in run.messages + run.consignments {
                run.examine(node[.incoterm]) { run, value, text in
                    guard let rule = Incoterm(String(text.prefix(3))), let mode = run.circumstances(of: node).mode
                    else { return run.skip() }
                    let isDry: [TransportMode] = [.air, .road, .rail, .mail]
                    guard rule.isWaterOnly, isDry.contains(mode) else { return run.pass() }
                    let other = [Incoterm.fob: "FCA", .fas: "FCA", .cfr: "CPT", .cif: "CIP"][rule] ?? "FCA"
                    run.fail(
                        value,
                        "\(rule.rawValue) is for carriage by ship, and these goods go by \(mode.label). \(other) is "
                            + "the rule for any mode; ask seller and buyer what they agreed on.")
                }
            }
        },
    ]

    private static let currencyNames = [
        "RMB": "CNY", "CNH": "CNY", "STG": "GBP", "UKP": "GBP", "£": "GBP", "€": "EUR", "EURO": "EUR", "EUROS": "EUR",
        "US$": "USD", "U$S": "USD", "USDOLLAR": "USD", "NTD": "TWD", "NT$": "TWD", "HK$": "HKD", "YEN": "JPY",
        "SFR": "CHF",
    ]

    private static func judgeCurrency(_ text: String) -> Verdict {
        if let currency = try? Currency(text) {
            guard currency.isWithdrawn else { return .passed }
            return .flaw(
                "\(text) (\(currency.name)) is no longer a currency. Write the one that took its place, with the amount "
                    + "in it.", severity: .warning)
        }
        let plain = text.uppercased().filter { $0 != " " && $0 != "." }
        if let code = currencyNames[plain] ?? ((try? Currency(plain)) == nil ? nil : plain) {
            let name = (try? Currency(code))?.name ?? code
            return .flaw(
                "\(text) is not a code of ISO 4217. Write \(code).", write: code, because: "\(code) is \(name)",
                severity: .warning)
        }
        return .flaw("“\(text)” is not a currency of ISO 4217. Write its three letters.")
    }

    private static func judgeIncoterm(_ text: String) -> Verdict {
        let words = text.uppercased().split { $0 == " " || $0 == "," }
        guard let word = words.first.map(String.init) else { return .skipped }
        if Incoterm(word) != nil {
            let isPlain = words.count == 1 || (words.count == 2 && ["2010", "2020"].contains(words[1]))
            if isPlain { return text == text.uppercased() ? .passed : lowerCase(text, word) }
            return .flaw(
                "Terms of delivery “\(text)” have more than the rule in them. Write \(word), and the place in its own field.",
                write: word, because: "the code is the three letters of the rule", severity: .warning, effect: .advice)
        }
        // In the declarations of the European Union XXX stands for other terms.
        if word == "XXX" || word == "OTH" { return .skipped }
        if ["C&F", "CNF", "CAF", "C+F"].contains(word) {
            return .flaw(
                "\(text) is no rule of Incoterms. Write CFR.", write: "CFR", because: "CFR is Cost and Freight",
                severity: .warning)
        }
        // Parties may still agree on rules of an older edition.
        let isOld = ["DAF", "DES", "DEQ", "DDU", "FOR", "FOT", "FOA"].contains(word)
        return .flaw("\(text): \(Incoterm.advice(for: word))", severity: isOld ? .warning : nil)
    }

    private static func lowerCase(_ text: String, _ word: String) -> Verdict {
        .flaw(
            "Terms of delivery are written in capitals. Write \(word).", write: word,
            because: "codes are in capitals", severity: .warning, effect: .advice)
    }
}

/// What values come to, and how far a stated total may be from it.
struct Sum {
    let amount: Decimal
    let count: Int

    /// The values of the items in a message or consignment; nil when one is missing or in another currency.
    static func ofValues(in node: Node) -> Sum? {
        var amount = Decimal.zero
        var count = 0
        var currency: String?
        for item in goodsItems(in: node) {
            guard let value = item[.value].number, let sum = try? amount.adding(value) else { return nil }
            if let own = item[.currency].text {
                if let currency, currency != own { return nil }
                currency = own
            }
            amount = sum
            count += 1
        }
        if let currency, let own = node[.currency].text, own != currency { return nil }
        return count > 0 ? Sum(amount: amount, count: count) : nil
    }

    static func goodsItems(in node: Node) -> [Node] {
        node.kind == .consignment
            ? node.children(.goodsItem) : node.children(.consignment).flatMap { $0.children(.goodsItem) }
    }

    /// Charges that an invoice may have in its total beside the goods.
    static func charges(of node: Node) -> [Decimal] {
        [Field.freightCharge, .insuranceCharge, .otherCharge].compactMap { node[$0].number }
    }

    /// Whether a total is the sum, with or without any of the charges; a cent for each item is rounding.
    func explains(_ total: Decimal, charges: [Decimal]) -> Bool {
        let slack = Decimal(coefficient: Int128(count), scale: 2) ?? .zero
        var sums = [amount]
        for charge in charges { sums += sums.compactMap { try? $0.adding(charge) } }
        return sums.contains { sum in (try? sum.subtracting(total)).map { $0.magnitude <= slack } ?? false }
    }
}
