/// What a node of a ``Declaration`` is; names follow the WCO Data Model.
public enum NodeKind: UInt8, Sendable, Hashable, CaseIterable, BitwiseCopyable {
    /// The envelope: who sent it to whom, and when. Always the parent of the declarations.
    case interchange
    /// A cargo report, manifest or goods declaration.
    case declaration
    /// A leg or means of transport beside the declaration's own.
    case transportMeans
    /// What one transport document (bill of lading, air waybill) covers.
    case consignment
    /// One line of goods.
    case goodsItem
    /// A further level of packaging of a goods item.
    case packaging
    /// A container, trailer or other unit.
    case equipment
    /// A seal on a unit.
    case seal
    /// Which unit holds how much of a goods item.
    case placement
    /// Who sends the goods.
    case consignor
    /// Who receives the goods.
    case consignee
    /// Whom the carrier tells of the arrival.
    case notifyParty
    /// Who imports.
    case importer
    /// Who exports.
    case exporter
    /// Who makes the declaration.
    case declarant
    /// Who hands in the report.
    case submitter
    /// Who carries the goods.
    case carrier
    /// Who acts for another.
    case agent
    /// Who sells.
    case seller
    /// Who buys.
    case buyer
    /// Who made the goods.
    case manufacturer
    /// A party in another role, or a second one in a role that has one; the role is its ``Field/roleCode``.
    case party
    /// A person or department of a party.
    case contact
    /// A telephone number, mail address or the like of a contact.
    case communication
    /// A reference to a document.
    case document
    /// A place in a role that has no field of its own.
    case location
    /// A measurement that has no field of its own.
    case measure
    /// An amount of money that has no field of its own.
    case amount
    /// One dangerous substance of a goods item.
    case dangerousGoods
    /// A statement in words or code.
    case additionalInformation
    /// A code of the goods in some list: tariff, statistics, customs status.
    case classification
    /// A duty, tax or fee: its type, base, rate and amount.
    case dutyTaxFee
    /// A rate of exchange between two currencies.
    case exchangeRate
    /// An indicator by which a customs procedure is controlled.
    case processIndicator
    /// Something that happened to goods, a unit or a message, with its time and place.
    case statusEvent
    /// A passenger or a member of the crew.
    case person
    /// What is answered of an interchange, a group or a message: accepted or not, and why.
    case response
    /// A fault that the recipient found, with its position.
    case error
}

extension NodeKind {
    /// How the kind stands in JSON: the member's name, and whether it holds an array.
    struct Member: Sendable {
        let name: String
        let isList: Bool
        /// Class identifier of the WCO Data Model, where the kind is one of its classes.
        let wco: String?
    }

    static let members: [Member] = NodeKind.allCases.map { kind in
        switch kind {
        case .interchange: .init(name: "interchange", isList: false, wco: nil)
        case .declaration: .init(name: "declarations", isList: true, wco: "42A")
        case .transportMeans: .init(name: "transport_means", isList: true, wco: "15A")
        case .consignment: .init(name: "consignments", isList: true, wco: "28A")
        case .goodsItem: .init(name: "goods_items", isList: true, wco: "68A")
        case .packaging: .init(name: "packaging", isList: true, wco: "93A")
        case .equipment: .init(name: "equipment", isList: true, wco: "31B")
        case .seal: .init(name: "seals", isList: true, wco: "44B")
        case .placement: .init(name: "placements", isList: true, wco: nil)
        case .consignor: .init(name: "consignor", isList: false, wco: "30A")
        case .consignee: .init(name: "consignee", isList: false, wco: "27A")
        case .notifyParty: .init(name: "notify_parties", isList: true, wco: nil)
        case .importer: .init(name: "importer", isList: false, wco: "74A")
        case .exporter: .init(name: "exporter", isList: false, wco: "57A")
        case .declarant: .init(name: "declarant", isList: false, wco: "57B")
        case .submitter: .init(name: "submitter", isList: false, wco: "17B")
        case .carrier: .init(name: "carrier", isList: false, wco: nil)
        case .agent: .init(name: "agent", isList: false, wco: "05A")
        case .seller: .init(name: "seller", isList: false, wco: "09B")
        case .buyer: .init(name: "buyer", isList: false, wco: "16A")
        case .manufacturer: .init(name: "manufacturer", isList: false, wco: "86A")
        case .party: .init(name: "parties", isList: true, wco: nil)
        case .contact: .init(name: "contacts", isList: true, wco: "34A")
        case .communication: .init(name: "communications", isList: true, wco: "25A")
        case .document: .init(name: "documents", isList: true, wco: "02A")
        case .location: .init(name: "locations", isList: true, wco: nil)
        case .measure: .init(name: "measures", isList: true, wco: nil)
        case .amount: .init(name: "amounts", isList: true, wco: nil)
        case .dangerousGoods: .init(name: "dangerous_goods", isList: true, wco: "12C")
        case .additionalInformation: .init(name: "additional_information", isList: true, wco: "03A")
        case .classification: .init(name: "classifications", isList: true, wco: nil)
        case .dutyTaxFee: .init(name: "duty_tax_fees", isList: true, wco: nil)
        case .exchangeRate: .init(name: "exchange_rates", isList: true, wco: nil)
        case .processIndicator: .init(name: "process_indicators", isList: true, wco: nil)
        case .statusEvent: .init(name: "status_events", isList: true, wco: nil)
        case .person: .init(name: "persons", isList: true, wco: nil)
        case .response: .init(name: "responses", isList: true, wco: nil)
        case .error: .init(name: "errors", isList: true, wco: nil)
        }
    }

    private var member: Member { Self.members[Int(rawValue)] }

    /// Name of the member that holds nodes of this kind in JSON: `consignments`, `consignee`.
    public var jsonName: String { member.name }

    /// Whether the member of that name is an array.
    public var isList: Bool { member.isList }

    /// Class identifier in the WCO Data Model (`28A`), where the kind is one of its classes.
    public var wcoClass: String? { member.wco }

    /// Whether the node is a party, whatever its role.
    public var isParty: Bool { (Self.consignor.rawValue...Self.party.rawValue).contains(rawValue) }

    /// The kind with that member name.
    public static func named(_ jsonName: String) -> NodeKind? { byName[jsonName] }

    private static let byName = Dictionary(uniqueKeysWithValues: allCases.map { ($0.jsonName, $0) })
}
