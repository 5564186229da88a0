import TidewaiterDocuments

extension MessageType {
    /// The customs declaration CUSDEC (UN/EDIFACT, D.95B to D.18A).
    ///
    /// What stands before UNS+D is said of the whole declaration; each CST behind it is a goods item. They lie in one
    /// consignment, which also has the number of the transport document. The directories differ in segments that were
    /// replaced by others (GIS by GEI, PAT by PYT in D.03) and in groups that were added; the table has them all.
    static let cusdec = MessageType(
        .edifact, "CUSDEC", written: "00B", "customs declaration", groups: CUSDECTable.groups,
        rows: edifactEnvelope + CUSDECTable.rows)
}

private enum CUSDECTable {
    /// The lines of commercial invoices (DMS) are kept: customs ask for the items.
    static let groups = """
        top - declarations BGM CST LOC DTM GIS GEI FII MEA SEL FTX CNT TOD MOA CUX
          transport TDT - TPL
          document DOC documents DTM LOC
          party NAD parties RFF
            party.contact CTA contacts COM
          equipment EQD equipment SEL
          package PAC packaging FTX PCI
          invoice DMS documents DTM MEA TOD LOC FTX PAC PCI PAT PYT PCD ALC RTE QTY LIN PIA PRI QVR GIR IMD RFF GIS GEI \
        MOA CUX
            invoice.party NAD parties
            invoice.document DOC documents DTM LOC
          emission EFI - CED COM RFF DTM QTY
          shipment * consignments
            bill RFF(1.1=BM|AWB|AAM|BH|HWB|MB|MWB) -
            detail UNS(1.1=D) -
              goods CST goods_items FTX LOC DTM MEA TDT MOA CUX RFF GIN IMD TOD GDS QVR QTY GIR
                goods.party NAD parties
                goods.package PAC - PCI FTX
                goods.document DOC documents DTM LOC NAD
                goods.indicator GIS process_indicators PCD
                goods.process GEI process_indicators PCD
                goods.tax TAX duty_tax_fees MOA GIS GEI
          reference RFF -
          summary UNS -
          tax TAX duty_tax_fees MOA GIS GEI
          authentication AUT - DTM
        """

    static let rows =
        """
        transport/TDT 1.1=20 >*transport_means : \(EDIFACTRows.means)
        \(EDIFACTRows.customsCodes)
        goods/MOA 1.1=38 : 1.2 value, 1.3 currency
        top/MOA 1.1=39,77 : 1.2 invoice_total, 1.3 currency
        goods/RFF 1.1=HS,AFG,ABD : 1.2 commodity_code
        goods.package/PAC >*packaging : 1.1 package_quantity, 3.1 package_type, 3.4 package_type_name ; 3.2=67, 3.3=6
        tax/\(EDIFACTRows.taxAmount)
        goods.tax/\(EDIFACTRows.taxAmount)
        DMS : 1.1 id, 2.1 type_code
        GDS : 1.1 cargo_nature
        UNS 1.1=D,S :
        emission/RFF :
        emission/COM :

        """ + EDIFACTRows.duties + EDIFACTRows.all
}
