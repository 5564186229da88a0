import TidewaiterQuantities

/// WTO Valuation Agreement article 7: the fall-back value.
///
/// A value by reasonable means from data available in the country of importation: it is stated, with the method that it is
/// derived from. Seven bases are forbidden (7(2)), and refused by their names.
extension Worksheet {
    mutating func fallBackValue(_ sheet: inout MethodSheet) throws(QuantityError) -> Decimal? {
        let value = try amounts(
            .statedValue, &sheet,
            asking:
                "Which value was determined for the goods of this line, by reasonable means from data available in the "
                + "country of importation?")
        guard let basis = request.lines[sheet.line].valuation.fallbackBasis else {
            sheet.isOpen = true
            ask(
                "valuation.fallback_basis", line: sheet.line,
                "Which method, reasonably adjusted, is the value derived from?",
                options: AssessmentRequest.FallbackBasis.allCases.filter { $0.forbidden == nil }
                    .map { .text($0.rawValue) },
                authority: sheet.authority)
            return nil
        }
        if let forbidden = basis.forbidden {
            refuse(
                "valuation_method_6", line: sheet.line,
                "No value may be determined on the basis of \(forbidden.words). Derive it from one of the other methods.",
                authority: "\(forbidden.article); \(sheet.authority)")
            sheet.isOpen = true
        }
        return sheet.isOpen ? nil : try sum(value, &sheet)
    }
}

extension AssessmentRequest.FallbackBasis {
    /// What is forbidden, and where that stands; `nil` for what is allowed.
    var forbidden: (words: String, article: String)? {
        let (words, letter): (String, String)
        switch self {
        case .transactionValue, .identicalGoods, .similarGoods, .deductive, .computed: return nil
        case .domesticProductionPrice: (words, letter) = ("the price of goods made in the country of importation", "a")
        case .higherOfTwo: (words, letter) = ("the higher of two alternative values", "b")
        case .exportCountryPrice: (words, letter) = ("prices on the domestic market of the country of exportation", "c")
        case .productionCost:
            (words, letter) = ("a cost of production that is no computed value of identical or similar goods", "d")
        case .thirdCountryPrice: (words, letter) = ("the price of goods for export to another country", "e")
        case .minimumValue: (words, letter) = ("minimum customs values", "f")
        case .arbitrary: (words, letter) = ("arbitrary or fictitious values", "g")
        }
        return (words, "WTO Valuation Agreement art. 7(2)(\(letter))")
    }
}
