/// Which rates of exchange a law takes: rows of the tables `regime` and `publishers`.
struct ExchangeDraft {
    /// The date of the request that counts, perhaps with `penultimate_wednesday`; empty where that is not known.
    var rule: String
    var authority: String
    /// Whose publications the law accepts, the first before the others.
    var publishers = ""
    /// From how many per cent on the rate of the day takes the place of one for a longer time; empty where it never does.
    var variance = ""

    /// The law of the United States.
    static let unitedStates = ExchangeDraft(
        rule: "export", authority: "31 U.S.C. 5151; 19 CFR 159.32, 159.34", publishers: "cbp frb", variance: "5")

    /// Who publishes rates that laws name, beside those whose publications are read as they stand.
    private static let known = [
        ("abf", "Australian Border Force|ABF", "Customs Act 1901 (Cth) s 161J"),
        (
            "cbp", "U.S. Customs and Border Protection|US Customs and Border Protection|CBP",
            "31 U.S.C. 5151; 19 CFR 159.34"
        ),
        ("frb", "Federal Reserve|FRB", "31 U.S.C. 5151(c); 19 CFR 159.34"),
        ("rba", "Reserve Bank of Australia|RBA", "Customs Act 1901 (Cth) s 161J"),
    ]

    /// Puts the tables into a draft.
    func put(into draft: inout PackDraft) {
        let words = [("exchange_rate", rule), ("exchange_publishers", publishers), ("exchange_variance", variance)]
        for (name, value) in words where !value.isEmpty {
            draft.add("regime", ["name", "value", "authority"], [name, value, authority])
        }
        if publishers.isEmpty { return }
        for (id, names, law) in Self.known {
            draft.add("publishers", ["publisher", "names", "authority"], [id, names, law])
        }
    }
}
