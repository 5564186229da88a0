import TidewaiterDocuments

extension MessageType {
    /// Events on the way that a carrier tells customs of, such as arrival and departure (ASC X12 353, 004010 to 006040).
    static let x12Set353 = MessageType(
        .x12, "353", "customs events advisory details",
        groups: """
            top - declarations M10 P4
              event M15 - K1

            """,
        rows: x12Envelope + X12Rows.manifest + X12Rows.common)
}
