/// What members of JSON that is not our own are called, beyond the names that tables use too (``HeaderTable``).
/// Names are compared by their letters and digits alone: `billOfLading`, `bill_of_lading` and `Bill of Lading` are one.
enum JSONNames {
    /// Members that hold parts, by the kind of part.
    static let parts: [String: NodeKind] = names([
        .consignment:
            "bills, bill, shipments, shipment, consignments, consignment, bills of lading, air waybills, waybills, houses, house bills, transport documents, entries",
        .goodsItem:
            "items, item, lines, line items, goods, goods items, products, commodities, cargo, cargo items, articles, consignment items, packages items",
        .equipment:
            "containers, container, equipment, equipments, units, transport equipment, utilized transport equipments",
        .seal: "seals",
        .packaging: "packaging, packagings",
        .document: "documents, references, reference documents",
        .consignor: "consignor, shipper, sender, exporter of record",
        .consignee: "consignee, receiver, ultimate consignee",
        .notifyParty: "notify, notify party, notify parties",
        .importer: "importer, importer of record",
        .exporter: "exporter",
        .declarant: "declarant, broker, customs broker",
        .carrier: "carrier, ocean carrier",
        .seller: "seller, vendor, supplier",
        .buyer: "buyer, purchaser",
        .manufacturer: "manufacturer, producer, maker",
    ])

    /// Names that mean something else in each kind of part.
    static let fields: [NodeKind: [String: Field]] = [
        .consignment: names([
            .transportDocumentID:
                "no, number, id, bl, bl no, bill, bill no, awb, hawb, hbl, transport document reference"
        ]),
        .goodsItem: names([
            .sequence: "no, number, id, line, line no, item, item no",
            .commodityCode: "code, hs, hts, commodity code, hs codes",
            .grossMass: "gross, weight", .netMass: "net", .quantity: "qty", .packageQuantity: "pieces, cartons",
        ]),
        .equipment: names([
            .id: "no, number, id, container, container no, equipment reference",
            .equipmentSizeType: "type, size, iso code, iso equipment code",
        ]),
        .seal: names([.id: "no, number, id, seal"]),
        .party: names([
            .name: "name, party name, company", .addressLines: "address, street, address line, address lines",
            .city: "city, town",
            .region: "state, region, province", .postcode: "postcode, zip, zip code, postal code",
            .country: "country, country code",
            .eori: "eori", .vatNumber: "vat, vat number, vat no",
            .importerNumber: "importer number, ior, ior number, ein", .id: "id, code",
        ]),
    ]

    /// `grossWeightKg` as `gross Weight Kg`, so that the unit at its end is a word.
    static func spaced(_ name: String) -> String {
        var text = ""
        var wasSmall = false
        for character in name.unicodeScalars {
            let isCapital = ("A"..."Z").contains(character)
            if isCapital && wasSmall { text += " " }
            text.unicodeScalars.append(character)
            wasSmall = !isCapital
        }
        return text
    }

    private static func names<Meaning>(_ table: [Meaning: String]) -> [String: Meaning] {
        var found: [String: Meaning] = [:]
        for (meaning, names) in table {
            for name in names.split(separator: ",") { found[HeaderName.words(name).joined()] = meaning }
        }
        return found
    }
}
