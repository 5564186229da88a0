import TidewaiterDocuments

/// What `pack.json` says of the law of a jurisdiction that has no regime of its own: see the page on tariff packs.
struct RegimeDraft {
    /// Currency of the charges.
    var currency: String
    /// The law that codes and rates stand in.
    var schedule: String
    /// Digits of a tariff line.
    var codeDigits: Int
    /// `cif` or `fob`.
    var valuation: String
    /// The law of the customs value.
    var valuationAuthority: String
    /// How amounts are rounded to the currency's minor unit: `half_up`, `down`.
    var rounding: String
    /// The law of that.
    var roundingAuthority: String
    /// The law by which the date of the declaration selects rates.
    var dateAuthority: String
    /// The code of preference that stands for none.
    var generalClaim: String?

    /// The member `regime`.
    var json: [UInt8] {
        var json = JSONWriter()
        json.beginObject()
        json.member("currency", currency)
        json.member("schedule", schedule)
        json.member("code_digits", codeDigits)
        json.member("valuation", valuation)
        json.member("valuation_authority", valuationAuthority)
        json.member("rounding", rounding)
        json.member("rounding_authority", roundingAuthority)
        json.member("date_authority", dateAuthority)
        if let generalClaim { json.member("general_claim", generalClaim) }
        json.endObject()
        return json.bytes
    }
}

extension RegimeDraft {
    /// The law of the customs union of the European Union.
    static func union(_ currency: String) -> RegimeDraft {
        RegimeDraft(
            currency: currency, schedule: "Regulation (EEC) No 2658/87, TARIC", codeDigits: 10, valuation: "cif",
            valuationAuthority: "Regulation (EU) No 952/2013 Articles 70 and 71", rounding: "half_up",
            roundingAuthority: "each charge to the cent; national rules may differ",
            dateAuthority: "Regulation (EU) No 952/2013 Article 77(2)", generalClaim: "100")
    }

    /// The law of the United Kingdom.
    static func unitedKingdom(_ currency: String) -> RegimeDraft {
        RegimeDraft(
            currency: currency, schedule: "Taxation (Cross-border Trade) Act 2018 s 8, Tariff of the United Kingdom",
            codeDigits: 10, valuation: "cif",
            valuationAuthority: "Taxation (Cross-border Trade) Act 2018 s 16; SI 2018/1248 part 12", rounding: "half_up",
            roundingAuthority: "each charge to the penny, as HM Revenue and Customs' calculator shows it",
            dateAuthority: "Taxation (Cross-border Trade) Act 2018 s 4", generalClaim: "100")
    }
}
