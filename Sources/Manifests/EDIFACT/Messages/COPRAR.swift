import TidewaiterDocuments

extension MessageType {
    /// The container discharge or loading order COPRAR (UN/EDIFACT, D.95B to D.18A): the units that a terminal is to load
    /// or discharge. Each is an equipment of the declaration.
    static let coprar = MessageType(
        .edifact, "COPRAR", "container discharge or loading order", groups: TerminalOrders.groups,
        rows: edifactEnvelope + TerminalOrders.rows)
}
