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
    /// The law by which charges are rounded, half up.
    var roundingAuthority: String
    /// The unit to which they are.
    var unit = "0.01"
    /// The code of preference that stands for none.
    var noPreference = ""

    /// Puts the tables into a draft.
    func put(into draft: inout PackDraft) {
        var words = [
            ("currency", currency, schedule), ("date", "entry", dateAuthority), ("duty", duty, schedule),
            ("schedule", schedule, schedule),
        ]
        if !noPreference.isEmpty { words.append(("no_preference", noPreference, schedule)) }
        for word in words { draft.add("regime", ["name", "value", "authority"], [word.0, word.1, word.2]) }
        for cost in ["assist", "freight_inland_export", "packing", "proceeds", "royalty", "selling_commission"] {
            value(cost, "included", in: &draft)
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
    /// The law of the customs union of the European Union.
    static func union(_ currency: String) -> RegimeDraft {
        RegimeDraft(
            currency: currency, schedule: "Regulation (EEC) No 2658/87, TARIC", duty: "third_country_duty",
            dateAuthority: "Regulation (EU) No 952/2013 Article 77(2)", isCIF: true,
            valuationAuthority: "Regulation (EU) No 952/2013 Articles 70 and 71",
            roundingAuthority: "each charge to the cent; national rules may differ", noPreference: "100")
    }

    /// The law of the United Kingdom.
    static func unitedKingdom(_ currency: String) -> RegimeDraft {
        RegimeDraft(
            currency: currency, schedule: "Taxation (Cross-border Trade) Act 2018 s 8, Tariff of the United Kingdom",
            duty: "third_country_duty", dateAuthority: "Taxation (Cross-border Trade) Act 2018 s 4", isCIF: true,
            valuationAuthority: "Taxation (Cross-border Trade) Act 2018 s 16; SI 2018/1248 part 12",
            roundingAuthority: "each charge to the penny, as HM Revenue and Customs' calculator shows it",
            noPreference: "100")
    }
}
