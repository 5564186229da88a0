/// Names in JSON that is not our own: what members with parts mean, and names that mean something only where they
/// stand. All other names are those of tables (``HeaderTable``).
enum JSONNames {
    /// Members that hold nodes: the kind, and its names.
    private static let kinds = """
        consignments: consignments, consignment, bills, bill, bills of lading, bill of lading, bls, shipments, \
        shipment, house bill of ladings, house bills of lading, waybills, waybill, awbs, hawbs, hbls, houses, house bills, transport documents, transport document, \
        arrival notices, arrival notice notifications
        goods_items: goods items, goods item, goods, items, item, lines, line items, line, cargo, cargoes, cargo items, \
        commodities, products, articles, invoice lines, details, positions, consignment items, pieces
        equipment: equipment, equipments, containers, container, units, transport equipment, transport equipments, ulds, \
        utilized transport equipments, utilised transport equipments, requested equipments, confirmed equipments, \
        equipment references
        seals: seals, seal
        packaging: packaging, packages, packagings, outer packaging, outer packagings
        consignor: consignor, shipper, sender, supplier
        consignee: consignee, receiver, recipient, cnee
        notify_parties: notify parties, notify party, notify, notifies
        importer: importer, importer of record
        exporter: exporter
        declarant: declarant
        carrier: carrier
        agent: agent, broker, customs broker, forwarder, freight forwarder, booking agent
        seller: seller, vendor
        buyer: buyer, purchaser
        manufacturer: manufacturer, producer
        parties: parties, document parties, involved parties
        contacts: contacts, contact, contact details, party contact details, carrier contact information
        documents: documents, references, supporting documents
        dangerous_goods: dangerous goods, dg, hazmat
        transport_means: legs, transport legs, transport movements
        """

    /// Names that mean something in a node of a certain kind only.
    private static let inContext = """
        consignments.transport_document_id: no, number, id, document id, reference, ref
        declarations.conveyance_reference: carrier export voyage number, carrier import voyage number
        declarations.departure_date: planned departure date
        declarations.arrival_date: planned arrival date, port of discharge arrival date, expected arrival date
        declarations.vessel_name: vessel name
        declarations.imo_number: vessel imo number
        declarations.port_of_loading: departure location
        declarations.port_of_discharge: arrival location
        consignments.port_of_loading: departure location
        consignments.port_of_discharge: arrival location
        consignments.place_of_delivery: place of delivery
        consignments.arrival_date: port of discharge arrival date, expected arrival date
        consignments.issue_date: issue date time
        transport_means.vessel_name: name
        transport_means.conveyance_reference: carrier export voyage number, carrier import voyage number, \
        universal voyage reference
        transport_means.imo_number: vessel imo number
        consignments.gross_mass: cargo gross weight, total gross weight, gross, weight, gross weight, gross mass, gw, total weight, total gross weight
        consignments.total_package_quantity: packages, pieces, package count, total packages, pkgs
        consignments.description: description, goods description, cargo description
        goods_items.sequence: no, number, id, line no
        goods_items.description: name, commodity type, goods description
        goods_items.marks: shipping marks
        goods_items.commodity_code: code, hs codes
        goods_items.gross_mass: cargo gross weight
        goods_items.net_mass: cargo net weight
        goods_items.volume: cargo gross volume, cargo net volume
        equipment.id: equipment reference, no, number, id, container no, container number, equipment id
        equipment.unit_quantity: units
        equipment.equipment_size_type: iso equipment code, type, size, size type, iso type
        equipment.gross_mass: cargo gross weight, gross, weight, gross weight
        seals.id: no, number, id, seal no, seal number
        packaging.package_quantity: quantity, count, number, qty, number of packages
        packaging.package_type: type, kind, code, package code
        documents.id: no, number, id, reference
        documents.type_code: type, code
        dangerous_goods.undg_id: un, un no, un number, undg
        dangerous_goods.hazard_class: class, imo class
        dangerous_goods.packing_group: group
        dangerous_goods.proper_shipping_name: name
        contacts.name: name
        parties.name: name, company, company name, party name
        parties.id: id, code, identifier, party id
        parties.role_code: role, type, party function, party role
        parties.address_lines: address, street, address line, address line 1, address line 2, line, line 1, line 2, \
        street and number, street address, street number, floor, po box, street address lines
        parties.city: city, town, city name
        parties.region: region, state, province, sub division, county, state region, region code
        parties.postcode: postcode, postal code, zip, zip code, post code
        parties.country: country, country code
        parties.eori: eori, eori number
        parties.vat_number: vat, vat number, vat id
        parties.importer_number: ein, importer number, irs number
        parties.tax_number: tax id, tax number, tin
        """

    /// Names of a place's code and of its name, where an object holds both.
    static let placeCodes: Set<String> = [
        "unlocationcode", "unlocode", "locode", "locationcode", "portcode", "code", "id",
    ]
    static let placeNames: Set<String> = ["locationname", "portname", "placename", "name"]

    /// Names of a line of goods within another: what is said of it there is said of the same goods.
    static let partsOfGoods: Set<String> = ["cargoitems"]

    /// Names of the number and of its unit, where an object holds both.
    static let amounts: Set<String> = [
        "value", "amount", "quantity", "number", "measure", "content", "numericalvalue",
    ]
    static let units: Set<String> = [
        "unit", "uom", "unitcode", "unitofmeasure", "currency", "currencycode", "currencyid",
    ]

    /// Names of the code that says what a place or a party is, where it stands beside it.
    static let locationRoles: Set<String> = ["locationtypecode", "locationtype"]
    static let partyRoles: Set<String> = ["partyfunction", "partyrole"]

    /// A name without the prefix that JSON-LD writes before it: `cargo:grossWeight`, `https://…#grossWeight`.
    static func local(_ name: String) -> String {
        if let mark = name.lastIndex(of: "#") { return String(name[name.index(after: mark)...]) }
        guard let colon = name.firstIndex(of: ":"), colon > name.startIndex,
            name[..<colon].allSatisfy({ $0.isASCII && $0.isLetter }),
            name[colon...].dropFirst().first?.isLetter ?? false
        else { return name }
        return String(name[name.index(after: colon)...])
    }

    /// The kind of node that a member's parts are.
    static func kind(_ name: String) -> NodeKind? { kindTable[key(name)] }

    /// What a name means in a node of a kind, beyond the names of tables.
    static func field(_ name: String, in kind: NodeKind) -> Field? {
        let key = key(name)
        if let field = contextTable[kind]?[key] { return field }
        let field = kind.isParty ? contextTable[.party]?[key] : nil
        return field.flatMap { $0.stands(in: kind) ? $0 : nil }
    }

    /// What a name means as a member of a node of a kind.
    static func meaning(_ name: String, in kind: NodeKind) -> HeaderMeaning? {
        if let field = Field.named(name), field.stands(in: kind) {
            return HeaderMeaning(target: HeaderTarget(kind: kind, field: field), unit: nil)
        }
        if let field = field(name, in: kind) {
            return HeaderMeaning(target: HeaderTarget(kind: kind, field: field), unit: nil)
        }
        guard var meaning = HeaderName.meaning(spaced(name)) else { return nil }
        // Marks of a container are on goods that are described elsewhere: they are no goods of their own.
        if meaning.target.field == .marks && kind == .equipment { return nil }
        // A field that can stand where the name stands is meant there.
        if meaning.target.field.stands(in: kind) && !meaning.target.kind.isParty { meaning.target.kind = kind }
        return meaning
    }

    /// The letters and digits of a name, with the words of camel case apart: `grossWeightKg` as `gross weight kg`.
    static func spaced(_ name: String) -> String {
        var text = ""
        var before: Unicode.Scalar = " "
        for scalar in name.unicodeScalars {
            let isUpper = scalar.properties.isUppercase
            if isUpper && !before.properties.isUppercase { text += " " }
            text.unicodeScalars.append(scalar)
            before = scalar
        }
        return text
    }

    static func key(_ name: String) -> String { HeaderName.words(spaced(name)).joined() }

    private static let kindTable: [String: NodeKind] = {
        var table: [String: NodeKind] = [:]
        for (kind, names) in namesOfKinds {
            for name in names { table[HeaderName.words(name).joined()] = kind }
        }
        return table
    }()

    private static let contextTable: [NodeKind: [String: Field]] = namesInContext.mapValues { fields in
        var table: [String: Field] = [:]
        for (field, names) in fields {
            for name in names { table[HeaderName.words(name).joined()] = field }
        }
        return table
    }

    static func entries(_ text: String) -> [(left: String, names: [String])] {
        text.split(separator: "\n").compactMap { line in
            let halves = line.split(separator: ":")
            guard halves.count == 2 else { return nil }
            return (halves[0].filter { $0 != " " }, halves[1].split(separator: ",").map(String.init))
        }
    }

    /// The names by what they mean.
    static let namesOfKinds: [NodeKind: [String]] = Dictionary(
        entries(kinds).compactMap { entry in NodeKind.named(entry.left).map { ($0, tidy(entry.names)) } },
        uniquingKeysWith: +)

    static let namesInContext: [NodeKind: [Field: [String]]] = {
        var table: [NodeKind: [Field: [String]]] = [:]
        for (left, names) in entries(inContext) {
            guard let target = target(left) else { continue }
            table[target.kind, default: [:]][target.field, default: []] += tidy(names)
        }
        return table
    }()

    /// The kind and field that the left side of a line names: `seals.id`.
    private static func target(_ left: String) -> HeaderTarget? {
        let parts = left.split(separator: ".")
        guard parts.count == 2, let kind = NodeKind.named(String(parts[0])), let field = Field.named(String(parts[1]))
        else { return nil }
        return HeaderTarget(kind: kind, field: field)
    }

    private static func tidy(_ names: [String]) -> [String] {
        names.map { $0.split(separator: " ").joined(separator: " ") }
    }

    static let unreadLines: [String] =
        entries(kinds).map(\.left).filter { NodeKind.named($0) == nil }
        + entries(inContext).map(\.left).filter { left in
            guard let target = target(left) else { return true }
            return !target.field.stands(in: target.kind)
        }
}
