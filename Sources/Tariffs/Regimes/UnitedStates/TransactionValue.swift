import TidewaiterQuantities

/// 19 U.S.C. 1401a(b) (section 402 of the Tariff Act of 1930); 19 CFR 152.103.
///
/// The transaction value is the price paid or payable for export to the United States plus, so far as the price does
/// not hold them, packing, selling commission, assists, royalties and proceeds (1401a(b)(1)). The price is without
/// international freight, insurance and related services (1401a(b)(4)(A)); where it holds them they come off only at
/// their actual cost, stated apart. Inland freight abroad stays in a price that holds it, and is not added to an
/// ex-factory price (19 CFR 152.103(a)(5)). Costs of construction, assembly, maintenance and transport after
/// importation that the price holds come off when identified separately (1401a(b)(3)(A)); a cost of the request is.
struct TransactionValue: ValuationBasis {
    let authority = "19 U.S.C. 1401a(b); 19 CFR 152.103"

    let dutyDeduction: String? = "19 U.S.C. 1401a(b)(3)(B); 19 CFR 152.103(i)"

    /// 1401a(d)(3)(B).
    let addsPackingToDeductiveValue = true

    func authority(ofMethod method: ValuationMethod) -> String {
        switch method {
        case .identicalGoods, .similarGoods: "19 U.S.C. 1401a(c); 19 CFR 152.104"
        case .deductive: "19 U.S.C. 1401a(d); 19 CFR 152.105"
        case .computed: "19 U.S.C. 1401a(e); 19 CFR 152.106"
        case .fallBack: "19 U.S.C. 1401a(f); 19 CFR 152.107, 152.108"
        }
    }

    /// Nothing that is left out could raise the value: additions are due only where the buyer bears them, and those
    /// are his to state.
    let required: [RequiredCost] = []

    func treatment(of kind: CostKind) -> CostTreatment {
        switch kind {
        case .packing, .sellingCommission, .assist, .royalty, .proceeds:
            CostTreatment(effect: .included, authority: "19 U.S.C. 1401a(b)(1); 19 CFR 152.103(b)")
        case .freight, .insurance, .freightToBorder, .freightToFirstDestination:
            CostTreatment(effect: .excluded, authority: "19 U.S.C. 1401a(b)(4)(A)")
        case .freightInlandExport:
            CostTreatment(effect: .asPriced, authority: "19 CFR 152.103(a)(5)")
        case .postImport:
            CostTreatment(effect: .excluded, authority: "19 U.S.C. 1401a(b)(3)(A); 19 CFR 152.103(i)(1)")
        }
    }
}
