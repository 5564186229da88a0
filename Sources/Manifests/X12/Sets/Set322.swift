import TidewaiterDocuments

extension MessageType {
    /// Events at a terminal or ramp (ASC X12 322, 004010 to 006040): one event (Q5) and the units that it is about.
    static let x12Set322 = MessageType(
        .x12, "322", "terminal operations and intermodal ramp activity",
        groups: """
            top - declarations ZC1
              bill Q5 consignments N9 K1 H3 L3
                unit N7 equipment V4 DTM M7 W09 W2 NA GR5 Y7
                vessel V1 -
            \(X12Rows.places(4))\
                party N1 parties N2 N3 N4
                goods L0 goods_items L5
                  hazard H1 dangerous_goods H2
                  hazard.other LH1 dangerous_goods LH2 LH3 LFH LEP LH4 LHT LHR PER

            """,
        rows: x12Envelope + """
            Q5 : 1.1 >status_events:1 status_code, 2.1 >status_events:1 event_date@time, 5.1 >status_events:1 reason_code, \
            6.1 >status_events:1 place_name

            """ + X12Rows.located)
}
