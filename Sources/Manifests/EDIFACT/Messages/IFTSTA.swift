import TidewaiterDocuments

extension MessageType {
    /// The transport status report IFTSTA (UN/EDIFACT, D.95B to D.18A): what happened to consignments and units, when
    /// and where. From D.11A on units may be reported without a consignment.
    static let iftsta = MessageType(
        .edifact, "IFTSTA", "transport status report",
        groups: """
            top - declarations BGM DTM TSR LOC FTX CNT RFF
              party NAD parties
                party.contact CTA contacts COM
              bill CNI consignments LOC CNT
                status STS status_events RFF DTM FTX LOC PCI DOC MOA
                  status.transport TDT transport_means RFF LOC DTM
                  status.party NAD parties
                    status.party.contact CTA contacts COM
                  status.unit EQD equipment MEA DIM SEL TPL RFF TMD LOC DTM
                    status.unit.attached EQA - SEL
                  goods GID goods_items HAN PCI SGP DGS FTX GDS LOC QTY MEA EQN DIM RFF DTM GIN
                  emission EFI - CED COM RFF DTM QTY
              unit EQD equipment MEA DIM SEL RFF TPL TMD LOC DTM FTX TMP RNG DAM COD
                unit.party NAD parties
                unit.status STS status_events LOC DTM
                unit.dangerous DGS dangerous_goods FTX
                unit.attached EQA - SEL
                unit.transport TDT transport_means DTM RFF LOC
            """,
        rows: edifactEnvelope + """
            CNI : 1.1 sequence, 2.1 transport_document_id
            status/DTM : 1.2 event_date
            status/LOC : 2.1 place, 2.4 place_name ; 2.2=139, 2.3=6
            status/FTX : 4.1-5 text
            unit.status/DTM : 1.2 event_date
            unit.status/LOC : 2.1 place, 2.4 place_name ; 2.2=139, 2.3=6
            emission/RFF :
            emission/COM :

            """ + EDIFACTRows.status + EDIFACTRows.handling + EDIFACTRows.all)
}
