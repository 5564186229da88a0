import TidewaiterQuantities

/// WTO Valuation Agreement article 5: the deductive value.
///
/// The unit price at which the goods, or identical or similar ones, are sold in the country of importation in the
/// greatest aggregate quantity to unrelated persons, less either the usual commission or the usual additions for profit
/// and general expenses, transport and insurance in the country, international transport where the law leaves it out of
/// values, duties and taxes, and the value added by further processing (5(2)). The duties depend on the value that is
/// sought; those that are deducted are stated, not solved for.
extension Worksheet {
    mutating func deductiveValue(
        _ sheet: inout MethodSheet, _ basis: some ValuationBasis
    ) throws(QuantityError) -> Decimal? {
        let price = try priced(
            .resalePrice, as: "price of resale of the line", &sheet,
            asking:
                "At which price for a unit are the goods resold in the country of importation, in the greatest aggregate "
                + "quantity to unrelated persons?")
        var deductions = try usualAdditions(&sheet)
        deductions += try amounts(
            .transportInCountry, &sheet,
            asking:
                "What do transport and insurance of the goods of this line inside the country of importation usually "
                + "cost? State 0 for nothing.")
        if basis.leavesFreightOut {
            deductions += try amounts(
                .internationalTransport, &sheet,
                asking: "What did international transport and insurance of the goods of this line cost? State 0 for "
                    + "nothing.")
        }
        deductions += try amounts(
            .dutiesAndTaxes, &sheet,
            asking:
                "Which duties and taxes does the price of resale hold? They are taken off as stated: what this answer "
                + "charges depends on the value, and is not solved for.")
        deductions += try amounts(
            .furtherProcessing, &sheet,
            asking: "What value was added by further processing in the country? State 0 where the goods are resold as "
                + "imported.")
        var parts: [Step.Operand] = []
        if basis.addsPackingToDeductiveValue {
            parts = try amounts(
                .packing, &sheet,
                asking:
                    "What did importer or buyer pay for packing that the price of resale does not hold? State 0 for "
                    + "nothing.")
        }
        guard let price, !sheet.isOpen else { return nil }
        return try sum([price] + parts, less: deductions, &sheet)
    }

    /// Commission, or profit and general expenses; never both.
    private mutating func usualAdditions(_ sheet: inout MethodSheet) throws(QuantityError) -> [Step.Operand] {
        let commission = try amounts(.commission, &sheet, asking: nil)
        let profit = try amounts(.profitAndGeneralExpenses, &sheet, asking: nil)
        let kinds = request.lines[sheet.line].valuation.elements.map(\.kind)
        switch (kinds.contains(.commission), kinds.contains(.profitAndGeneralExpenses)) {
        case (true, true):
            refuse(
                "valuation_method_4", line: sheet.line,
                "Either a commission or profit and general expenses come off the price of resale, not both. State the one "
                    + "that applies.", authority: sheet.authority)
            sheet.isOpen = true
        case (false, false):
            ask(
                .profitAndGeneralExpenses,
                "What is usually added for profit and general expenses on sales of goods of this class in the country (or, "
                    + "where they are sold on commission, what is the commission)?", &sheet)
        default: break
        }
        return commission + profit
    }
}
