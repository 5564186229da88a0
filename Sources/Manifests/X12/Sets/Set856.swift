import TidewaiterDocuments

extension MessageType {
    /// Ship notice (ASC X12 856, 004010 to 006040): shipments, orders, packages and items as hierarchical levels (HL), told
    /// by the code of the level; a package within an item, or in another package, is so by the number of its parent.
    static let x12Set856 = MessageType(
        .x12, "856", "ship notice or manifest",
        groups: """
            top - declarations BSN DTM CTT
              shipment HL(3.1=S) consignments PRF PO4 PID MEA PWK PKG TD1 TD5 TD3 TD4 TSD REF PER MAN DTM FOB PAL CUR ETD CLD
                party N1 parties N2 N3 N4 REF PER FOB
                order HL(3.1=O) - PRF REF PER DTM TD1 TD5 TD3 PID FOB CUR MEA PO4 PKG MAN CLD
                  order.party N1 parties N2 N3 N4 REF PER
                pack HL(3.1=P|T) packaging MAN PO4 PKG MEA TD1 PAL REF DTM PID
                  pack.party N1 parties N2 N3 N4 REF PER
                item HL(3.1=I) goods_items LIN SN1 SLN PRF PO4 PID MEA PKG TD1 REF DTM MAN CLD CUR LH1 LH2 LH3
                  item.party N1 parties N2 N3 N4 REF PER
                level HL - LIN SN1 PRF PO4 PID MEA PKG TD1 TD5 TD3 REF DTM MAN N1 N2 N3 N4
              level.top HL - LIN SN1 PRF PO4 PID MEA PKG TD1 TD5 TD3 REF DTM MAN N1 N2 N3 N4

            """,
        rows: x12Envelope + """
            BSN : 1.1 function_code, 2.1 functional_reference, 3.1 issue_date@time
            HL : 1.1 sequence ; 3.1
            DTM 1.1=011,370 : 2.1 departure_date@time
            DTM 1.1=017,371,372 : 2.1 arrival_date@time
            PRF >documents : 1.1 id, 4.1 issue_date
            LIN : 1.1 sequence, 2.1 >classifications:1 id_list, 3.1 >classifications:1 id, \
            4.1 >classifications:2 id_list, 5.1 >classifications:2 id, 6.1 >classifications:3 id_list, \
            7.1 >classifications:3 id, 8.1 >classifications:4 id_list, 9.1 >classifications:4 id
            SN1 : 2.1 quantity, 3.1 quantity_unit@measure
            PID : 5.1 description
            PO4 : 6.1 gross_mass, 7.1 gross_mass_unit@measure, 8.1 volume, 9.1 volume_unit@measure
            item/TD1 : 2.1 package_quantity, 5.1 description, 7.1 gross_mass, 8.1 gross_mass_unit@measure, 9.1 volume, \
            10.1 volume_unit@measure
            pack/TD1 : 2.1 package_quantity
            TD1 : 2.1 total_package_quantity, 7.1 total_gross_mass, 8.1 total_gross_mass_unit@measure, 9.1 total_volume, \
            10.1 total_volume_unit@measure
            TD5 2.1=2 : 3.1 carrier_code, 4.1 mode_of_transport@mode, 5.1 carrier_name
            TD5 : 4.1 mode_of_transport@mode, 5.1 carrier_name
            TD3 >equipment : 1.1 equipment_type_code@equipment, 2.1 id@unit, 3.1 id, 9.1 >seals:1 id, \
            10.1 equipment_size_type
            FOB : 1.1 payment_method, 5.1 incoterm, 7.1 incoterm_place
            CUR : 2.1 currency
            MEA >measures : 2.1 dimension_code, 3.1 measurement, 4.1 unit@measure

            """ + X12Rows.common)
}
