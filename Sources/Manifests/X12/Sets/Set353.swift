import TidewaiterDocuments

extension MessageType {
    /// Events on the way that a carrier tells customs of, such as arrival and departure (ASC X12 353, 004010 to 006040).
    static let x12Set353 = MessageType(
        .x12, "353", "customs events advisory details",
        groups: """
            top - declarations M10 P4 CM
              event M15 status_events K1 M7A V1 V2 MEA

            """,
        rows: x12Envelope + """
            V1 8.1=C >transport_means : 1.1 call_sign, \(X12Rows.vessel)
            V1 >transport_means : 1.1 imo_number|vessel_id, \(X12Rows.vessel) ; 8.1=L
            MEA >measures : 2.1 dimension_code, 3.1 measurement, 4.1 unit@measure
            CM : 1.1 conveyance_reference, 6.1 carrier_code, 9.1 vessel_name

            """ + X12Rows.events + X12Rows.manifest + X12Rows.common)
}
