extension Field {
    static let equipmentRows: [FieldDescription] = [
        .init(
            .equipmentTypeCode, "equipment_type_code", .code(list: "edifact-8053"), "Kind of unit",
            [.init(.equipment)]),
        .init(
            .equipmentSizeType, "equipment_size_type", .code(list: "iso-6346-type"), "Size and type",
            [.init(.equipment, "152")]),
        .init(
            .equipmentSupplier, "equipment_supplier", .code(list: "edifact-8077"), "Supplied by",
            [.init(.equipment, "151")]),
        .init(
            .equipmentStatus, "equipment_status", .code(list: "edifact-8249"), "Status of the unit",
            [.init(.equipment)]),
        .init(
            .equipmentFullness, "equipment_fullness", .code(list: "edifact-8169"), "Full or empty",
            [.init(.equipment, "154")]),
        .init(.tareMass, "tare_mass", .measure(unit: .tareMassUnit), "Tare mass", [.init(.equipment)]),
        .init(.tareMassUnit, "tare_mass_unit", .code(list: "rec-20"), "Unit of the tare mass", [.init(.equipment)]),
        .init(.sealingParty, "sealing_party", .code(list: "edifact-9303"), "Sealed by", [.init(.seal)]),
    ]

    static let partyRows: [FieldDescription] = [
        .init(
            .id, "id", .identifier, "Identifier",
            [
                .init(.party), .init(.consignor, "R021"), .init(.consignee, "R015"), .init(.importer, "R038"),
                .init(.exporter, "R032"), .init(.declarant, "R123"), .init(.submitter, "R059"),
                .init(.carrier, "R012"), .init(.agent, "R004"), .init(.seller, "R051"), .init(.buyer, "R010"),
                .init(.manufacturer, "R043"), .init(.equipment, "159"), .init(.seal, "165"), .init(.placement, "159"),
                .init(.document, "D005"), .init(.location), .init(.communication, "240"),
                .init(.contact), .init(.classification), .init(.processIndicator), .init(.response), .init(.error),
                .init(.person),
            ]),
        .init(
            .idList, "id_list", .identifier, "Code list of the identifier",
            [.init(.party), .init(.location), .init(.classification), .init(.processIndicator), .init(.statusEvent)]),
        .init(
            .idAgency, "id_agency", .identifier, "Agency of the code list",
            [.init(.party), .init(.location), .init(.classification), .init(.processIndicator), .init(.statusEvent)]),
        .init(
            .name, "name", .prose, "Name",
            [
                .init(.party), .init(.consignor, "R020"), .init(.consignee, "R014"), .init(.importer, "R037"),
                .init(.exporter, "R031"), .init(.declarant, "R124"), .init(.submitter, "R058"),
                .init(.carrier, "R011"), .init(.agent, "R003"), .init(.seller, "R050"), .init(.buyer, "R009"),
                .init(.manufacturer, "R042"), .init(.contact, "246"), .init(.document, "D028"), .init(.location),
                .init(.person), .init(.processIndicator),
            ]),
        .init(
            .addressLines, "address_lines", .lines, "Street and number, post office box",
            [.init(.party, "239"), .init(.person)]),
        .init(.city, "city", .text, "City", [.init(.party, "241"), .init(.person)]),
        .init(.region, "region", .text, "Region or state", [.init(.party, "244"), .init(.person)]),
        .init(.postcode, "postcode", .identifier, "Postcode", [.init(.party, "245"), .init(.person)]),
        .init(.country, "country", .code(list: "iso-3166"), "Country", [.init(.party, "242"), .init(.person)]),
        .init(.eori, "eori", .identifier, "EORI number", [.init(.party)]),
        .init(.vatNumber, "vat_number", .identifier, "VAT number", [.init(.party)]),
        .init(.importerNumber, "importer_number", .identifier, "US importer number", [.init(.party)]),
        .init(.taxNumber, "tax_number", .identifier, "Other tax number", [.init(.party)]),
    ]

    static let repeatedRows: [FieldDescription] = [
        .init(
            .roleCode, "role_code", .identifier, "Role",
            [.init(.party, "R005"), .init(.location), .init(.contact), .init(.person)]),
        .init(
            .typeCode, "type_code", .identifier, "Type",
            [
                .init(.document, "D006"), .init(.communication, "253"), .init(.amount),
                .init(.additionalInformation, "369"), .init(.processIndicator), .init(.exchangeRate),
            ]),
        .init(.statementCode, "statement_code", .identifier, "Statement code", [.init(.additionalInformation, "226")]),
        .init(
            .text, "text", .prose, "Statement",
            [.init(.additionalInformation, "225"), .init(.error), .init(.statusEvent)]),
        .init(.issuer, "issuer", .text, "Issued by", [.init(.document), .init(.seal)]),
        .init(.dimensionCode, "dimension_code", .code(list: "edifact-6313"), "What is measured", [.init(.measure)]),
        .init(.measurement, "measurement", .measure(unit: .unit), "Measured value", [.init(.measure)]),
        .init(.unit, "unit", .code(list: "rec-20"), "Unit", [.init(.measure)]),
        .init(.amount, "amount", .amount(currency: .currency), "Amount", [.init(.amount), .init(.dutyTaxFee)]),
    ]
}
