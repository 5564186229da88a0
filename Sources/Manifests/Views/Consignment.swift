/// What one transport document covers; a view of its node.
public struct Consignment: Sendable, Hashable {
    /// The node that it views.
    public let node: Node

    /// The consignment at a node; nil where the node is something else.
    public init?(_ node: Node) {
        guard node.kind == .consignment else { return nil }
        self.node = node
    }

    /// Number of the bill of lading, air waybill or other transport document.
    public var transportDocumentID: FieldValue { node[.transportDocumentID] }
    /// Number of the master bill that it is part of.
    public var masterDocumentID: FieldValue { node[.masterDocumentID] }
    /// Gross mass of the whole, as stated.
    public var grossMass: FieldValue { node[.grossMass] }
    /// Number of packages of the whole, as stated.
    public var packageQuantity: FieldValue { node[.totalPackageQuantity] }
    /// UN/LOCODE where it was loaded.
    public var portOfLoading: FieldValue { node[.portOfLoading] }
    /// UN/LOCODE where it is discharged.
    public var portOfDischarge: FieldValue { node[.portOfDischarge] }
    /// Who sends.
    public var consignor: Party? { node.child(.consignor).flatMap(Party.init) }
    /// Who receives.
    public var consignee: Party? { node.child(.consignee).flatMap(Party.init) }
    /// Whom the carrier tells of the arrival.
    public var notifyParties: [Party] { node.children(.notifyParty).compactMap(Party.init) }
    /// The goods.
    public var goodsItems: [GoodsItem] { node.children(.goodsItem).compactMap(GoodsItem.init) }
    /// Containers and other units stated with the consignment.
    public var equipment: [TransportEquipment] { node.children(.equipment).compactMap(TransportEquipment.init) }
}

/// One line of goods; a view of its node.
public struct GoodsItem: Sendable, Hashable {
    /// The node that it views.
    public let node: Node

    /// The goods item at a node; nil where the node is something else.
    public init?(_ node: Node) {
        guard node.kind == .goodsItem else { return nil }
        self.node = node
    }

    /// Its number as declared.
    public var sequence: FieldValue { node[.sequence] }
    /// What the goods are, in words.
    public var description: FieldValue { node[.description] }
    /// Code of the goods in the Harmonized System or a tariff built on it.
    public var commodityCode: FieldValue { node[.commodityCode] }
    /// Country of origin.
    public var origin: FieldValue { node[.origin] }
    /// Number of packages.
    public var packageQuantity: FieldValue { node[.packageQuantity] }
    /// Type of packages (UN/ECE Recommendation 21).
    public var packageType: FieldValue { node[.packageType] }
    /// Gross mass.
    public var grossMass: FieldValue { node[.grossMass] }
    /// Net mass.
    public var netMass: FieldValue { node[.netMass] }
    /// Price of the goods.
    public var value: FieldValue { node[.value] }
    /// Currency of the price.
    public var currency: FieldValue { node[.currency] }
    /// The containers and other units that hold the goods.
    public var equipmentIDs: [FieldValue] { node.children(.placement).map { $0[.id] } }
}

/// A container, trailer or other unit; a view of its node.
public struct TransportEquipment: Sendable, Hashable {
    /// The node that it views.
    public let node: Node

    /// The unit at a node; nil where the node is something else.
    public init?(_ node: Node) {
        guard node.kind == .equipment else { return nil }
        self.node = node
    }

    /// Its number.
    public var id: FieldValue { node[.id] }
    /// Its size and type (ISO 6346).
    public var sizeType: FieldValue { node[.equipmentSizeType] }
    /// The numbers of its seals.
    public var seals: [FieldValue] { node.children(.seal).map { $0[.id] } }
}

/// A party in whatever role; a view of its node.
public struct Party: Sendable, Hashable {
    /// The node that it views.
    public let node: Node

    /// The party at a node; nil where the node is something else.
    public init?(_ node: Node) {
        guard node.kind.isParty else { return nil }
        self.node = node
    }

    /// The role: the kind of its node, in JSON's word.
    public var role: String { node.kind == .party ? node[.roleCode].text ?? "party" : node.kind.jsonName }
    /// Its identifier, as the document gives it.
    public var id: FieldValue { node[.id] }
    /// Its name.
    public var name: FieldValue { node[.name] }
    /// Street and number.
    public var addressLines: FieldValue { node[.addressLines] }
    /// City.
    public var city: FieldValue { node[.city] }
    /// Country (ISO 3166-1).
    public var country: FieldValue { node[.country] }
}
