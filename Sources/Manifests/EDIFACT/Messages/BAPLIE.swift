import TidewaiterDocuments

extension MessageType {
    /// The bay plan BAPLIE (UN/EDIFACT, D.95B to D.18A): what stands where on board.
    ///
    /// LOC with 147 begins a position; the unit in it is an equipment with its `stowage_location`. Up to D.11A weights
    /// and ports follow LOC and precede EQD, from D.13B on they follow EQD: both go to the same equipment. Further units
    /// in one position (flats in a bundle) stand under the first. A unit before any position comes before its own, as some
    /// senders write it.
    static let baplie = MessageType(
        .edifact, "BAPLIE", "bay plan",
        groups: """
            top - declarations BGM DTM RFF UNS
              party NAD parties
                party.contact CTA contacts COM
              transport TDT - LOC DTM RFF FTX
              cell LOC(1.1=147) equipment GID GDS FTX MEA DIM TMP RNG LOC RFF CNT DTM TSR
                unit EQD - RFF MEA HAN DIM GDS FTX TMP
                  unit.party NAD parties
                    unit.party.contact CTA contacts COM
                  unit.attached EQA -
                  unit.transport TDT transport_means
                  unit.dangerous DGS dangerous_goods FTX ATT MEA
                    unit.dangerous.contact CTA contacts COM
                dangerous DGS dangerous_goods FTX
              ahead EQD equipment MEA HAN DIM GDS FTX TMP RNG RFF CNT DTM TSR
                ahead.cell LOC(1.1=147) -
                ahead.port LOC -
                ahead.party NAD parties
                  ahead.party.contact CTA contacts COM
                ahead.attached EQA -
                ahead.dangerous DGS dangerous_goods FTX
            """,
        rows: edifactEnvelope + """
            transport/TDT 1.1=20 >*transport_means : \(EDIFACTRows.means)
            transport/RFF 1.1=VON : 1.2 conveyance_reference
            LOC 1.1=147 : 2.1 stowage_location ; 2.3=5
            ahead/EQD : 1.1 equipment_type_code, 2.1 id, 3.1 equipment_size_type, 4.1 equipment_supplier, \
            5.1 equipment_status, 6.1 equipment_fullness ; 3.2=102, 3.3=5
            EQD >*equipment : 1.1 equipment_type_code, 2.1 id, 3.1 equipment_size_type, 4.1 equipment_supplier, \
            5.1 equipment_status, 6.1 equipment_fullness ; 3.2=102, 3.3=5

            """ + EDIFACTRows.handling + EDIFACTRows.all)
}
