import TidewaiterDocuments

extension MessageType {
    /// Customs manifest: what a carrier reports of a conveyance and its bills (ASC X12 309, 004010 to 006040).
    ///
    /// A bill is an LX with its M11; each conveyance unit (VID) lists the goods in it (N10). A further N10 without a
    /// number of packages goes on with the description.
    static let x12Set309 = MessageType(
        .x12, "309", "customs manifest",
        groups: """
            top - declarations M10 VEH CII CUR REF N9 K1
              person NM1 parties DMG DMA REF N3 N4
              port P4 -
                bill LX consignments M13 M11 N9 REF K1
                  party N1 parties N2 N3 N4 DTM PER X1
                  inbond M12 - P5
            \(X12Rows.places(6))\
                  unit VID equipment M7
                  goods N10(1.1=*) goods_items N10 VC MAN
                    hazard H1 dangerous_goods H2
                  goods.other N10 goods_items N10 VC MAN
                    hazard.other H1 dangerous_goods H2

            """,
        rows: x12Envelope + X12Rows.manifest + X12Rows.located)
}
