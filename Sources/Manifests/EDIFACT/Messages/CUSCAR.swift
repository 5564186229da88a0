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

    static let rows =
        """
        transport/TDT 1.1=20 >*transport_means : \(EDIFACTRows.means)
        bill/RFF 1.1=BM,AWB,AAM,AHI : 1.2 transport_document_id@bill
        bill/RFF 1.1=BH,HWB : 1.2 transport_document_id@house
        bill.party/RFF 1.1=BM,AWB,AAM,AHI,BH,HWB,MB,MWB >^ :
        CNI : 1.1 sequence, 2.1 transport_document_id
        CUX : 1.2 currency
        CST : 2.1 commodity_code

        """ + EDIFACTRows.all
}
