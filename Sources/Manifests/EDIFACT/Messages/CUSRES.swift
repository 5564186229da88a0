import TidewaiterDocuments

extension MessageType {
    /// The customs response CUSRES (UN/EDIFACT, D.96B to D.18A): what customs say to a declaration or report. The
    /// indicators of its processing are status events.
    static let cusres = MessageType(
        .edifact, "CUSRES", written: "00B", "customs response",
        groups: CUSRESTable.head + """

              reference RFF -
              document DOC documents DTM LOC PAC RFF PCI FTX TDT GIS GEI MEA MOA CUX
                document.equipment EQD equipment
                document.party NAD parties
                  document.contact CTA contacts COM
                document.tax TAX duty_tax_fees MOA GIS GEI
                document.item CST goods_items FTX
                  document.item.tax TAX duty_tax_fees MOA GIS GEI MEA RFF
                document.error ERP errors RFF FTX
                  document.error.code ERC -
            """,
        rows: edifactEnvelope + """
            document.error/FTX 1.1=AAO : 4.1-5 text
            document.tax/\(EDIFACTRows.taxAmount)
            document.item.tax/\(EDIFACTRows.taxAmount)

            """ + CUSRESTable.rows)

    /// CUSRES up to D.95B, where references have packages, amounts and duties of their own.
    static let cusresUntil95B = MessageType(
        .edifact, "CUSRES", until: "95B", "customs response",
        groups: CUSRESTable.head + """

              packages PAC packaging FTX
              reference RFF - DTM MEA MOA CUX
                reference.equipment EQD equipment
                reference.tax TAX duty_tax_fees MOA GIS
              document DOC documents DTM LOC
            """,
        rows: edifactEnvelope + "reference.tax/\(EDIFACTRows.taxAmount)\n" + CUSRESTable.rows)
}

private enum CUSRESTable {
    static let head = """
        top - declarations BGM LOC DTM GIS GEI FTX CNT PCI
          transport TDT -
          party NAD parties
            party.contact CTA contacts COM
          equipment EQD equipment
          error ERP errors RFF FTX
            error.code ERC -
          tax TAX duty_tax_fees MOA GIS GEI
          authentication AUT - DTM
        """

    static let rows =
        """
        transport/TDT 1.1=20 >*transport_means : \(EDIFACTRows.means)
        GIS >status_events : 1.1 status_code, 1.2 id_list, 1.3 id_agency, 1.4 process_type
        GEI >status_events : 1.1 status_type, 2.1 status_code, 2.2 id_list, 2.3 id_agency, 2.4 status_name, \
        3.1 process_type
        \(EDIFACTRows.customsCodes)
        error/FTX 1.1=AAO : 4.1-5 text
        tax/\(EDIFACTRows.taxAmount)

        """ + EDIFACTRows.faults + EDIFACTRows.duties + EDIFACTRows.all
}
