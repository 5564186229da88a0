import TidewaiterQuantities

/// WTO Valuation Agreement article 6: the computed value.
///
/// The sum of materials and fabrication (6(1)(a)), the profit and general expenses usual for goods of the class made in
/// the country of exportation (6(1)(b)), assists and packing (note to article 6), and the transport that the law has in
/// values (6(1)(c)).
extension Worksheet {
    mutating func computedValue(
        _ sheet: inout MethodSheet, _ basis: some ValuationBasis
    ) throws(QuantityError) -> Decimal? {
        var parts = try amounts(
            .materials, &sheet, asking: "What did the materials in the goods of this line cost, or what are they worth?"
        )
        parts += try amounts(
            .fabrication, &sheet, asking: "What did fabrication and other processing of the goods of this line cost?")
        parts += try amounts(
            .profitAndGeneralExpenses, &sheet,
            asking:
                "What do producers in the country of exportation usually add for profit and general expenses on sales of "
                + "goods of this class to the country of importation?")
        parts += try amounts(
            .assists, &sheet,
            asking: "What are the assists worth that materials and fabrication do not hold? State 0 for none.")
        parts += try amounts(
            .packing, &sheet, asking: "What did packing (material and labour) cost? State 0 where it is held already.")
        if basis.holdsTransport {
            parts += try amounts(
                .transport, &sheet,
                asking: basis.treatment(of: .freight).effect == .included
                    ? "What did transport, loading and insurance up to the border cost? State 0 where it is held already."
                    : "What did transport and insurance inside the country of exportation cost? State 0 where it is held "
                        + "already.")
        }
        return sheet.isOpen ? nil : try sum(parts, &sheet)
    }
}
