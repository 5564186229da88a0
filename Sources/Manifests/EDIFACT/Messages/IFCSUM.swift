import TidewaiterDocuments

extension MessageType {
    /// The forwarding and consolidation summary IFCSUM (UN/EDIFACT, D.95B to D.18A): the consignments on board of one means
    /// of transport, each with its goods, and the units that they are in.
    static let ifcsum = MessageType(
        .edifact, "IFCSUM", "forwarding and consolidation summary",
        groups: """
            top - declarations BGM DTM MOA FTX CNT GDS PCD RFF GOR SEL DOC LOC TCC PRI EQN QTY CUX ICD
              transport TDT - TSR SCC LOC DTM SEL FTX MEA EQN DIM RFF ICD TCC MOA PCD
                transport.contact CTA contacts COM
              line NAD parties LOC DOC TCC PRI EQN PCD MOA QTY CUX RFF DTM
                line.contact CTA contacts COM
              equipment EQD equipment EQN TPL TMD MEA DIM SEL LOC HAN TMP RNG FTX RFF PCD
                equipment.party NAD parties
                equipment.attached EQA - EQN
                equipment.dangerous DGS dangerous_goods FTX
                  equipment.dangerous.contact CTA contacts COM
              bill CNI consignments \(ShipmentGroups.members)
                bill.contact CTA contacts COM
            """ + "\n" + ShipmentGroups.parts,
        rows: edifactEnvelope + """
            transport/TDT 1.1=20 >*transport_means : \(EDIFACTRows.means)
            CNI : 1.1 sequence, 2.1 transport_document_id

            """ + ShipmentGroups.rows)
}
