extension Field {
    static let transportRows: [FieldDescription] = [
        .init(.stageCode, "stage_code", .code(list: "edifact-8051"), "Stage of transport", [.init(.transportMeans)]),
        .init(
            .modeOfTransport, "mode_of_transport", .code(list: "rec-19"), "Mode of transport",
            [.init(.declaration, "T022"), .init(.consignment), .init(.transportMeans, "T022")]),
        .init(
            .meansOfTransportType, "means_of_transport_type", .code(list: "rec-28"), "Type of means of transport",
            [.init(.declaration, "T010"), .init(.transportMeans, "T010")]),
        .init(
            .carrierCode, "carrier_code", .identifier, "Carrier's code",
            [.init(.declaration, "R012"), .init(.consignment, "R012"), .init(.transportMeans, "R012")]),
        .init(
            .carrierName, "carrier_name", .text, "Carrier",
            [.init(.declaration, "R011"), .init(.consignment, "R011"), .init(.transportMeans, "R011")]),
        .init(
            .conveyanceReference, "conveyance_reference", .identifier, "Voyage or flight number",
            [.init(.declaration, "149"), .init(.consignment, "149"), .init(.transportMeans, "149")]),
        .init(
            .vesselName, "vessel_name", .text, "Name of the vessel or other means of transport",
            [.init(.declaration, "T005"), .init(.consignment, "T005"), .init(.transportMeans, "T005")]),
        .init(
            .imoNumber, "imo_number", .identifier, "IMO ship number",
            [.init(.declaration, "T006"), .init(.consignment, "T006"), .init(.transportMeans, "T006")]),
        .init(
            .callSign, "call_sign", .identifier, "Radio call sign",
            [.init(.declaration), .init(.consignment), .init(.transportMeans)]),
        .init(
            .vesselID, "vessel_id", .identifier, "Identification of the means of transport",
            [.init(.declaration, "T006"), .init(.consignment, "T006"), .init(.transportMeans, "T006")]),
        .init(
            .vesselNationality, "vessel_nationality", .code(list: "iso-3166"), "Flag of the means of transport",
            [.init(.declaration, "T014"), .init(.consignment, "T014"), .init(.transportMeans, "T014")]),
    ]

    static let placeRows: [FieldDescription] = [
        place(.portOfLoading, "port_of_loading", "Port of loading", "L010", leg: true),
        placeName(.portOfLoadingName, "port_of_loading_name", "Port of loading, in words", "L009", leg: true),
        place(.portOfDischarge, "port_of_discharge", "Port of discharge", "L013", leg: true),
        placeName(.portOfDischargeName, "port_of_discharge_name", "Port of discharge, in words", leg: true),
        place(.portOfEntry, "port_of_entry", "Port of entry or arrival", leg: true),
        placeName(.portOfEntryName, "port_of_entry_name", "Port of entry or arrival, in words", leg: true),
        place(.placeOfDeparture, "place_of_departure", "Place of departure", leg: true),
        placeName(.placeOfDepartureName, "place_of_departure_name", "Place of departure, in words", leg: true),
        place(.placeOfReceipt, "place_of_receipt", "Place of receipt"),
        placeName(.placeOfReceiptName, "place_of_receipt_name", "Place of receipt, in words"),
        place(.placeOfDespatch, "place_of_despatch", "Place of despatch"),
        placeName(.placeOfDespatchName, "place_of_despatch_name", "Place of despatch, in words"),
        place(.placeOfDestination, "place_of_destination", "Place of destination"),
        placeName(.placeOfDestinationName, "place_of_destination_name", "Place of destination, in words"),
        place(.placeOfDelivery, "place_of_delivery", "Place of delivery"),
        placeName(.placeOfDeliveryName, "place_of_delivery_name", "Place of delivery, in words"),
        place(.placeOfTranshipment, "place_of_transhipment", "Place of transhipment"),
        placeName(.placeOfTranshipmentName, "place_of_transhipment_name", "Place of transhipment, in words"),
        place(.lastPortOfCall, "last_port_of_call", "Last port of call", leg: true),
        placeName(.lastPortOfCallName, "last_port_of_call_name", "Last port of call, in words", leg: true),
        place(.nextPortOfCall, "next_port_of_call", "Next port of call", leg: true),
        placeName(.nextPortOfCallName, "next_port_of_call_name", "Next port of call, in words", leg: true),
        place(.goodsLocation, "goods_location", "Location of the goods", "L017"),
        placeName(.goodsLocationName, "goods_location_name", "Location of the goods, in words", "L016"),
        .init(
            .exportCountry, "export_country", .code(list: "iso-3166"), "Country of export",
            [.init(.declaration, "062"), .init(.consignment, "062"), .init(.goodsItem, "062")]),
        .init(
            .destinationCountry, "destination_country", .code(list: "iso-3166"), "Country of destination",
            [.init(.declaration, "465"), .init(.consignment, "465"), .init(.goodsItem, "465")]),
        .init(
            .origin, "origin", .code(list: "iso-3166"), "Country of origin",
            [.init(.consignment, "063"), .init(.goodsItem, "063")]),
    ]

    static let dateRows: [FieldDescription] = [
        date(.issueDate, "issue_date", "Date of issue", "D011", also: [.document]),
        date(.loadingDate, "loading_date", "Date of loading", also: [.transportMeans, .equipment]),
        date(.departureDate, "departure_date", "Date of departure", also: [.transportMeans]),
        date(.arrivalDate, "arrival_date", "Date of arrival", "172", also: [.transportMeans]),
        date(.dischargeDate, "discharge_date", "Date of discharge", also: [.equipment]),
        date(.releaseDate, "release_date", "Date of release by customs"),
        date(.exportDate, "export_date", "Date of export"),
        date(.importDate, "import_date", "Date of import"),
        date(.entryDate, "entry_date", "Date of entry"),
        date(.invoiceDate, "invoice_date", "Date of the invoice", "D015", also: [.goodsItem]),
        date(.acceptanceDate, "acceptance_date", "Date of acceptance", "023"),
        date(.taxPointDate, "tax_point_date", "Tax point"),
        date(.billDate, "bill_date", "Date of the transport document"),
    ]

    private static let placed: [NodeKind] = [.declaration, .consignment]

    /// Places that plans and reports of containers state of each unit.
    private static let ofUnits: [Field] = [
        .portOfLoading, .portOfLoadingName, .portOfDischarge, .portOfDischargeName, .placeOfDelivery,
        .placeOfDeliveryName, .placeOfReceipt, .placeOfReceiptName, .placeOfTranshipment, .placeOfTranshipmentName,
        .placeOfDestination, .placeOfDestinationName, .goodsLocation, .goodsLocationName,
    ]

    private static func place(
        _ field: Field, _ name: String, _ label: String, _ wco: String? = nil, leg: Bool = false
    ) -> FieldDescription {
        let kinds = placed + (leg ? [.transportMeans] : []) + (ofUnits.contains(field) ? [.equipment] : [])
        return .init(field, name, .code(list: "unlocode"), label, kinds.map { .init($0, wco) })
    }

    private static func placeName(
        _ field: Field, _ name: String, _ label: String, _ wco: String? = nil, leg: Bool = false
    ) -> FieldDescription {
        let kinds = placed + (leg ? [.transportMeans] : []) + (ofUnits.contains(field) ? [.equipment] : [])
        return .init(field, name, .text, label, kinds.map { .init($0, wco) })
    }

    private static func date(
        _ field: Field, _ name: String, _ label: String, _ wco: String? = nil, also: [NodeKind] = []
    ) -> FieldDescription {
        .init(field, name, .date, label, placed.map { .init($0, wco) } + also.map { .init($0) })
    }
}
