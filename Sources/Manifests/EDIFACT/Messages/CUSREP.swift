import TidewaiterDocuments

extension MessageType {
    /// The customs conveyance report CUSREP (UN/EDIFACT, D.95B to D.18A): a ship, aircraft or vehicle that arrives or
    /// departs, its voyage and ports of call.
    static let cusrep = MessageType(
        .edifact, "CUSREP", written: "00B", "customs conveyance report",
        groups: """
            top - declarations BGM DTM QTY POC FTX MEA GIS GEI GPO STS GDS RFF LOC
              document DOC documents RFF DTM LOC
              tax TAX duty_tax_fees MOA GIS GEI FII LOC RFF DTM
              party NAD parties RFF DTM
                party.contact CTA contacts COM
              transport TDT - TPL LOC DTM QTY MEA POC STS FTX GPO
              equipment EQD equipment EQN
              authentication AUT - DTM
            """,
        rows: edifactEnvelope + """
            transport/TDT 1.1=20 >*transport_means : \(EDIFACTRows.means)
            tax/\(EDIFACTRows.taxAmount)
            GDS : 1.1 cargo_nature

            """ + EDIFACTRows.status + EDIFACTRows.duties + EDIFACTRows.all)
}
