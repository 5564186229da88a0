import TidewaiterDocuments

/// What is done with a member's value: plain bytes, looked up once for each name and kind of node.
struct JSONMemberPlan: BitwiseCopyable, Sendable {
    /// How the values of a field are read.
    enum Form: UInt8, BitwiseCopyable, Sendable {
        case text
        case number
        case date
        /// Units of mass and volume in the words of trade.
        case unit
    }

    /// The node and the field that the value goes to.
    var kind: NodeKind
    var field: Field
    var form: Form
    /// The field for the unit or currency of the number.
    var companion: Field?
    /// The unit that the name states, by its row in ``JSONNameBook/units``; -1 for none.
    var unit: Int32 = -1
    /// Whether several texts are one value.
    var takesLines: Bool

    init(_ target: HeaderTarget) {
        kind = target.kind
        field = target.field
        let type = field.type
        form = Self.form(of: field)
        companion = type.companion
        takesLines = type.separator != nil
    }

    static func form(of field: Field) -> Form { forms[Int(field.rawValue)] }

    private static let forms = Field.allCases.map { field -> Form in
        let type = field.type
        return type == .date ? .date : type.isNumeric ? .number : HeaderName.isUnit(field) ? .unit : .text
    }
}

/// What a name means in an object of a certain make, as in `{"value": 5, "unit": "KGM"}`.
struct JSONNameRoles: OptionSet, Sendable {
    let rawValue: UInt16
    static let amount = JSONNameRoles(rawValue: 1)
    static let unit = JSONNameRoles(rawValue: 2)
    static let placeCode = JSONNameRoles(rawValue: 4)
    static let placeName = JSONNameRoles(rawValue: 8)
    static let partsOfGoods = JSONNameRoles(rawValue: 16)
    static let locationRole = JSONNameRoles(rawValue: 32)
    static let partyRole = JSONNameRoles(rawValue: 64)
    static let waybillPrefix = JSONNameRoles(rawValue: 128)
    static let waybillNumber = JSONNameRoles(rawValue: 256)

    init(rawValue: UInt16) { self.rawValue = rawValue }

    /// The roles of a name, by its letters and digits (``JSONNames/key(_:)``).
    init(_ key: String) {
        self = []
        if JSONNames.amounts.contains(key) { insert(.amount) }
        if JSONNames.units.contains(key) { insert(.unit) }
        if JSONNames.placeCodes.contains(key) { insert(.placeCode) }
        if JSONNames.placeNames.contains(key) { insert(.placeName) }
        if JSONNames.partsOfGoods.contains(key) { insert(.partsOfGoods) }
        if JSONNames.locationRoles.contains(key) { insert(.locationRole) }
        if JSONNames.partyRoles.contains(key) { insert(.partyRole) }
        if key == "waybillprefix" { insert(.waybillPrefix) }
        if key == "waybillnumber" { insert(.waybillNumber) }
    }
}

/// The names of members met so far and what they mean, each looked up once for each kind of node that it stands in.
struct JSONNameBook: Sendable {
    /// A name, and what it means wherever it stands.
    private struct Name: Sendable {
        let text: String
        /// The name without a prefix.
        let local: String
        /// The field and the kind of node that have the name in our own JSON.
        let field: Field?
        let ownKind: NodeKind?
        /// Whether it is the name of the remainder there.
        let isOther: Bool
        /// The kind of node that the name means in JSON of other shapes.
        let kind: NodeKind?
        let roles: JSONNameRoles

        init(_ text: String) {
            self.text = text
            isOther = text == Field.other.name
            let isShort = text.utf8.count <= 80
            field = isShort ? Field.named(text) : nil
            ownKind = isShort ? NodeKind.named(text) : nil
            local = isShort ? JSONNames.local(text) : text
            kind = isShort ? JSONNames.kind(local) : nil
            roles = isShort ? JSONNameRoles(JSONNames.key(local)) : []
        }
    }

    /// A plan; nil until it was looked up, and nil within where the name means nothing.
    private typealias Slot = JSONMemberPlan??

    private var table = JSONNameTable()
    private var names: [Name] = []
    /// The last name that has no number.
    private var lent = Name("")
    /// Plans of each name: one for every kind of node, and one for columns of rows.
    private var plans: [Slot] = []
    private static let width = NodeKind.allCases.count + 1
    /// Units that names state.
    private(set) var units: [String] = []

    /// The number of a name; -1 for one that has none, and is the last one asked for.
    mutating func number(of name: JSONEntry, in document: JSONDocument) -> Int {
        if let number = table.number(of: name, in: document) {
            if names.count <= number { add(document.name(name)) }
            return number
        }
        lent = Name(document.name(name))
        return -1
    }

    private mutating func add(_ name: String) {
        names.append(Name(name))
        plans += [Slot](repeating: .none, count: Self.width)
    }

    /// The roles of a member's name.
    mutating func roles(of member: JSONEntry, in document: JSONDocument) -> JSONNameRoles {
        // The number first: it may add the name.
        let name = number(of: member, in: document)
        return roles(name)
    }

    func roles(_ name: Int) -> JSONNameRoles { name >= 0 ? names[name].roles : lent.roles }

    /// What a name means in a node of a kind.
    mutating func plan(_ name: Int, in kind: NodeKind) -> JSONMemberPlan? {
        plan(name, Int(kind.rawValue)) { JSONNames.meaning($0, in: kind) }
    }

    /// What a name means as the header of a column.
    mutating func columnPlan(_ name: Int) -> JSONMemberPlan? {
        plan(name, Self.width - 1) { HeaderName.meaning(JSONNames.spaced($0)) }
    }

    @inline(__always)
    private mutating func plan(_ name: Int, _ place: Int, _ meaning: (String) -> HeaderMeaning?) -> JSONMemberPlan? {
        guard name >= 0 else { return meaning(lent.local).map { plan($0) } }
        let slot = name &* Self.width &+ place
        if let known = plans[slot] { return known }
        let found = meaning(names[name].local).map { plan($0) }
        plans[slot] = .some(found)
        return found
    }

    private mutating func plan(_ meaning: HeaderMeaning) -> JSONMemberPlan {
        var plan = JSONMemberPlan(meaning.target)
        guard let unit = meaning.unit else { return plan }
        let row = units.firstIndex(of: unit) ?? units.count
        if row == units.count { units.append(unit) }
        plan.unit = Int32(truncatingIfNeeded: row)
        return plan
    }

    /// The kind of node that a name means.
    func kind(_ name: Int) -> NodeKind? { name < 0 ? lent.kind : names[name].kind }

    /// The field and the kind that a name has in our own JSON.
    func ownField(_ name: Int) -> Field? { name < 0 ? lent.field : names[name].field }
    func ownKind(_ name: Int) -> NodeKind? { name < 0 ? lent.ownKind : names[name].ownKind }
    func isOther(_ name: Int) -> Bool { name < 0 ? lent.isOther : names[name].isOther }
}
