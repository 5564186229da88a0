import TidewaiterQuantities

/// WTO Valuation Agreement articles 2 and 3: the transaction value of identical, or of similar goods.
///
/// The accepted value of goods sold for export to the same country at about the same time counts, brought to the quantity
/// of the line; where several are known, the lowest. It is adjusted for another commercial level, another quantity
/// (2(1)(b)) and other costs of transport (2(2)), by what evidence shows.
extension Worksheet {
    mutating func valueOfComparableGoods(_ sheet: inout MethodSheet) throws(QuantityError) -> Decimal? {
        let goods = sheet.method == .identicalGoods ? "identical" : "similar"
        let question =
            "What is the accepted transaction value of \(goods) goods, sold for export to the same country at about the "
            + "same time (the lowest where there are several), and for which quantity and unit is it?"
        let isForNone = request.lines[sheet.line].valuation.elements.contains {
            $0.kind == .comparisonValue && $0.quantity == nil
        }
        if isForNone { ask(.comparisonValue, "For which quantity is it? \(question)", &sheet) }
        let value = try priced(
            .comparisonValue, as: "value of \(goods) goods for the quantity of the line", &sheet, asking: question)
        let level = try amounts(
            .levelAndQuantityAdjustment, &sheet,
            asking:
                "What difference do another commercial level and another quantity make, by evidence? State 0 for none.")
        let transport = try amounts(
            .transportAdjustment, &sheet,
            asking: "What difference do other distances and modes of transport make, in the costs that the law has in "
                + "the value? State 0 for none.")
        guard let value, !sheet.isOpen else { return nil }
        return try sum([value] + level + transport, &sheet)
    }
}
