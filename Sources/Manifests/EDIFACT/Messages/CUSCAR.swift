import TidewaiterDocuments

extension MessageType {
    /// The customs cargo report message CUSCAR (UN/EDIFACT, D.95B to D.18A).
    ///
    /// The positions of what is mapped are the same in all these directories; where a later one adds components, they
    /// are kept with their address.
    static let cuscar = MessageType(
        .edifact, "CUSCAR", "customs cargo report", groups: CUSCARTable.groups, rows: edifactEnvelope + CUSCARTable.rows
    )
}

private enum CUSCARTable {
    /// Groups, each indented below the one around it: name, trigger, kind of node (`-` for that of the group around),
    /// and the segments of the group. An exclamation mark admits the segment only right in the group, not when its
    /// subgroups have begun.
    static let groups = """
        top - declarations BGM DTM RFF FTX LOC QTY GIS GEI CNT MOA CUX UNS
          transport TDT - LOC DTM RFF MEA TPL
          party NAD parties RFF DTM COM
            contact CTA contacts COM
          equipment EQD equipment TSR MEA DIM SEL NAD GIS GEI LOC TMP RNG
          bill CNI consignments CNT! RFF MOA LOC GIS GEI CUX CPI DTM FTX MEA TSR
            bill.transport TDT transport_means LOC DTM RFF MEA TSR
            bill.party NAD parties RFF DTM COM
              bill.contact CTA contacts COM
            bill.quantity QTY - FTX
            bill.equipment EQD equipment TSR MEA DIM SEL TMP RNG
            goods GID goods_items PAC HAN FTX MEA MOA SGP DGS PCI CST LOC TMD TMP RNG
              goods.indicator GIS - DOC
              goods.processing GEI - DTM DOC PAC MEA
              goods.quantity QTY - FTX
          authentication AUT - DTM RFF
        """

    static let rows = """
        BGM : 1.1 document_type_code, 2.1 functional_reference, 3.1 function_code

        DTM 1.1=137 : 1.2 issue_date
        DTM 1.1=132,178,252 : 1.2 arrival_date
        DTM 1.1=133,136,186,189 : 1.2 departure_date
        DTM 1.1=129 : 1.2 export_date
        DTM 1.1=151 : 1.2 import_date
        DTM 1.1=3 : 1.2 invoice_date
        DTM 1.1=95 : 1.2 bill_date
        DTM 1.1=148 : 1.2 acceptance_date

        TDT >transport_means : 1.1 stage_code, 2.1 conveyance_reference, 3.1 mode_of_transport, \
        4.1 means_of_transport_type, 5.1 carrier_code, 5.4 carrier_name, 8.1 imo_number|vessel_id, 8.4 vessel_name, \
        8.5 vessel_nationality ; 5.2=172, 5.3=20, 8.2=146, 8.3=11
        transport/TDT 1.1=20 >*transport_means : 2.1 conveyance_reference, 3.1 mode_of_transport, 1.1 stage_code, \
        4.1 means_of_transport_type, 5.1 carrier_code, 5.4 carrier_name, 8.1 imo_number|vessel_id, 8.4 vessel_name, \
        8.5 vessel_nationality ; 5.2=172, 5.3=20, 8.2=146, 8.3=11

        LOC 1.1=9 : 2.1 port_of_loading, 2.4 port_of_loading_name ; 2.2=139, 2.3=6
        LOC 1.1=11,12 : 2.1 port_of_discharge, 2.4 port_of_discharge_name ; 2.2=139, 2.3=6
        LOC 1.1=60,24 : 2.1 port_of_entry, 2.4 port_of_entry_name ; 2.2=139, 2.3=6
        LOC 1.1=8 : 2.1 place_of_destination, 2.4 place_of_destination_name ; 2.2=139, 2.3=6
        LOC 1.1=7 : 2.1 place_of_delivery, 2.4 place_of_delivery_name ; 2.2=139, 2.3=6
        LOC 1.1=88 : 2.1 place_of_receipt, 2.4 place_of_receipt_name ; 2.2=139, 2.3=6
        LOC 1.1=80 : 2.1 place_of_despatch, 2.4 place_of_despatch_name ; 2.2=139, 2.3=6
        LOC 1.1=5 : 2.1 place_of_departure, 2.4 place_of_departure_name ; 2.2=139, 2.3=6
        LOC 1.1=13 : 2.1 place_of_transhipment, 2.4 place_of_transhipment_name ; 2.2=139, 2.3=6
        LOC 1.1=125 : 2.1 last_port_of_call, 2.4 last_port_of_call_name ; 2.2=139, 2.3=6
        LOC 1.1=61 : 2.1 next_port_of_call, 2.4 next_port_of_call_name ; 2.2=139, 2.3=6
        LOC 1.1=14 : 2.1 goods_location, 2.4 goods_location_name
        LOC 1.1=22 : 2.1 office_of_declaration
        LOC 1.1=27 : 2.1 origin ; 2.2=162, 2.3=5
        LOC 1.1=28 : 2.1 destination_country ; 2.2=162, 2.3=5
        LOC 1.1=35 : 2.1 export_country ; 2.2=162, 2.3=5
        LOC >locations : 1.1 role_code, 2.1 id, 2.2 id_list, 2.3 id_agency, 2.4 name

        NAD 1.1=CZ >consignor : \(party)
        NAD 1.1=CN >consignee : \(party)
        NAD 1.1=NI,N1,N2 >notify_parties : 1.1 role_code, \(party)
        NAD 1.1=IM >importer : \(party)
        NAD 1.1=EX >exporter : \(party)
        NAD 1.1=DT >declarant : \(party)
        NAD 1.1=MS >submitter : \(party)
        NAD 1.1=CA >carrier : \(party)
        NAD 1.1=AG,CG,AE >agent : 1.1 role_code, \(party)
        NAD 1.1=SE >seller : \(party)
        NAD 1.1=BY >buyer : \(party)
        NAD 1.1=MF >manufacturer : \(party)
        NAD >parties : 1.1 role_code, \(party)
        CTA >contacts : 1.1 role_code, 2.1 id, 2.2 name
        COM >communications : 1.1 id, 1.2 type_code

        top/RFF 1.1=AFB : 1.2 manifest_number
        top/RFF 1.1=ABT,AAE : 1.2 declaration_id
        bill/RFF 1.1=BM,AWB,AAM,AHI : 1.2 transport_document_id@bill
        bill/RFF 1.1=BH,HWB : 1.2 transport_document_id@house
        bill/RFF 1.1=MB,MWB : 1.2 master_document_id
        bill/RFF 1.1=UCN : 1.2 ucr
        bill.party/RFF 1.1=BM,AWB,AAM,AHI,BH,HWB,MB,MWB >^ :
        bill.party/RFF 1.1=VA : 1.2 vat_number
        party/RFF 1.1=VA : 1.2 vat_number
        RFF >documents : 1.1 type_code, 1.2 id

        CNI : 1.1 sequence, 2.1 transport_document_id
        CNT 1.1=7 : 1.2 total_gross_mass, 1.3 total_gross_mass_unit
        CNT 1.1=10 : 1.2 consignment_quantity
        CNT 1.1=11,8 : 1.2 total_package_quantity
        CNT 1.1=15,26 : 1.2 total_volume, 1.3 total_volume_unit
        CNT 1.1=16 : 1.2 equipment_quantity
        CNT 1.1=5 : 1.2 goods_item_quantity
        CNT 1.1=29 : 1.2 total_net_mass, 1.3 total_net_mass_unit
        CUX : 1.2 currency
        CPI : 2.1 payment_method
        MOA >amounts : 1.1 type_code, 1.2 amount, 1.3 currency

        GID : 1.1 sequence, 2.1 package_quantity, 2.2 package_type, 2.5 package_type_name, \
        3.1 >packaging package_quantity, 3.2 >packaging package_type, 3.5 >packaging package_type_name, \
        4.1 >packaging package_quantity, 4.2 >packaging package_type, 4.5 >packaging package_type_name \
        ; 2.3=67, 2.4=6, 3.3=67, 3.4=6, 4.3=67, 4.4=6
        FTX 1.1=AAA : 4.1-5 description
        goods/FTX 1.1=MKS : 4.1-5 marks
        FTX >additional_information : 1.1 type_code, 3.1 statement_code, 4.1-5 text
        MEA 2.1/1.1=G,AAD,AAE,AAB,AAG,WT,AAI : 3.1 gross_mass_unit, 3.2 gross_mass ; 1.1
        MEA 2.1/1.1=N,AAA,AAL,AAC,AAF : 3.1 net_mass_unit, 3.2 net_mass ; 1.1
        MEA 2.1/1.1=AAW,ABJ,AAX,VOL : 3.1 volume_unit, 3.2 volume ; 1.1
        equipment/MEA 2.1/1.1=T : 3.1 tare_mass_unit, 3.2 tare_mass ; 1.1
        bill.equipment/MEA 2.1/1.1=T : 3.1 tare_mass_unit, 3.2 tare_mass ; 1.1
        MEA >measures : 2.1 dimension_code, 3.1 unit, 3.2 measurement ; 1.1
        SGP >placements : 1.1 id, 2.1 package_quantity
        PAC >packaging : 1.1 package_quantity, 3.1 package_type, 3.4 package_type_name ; 3.2=67, 3.3=6
        PCI : 2.1-10 marks
        DGS >dangerous_goods : 1.1 hazard_regulation, 2.1 hazard_class, 3.1 undg_id, 4.1 flashpoint, \
        4.2 flashpoint_unit, 5.1 packing_group
        CST : 2.1 commodity_code
        DOC >documents : 1.1 type_code, 2.1 id

        EQD : 1.1 equipment_type_code, 2.1 id, 3.1 equipment_size_type, 4.1 equipment_supplier, \
        5.1 equipment_status, 6.1 equipment_fullness ; 3.2=102, 3.3=5
        SEL >seals : 1.1 id, 2.1 sealing_party
        """

    /// Name and address: in lines (C058, the first of them the name) or in parts (C080, C059 and what follows).
    private static let party = """
        2.1 id, 2.2 id_list, 2.3 id_agency, 3.1 name, 3.2-5 address_lines, 4.1-5 name, \
        5.1-4 address_lines, 6.1 city, 7.1 region, 8.1 postcode, 9.1 country
        """
}
