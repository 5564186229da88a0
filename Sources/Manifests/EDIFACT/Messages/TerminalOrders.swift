import TidewaiterDocuments

/// What COPRAR and COARRI share (UN/EDIFACT, D.95B to D.18A). Places and temperatures are segments of the unit in the
/// older directories and groups in the newer ones; both read the same.
enum TerminalOrders {
    static let groups = """
        top - declarations BGM DTM FTX RFF CNT
          transport TDT - RFF LOC DTM FTX
          party NAD parties
            party.contact CTA contacts COM
          unit EQD equipment RFF EQN TMD DTM LOC MEA DIM TMP RNG SEL FTX EQA PIA GDS PCD COD HAN DAM
            unit.party NAD parties
            unit.transport TDT transport_means RFF LOC DTM
            unit.dangerous DGS dangerous_goods FTX MEA
              unit.dangerous.contact CTA contacts COM
        """

    static let rows =
        """
        transport/TDT 1.1=20 >*transport_means : \(EDIFACTRows.means)
        transport/RFF 1.1=VON : 1.2 conveyance_reference
        unit/LOC 1.1=147 : 2.1 stowage_location ; 2.3=5

        """ + EDIFACTRows.handling + EDIFACTRows.all
}
