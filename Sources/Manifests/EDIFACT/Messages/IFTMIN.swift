import TidewaiterDocuments

extension MessageType {
    /// The transport instruction IFTMIN (UN/EDIFACT, D.95B to D.18A): what a shipper orders of a carrier or forwarder, one
    /// consignment a message.
    static let iftmin = MessageType(
        .edifact, "IFTMIN", "instruction for transport",
        groups: """
            top - declarations BGM
              contact CTA contacts COM
              shipment * consignments \(ShipmentGroups.members)
            """ + "\n" + ShipmentGroups.parts,
        rows: edifactEnvelope + ShipmentGroups.rows)
}
