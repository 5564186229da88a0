/// Codes by which JSON of published standards says what a place or a party is: DCSA (Booking 2.0, Arrival Notice 1.0,
/// Bill of Lading 3.0: locationTypeCode, partyFunction) and IATA ONE Record 3 (partyRole).
enum JSONRoles {
    private static let places = """
        port_of_loading: POL
        port_of_discharge: POD
        place_of_receipt: PRE
        place_of_delivery: PDE
        """

    /// Those of UN/EDIFACT code list 3035 too, from which most of them come.
    private static let parties = """
        consignor: OS, CZ, SHP, SHIPPER, CONSIGNOR
        consignee: CN, CNE, CONSIGNEE
        notify_parties: N1, N2, NI, NFY, NOTIFY
        carrier: CA, CAR, CARRIER
        agent: BA, FW, FF, AG, DDR, DDS, FFW, AGT, FREIGHT_FORWARDER
        seller: SE, SLR
        buyer: BY, BUY
        manufacturer: MF
        importer: IM
        exporter: EX
        declarant: DT
        """

    /// The field of a place with that role; nil for a role that has none of its own.
    static func place(_ code: String) -> Field? { placeTable[code] }

    /// The kind of a party with that role; nil for a role that has none of its own.
    static func party(_ code: String) -> NodeKind? { partyTable[code] }

    private static let placeTable = table(places) { Field.named($0) }
    private static let partyTable = table(parties) { NodeKind.named($0) }

    private static func table<Target>(_ text: String, _ target: (String) -> Target?) -> [String: Target] {
        var table: [String: Target] = [:]
        for (left, codes) in JSONNames.entries(text) {
            guard let target = target(left) else { continue }
            for code in codes { table[code.filter { $0 != " " }] = target }
        }
        return table
    }

    /// The codes of a place's field and of a kind of party, for the documentation.
    static func codes(of field: Field) -> [String] { placeTable.filter { $0.value == field }.keys.sorted() }
    static func codes(of kind: NodeKind) -> [String] { partyTable.filter { $0.value == kind }.keys.sorted() }
}
