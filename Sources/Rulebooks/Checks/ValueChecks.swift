internal import TidewaiterCodes
internal import TidewaiterDocuments
internal import TidewaiterManifests
internal import TidewaiterQuantities

extension Check {
    /// Money and terms of delivery.
    static let valueChecks: [Check] = [
        Check(
            "tw.value.currency", .error, .reject, "A currency is a code of ISO 4217", authority: "ISO 4217",
            values: [.currency], of: [.declaration, .consignment, .goodsItem, .amount]
        ) { judgeCurrency($1) },
        Check(
            "tw.value.currency-missing", .warning, .reject, "A value has a currency", authority: "WCO Data Model 135",
            each: [.goodsItem], needs: [.value]
        ) { run, item in
            guard item[.value].isStated else { return run.skip() }
            let isGiven =
                item[.currency].isStated || item.consignment?[.currency].isStated == true
                || item.declaration?[.currency].isStated == true
            if isGiven { return run.pass() }
            run.fail(item[.currency], "The value has no currency. Add its code, as USD.")
        },
        Check(
            "tw.value.negative", .error, .reject, "Prices and charges are not below zero",
            authority: "WTO Customs Valuation Agreement, articles 1 and 8",
            values: [
                .value, .unitPrice, .invoiceTotal, .customsValue, .statisticalValue, .freightCharge, .insuranceCharge,
            ], of: [.declaration, .consignment, .goodsItem],
            isFine: Plain.isUnsigned
        ) { _, text in
            guard let amount = try? Decimal(text) else { return .skipped }
            if !amount.isNegative { return .passed }
            return .flaw(
                "\(amount) is below zero. Write what was paid or is payable; discounts are taken off the price.")
        },
        Check(
            "tw.value.zero", .warning, .money, "Goods have a value",
            authority: "WTO Customs Valuation Agreement, articles 1 to 7", values: [.value], of: [.goodsItem],
            isFine: Plain.isAboveZero
        ) { _, text in
            guard let amount = try? Decimal(text) else { return .skipped }
            if !amount.isZero { return .passed }
            return .flaw(
                "The goods have no value. Goods sent free of charge have a customs value too: write what they are worth."
            )
        },
        Check(
            "tw.value.invoice-total", .warning, .money, "The items add up to the invoice total",
            authority: "WCO Data Model 109 and 112", each: [.declaration, .consignment], needs: [.invoiceTotal],
            reach: .whole
        ) { run, node in
            let value = node[.invoiceTotal]
            guard let total = value.number, let sum = Sum.ofValues(in: node) else { return run.skip() }
            if sum.explains(total, charges: Sum.charges(of: node)) { return run.pass() }
            run.fail(
                value,
                "The items come to \(sum.amount), the invoice total is \(total). Correct one, or state the charges and "
                    + "discounts between them.",
                parameters: ["items": sum.amount.description, "total": total.description])
        },
        Check(
            "tw.incoterm.code", .error, .reject, "Terms of delivery are a rule of Incoterms",
            authority: "ICC Incoterms 2020 and 2010; WCO Data Model 090", values: [.incoterm],
            of: [.declaration, .consignment]
        ) { judgeIncoterm($1) },
        Check(
            "tw.incoterm.mode", .warning, .advice, "Rules for ships are used for carriage by ship",
            authority: "ICC Incoterms 2020, rules for sea and inland waterway transport", values: [.incoterm],
            of: [.declaration, .consignment]
        ) { run, text in
            guard let rule = Incoterm(String(text.prefix(3))), let mode = run.here.mode else { return .skipped }
            guard rule.isWaterOnly, [.air, .road, .rail, .mail].contains(mode) else { return .passed }
            let other = [Incoterm.cfr: "CPT", .cif: "CIP"][rule] ?? "FCA"
            return .flaw(
                "\(rule.rawValue) is for carriage by ship, and these goods go by \(mode.label). \(other) is the rule for "
                    + "any mode; ask seller and buyer what they agreed on.")
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
        return .flaw(Incoterm.advice(for: word), severity: isOld ? .warning : nil)
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
