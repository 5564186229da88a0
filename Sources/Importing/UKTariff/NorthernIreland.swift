/// Which tariff goods pay that enter Northern Ireland: that of the Union where they are at risk of moving on into it, that of
/// the United Kingdom where not, and none where they are in free circulation already (Windsor Framework, article 5(1);
/// Decision No 1/2023 of the Joint Committee, articles 5 to 7).
enum NorthernIreland {
    private static let law = "Decision No 1/2023 of the Joint Committee of the Withdrawal Agreement, articles 5 to 7"

    private static let facts = [
        (
            "free_circulation", "enum:EU|GB",
            "In whose free circulation are the goods when they are brought into Northern Ireland, that of the European Union "
                + "or of Great Britain? State nothing for goods from elsewhere."
        ),
        (
            "ukims_authorised", "bool",
            "Is the importer authorised under the UK Internal Market Scheme (until 2023-09-29 the UK Trader Scheme)?"
        ),
        (
            "final_use_united_kingdom", "bool",
            "Are the goods for sale to, or final use by, end consumers in the United Kingdom, and in Northern Ireland where "
                + "they come from outside it?"
        ),
        (
            "processing", "enum:none|permitted|other",
            "Are the goods processed commercially in Northern Ireland: none, for a purpose that is permitted (food sold to "
                + "consumers, construction, health, care, not for profit, feed of own animals), or other?"
        ),
        (
            "turnover_below_limit", "bool",
            "Was the importer's turnover in the last financial year below the limit of GBP 2,000,000 (until 2023-09-29 of "
                + "GBP 500,000), so that processing does not count?"
        ),
    ]

    private static let scheme = "ukims_authorised & final_use_united_kingdom"
    private static let claims = "final_use_united_kingdom processing turnover_below_limit ukims_authorised"
    private static let isProcessedAsAllowed = ["processing=none|permitted", "turnover_below_limit"]

    /// The rows: conditions, tariff, by how much the Union's duty may be more, what is not in the totals.
    private static var rows: [(when: String, tariff: String, difference: String, statement: String)] {
        [
            (
                "free_circulation=EU", "none", "",
                "value added tax on goods from member states is accounted for in the return; it is not in the totals"
            )
        ]
            + isProcessedAsAllowed.map {
                (
                    "\(scheme) & \($0) & free_circulation=GB", "none", "",
                    "value added tax on goods from Great Britain is accounted for in the return; it is not in the totals"
                )
            }
            + isProcessedAsAllowed.map { ("\(scheme) & \($0) & !free_circulation=GB", "other", "<3", "") }
            // Where the Union charges no more, nothing is at risk; goods of Great Britain owe nothing else.
            + ["!processing=other", "turnover_below_limit"].map {
                ("\($0) & !free_circulation=GB", "other", "<=0", "")
            }
    }

    /// Puts the choice into a draft, and its facts among those declared.
    static func put(into draft: inout PackDraft, _ declarations: inout FactDeclarations) {
        draft.add("regime", ["name", "value", "authority"], ["other_tariff", "GB", law])
        for fact in facts { declarations.declare(fact.0, fact.1, fact.2, law: law, raises: "no") }
        for (place, row) in rows.enumerated() {
            draft.add(
                "tariff_choice",
                ["order", "when", "claims", "tariff", "difference", "from", "until", "authority", "statement"],
                [
                    "\((place + 1) * 10)", row.when, row.when.contains(scheme) ? claims : "", row.tariff,
                    row.difference, "", "", law, row.statement,
                ])
        }
    }
}
