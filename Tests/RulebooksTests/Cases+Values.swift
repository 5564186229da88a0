extension CheckTests {
    static let valueCases: [CheckCase] = [
        .init("tw.value.currency", "a code", item(#""currency":"USD""#), .passes),
        .init("tw.value.currency", "what the trade says", item(#""currency":"RMB""#), CheckCase.warning("CNY")),
        .init("tw.value.currency", "a sign", item(#""currency":"€""#), CheckCase.warning("EUR")),
        .init("tw.value.currency", "a currency that is no more", item(#""currency":"HRK""#), CheckCase.warning()),
        .init("tw.value.currency", "nonsense", item(#""currency":"QQQ""#), CheckCase.error()),
        .init("tw.value.currency", "none", item(#""origin":"VN""#), .skips),

        .init(
            "tw.value.currency-missing", "a currency for all", item(#""value":"10""#, of: #""currency":"USD""#), .passes
        ),
        .init("tw.value.currency-missing", "no currency", item(#""value":"10""#), CheckCase.warning()),
        .init("tw.value.currency-missing", "no value", item(#""origin":"VN""#), .skips),

        .init("tw.value.negative", "a price", item(#""value":"10""#), .passes),
        .init("tw.value.negative", "below zero", item(#""value":"-10""#), CheckCase.error()),
        .init("tw.value.negative", "no price", item(#""origin":"VN""#), .skips),

        .init("tw.value.zero", "a price", item(#""value":"10""#), .passes),
        .init("tw.value.zero", "nothing", item(#""value":"0.00""#), CheckCase.warning()),
        .init("tw.value.zero", "no price", item(#""origin":"VN""#), .skips),

        .init(
            "tw.value.invoice-total", "the sum", message(#""invoice_total":"30.01","# + lines), .passes),
        .init(
            "tw.value.invoice-total", "the sum and the freight",
            message(#""invoice_total":"42","freight_charge":"12","insurance_charge":"3","# + lines), .passes),
        .init(
            "tw.value.invoice-total", "something else", message(#""invoice_total":"31","# + lines), CheckCase.warning()),
        .init(
            "tw.value.invoice-total", "another currency", message(#""invoice_total":"31","currency":"EUR","# + lines),
            .skips),
        .init("tw.value.invoice-total", "no total", message(lines), .skips),

        .init("tw.incoterm.code", "a rule", message(#""incoterm":"FOB""#), .passes),
        .init(
            "tw.incoterm.code", "a rule with its place", message(#""incoterm":"FOB Shanghai""#),
            CheckCase.warning("FOB")),
        .init("tw.incoterm.code", "an old name", message(#""incoterm":"C&F""#), CheckCase.warning("CFR")),
        .init("tw.incoterm.code", "a rule of an older edition", message(#""incoterm":"DDU""#), CheckCase.warning()),
        .init("tw.incoterm.code", "nonsense", message(#""incoterm":"ABC""#), CheckCase.error()),
        .init("tw.incoterm.code", "other terms", message(#""incoterm":"XXX""#), .skips),
        .init("tw.incoterm.code", "none", message(#""vessel_name":"A""#), .skips),

        .init("tw.incoterm.mode", "FOB by sea", message(sea + #","incoterm":"FOB""#), .passes),
        .init("tw.incoterm.mode", "FOB by air", message(air + #","incoterm":"FOB""#), CheckCase.warning()),
        .init("tw.incoterm.mode", "FCA by air", message(air + #","incoterm":"FCA""#), .passes),
        .init("tw.incoterm.mode", "no mode", message(#""incoterm":"FOB""#), .skips),
    ]

    private static let lines =
        #""consignments":[{"goods_items":[{"value":"10","currency":"USD"},{"value":"20","currency":"USD"}]}]"#
    private static let goods =
        #""consignments":[{"goods_items":[{"package_quantity":"10","gross_mass":"100","placements":[{"id":"A1"}]},"#
        + #"{"package_quantity":"5","gross_mass":"50.4","placements":[{"id":"A2"}]}]}]"#

    static let totalCases: [CheckCase] = [
        .init("tw.total.packages", "the sum", message(#""total_package_quantity":"15","# + goods), .passes),
        .init(
            "tw.total.packages", "another number", message(#""total_package_quantity":"16","# + goods),
            CheckCase.warning()),
        .init("tw.total.packages", "items not counted", message(#""total_package_quantity":"16","# + lines), .skips),
        .init("tw.total.gross-mass", "the sum, rounded", message(#""total_gross_mass":"150","# + goods), .passes),
        .init(
            "tw.total.gross-mass", "another mass", message(#""total_gross_mass":"1500","# + goods), CheckCase.warning()),
        .init("tw.total.gross-mass", "items not weighed", message(#""total_gross_mass":"150","# + lines), .skips),
        .init(
            "tw.total.consignment-mass", "the sum",
            consignment(#""gross_mass":"10","goods_items":[{"gross_mass":"4"},{"gross_mass":"6"}]"#), .passes),
        .init(
            "tw.total.consignment-mass", "another mass",
            consignment(#""gross_mass":"100","goods_items":[{"gross_mass":"4"},{"gross_mass":"6"}]"#),
            CheckCase.warning()),
        .init("tw.total.consignment-mass", "only the items", item(#""gross_mass":"4""#), .skips),
        .init("tw.total.consignments", "the count", message(#""consignment_quantity":"1","# + goods), .passes),
        .init(
            "tw.total.consignments", "another", message(#""consignment_quantity":"2","# + goods), CheckCase.warning()),
        .init("tw.total.consignments", "none", message(goods), .skips),
        .init("tw.total.items", "the count", message(#""goods_item_quantity":"2","# + goods), .passes),
        .init("tw.total.items", "another", message(#""goods_item_quantity":"3","# + goods), CheckCase.warning()),
        .init("tw.total.items", "none", message(goods), .skips),
        .init("tw.total.equipment", "the count", message(#""equipment_quantity":"2","# + goods), .passes),
        .init("tw.total.equipment", "another", message(#""equipment_quantity":"3","# + goods), CheckCase.warning()),
        .init("tw.total.equipment", "no unit named", message(#""equipment_quantity":"3","# + lines), .skips),
    ]

    static let dateCases: [CheckCase] = [
        .init(
            "tw.date.order", "left, then arrived",
            message(#""departure_date":"2024-11-29","arrival_date":"2024-12-20""#), .passes),
        .init(
            "tw.date.order", "arrived, then left",
            message(#""departure_date":"2024-12-29","arrival_date":"2024-12-20""#), CheckCase.error()),
        .init(
            "tw.date.order", "over the date line",
            message(air + #","departure_date":"2024-12-21","arrival_date":"2024-12-20""#), CheckCase.warning()),
        .init(
            "tw.date.order", "over the date line, by sea",
            message(sea + #","departure_date":"2024-12-21","arrival_date":"2024-12-20""#), CheckCase.error()),
        .init(
            "tw.date.order", "a bill that left after the vessel arrived",
            consignment(#""export_date":"2024-12-29""#, of: #""arrival_date":"2024-12-20""#), CheckCase.error()),
        .init(
            "tw.date.order", "an invoice may be later than the export",
            message(#""export_date":"2024-11-29","invoice_date":"2024-12-28","arrival_date":"2024-12-20""#), .passes),
        .init("tw.date.order", "no arrival", message(#""departure_date":"2024-12-29""#), .skips),

        .init(
            "tw.date.loading", "loaded, then left",
            message(#""loading_date":"2024-11-28","departure_date":"2024-11-29""#), .passes),
        .init(
            "tw.date.loading", "left, then loaded",
            message(#""loading_date":"2024-11-30","departure_date":"2024-11-29""#), CheckCase.warning()),
        .init("tw.date.loading", "no loading", message(#""departure_date":"2024-12-29""#), .skips),

        .init(
            "tw.date.transit-time", "three weeks",
            message(#""departure_date":"2024-11-29","arrival_date":"2024-12-20""#), .passes),
        .init(
            "tw.date.transit-time", "a year and three weeks",
            message(#""departure_date":"2023-11-29","arrival_date":"2024-12-20""#), CheckCase.warning()),
        .init("tw.date.transit-time", "no departure", message(#""arrival_date":"2024-12-20""#), .skips),

        .init("tw.date.plausible", "near the day", message(#""arrival_date":"2024-12-20""#), .passes),
        .init("tw.date.plausible", "three years later", message(#""arrival_date":"2027-12-21""#), CheckCase.warning()),
        .init(
            "tw.date.plausible", "the same, with no day to compare", message(#""arrival_date":"2027-12-21""#), .passes,
            asOf: nil),
        .init(
            "tw.date.plausible", "the year 204", message(#""arrival_date":"0204-12-20""#), CheckCase.warning(),
            asOf: nil),
        .init("tw.date.plausible", "none", message(#""vessel_name":"A""#), .skips),
    ]

    static let entryCases: [CheckCase] = [
        .init("tw.entry.us-number", "none", message(#""vessel_name":"A""#), .skips),
        .init("tw.entry.us-in-bond", "none", message(#""vessel_name":"A""#), .skips),
    ]
}
