import TidewaiterDocuments

extension MessageType {
    /// Status of a unit or shipment in ocean carriage (ASC X12 315, 004010 to 006040): one event, its unit, and the places
    /// of the voyage.
    static let x12Set315 = MessageType(
        .x12, "315", "status details (ocean)",
        groups: """
            top - declarations
              bill B4 consignments N9 SG V9
                vessel Q2 -
            \(X12Rows.places(4))\

            """,
        rows: x12Envelope + """
            B4 : 3.1 >status_events:1 status_code, 4.1 >status_events:1 event_date@time, 6.1 >status_events:1 place_name, \
            7.1 >equipment:2 id@unit, 8.1 >equipment:2 id, 9.1 >equipment:2 equipment_fullness@fullness, \
            10.1 >equipment:2 equipment_size_type, 11.1 >status_events:1 place@listed, 13.1 >equipment:2 id@digit ; 12.1=UN
            SG >status_events : 1.1 status_code, 2.1 reason_code, 4.1 event_date@time
            Q2 12.1=C >*transport_means : 1.1 call_sign, \(X12Rows.voyage)
            Q2 >*transport_means : 1.1 imo_number|vessel_id, \(X12Rows.voyage) ; 12.1=L

            """ + X12Rows.located)
}
