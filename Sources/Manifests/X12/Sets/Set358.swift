import TidewaiterDocuments

extension MessageType {
    /// The bills that go on a certain trip (ASC X12 358, 004010 to 006040): units (VID) and the bills in them (MBL).
    static let x12Set358 = MessageType(
        .x12, "358", "customs consist information",
        groups: """
            top - declarations M10 N9 VEH M7 CII
              person NM1 parties DMG DMA REF N3 N4
              port P4 -
                line LX -
                  line.unit VID equipment M7
                  line.bill MBL consignments M13 X1 VID
                unit VID equipment M7
                bill MBL consignments M13 X1

            """,
        rows: x12Envelope + X12Rows.manifest + X12Rows.common)
}
