/// Lines that the tables of transaction sets share, in the language of ``SegmentPlanMaker``.
enum X12Rows {
    static let common = parties + references + goods + units + remarks

    /// Those of sets with places (R4) and vessels (V1).
    static let located = placed + common

    /// N1 to N4, NM1, PER and G61. Roles are those of data element 98.
    private static let parties = """
        N1 1.1=SH >consignor : \(party)
        N1 1.1=CN >consignee : \(party)
        N1 1.1=N1,N2,NP,NI >notify_parties : 1.1 role_code, \(party)
        N1 1.1=IM >importer : \(party)
        N1 1.1=EX >exporter : \(party)
        N1 1.1=CA >carrier : \(party)
        N1 1.1=FW,CB,AG >agent : 1.1 role_code, \(party)
        N1 1.1=SE >seller : \(party)
        N1 1.1=BY >buyer : \(party)
        N1 1.1=MF >manufacturer : \(party)
        N1 >parties : 1.1 role_code, \(party)
        NM1 >parties : 1.1 role_code, 3.1 name, 4.1 name, 5.1 name, 8.1 id_list, 9.1 id
        N2 : 1.1 name, 2.1 name
        N3 : 1.1 address_lines, 2.1 address_lines
        N4 : 1.1 city, 2.1 region, 3.1 postcode, 4.1 country
        PER >contacts : 1.1 role_code, 2.1 name, \(communications)
        G61 >contacts : 1.1 role_code, 2.1 name, 3.1 >communications:1 type_code, 4.1 >communications:1 id

        """

    private static let party = "2.1 name, 3.1 id_list, 4.1 id"

    private static let communications = """
        3.1 >communications:1 type_code, 4.1 >communications:1 id, 5.1 >communications:2 type_code, \
        6.1 >communications:2 id, 7.1 >communications:3 type_code, 8.1 >communications:3 id
        """

    /// N9 and REF by data element 128.
    private static let references = """
        N9 1.1=BM,OB,AWB : 2.1 transport_document_id
        N9 1.1=MB : 2.1 master_document_id
        N9 1.1=IB : 2.1 in_bond_number
        N9 1.1=BN >documents : 1.1 type_code, 2.1 id, 3.1 name, 4.1 issue_date@time
        N9 >documents : 1.1 type_code, 2.1 id, 3.1 name, 4.1 issue_date@time
        REF 1.1=BM,OB,AWB : 2.1 transport_document_id
        REF 1.1=MB : 2.1 master_document_id
        REF >documents : 1.1 type_code, 2.1 id, 3.1 name
        BM >documents : 1.1 id

        """

    /// R4 by its function (data element 115), V1, and the dates that stand with places.
    private static let placed = """
        load/R4 : 3.1 port_of_loading@place, 4.1 port_of_loading_name ; 1.1, 2.1=UN
        discharge/R4 : 3.1 port_of_discharge@place, 4.1 port_of_discharge_name ; 1.1, 2.1=UN
        receipt/R4 : 3.1 place_of_receipt@place, 4.1 place_of_receipt_name ; 1.1, 2.1=UN
        delivery/R4 : 3.1 place_of_delivery@place, 4.1 place_of_delivery_name ; 1.1, 2.1=UN
        tranship/R4 : 3.1 place_of_transhipment@place, 4.1 place_of_transhipment_name ; 1.1, 2.1=UN
        R4 >locations : 1.1 role_code, 2.1 id_list, 3.1 id, 4.1 name
        load/DTM 1.1=139,140,369,370 : 2.1 departure_date@time
        discharge/DTM 1.1=139,140,371 : 2.1 arrival_date@time
        V1 8.1=C >*transport_means : 1.1 call_sign, \(vessel)
        V1 >*transport_means : 1.1 imo_number|vessel_id, \(vessel) ; 8.1=L

        """

    /// What V1 says of a vessel behind its code.
    static let vessel =
        "2.1 vessel_name, 3.1 vessel_nationality, 4.1 conveyance_reference, 5.1 carrier_code, 9.1 mode_of_transport@mode"

    /// L0, L5, N10 and what belongs to goods.
    private static let goods = """
        N10 4.1=J,H : \(line), 5.1 commodity_code
        N10 : \(line)
        L0 5.1=N : 1.1 sequence, 4.1 net_mass, 11.1 net_mass_unit@weight, \(lading)
        L0 5.1=G : 1.1 sequence, 4.1 gross_mass, 11.1 gross_mass_unit@weight, \(lading)
        L0 : 1.1 sequence, \(lading)
        L5 4.1=J,H : 2.1 description, 3.1 commodity_code, 6.1 marks ; 1.1
        L5 : 2.1 description, 6.1 marks ; 1.1
        H1 : 1.1 undg_id, 2.1 hazard_class, 4.1 proper_shipping_name, 7.1 flashpoint, 8.1 flashpoint_unit@measure, \
        9.1 packing_group
        H2 : 1.1 proper_shipping_name
        LH1 : 3.1 undg_id, 10.1 packing_group
        LH2 : 1.1 hazard_class
        LH3 : 1.1 proper_shipping_name
        L1 : 4.1 amount@cents, 8.1 type_code
        C3 : 1.1 currency
        MAN : 2.1 marks, 3.1 marks, 5.1 marks, 6.1 marks

        """

    private static let line = """
        1.1 package_quantity, 2.1 description, 3.1 marks, 6.1 customs_value, 7.1 gross_mass_unit@weight, \
        8.1 gross_mass, 10.1 package_type|package_type_name@package, 11.1 origin, 13.1 currency
        """

    private static let lading = """
        6.1 volume, 7.1 volume_unit@volume, 8.1 package_quantity, 9.1 package_type|package_type_name@package
        """

    /// VID, N7 and M7.
    private static let units = """
        VID : 1.1 equipment_type_code@equipment, 2.1 id@unit, 3.1 id, 4.1 >seals:1 id, 5.1 >seals:2 id, \
        9.1 equipment_size_type, 10.1 equipment_fullness@fullness, 20.1 id@digit
        N7 4.1=G : \(equipment), 3.1 gross_mass, 17.1 gross_mass_unit@weight
        N7 : \(equipment), 17.1 tare_mass_unit@weight
        W2 : 1.1 id@unit, 2.1 id, 5.1 equipment_fullness@fullness, 13.1 id@digit
        M7 : 1.1 >seals:1 id, 2.1 >seals:2 id, 3.1 >seals:3 id, 4.1 >seals:4 id

        """

    private static let equipment = """
        1.1 id@unit, 2.1 id, 5.1 tare_mass, 11.1 equipment_type_code@equipment, 18.1 id@digit, 22.1 equipment_size_type
        """

    /// Words that people read.
    private static let remarks = """
        V9 >status_events : 1.1 status_code, 2.1 status_name, 3.1 event_date@time, 5.1 place_name, 8.1 reason_code
        K1 >additional_information : 1.1 text, 2.1 text
        C8 : 2.1 statement_code, 3.1 text
        C8C : 1.1 text, 2.1 text, 3.1 text
        H3 >additional_information : 1.1 statement_code, 2.1 text
        NTE >additional_information : 1.1 type_code, 2.1 text

        """

    /// The groups of places, indented as members of what is around them.
    static func places(_ indent: Int) -> String {
        let blank = String(repeating: " ", count: indent)
        return [
            "load R4(1.1=L) - DTM", "discharge R4(1.1=D) - DTM", "receipt R4(1.1=R) - DTM",
            "delivery R4(1.1=E) - DTM", "tranship R4(1.1=T) - DTM", "place R4 - DTM",
        ].map { "\(blank)\($0)\n" }.joined()
    }
}

extension X12Rows {
    /// M10 to M13 and P4, of the customs sets (309, 350, 353, 355, 358).
    static let manifest = """
        M10 10.1=C : 4.1 call_sign, \(conveyance)
        M10 : 4.1 imo_number|vessel_id, \(conveyance) ; 10.1=L
        P4 : 1.1 port_of_entry, 2.1 arrival_date, 4.1 goods_location
        LX : 1.1 sequence
        M11 : 1.1 transport_document_id, 2.1 port_of_loading, 3.1 total_package_quantity, \
        4.1 package_type|package_type_name@package, 5.1 total_gross_mass, 6.1 total_gross_mass_unit@weight, \
        7.1 total_volume, 8.1 total_volume_unit@volume, 10.1 place_of_receipt_name, 11.1 master_document_id, \
        12.1 carrier_code
        M12 1.1=61,62,63 : 1.1 entry_type, 2.1 in_bond_number, 3.1 place_of_destination
        M12 : 1.1 entry_type, 2.1 entry_number, 3.1 place_of_destination
        M13 : 1.1 carrier_code, 2.1 port_of_entry, 4.1 transport_document_id
        MBL : 1.1 carrier_code, 2.1 transport_document_id, 8.1 master_document_id

        """

    private static let conveyance = """
        1.1 carrier_code, 2.1 mode_of_transport@mode, 3.1 vessel_nationality, 5.1 vessel_name, \
        6.1 conveyance_reference, 7.1 manifest_number
        """
}

extension X12Rows {
    /// Volume of all goods, in L3.
    static let totals = "9.1 total_volume, 10.1 total_volume_unit@volume"

    /// What Q2 says of a voyage beside the number of the vessel.
    static let voyage = "2.1 vessel_nationality, 9.1 conveyance_reference, 13.1 vessel_name"

    /// What became of a bill (X4, M14), and what happened on the way (M15).
    static let events = """
        X4 : 1.1 transport_document_id, 3.1 entry_type, 4.1 entry_number, 5.1 >status_events:1 event_date@time, \
        7.1 >status_events:1 status_code, 9.1 carrier_code
        M14 : 2.1 >status_events:1 status_code, 3.1 entry_number, 4.1 entry_type, 5.1 >status_events:1 event_date
        M15 : 1.1 status_code, 3.1 event_date, 4.1 place

        """
}
