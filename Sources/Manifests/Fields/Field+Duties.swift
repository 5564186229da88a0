extension Field {
    /// Duties, taxes and fees as declarations and answers state them (UN/EDIFACT TAX), rates of exchange (CUX), and the
    /// indicators of procedures (GIS, GEI).
    static let dutyRows: [FieldDescription] = [
        .init(.taxFunction, "tax_function", .code(list: "edifact-5283"), "What is stated", [.init(.dutyTaxFee)]),
        .init(.taxType, "tax_type", .code(list: "edifact-5153"), "Type of duty, tax or fee", [.init(.dutyTaxFee)]),
        .init(.taxTypeName, "tax_type_name", .text, "Type of duty, tax or fee, in words", [.init(.dutyTaxFee)]),
        .init(.taxAccount, "tax_account", .identifier, "Account", [.init(.dutyTaxFee)]),
        .init(.taxBase, "tax_base", .text, "Base on which it is assessed", [.init(.dutyTaxFee)]),
        .init(.taxBasisCode, "tax_basis_code", .identifier, "Basis of the rate", [.init(.dutyTaxFee)]),
        // A rate may be words: "free", "2.9 % + 3 EUR/kg".
        .init(.taxRate, "tax_rate", .text, "Rate", [.init(.dutyTaxFee)]),
        .init(.taxCategory, "tax_category", .code(list: "edifact-5305"), "Category", [.init(.dutyTaxFee)]),
        .init(
            .taxSequence, "tax_sequence", .code(list: "edifact-1227"), "Sequence of calculation", [.init(.dutyTaxFee)]),
        .init(.exchangeRate, "exchange_rate", .decimal, "Rate of exchange", [.init(.exchangeRate)]),
        .init(
            .targetCurrency, "target_currency", .code(list: "iso-4217"), "Currency exchanged into",
            [.init(.exchangeRate)]),
        .init(
            .processType, "process_type", .code(list: "edifact-7187"), "Type of process",
            [.init(.processIndicator), .init(.statusEvent)]),
    ]
}
