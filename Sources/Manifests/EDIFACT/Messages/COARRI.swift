import TidewaiterDocuments

extension MessageType {
    /// The container discharge or loading report COARRI (UN/EDIFACT, D.95B to D.18A): the units that a terminal has loaded
    /// or discharged. Each is an equipment of the declaration.
    static let coarri = MessageType(
        .edifact, "COARRI", "container discharge or loading report", groups: TerminalOrders.groups,
        rows: edifactEnvelope + TerminalOrders.rows)
}
