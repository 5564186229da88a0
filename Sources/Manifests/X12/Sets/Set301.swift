import TidewaiterDocuments

extension MessageType {
    /// Confirmation of a booking by an ocean carrier (ASC X12 301, 004010 to 006040).
    static let x12Set301 = MessageType(
        .x12, "301", "confirmation (ocean)",
        groups: """
            top - declarations
              bill B1 consignments Y6 Y3 N9 R2A W09 H3 EA V9 G61
                request Y4 - W09
                party N1 parties N2 N3 N4 PER G61
            \(X12Rows.places(4))\
                line LX - K1
                  unit N7 equipment W09 M7
                  goods L0 goods_items L5 L4 W09 K1
                    hazard H1 dangerous_goods H2
                    hazard.other LH1 dangerous_goods LH2 LH3 LFH LEP LH4 LHT LHR PER
                    charge L1 amounts
                  goods.other L5 goods_items L4 K1
                    other.hazard H1 dangerous_goods H2
                vessel V1 -

            """,
        rows: x12Envelope + """
            B1 : 1.1 carrier_code, 2.1 consignment_reference, 3.1 issue_date
            Y3 : 3.1 departure_date, 4.1 arrival_date
            Y4 : 5.1 equipment_quantity

            """ + X12Rows.located)
}
