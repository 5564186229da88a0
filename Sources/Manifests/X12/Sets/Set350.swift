import TidewaiterDocuments

extension MessageType {
    /// What customs says of a manifest and its bills (ASC X12 350, 004010 to 006040): each X4 is a bill and what became of
    /// it.
    static let x12Set350 = MessageType(
        .x12, "350", "customs status information",
        groups: """
            top - declarations M10
              port P4 - V9 K1
                unit VID equipment
                bill X4 consignments K1 N9
                  bill.unit N7 equipment M7
              export BA1 -
                export.bill X4 consignments K1 N9

            """,
        rows: x12Envelope + """
            BA1 : 3.1 mode_of_transport@mode, 4.1 destination_country, 5.1 functional_reference, 10.1 carrier_code, \
            12.1 vessel_name
            \(X12Rows.events)

            """ + X12Rows.manifest + X12Rows.common)
}
