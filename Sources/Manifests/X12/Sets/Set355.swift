import TidewaiterDocuments

extension MessageType {
    /// What customs did not accept of a manifest (ASC X12 355, 004010 to 006040): its segments come back, each with the
    /// faults found in it (K1) behind it.
    static let x12Set355 = MessageType(
        .x12, "355", "customs acceptance or rejection",
        groups: """
            top - declarations M10 K1
              port P4 - K1
                bill LX consignments K1
                  amendment M13 - K1
                  details M11 - K1
                  reference N9 - K1
                  party N1 parties N2 N3 N4 PER K1
                  inbond M12 - P5 M21 K1
                  disposition M14 - K1
                  event M15 status_events K1
                  transfer M20 - K1
                  unit VID equipment MBL M13 VC K1
                  goods N10 goods_items K1
                    hazard H1 dangerous_goods H2 K1
              file K3 -

            """,
        rows: x12Envelope + """
            K1 >errors : 1.1 text, 2.1 text

            """ + X12Rows.events + X12Rows.manifest + X12Rows.common)
}
