import TidewaiterDocuments

extension MessageType {
    /// Customs manifest: what a carrier reports of a conveyance and its bills (ASC X12 309).
    static let x12Set309 = MessageType(
        .x12, "309", "customs manifest",
        groups: """
            top - declarations M10 CUR NM1 N3 N4 REF K1
              port P4 - P4
                bill LX consignments M13 M11 N9 REF
                  party N1 parties N3 N4
                  goods N10 goods_items
            """,
        rows: x12Envelope + """
            LX : 1.1 sequence
            N10 : 1.1 package_quantity, 2.1 description, 3.1 marks
            """)
}
