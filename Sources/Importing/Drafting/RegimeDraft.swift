/// The law of a jurisdiction that is all in tables: `regime`, `valuation` and `rounding`, see the page on tariff packs.
struct RegimeDraft {
    /// Currency of the charges.
    var currency: String
    /// The law that codes and rates stand in.
    var schedule: String
    /// What the base duty is called.
    var duty: String
    /// The law by which the date of the entry selects rates.
    var dateAuthority: String
    /// Whether carriage and insurance to the border are in the customs value; otherwise they are taxed beside it.
    var isCIF: Bool
    /// The law of the customs value.
    var valuationAuthority: String
    /// The laws of the methods of valuation from the second on, where they are known one by one.
    var methodAuthorities: [String] = []
    /// The law by which charges are rounded, half up.
    var roundingAuthority: String
    /// The unit to which they are.
    var unit = "0.01"
    /// The code of preference that stands for none.
    var noPreference = ""
    /// Which rates of exchange it takes.
    var exchange = ExchangeDraft(rule: "", authority: "")
    /// The kinds of entry there are rates for; empty for all.
    var entryTypes = ""
    /// Asks for the carriage to the place of export, where that is not in the price.
    var inlandQuestion = ""

    /// Puts the tables into a draft.
    func put(into draft: inout PackDraft) {
        var words = [
            ("currency", currency, schedule), ("date", "entry", dateAuthority), ("duty", duty, schedule),
            ("schedule", schedule, schedule),
        ]
        if !noPreference.isEmpty { words.append(("no_preference", noPreference, schedule)) }
        if !entryTypes.isEmpty { words.append(("entry_types", entryTypes, dateAuthority)) }
        for word in words { draft.add("regime", ["name", "value", "authority"], [word.0, word.1, word.2]) }
        exchange.put(into: &draft)
        for cost in ["assist", "freight_inland_export", "packing", "proceeds", "royalty", "selling_commission"] {
            value(
                cost, "included", asking: cost == "freight_inland_export" ? inlandQuestion : "", in: &draft)
        }
        let carriage = isCIF ? "included" : "excluded"
        value(
            "freight", carriage, isTaxed: !isCIF,
            asking:
                "What was paid, beside the price, for the international carriage of the goods? State 0 for nothing.",
            in: &draft)
        value(
            "insurance", carriage, isTaxed: !isCIF,
            asking: "What was paid, beside the price, to insure that carriage? State 0 where it was not insured.",
            in: &draft)
        value("freight_to_border", carriage, isTaxed: !isCIF, in: &draft)
        value("freight_to_first_destination", "excluded", isTaxed: true, in: &draft)
        value("post_import", "excluded", in: &draft)
        for (method, law) in methodAuthorities.enumerated() {
            draft.add(
                "valuation", ["cost", "effect", "taxed", "question", "authority"],
                ["method_\(method + 2)", "", "", "", law])
        }
        for kind in ["customs_value", "duty", "fee", "tax"] {
            draft.add(
                "rounding", ["of", "unit", "way", "authority"], [kind, unit, "half_up", roundingAuthority])
        }
    }

    private func value(
        _ cost: String, _ effect: String, isTaxed: Bool = false, asking question: String = "", in draft: inout PackDraft
    ) {
        draft.add(
            "valuation", ["cost", "effect", "taxed", "question", "authority"],
            [cost, effect, isTaxed ? "yes" : "no", question, valuationAuthority])
    }
}

extension RegimeDraft {
    /// The law of Australia.
    static let australia = RegimeDraft(
        currency: "AUD", schedule: "Customs Tariff Act 1995 ss 15, 16 and Schedule 3", duty: "general_rate",
        dateAuthority: "Customs Act 1901 s 132(1)", isCIF: false,
        valuationAuthority: "Customs Act 1901 ss 154, 161; GST Act s 13-20(2)(b)",
        methodAuthorities: [
            "Customs Act 1901 s 161A", "Customs Act 1901 s 161B", "Customs Act 1901 ss 161C to 161E",
            "Customs Act 1901 s 161F", "Customs Act 1901 s 161G",
        ],
        roundingAuthority: "cents, half up",
        exchange: ExchangeDraft(rule: "export", authority: "Customs Act 1901 s 161J", publishers: "abf rba"),
        entryTypes: "N10 10",
        inlandQuestion:
            "What was paid, beside the price, for carrying the goods to the place of export? State 0 for nothing.")

    /// The law of the customs union of the European Union.
    static func union(_ currency: String) -> RegimeDraft {
        RegimeDraft(
            currency: currency, schedule: "Regulation (EEC) No 2658/87, TARIC", duty: "third_country_duty",
            dateAuthority: "Regulation (EU) No 952/2013 Article 77(2)", isCIF: true,
            valuationAuthority: "Regulation (EU) No 952/2013 Articles 70 and 71",
            methodAuthorities: [
                "Regulation (EU) No 952/2013 Article 74(2)(a)", "Regulation (EU) No 952/2013 Article 74(2)(b)",
                "Regulation (EU) No 952/2013 Article 74(2)(c)", "Regulation (EU) No 952/2013 Article 74(2)(d)",
                "Regulation (EU) No 952/2013 Article 74(3)",
            ],
            roundingAuthority: "each charge to the cent; national rules may differ", noPreference: "100",
            exchange: currency == "EUR"
                ? ExchangeDraft(
                    rule: "entry penultimate_wednesday",
                    authority: "Implementing Regulation (EU) 2015/2447 Article 146", publishers: "ecb")
                : ExchangeDraft(
                    rule: "entry", authority: "SI 2018/1248; rates of exchange of HM Revenue and Customs",
                    publishers: "hmrc ecb"))
    }

    /// The law of the United Kingdom.
    static func unitedKingdom(_ currency: String) -> RegimeDraft {
        RegimeDraft(
            currency: currency, schedule: "Taxation (Cross-border Trade) Act 2018 s 8, Tariff of the United Kingdom",
            duty: "third_country_duty", dateAuthority: "Taxation (Cross-border Trade) Act 2018 s 4", isCIF: true,
            valuationAuthority: "Taxation (Cross-border Trade) Act 2018 s 16; SI 2018/1248 part 12",
            roundingAuthority: "each charge to the penny, as HM Revenue and Customs' calculator shows it",
            noPreference: "100",
            exchange: ExchangeDraft(
                rule: "entry", authority: "SI 2018/1248; rates of exchange of HM Revenue and Customs",
                publishers: "hmrc"))
    }
}
