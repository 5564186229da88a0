import TidewaiterDocuments

/// Rows that message types of UN/EDIFACT share: the positions of these components and the meaning of their codes are the
/// same in all directories from D.95B to D.18A (UNTDID parts 4 and 5). A line that a message has for a group of its own
/// comes before these.
enum EDIFACTRows {
    static let dates = """
        BGM : 1.1 document_type_code, 2.1 functional_reference, 3.1 function_code
        DTM 1.1=137,182 : 1.2 issue_date
        DTM 1.1=132,178,252,232 : 1.2 arrival_date
        DTM 1.1=133,136,186,189 : 1.2 departure_date
        DTM 1.1=342,404 : 1.2 loading_date
        DTM 1.1=96,403,420 : 1.2 discharge_date
        DTM 1.1=129 : 1.2 export_date
        DTM 1.1=151 : 1.2 import_date
        DTM 1.1=3 : 1.2 invoice_date
        DTM 1.1=95 : 1.2 bill_date
        DTM 1.1=148 : 1.2 acceptance_date
        DTM 1.1=58,204,261 : 1.2 release_date
        DTM 1.1=36,192 : 1.2 expiry_date
        DTM 1.1=329 : 1.2 date_of_birth

        """

    /// What TDT says of a means of transport.
    static let means = """
        1.1 stage_code, 2.1 conveyance_reference, 3.1 mode_of_transport, 4.1 means_of_transport_type, \
        5.1 carrier_code, 5.4 carrier_name, 8.1 imo_number|vessel_id, 8.4 vessel_name, 8.5 vessel_nationality \
        ; 5.2=172, 5.3=20, 8.2=146, 8.3=11
        """

    static let transport = """
        TDT >transport_means : \(means)
        LOC 1.1=9 : 2.1 port_of_loading, 2.4 port_of_loading_name ; 2.2=139, 2.3=6
        LOC 1.1=11,12 : 2.1 port_of_discharge, 2.4 port_of_discharge_name ; 2.2=139, 2.3=6
        LOC 1.1=60,24,87 : 2.1 port_of_entry, 2.4 port_of_entry_name ; 2.2=139, 2.3=6
        LOC 1.1=8 : 2.1 place_of_destination, 2.4 place_of_destination_name ; 2.2=139, 2.3=6
        LOC 1.1=7,83 : 2.1 place_of_delivery, 2.4 place_of_delivery_name ; 2.2=139, 2.3=6
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
        LOC 1.1=1 : 2.1 incoterm_place, 2.4 incoterm_place
        LOC 1.1=91 : 2.1 issuing_country
        LOC >locations : 1.1 role_code, 2.1 id, 2.2 id_list, 2.3 id_agency, 2.4 name

        """

    /// Name and address: in lines (C058, the first of them the name) or in parts (C080, C059 and what follows).
    static let party = """
        2.1 id, 2.2 id_list, 2.3 id_agency, 3.1 name, 3.2-5 address_lines, 4.1-5 name, \
        5.1-4 address_lines, 6.1 city, 7.1 region, 8.1 postcode, 9.1 country
        """

    static let parties = """
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

        """

    /// References and documents.
    static let references = """
        RFF 1.1=AFB : 1.2 manifest_number
        RFF 1.1=ABT,AAE : 1.2 declaration_id
        RFF 1.1=BM,AWB,AAM,BH,HWB : 1.2 transport_document_id
        RFF 1.1=MB,MWB : 1.2 master_document_id
        RFF 1.1=UCN : 1.2 ucr
        RFF 1.1=BN : 1.2 booking_number
        RFF 1.1=IV : 1.2 invoice_number
        RFF 1.1=VA : 1.2 vat_number
        RFF >documents : 1.1 type_code, 1.2 id
        DOC >documents : 1.1 type_code, 1.4 name, 2.1 id

        """

    static let totals = """
        CNT 1.1=7 : 1.2 total_gross_mass, 1.3 total_gross_mass_unit
        CNT 1.1=10 : 1.2 consignment_quantity
        CNT 1.1=11,8 : 1.2 total_package_quantity
        CNT 1.1=15,26 : 1.2 total_volume, 1.3 total_volume_unit
        CNT 1.1=16 : 1.2 equipment_quantity
        CNT 1.1=5 : 1.2 goods_item_quantity
        CNT 1.1=29 : 1.2 total_net_mass, 1.3 total_net_mass_unit
        CNT 1.1=41 : 1.2 crew_quantity
        CNT 1.1=42 : 1.2 passenger_quantity

        """

    static let money = """
        CPI : 2.1 payment_method
        TOD : 3.1 incoterm
        MOA >amounts : 1.1 type_code, 1.2 amount, 1.3 currency
        CUX >exchange_rates : 1.1 type_code, 1.2 currency, 2.2 target_currency, 3.1 exchange_rate

        """

    /// Of the amounts that follow TAX that of the duty, tax or fee itself (code list 5025).
    static let taxAmount = "MOA 1.1=55,161,124,150,176 : 1.2 amount, 1.3 currency"

    /// A duty, tax or fee, and the indicators of procedures.
    static let duties = """
        TAX : 1.1 tax_function, 2.1 tax_type, 2.4 tax_type_name, 3.1 tax_account, 4.1 tax_base, 5.4 tax_rate, \
        5.5 tax_basis_code, 6.1 tax_category, 8.1 tax_sequence
        GIS >process_indicators : 1.1 id, 1.2 id_list, 1.3 id_agency, 1.4 process_type
        GEI >process_indicators : 1.1 type_code, 2.1 id, 2.2 id_list, 2.3 id_agency, 2.4 name, 3.1 process_type

        """

    static let goods = """
        GID : 1.1 sequence, 2.1 package_quantity, 2.2 package_type, 2.5 package_type_name, \
        3.1 >packaging package_quantity, 3.2 >packaging package_type, 3.5 >packaging package_type_name, \
        4.1 >packaging package_quantity, 4.2 >packaging package_type, 4.5 >packaging package_type_name \
        ; 2.3=67, 2.4=6, 3.3=67, 3.4=6, 4.3=67, 4.4=6
        FTX 1.1=AAA : 4.1-5 description
        FTX 1.1=MKS : 4.1-5 marks
        FTX 1.1=AAD : 4.1-5 proper_shipping_name
        FTX >additional_information : 1.1 type_code, 3.1 statement_code, 4.1-5 text
        MEA 2.1/1.1=G,AAD,AAE,AAB,AAG,WT,AAI,AET : 3.1 gross_mass_unit, 3.2 gross_mass ; 1.1
        MEA 2.1/1.1=N,AAA,AAL,AAC,AAF : 3.1 net_mass_unit, 3.2 net_mass ; 1.1
        MEA 2.1/1.1=AAW,ABJ,AAX,VOL : 3.1 volume_unit, 3.2 volume ; 1.1
        MEA 2.1/1.1=T : 3.1 tare_mass_unit, 3.2 tare_mass ; 1.1
        MEA 2.1/1.1=VGM : 3.1 verified_gross_mass_unit, 3.2 verified_gross_mass ; 1.1
        MEA >measures : 2.1 dimension_code, 3.1 unit, 3.2 measurement ; 1.1
        SGP >placements : 1.1 id, 2.1 package_quantity
        PAC >packaging : 1.1 package_quantity, 3.1 package_type, 3.4 package_type_name ; 3.2=67, 3.3=6
        PCI : 2.1-10 marks
        DGS >dangerous_goods : 1.1 hazard_regulation, 2.1 hazard_class, 3.1 undg_id, 4.1 flashpoint, \
        4.2 flashpoint_unit, 5.1 packing_group

        """

    static let units = """
        EQD : 1.1 equipment_type_code, 2.1 id, 3.1 equipment_size_type, 4.1 equipment_supplier, \
        5.1 equipment_status, 6.1 equipment_fullness ; 3.2=102, 3.3=5
        SEL >seals : 1.1 id, 2.1 sealing_party
        EQN : 1.1 unit_quantity

        """

    /// What plans and orders add: temperature, nature and handling of the cargo.
    static let handling = """
        TMP 1.1=2 : 2.1 temperature, 2.2 temperature_unit
        GDS : 1.1 cargo_nature
        HAN : 1.1 handling_instruction

        """

    /// Codes of the goods, each in its list.
    static let customsCodes = """
        CST : 1.1 sequence, 2.1 commodity_code@list, 2.2 >classifications id_list, 2.3 >classifications id_agency, \
        3.1 commodity_code@list, 3.2 >classifications id_list, 3.3 >classifications id_agency, \
        4.1 commodity_code@list, 4.2 >classifications id_list, 4.3 >classifications id_agency, \
        5.1 commodity_code@list, 5.2 >classifications id_list, 5.3 >classifications id_agency, \
        6.1 commodity_code@list, 6.2 >classifications id_list, 6.3 >classifications id_agency
        """

    /// Something that happened, with its time and place.
    static let status = """
        STS >status_events : 1.1 status_type, 2.1 status_code, 2.2 id_list, 2.3 id_agency, 2.4 status_name, \
        3.1 reason_code, 3.4 reason_text

        """

    /// Faults that the recipient found, with their position.
    static let faults = """
        ERP : 1.1 message_section, 1.2 item_number, 1.3 sub_item_number
        ERC >*errors : 1.1 error_code

        """

    static let all = dates + transport + parties + references + totals + money + goods + units
}
