extension Field {
    static let moneyRows: [FieldDescription] = [
        .init(
            .incoterm, "incoterm", .code(list: "incoterms"), "Terms of delivery (Incoterms)",
            [.init(.declaration, "090"), .init(.consignment, "090")]),
        .init(
            .incotermPlace, "incoterm_place", .text, "Place of the terms of delivery",
            [.init(.declaration, "L001"), .init(.consignment, "L001")]),
        .init(
            .invoiceNumber, "invoice_number", .identifier, "Invoice number",
            [.init(.declaration, "D016"), .init(.consignment, "D016"), .init(.goodsItem, "D016")]),
        .init(
            .invoiceTotal, "invoice_total", .amount(currency: .currency), "Invoice total",
            [.init(.declaration, "109"), .init(.consignment, "109")]),
        .init(
            .value, "value", .amount(currency: .currency), "Value (price of the goods)",
            [.init(.consignment), .init(.goodsItem, "112")]),
        .init(.unitPrice, "unit_price", .amount(currency: .currency), "Price of one unit", [.init(.goodsItem)]),
        .init(
            .customsValue, "customs_value", .amount(currency: .currency), "Customs value",
            [.init(.consignment), .init(.goodsItem, "108")]),
        .init(
            .statisticalValue, "statistical_value", .amount(currency: .currency), "Statistical value",
            [.init(.goodsItem, "114")]),
        .init(
            .currency, "currency", .code(list: "iso-4217"), "Currency",
            [
                .init(.declaration, "135"), .init(.consignment, "135"), .init(.goodsItem, "135"), .init(.amount, "135"),
                .init(.dutyTaxFee, "135"), .init(.exchangeRate, "135"),
            ]),
        .init(
            .freightCharge, "freight_charge", .amount(currency: .currency), "Freight",
            [.init(.declaration, "117"), .init(.consignment, "117"), .init(.goodsItem, "117")]),
        .init(
            .insuranceCharge, "insurance_charge", .amount(currency: .currency), "Insurance",
            [.init(.declaration), .init(.consignment), .init(.goodsItem)]),
        .init(
            .otherCharge, "other_charge", .amount(currency: .currency), "Other charges",
            [.init(.declaration), .init(.consignment), .init(.goodsItem, "181")]),
        .init(
            .paymentMethod, "payment_method", .code(list: "edifact-4215"), "Payment of the transport charges",
            [.init(.consignment, "098")]),
    ]

    static let consignmentRows: [FieldDescription] = [
        .init(
            .sequence, "sequence", .identifier, "Sequence number",
            [.init(.consignment, "006"), .init(.goodsItem, "006"), .init(.packaging, "006")]),
        .init(
            .transportDocumentID, "transport_document_id", .identifier,
            "Transport document (bill of lading, air waybill)",
            [.init(.consignment, "D023"), .init(.equipment)]),
        .init(
            .transportDocumentType, "transport_document_type", .code(list: "edifact-1001"),
            "Type of transport document", [.init(.consignment)]),
        .init(.masterDocumentID, "master_document_id", .identifier, "Master bill", [.init(.consignment)]),
        .init(
            .consignmentReference, "consignment_reference", .identifier, "Consignment reference",
            [.init(.consignment)]),
        .init(
            .ucr, "ucr", .identifier, "Unique consignment reference",
            [.init(.consignment, "016"), .init(.goodsItem, "016")]),
        .init(
            .containerIndicator, "container_indicator", .code(list: "wco-096"), "Goods in containers",
            [.init(.consignment, "096")]),
    ]

    static let goodsRows: [FieldDescription] = [
        .init(
            .description, "description", .prose, "Description of the goods",
            [.init(.goodsItem, "137"), .init(.consignment, "137"), .init(.equipment)]),
        .init(.commodityCode, "commodity_code", .identifier, "Commodity (HS) code", [.init(.goodsItem, "145")]),
        .init(
            .packageQuantity, "package_quantity", .count, "Number of packages",
            [.init(.goodsItem, "144"), .init(.packaging, "144"), .init(.placement, "144"), .init(.equipment)]),
        .init(
            .packageType, "package_type", .code(list: "rec-21"), "Type of packages",
            [.init(.goodsItem, "141"), .init(.packaging, "141"), .init(.consignment)]),
        .init(
            .packageTypeName, "package_type_name", .text, "Type of packages, in words",
            [.init(.goodsItem), .init(.packaging)]),
        .init(.marks, "marks", .lines, "Shipping marks", [.init(.goodsItem, "142"), .init(.packaging, "142")]),
        .init(
            .grossMass, "gross_mass", .measure(unit: .grossMassUnit), "Gross mass",
            [.init(.goodsItem, "126"), .init(.consignment), .init(.equipment), .init(.placement)]),
        .init(
            .grossMassUnit, "gross_mass_unit", .code(list: "rec-20"), "Unit of the gross mass",
            [.init(.goodsItem), .init(.consignment), .init(.equipment), .init(.placement)]),
        .init(
            .netMass, "net_mass", .measure(unit: .netMassUnit), "Net mass",
            [.init(.goodsItem, "128"), .init(.consignment), .init(.placement)]),
        .init(
            .netMassUnit, "net_mass_unit", .code(list: "rec-20"), "Unit of the net mass",
            [.init(.goodsItem), .init(.consignment), .init(.placement)]),
        .init(
            .volume, "volume", .measure(unit: .volumeUnit), "Volume",
            [.init(.goodsItem), .init(.consignment), .init(.placement)]),
        .init(
            .volumeUnit, "volume_unit", .code(list: "rec-20"), "Unit of the volume",
            [.init(.goodsItem), .init(.consignment), .init(.placement)]),
        .init(
            .quantity, "quantity", .measure(unit: .quantityUnit), "Quantity in the tariff's unit",
            [.init(.goodsItem, "130")]),
        .init(.quantityUnit, "quantity_unit", .code(list: "rec-20"), "Unit of the quantity", [.init(.goodsItem)]),
        .init(.preferenceCode, "preference_code", .identifier, "Preference claimed", [.init(.goodsItem)]),
        .init(.adcvdCase, "adcvd_case", .identifier, "Anti-dumping or countervailing case", [.init(.goodsItem)]),
        .init(
            .procedureCode, "procedure_code", .identifier, "Customs procedure",
            [.init(.declaration, "166"), .init(.goodsItem, "166")]),
        .init(
            .previousProcedureCode, "previous_procedure_code", .identifier, "Previous customs procedure",
            [.init(.declaration, "161"), .init(.goodsItem, "161")]),
        .init(
            .undgID, "undg_id", .identifier, "UN number of the dangerous goods",
            [.init(.goodsItem, "506"), .init(.dangerousGoods, "506")]),
        .init(
            .hazardClass, "hazard_class", .identifier, "Hazard class", [.init(.goodsItem), .init(.dangerousGoods)]),
        .init(
            .hazardRegulation, "hazard_regulation", .code(list: "edifact-8273"), "Dangerous goods regulations",
            [.init(.dangerousGoods)]),
        .init(
            .packingGroup, "packing_group", .code(list: "edifact-8339"), "Packing group",
            [.init(.goodsItem), .init(.dangerousGoods)]),
        .init(
            .properShippingName, "proper_shipping_name", .prose, "Proper shipping name of the dangerous goods",
            [.init(.goodsItem), .init(.dangerousGoods)]),
        .init(
            .technicalName, "technical_name", .prose, "Technical name of the dangerous goods, beside a general one",
            [.init(.goodsItem), .init(.dangerousGoods)]),
        .init(
            .flashpoint, "flashpoint", .measure(unit: .flashpointUnit), "Flashpoint",
            [.init(.goodsItem), .init(.dangerousGoods)]),
        .init(
            .flashpointUnit, "flashpoint_unit", .code(list: "rec-20"), "Unit of the flashpoint",
            [.init(.goodsItem), .init(.dangerousGoods)]),
    ]
}
