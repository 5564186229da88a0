import TidewaiterDocuments

extension MessageType {
    /// Invoice of an air carrier (ASC X12 110, 004010 to 006040): each LX is a shipment with its goods (L5) and charges
    /// (L1).
    static let x12Set110 = MessageType(
        .x12, "110", "air freight details and invoice",
        groups: """
            top - declarations B3 B3A C2 C3 ITD L3 ACS NTE
              party N1 parties N2 N3 N4 N9 PER
              bill LX consignments P1 R1 POD V9 RMT G47 NTE
                bill.party N1 parties N2 N3 N4 N9 PER
                goods L5 goods_items L0 L4 L10 SL1
                  charge L1 amounts C3

            """,
        rows: x12Envelope + """
            B3 : 2.1 invoice_number, 3.1 functional_reference, 6.1 invoice_date, 7.1 invoice_total@cents, 11.1 carrier_code
            LX : 1.1 sequence
            P1 : 2.1 departure_date
            POD : 1.1 arrival_date
            L3 2.1=G : 1.1 total_gross_mass, 12.1 total_gross_mass_unit@weight, \(X12Rows.totals)
            L3 : \(X12Rows.totals)

            """ + X12Rows.common)
}
