import TidewaiterDocuments

extension MessageType {
    /// The booking confirmation IFTMBC (UN/EDIFACT, D.95B to D.18A): what a carrier has booked, one consignment a message.
    static let iftmbc = MessageType(
        .edifact, "IFTMBC", "booking confirmation",
        groups: """
            top - declarations BGM
              contact CTA contacts COM
              shipment * consignments \(ShipmentGroups.members)
            """ + "\n" + ShipmentGroups.parts,
        rows: edifactEnvelope + ShipmentGroups.rows)
}
