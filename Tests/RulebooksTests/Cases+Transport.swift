extension CheckTests {
    static let documentCases: [CheckCase] = [
        .init("tw.bill.number-missing", "a numbered bill", consignment(#""transport_document_id":"B1""#), .passes),
        .init(
            "tw.bill.number-missing", "a bill of a cargo report without number",
            consignment(#""gross_mass":"1""#, of: report), CheckCase.error()),
        .init(
            "tw.bill.number-missing", "a blank number by sea in a table",
            consignment(#""transport_document_id":" ""#, of: #""vessel_name":"A""#), CheckCase.warning()),
        .init("tw.bill.number-missing", "goods by nobody knows what", consignment(#""gross_mass":"1""#), .skips),

        .init(
            "tw.bill.number-form", "a plain number", consignment(#""transport_document_id":"MAEU123456789""#), .passes),
        .init(
            "tw.bill.number-form", "a number with blanks", consignment(#""transport_document_id":"MAEU 123456789""#),
            CheckCase.warning("MAEU123456789")),
        .init(
            "tw.bill.number-form", "what a spreadsheet would run as a formula",
            consignment(#""transport_document_id":"=1 + 1""#), CheckCase.warning()),
        .init(
            "tw.bill.number-form", "seventy-one characters",
            consignment("\"transport_document_id\":\"\(String(repeating: "A1", count: 35))X\""), CheckCase.error()),
        .init(
            "tw.bill.number-form", "forty characters",
            consignment("\"transport_document_id\":\"\(String(repeating: "A1", count: 20))\""), CheckCase.warning()),
        .init(
            "tw.bill.number-form", "a placeholder", consignment(#""transport_document_id":"TBA""#), CheckCase.warning()),
        .init(
            "tw.bill.number-form", "letters beyond ASCII", consignment(#""transport_document_id":"МAEU12345""#),
            CheckCase.warning()),
        .init(
            "tw.bill.number-form", "more than the American manifest takes",
            consignment(#""transport_document_id":"MAEU1234567890123""#, of: sea), CheckCase.warning()),
        .init(
            "tw.bill.number-form", "the same elsewhere",
            consignment(#""transport_document_id":"MAEU1234567890123""#, of: sea), .passes, into: "NL"),
        .init("tw.bill.number-form", "no number", consignment(#""gross_mass":"1""#), .skips),

        .init("tw.bill.duplicate", "one bill", consignment(#""transport_document_id":"B1""#), .passes),
        .init(
            "tw.bill.duplicate", "the same bill twice",
            message(#""consignments":[{"transport_document_id":"B1"},{"transport_document_id":"B1"}]"#),
            CheckCase.warning()),
        .init(
            "tw.bill.duplicate", "the same house bill under two masters",
            message(
                #""consignments":[{"transport_document_id":"B1","master_document_id":"M1"},"#
                    + #"{"transport_document_id":"B1","master_document_id":"M2"}]"#), .passes),
        .init("tw.bill.duplicate", "no number", consignment(#""gross_mass":"1""#), .skips),

        .init(
            "tw.bill.master", "a house bill under a master",
            consignment(#""transport_document_id":"H1","master_document_id":"M1""#), .passes),
        .init(
            "tw.bill.master", "its own master",
            consignment(#""transport_document_id":"H1","master_document_id":"H 1""#), CheckCase.warning()),
        .init("tw.bill.master", "no master", consignment(#""transport_document_id":"H1""#), .skips),

        .init(
            "tw.bill.air-waybill", "a right number", consignment(#""transport_document_id":"125-12345675""#, of: air),
            .passes),
        .init(
            "tw.bill.air-waybill", "a wrong check digit",
            consignment(#""transport_document_id":"125-12345676""#, of: air), CheckCase.error("125-12345675")),
        .init(
            "tw.bill.air-waybill", "eleven digits that may be a house number",
            consignment(#""transport_document_id":"12512345676""#, of: air), CheckCase.warning("125-12345675")),
        .init(
            "tw.bill.air-waybill", "a house number without master",
            consignment(#""transport_document_id":"HAWB77""#, of: air), CheckCase.warning()),
        .init(
            "tw.bill.air-waybill", "a house number under a right master",
            consignment(#""transport_document_id":"HAWB77","master_document_id":"125-12345675""#, of: air), .passes),
        .init("tw.bill.air-waybill", "no number", consignment(#""gross_mass":"1""#, of: air), .skips),
        .init(
            "tw.bill.air-waybill", "cargo by sea", consignment(#""transport_document_id":"125-12345676""#, of: sea),
            .isNoCase),
    ]

    static let transportCases: [CheckCase] = [
        .init("tw.transport.mode", "a code", message(#""mode_of_transport":"1""#), .passes),
        .init("tw.transport.mode", "an American code", message(#""mode_of_transport":"11""#), .passes),
        .init("tw.transport.mode", "a word", message(#""mode_of_transport":"Vessel""#), CheckCase.warning("1")),
        .init("tw.transport.mode", "nonsense", message(#""mode_of_transport":"X""#), CheckCase.error()),
        .init("tw.transport.mode", "none", message(#""vessel_name":"A""#), .skips),

        .init("tw.vessel.name", "a named vessel", message(sea + #","vessel_name":"A""#), .passes),
        .init("tw.vessel.name", "a call sign alone", message(sea + #","call_sign":"D5LQ7""#), CheckCase.warning()),
        .init("tw.vessel.name", "a vessel unknown", message(sea), CheckCase.error()),
        .init(
            "tw.vessel.name", "a vessel unknown, in a table", message(#""mode_of_transport":"1""#), CheckCase.warning()),
        .init("tw.vessel.name", "cargo by air", message(air), .isNoCase),

        .init("tw.vessel.imo-number", "a right number", message(#""imo_number":"9074729""#), .passes),
        .init(
            "tw.vessel.imo-number", "a wrong check digit", message(#""imo_number":"9074728""#),
            CheckCase.error("9074729")),
        .init("tw.vessel.imo-number", "six digits", message(#""imo_number":"907472""#), CheckCase.error()),
        .init("tw.vessel.imo-number", "none", message(#""vessel_name":"A""#), .skips),

        .init(
            "tw.transport.conveyance-reference", "a voyage", message(sea + #","conveyance_reference":"448E""#), .passes),
        .init("tw.transport.conveyance-reference", "no voyage", message(sea), CheckCase.error()),
        .init("tw.transport.conveyance-reference", "no flight", message(air), CheckCase.error()),
        .init("tw.transport.conveyance-reference", "goods by road", message(#""mode_of_transport":"3""#), .isNoCase),

        .init("tw.transport.flight-number", "a flight", message(air + #","conveyance_reference":"LH8160""#), .passes),
        .init(
            "tw.transport.flight-number", "a flight of 5X", message(air + #","conveyance_reference":"5X 76""#), .passes),
        .init(
            "tw.transport.flight-number", "a name", message(air + #","conveyance_reference":"NIGHT PLANE""#),
            CheckCase.warning()),
        .init("tw.transport.flight-number", "none", message(air), .skips),

        .init("tw.carrier.scac", "none", message(sea), .skips),
        .init(
            "tw.carrier.scac", "into another country", message(sea + #","carrier_code":"12345""#), .isNoCase, into: "NL"
        ),
    ]

    static let locationCases: [CheckCase] = [
        .init("tw.location.unlocode", "a place", consignment(#""port_of_loading":"VNVUT""#), .passes),
        .init("tw.location.unlocode", "an American port code", message(#""port_of_entry":"2704""#), .skips),
        .init(
            "tw.location.unlocode", "UK for a country", consignment(#""port_of_loading":"UKFXT""#),
            CheckCase.error("GBFXT")),
        .init("tw.location.unlocode", "a name", consignment(#""port_of_loading":"Rotterdam""#), CheckCase.warning()),
        .init("tw.location.unlocode", "a country", consignment(#""place_of_despatch":"SG""#), CheckCase.warning()),
        .init(
            "tw.location.unlocode", "three letters by sea", consignment(#""port_of_loading":"RTM""#),
            CheckCase.warning()),
        .init(
            "tw.location.unlocode", "an airport by air", consignment(#""port_of_loading":"FRA""#, of: air), .skips),
        .init("tw.location.unlocode", "none", consignment(#""gross_mass":"1""#), .skips),

        .init(
            "tw.location.ports", "both ports",
            message(sea + #","port_of_discharge":"USLAX","consignments":[{"port_of_loading":"VNVUT"}]"#), .passes),
        .init(
            "tw.location.ports", "no port of loading", consignment(#""port_of_discharge":"USLAX""#, of: sea),
            CheckCase.error()),
        .init(
            "tw.location.ports", "by road", consignment(#""gross_mass":"1""#, of: #""mode_of_transport":"3""#),
            .isNoCase),

        .init(
            "tw.location.same-port", "two ports",
            consignment(#""port_of_loading":"VNVUT","port_of_discharge":"USLAX""#), .passes),
        .init(
            "tw.location.same-port", "one port twice",
            consignment(#""port_of_loading":"USLAX","port_of_discharge":"US LAX""#), CheckCase.warning()),
        .init("tw.location.same-port", "one port", consignment(#""port_of_loading":"VNVUT""#), .skips),
    ]

    static let equipmentCases: [CheckCase] = [
        .init("tw.container.check-digit", "a right number", unit(#""id":"CSQU3054383""#), .passes),
        .init("tw.container.check-digit", "with blanks and a hyphen", unit(#""id":"CSQU 305438-3""#), .passes),
        .init(
            "tw.container.check-digit", "a wrong check digit", unit(#""id":"CSQU3054384""#),
            CheckCase.error("CSQU3054383")),
        .init(
            "tw.container.check-digit", "goods placed in a unit that is not listed",
            item(#""placements":[{"id":"CSQU3054384"}]"#), CheckCase.error("CSQU3054383")),
        .init(
            "tw.container.check-digit", "goods placed in a listed unit are not judged twice",
            consignment(
                #""equipment":[{"id":"CSQU3054384"}],"goods_items":[{"placements":[{"id":"CSQU3054384"}]}]"#),
            CheckCase.error("CSQU3054383")),
        .init(
            "tw.container.check-digit", "a wrong check digit of an older marking", unit(#""id":"CSQR3054384""#),
            CheckCase.warning("CSQR3054381")),
        .init("tw.container.check-digit", "a shipper's own box", unit(#""id":"BOX 17""#), .skips),
        .init("tw.container.check-digit", "a prefix that is not of ISO", unit(#""id":"ABCX1234567""#), .skips),
        .init("tw.container.check-digit", "a unit load device by air", unit(#""id":"AKE12345LH""#, of: air), .isNoCase),
        .init(
            "tw.container.check-digit", "a trailer", unit(#""equipment_type_code":"TE","id":"CSQU3054384""#), .isNoCase),

        .init("tw.container.form", "a right number", unit(#""id":"CSQU3054383""#), .passes),
        .init("tw.container.form", "a wrong check digit is for another check", unit(#""id":"CSQU3054384""#), .passes),
        .init("tw.container.form", "a shipper's own box", unit(#""id":"BOX 17""#), CheckCase.warning()),
        .init("tw.container.form", "a prefix that is not of ISO", unit(#""id":"ABCX1234567""#), CheckCase.warning()),
        .init("tw.container.form", "a placeholder", unit(#""id":"TBA""#), CheckCase.warning()),
        .init("tw.container.form", "no number", unit(#""equipment_size_type":"22G1""#), .skips),

        .init("tw.container.size-type", "a code", unit(#""equipment_size_type":"45G1""#), .passes),
        .init("tw.container.size-type", "a name", unit(#""equipment_size_type":"40'HC""#), CheckCase.warning("45G1")),
        .init("tw.container.size-type", "nonsense", unit(#""equipment_size_type":"XYZ""#), CheckCase.warning()),
        .init("tw.container.size-type", "none", unit(#""id":"CSQU3054383""#), .skips),

        .init(
            "tw.container.listed", "goods in a listed unit",
            consignment(
                #""equipment":[{"id":"CSQU3054383"}],"goods_items":[{"placements":[{"id":"CSQU 3054383"}]}]"#), .passes),
        .init(
            "tw.container.listed", "goods in another",
            consignment(
                #""equipment":[{"id":"CSQU3054383"}],"goods_items":[{"placements":[{"id":"MSCU7190038"}]}]"#),
            CheckCase.warning()),
        .init(
            "tw.container.listed", "a document that lists none", item(#""placements":[{"id":"MSCU7190038"}]"#),
            .isNoCase),

        .init(
            "tw.container.indicator", "in containers, and they are named",
            consignment(#""container_indicator":"1","equipment":[{"id":"CSQU3054383"}]"#), .passes),
        .init(
            "tw.container.indicator", "in containers, and none is named",
            consignment(#""container_indicator":"1""#), CheckCase.error()),
        .init(
            "tw.container.indicator", "not in containers, but one is named",
            consignment(#""container_indicator":"0","equipment":[{"id":"CSQU3054383"}]"#), CheckCase.warning()),
        .init("tw.container.indicator", "no indicator", consignment(#""gross_mass":"1""#), .skips),

        .init(
            "tw.container.payload", "a full container",
            item(#""gross_mass":"28000","placements":[{"id":"CSQU3054383"}]"#), .passes),
        .init(
            "tw.container.payload", "too full with the goods of two items",
            consignment(
                #""goods_items":[{"gross_mass":"28000","placements":[{"id":"CSQU3054383"}]},"#
                    + #"{"gross_mass":"3","gross_mass_unit":"TNE","placements":[{"id":"CSQU3054383"}]}]"#),
            CheckCase.warning()),
        .init("tw.container.payload", "goods not weighed", item(#""placements":[{"id":"CSQU3054383"}]"#), .skips),

        .init("tw.seal.number", "a number", unit(#""seals":[{"id":"VN114203"}]"#), .passes),
        .init("tw.seal.number", "a word for none", unit(#""seals":[{"id":"N/A"}]"#), CheckCase.warning()),
        .init("tw.seal.number", "two seals in one", unit(#""seals":[{"id":"VN1;VN2"}]"#), CheckCase.warning()),
        .init("tw.seal.number", "a blank one", unit(#""seals":[{"id":""}]"#), .skips),

        .init(
            "tw.seal.duplicate", "the same seal on the same container twice",
            consignment(#""equipment":[{"id":"A1","seals":[{"id":"S1"}]},{"id":"A 1","seals":[{"id":"S1"}]}]"#), .passes
        ),
        .init(
            "tw.seal.duplicate", "the same seal on two containers",
            consignment(#""equipment":[{"id":"A1","seals":[{"id":"S1"}]},{"id":"A2","seals":[{"id":"S1"}]}]"#),
            CheckCase.warning()),
        .init("tw.seal.duplicate", "no seal number", unit(#""id":"A1","seals":[{"id":""}]"#), .skips),
    ]
}
