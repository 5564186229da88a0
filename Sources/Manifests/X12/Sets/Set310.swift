import TidewaiterDocuments

extension MessageType {
    /// Freight receipt and invoice of an ocean carrier: its bill of lading with charges (ASC X12 310, 004010 to 006040).
    ///
    /// A set is one bill. N7 lists its units, L0 and L5 its goods; L1 charges, of the whole or of a line.
    static let x12Set310 = MessageType(
        .x12, "310", "freight receipt and invoice (ocean)",
        groups: """
            top - declarations
              bill B3 consignments B2A Y6 G3 N9 M0 M1 C2 C3 Y2 R2A R2 K1 H3 L5 L3 PWK V9 L11
                vessel V1 -
                party N1 parties N2 N3 N4 PER G61
            \(X12Rows.places(4))\
                remark C8 additional_information C8C
                line LX -
                  unit N7 equipment QTY V4 N12 M7 W09 L7 X1 X2 N9
                    unit.hazard H1 dangerous_goods H2
                  goods L0 goods_items L5 L7 X1 X2
                    hazard H1 dangerous_goods H2
                    hazard.other LH1 dangerous_goods LH2 LH3 LFH LEP LH4 LHT LHR
                    goods.charge L1 amounts C3
                charge L1 amounts C3

            """,
        rows: x12Envelope + """
            B3 : 2.1 invoice_number, 3.1 consignment_reference, 4.1 payment_method, 6.1 invoice_date, \
            7.1 freight_charge@cents, 11.1 carrier_code
            Y2 : 1.1 equipment_quantity
            L3 2.1=G : 1.1 total_gross_mass, 12.1 total_gross_mass_unit@weight, \(X12Rows.totals)
            L3 2.1=N : 1.1 total_net_mass, 12.1 total_net_mass_unit@weight, \(X12Rows.totals)
            L3 : \(X12Rows.totals)

            """ + X12Rows.located)
}
