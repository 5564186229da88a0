/// Customs Act 1901 ss 154, 159, 161; A New Tax System (Goods and Services Tax) Act 1999 s 13-20(2).
///
/// The transaction value is the adjusted price plus price related costs that it does not hold (s 161(1)): packing,
/// assists, foreign inland freight and insurance, commission, royalties, proceeds (s 154). From the price come off
/// overseas freight and insurance, Australian inland freight and insurance, and costs after importation that can be
/// quantified (s 161(2)). The value of a taxable importation adds international transport and insurance to the place of
/// consignment, so far as the customs value does not hold them (s 13-20(2)(b)).
struct PriceAndCosts: ValuationBasis {
    let authority = "Customs Act 1901 s 161"
    let dutyDeduction: String? = nil

    let required = [
        RequiredCost(
            kind: .freightInlandExport,
            question:
                "What was paid, beside the price, for carrying the goods to the place of export? State 0 for nothing.",
            authority: "Customs Act 1901 ss 154, 161(1) (foreign inland freight)"),
        RequiredCost(
            kind: .freight,
            question:
                "What was paid, beside the price, for the international transport of the goods? State 0 for nothing.",
            authority: "GST Act s 13-20(2)(b)(i)"),
        RequiredCost(
            kind: .insurance,
            question: "What was paid, beside the price, to insure that transport? State 0 where it was not insured.",
            authority: "GST Act s 13-20(2)(b)(ii)"),
    ]

    func treatment(of kind: CostKind) -> CostTreatment {
        switch kind {
        case .packing, .sellingCommission, .assist, .royalty, .proceeds, .freightInlandExport:
            CostTreatment(effect: .included, authority: "Customs Act 1901 ss 154, 161(1)")
        case .freight, .insurance, .freightToBorder, .freightToFirstDestination:
            CostTreatment(
                effect: .excluded, isTaxed: true, authority: "Customs Act 1901 s 161(2)(e); GST Act s 13-20(2)(b)")
        case .postImport:
            CostTreatment(effect: .excluded, authority: "Customs Act 1901 s 161(2)(b), (c)")
        }
    }
}

extension Australia {
    /// The rate of the day of exportation.
    var exchange: ExchangeRule { ExchangeRule(date: .export, authority: "Customs Act 1901 s 161J") }
}
