import TidewaiterDocuments

/// Members that say in a code beside them what they are: places and parties in roles, ways to reach a contact, literals
/// of JSON-LD.
extension JSONMapper {
    /// An array of places, each with its role in a code: {"location": {"UNLocationCode": "NLAMS"}, "locationTypeCode":
    /// "POL"}. False where it is none.
    mutating func readPlaces(_ array: JSONEntry, _ scope: inout Scope) -> Bool {
        guard scope.kind == .declaration || scope.kind == .consignment, document.count(array) > 0 else { return false }
        var elements = document.parts(array)
        while let element = document.nextElement(&elements) {
            guard document.kind(element) == .object, role(of: element, .locationRole) != nil else { return false }
        }
        known += 1
        elements = document.parts(array)
        while let element = document.nextElement(&elements) {
            if builder.isFull { return true }
            readPlace(element, role: role(of: element, .locationRole) ?? "", &scope)
        }
        return true
    }

    private mutating func readPlace(_ element: JSONEntry, role: String, _ scope: inout Scope) {
        let field = JSONRoles.place(role)
        var isRead = false
        var members = document.parts(element)
        while let member = document.nextMember(&members) {
            let isPlace = document.kind(member.value) == .object
            if isPlace, !isRead, let field, !builder.has(field, in: scope.node) {
                let plan = JSONMemberPlan(HeaderTarget(kind: scope.kind, field: field))
                isRead = readPlace(member.value, plan, &scope)
                if isRead { continue }
            }
            keep(member.value, in: scope.node)
        }
    }

    /// What kind of party an object is by the code of its role; nil where that says nothing further.
    mutating func partyKind(_ element: JSONEntry) -> NodeKind? {
        role(of: element, .partyRole).flatMap(JSONRoles.party)
    }

    /// The role that a member of an object states; of an identifier of JSON-LD its last part.
    private mutating func role(of object: JSONEntry, _ kind: JSONNameRoles) -> String? {
        var members = document.parts(object)
        while let member = document.nextMember(&members) {
            guard names.roles(of: member, in: document).contains(kind) else { continue }
            return code(member.value)
        }
        return nil
    }

    /// A code as it stands, or as the last part of an identifier: {"@id": "https://…#SHP"}.
    mutating func code(_ value: JSONEntry) -> String? {
        switch document.kind(value) {
        case .string:
            let text = String(decoding: document.utf8(value), as: UTF8.self)
            guard let mark = text.lastIndex(of: "#") else { return text }
            return String(text[text.index(after: mark)...])
        case .object: return member("@id", of: value).flatMap { code($0) }
        default: return nil
        }
    }

    /// The value of a literal of JSON-LD: {"@type": "xsd:double", "@value": "20.5"}; nil for any other object.
    func literal(_ value: JSONEntry) -> JSONEntry? {
        guard document.kind(value) == .object, document.count(value) <= 4, let inner = member("@value", of: value)
        else { return nil }
        return document.kind(inner) == .string || document.kind(inner) == .number ? inner : nil
    }

    /// Keeps what an object says beside one of its members.
    mutating func keepRest(of object: JSONEntry, but inner: JSONEntry, in node: UInt32) {
        guard document.kind(object) == .object else { return }
        var members = document.parts(object)
        while let member = document.nextMember(&members) {
            if member.value.number != inner.number { keep(member.value, in: node) }
        }
    }

    /// An array of parties, each with its role in a code. False where it is none.
    mutating func readParties(_ array: JSONEntry, _ scope: inout Scope) -> Bool {
        guard document.count(array) > 0 else { return false }
        var elements = document.parts(array)
        while let element = document.nextElement(&elements) {
            guard document.kind(element) == .object, role(of: element, .partyRole) != nil else { return false }
        }
        known += 1
        elements = document.parts(array)
        while let element = document.nextElement(&elements) {
            if builder.isFull { return true }
            readElement(element, partyKind(element) ?? .party, &scope)
        }
        return true
    }

    /// A vessel with its name: {"name": "MONTE", "vesselIMONumber": "9283186"}. False where it has none.
    mutating func readVessel(_ value: JSONEntry, _ plan: JSONMemberPlan, _ scope: inout Scope) -> Bool {
        guard let name = member("name", of: value), document.kind(name) == .string,
            let target = node(for: plan.kind, &scope, value)
        else { return false }
        known += 1
        addText(plan.field, to: target, name)
        var members = document.parts(value)
        while let member = document.nextMember(&members) {
            if builder.isFull { return true }
            if member.value.number != name.number { readMember(member, &scope) }
        }
        return true
    }

    /// Whether an object holds nothing but parts: it groups them, and is none itself.
    func isGroup(_ object: JSONEntry) -> Bool {
        var members = document.parts(object)
        while let member = document.nextMember(&members) {
            let kind = document.kind(member.value)
            if kind != .object && kind != .array { return false }
        }
        return true
    }

    private func member(_ name: StaticString, of object: JSONEntry) -> JSONEntry? {
        var members = document.parts(object)
        while let member = document.nextMember(&members) {
            if document.bytes(member).count == name.utf8CodeUnitCount, document.name(member) == "\(name)" {
                return member.value
            }
        }
        return nil
    }

    /// A telephone number or the like of a contact, with its type by UN/EDIFACT code list 3155; false for what is none.
    mutating func readWay(_ member: JSONEntry, _ name: Int, in contact: UInt32) -> Bool {
        guard document.kind(member.value) == .string else { return false }
        let type: String
        switch JSONNames.key(document.name(member)) {
        case "phone", "telephone", "phonenumber", "tel": type = "TE"
        case "email", "mail", "emailaddress": type = "EM"
        case "fax", "telefax": type = "FX"
        default: return false
        }
        known += 1
        let node = addNode(.communication, under: contact, member.value)
        addText(.id, to: node, member.value)
        addText(.typeCode, to: node, member.value, as: Array(type.utf8))
        return true
    }

    /// The number of an air waybill whose prefix is stated by itself: 020 and 12345675. False where it is not.
    mutating func readWaybill(_ object: JSONEntry, _ scope: inout Scope) -> Bool {
        guard scope.kind == .declaration || scope.kind == .consignment else { return false }
        var prefix: JSONEntry?
        var number: JSONEntry?
        var members = document.parts(object)
        while let member = document.nextMember(&members) {
            let roles = names.roles(of: member, in: document)
            if roles.contains(.waybillPrefix) { prefix = literal(member.value) ?? member.value }
            if roles.contains(.waybillNumber) { number = literal(member.value) ?? member.value }
        }
        guard let prefix, let number, document.kind(prefix) == .string, document.kind(number) == .string,
            document.utf8(prefix).count == 3,
            let node = scope.kind == .consignment ? scope.node : implied(.consignment, &scope, object),
            !builder.has(.transportDocumentID, in: node)
        else { return false }
        known += 1
        let text = document.utf8(prefix) + [UInt8(ascii: "-")] + document.utf8(number)
        addText(.transportDocumentID, to: node, number, as: text)
        return true
    }
}
