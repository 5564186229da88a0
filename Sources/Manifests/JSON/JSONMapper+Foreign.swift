import TidewaiterDocuments
import TidewaiterQuantities

/// JSON of other shapes: members are known by their names and by where they stand.
extension JSONMapper {
    mutating func readForeign(_ root: JSONEntry) {
        let declaration = addNode(.declaration, under: DeclarationBuilder.interchange, root)
        var scope = Scope(kind: .declaration, node: declaration)
        if document.kind(root) == .array {
            var elements = document.parts(root)
            while let element = document.nextElement(&elements) {
                if builder.isFull { return }
                readListed(element, &scope)
            }
        } else {
            scope.bills = bills(in: root)
            readObject(root, &scope)
        }
    }

    /// One element of an array that is the document, or one line of it: a flat row, a bill, or a line of goods.
    mutating func readListed(_ element: JSONEntry, _ scope: inout Scope) {
        if isRow(element) { return readRow(element, &scope) }
        // An array of objects is one of bills, unless each is a line of goods.
        readElement(element, likeliestKind(element), &scope)
    }

    /// Where members stand: the node that they are about, and nodes around it that were not written but are meant.
    struct Scope {
        var kind: NodeKind
        var node: UInt32
        /// The one consignment or goods item of an object that states its facts without an object of its own.
        var implied: [(kind: NodeKind, node: UInt32)] = []
        /// Whether it is a row: what its bill has said already is said again.
        var isRow = false
        /// How a document that is one object has its bills.
        var bills = Bills.none
    }

    /// How an object has its bills: not as such, one of them by itself, or several. It decides whose parties those beside
    /// them are.
    enum Bills {
        case none, one, several
    }

    /// The bills among the members of an object, and of the objects in it that only group members, eight deep at most;
    /// none where the object is a bill itself, those in it being of its parts.
    private mutating func bills(in object: JSONEntry, groups: Int = 8) -> Bills {
        var found = Bills.none
        guard document.kind(object) == .object, groups >= 0 else { return found }
        var members = document.parts(object)
        while let member = document.nextMember(&members) {
            let name = names.number(of: member, in: document)
            let kind = names.kind(name)
            var inner = Bills.none
            switch document.kind(member.value) {
            case .array where kind == .consignment: inner = .several
            case .object where kind == .consignment: inner = .one
            case .object where kind == nil: inner = bills(in: member.value, groups: groups - 1)
            case .array where kind == .goodsItem, .object where kind == .goodsItem: return .none
            default: if names.plan(name, in: .declaration)?.field == .transportDocumentID { return .none }
            }
            if inner != .none { found = found == .none ? inner : .several }
        }
        return found
    }

    /// What objects of an array are when the array has no name.
    mutating func likeliestKind(_ element: JSONEntry) -> NodeKind {
        var goods = 0
        var others = 0
        guard document.kind(element) == .object else { return .consignment }
        var members = document.parts(element)
        while let member = document.nextMember(&members) {
            let name = names.number(of: member, in: document)
            switch names.columnPlan(name)?.kind {
            case .goodsItem: goods += 1
            case .some: others += 1
            case nil: if names.kind(name) != nil { others += 1 }
            }
        }
        return goods > 0 && others == 0 ? .goodsItem : .consignment
    }

    mutating func readObject(_ value: JSONEntry, _ scope: inout Scope) {
        guard enter(value, scope.node) else { return }
        defer { leave() }
        guard document.kind(value) == .object else { return }
        let hasWaybill = readWaybill(value, &scope)
        var members = document.parts(value)
        while let member = document.nextMember(&members) {
            if builder.isFull { return }
            if isOverridden(member, in: value)
                || hasWaybill
                    && !names.roles(of: member, in: document).isDisjoint(with: [.waybillPrefix, .waybillNumber])
            {
                keep(member.value, in: scope.node)
            } else {
                readMember(member, &scope)
            }
        }
    }

    mutating func readMember(_ member: JSONEntry, _ scope: inout Scope) {
        let value = member.value
        // Keywords of JSON-LD say what the data is, and are none.
        if document.bytes(member).first.map({ document.source.bytes[$0] }) == UInt8(ascii: "@") {
            return keep(value, in: scope.node)
        }
        let name = names.number(of: member, in: document)
        guard document.bytes(member).count <= Self.longestName else { return unknown(member, name, scope) }
        switch document.kind(value) {
        case .object: readObjectMember(member, name, &scope)
        case .array: readArrayMember(member, name, &scope)
        default:
            guard let plan = scope.isRow ? names.columnPlan(name) : names.plan(name, in: scope.kind) else {
                if scope.kind == .contact, readWay(member, name, in: scope.node) { return }
                // What a role says is told by the kind of the party.
                if scope.kind.isParty, names.roles(name).contains(.partyRole) { return keep(value, in: scope.node) }
                return unknown(member, name, scope)
            }
            if scope.isRow && isKnownSeal(plan, scope, value) { return }
            guard let target = node(for: plan.kind, &scope, value) else { return unknown(member, name, scope) }
            known += 1
            if scope.isRow && !isNews(plan.field, in: target, value) { return }
            add(plan, to: target, value)
        }
    }

    /// Longer names mean nothing.
    static var longestName: Int { 80 }

    private mutating func unknown(_ member: JSONEntry, _ name: Int, _ scope: Scope) {
        countUnknown(member, name, scope.node)
        keep(member.value, in: scope.node)
    }

    // MARK: Objects

    private mutating func readObjectMember(_ member: JSONEntry, _ name: Int, _ scope: inout Scope) {
        let value = member.value
        // A number with its unit: {"value": 5, "unit": "KGM"}.
        let kind = names.kind(name)
        if let plan = names.plan(name, in: scope.kind) {
            if let inner = literal(value), let target = node(for: plan.kind, &scope, value) {
                known += 1
                add(plan, to: target, inner)
                return keepRest(of: value, but: inner, in: target)
            }
            let hasValue = plan.companion != nil || plan.form == .date
            if hasValue ? readAmount(value, plan, &scope) : readPlace(value, plan, &scope) { return }
            if plan.field == .vesselName, readVessel(value, plan, &scope) { return }
        }
        // The one bill of an object that states facts of it beside it.
        if kind == .consignment, scope.kind == .declaration, !scope.isRow,
            let bill = scope.bills == .one
                ? implied(.consignment, &scope, value)
                : scope.implied.first(where: { $0.kind == .consignment })?.node
        {
            known += 1
            var inner = Scope(kind: .consignment, node: bill)
            return readObject(value, &inner)
        }
        if let kind, kind != scope.kind, kind != .party || !isGroup(value) {
            known += 1
            if kind == .party, let role = partyKind(value) { return readElement(value, role, &scope) }
            return readElement(value, kind, &scope)
        }
        // Anything else groups members of the node that it stands in: an address, a header, a route.
        readObject(value, &scope)
    }

    private mutating func readAmount(_ value: JSONEntry, _ plan: JSONMemberPlan, _ scope: inout Scope) -> Bool {
        var number: JSONEntry?
        var unit: JSONEntry?
        var members = document.parts(value)
        while let member = document.nextMember(&members) {
            let roles = names.roles(of: member, in: document)
            if roles.contains(.amount) { number = literal(member.value) ?? member.value }
            if roles.contains(.unit) { unit = member.value }
        }
        guard let number, document.kind(number) == .number || document.kind(number) == .string,
            let target = node(for: plan.kind, &scope, value)
        else { return false }
        known += 1
        add(plan, to: target, number)
        if let text = unit, let companion = plan.companion, let code = code(text) {
            let isPlain = document.kind(text) == .string && code.utf8.count == document.utf8(text).count
            if isPlain {
                addUnit(companion, to: target, text)
            } else {
                addText(companion, to: target, text, as: Array(code.utf8))
            }
        } else {
            unit = nil
        }
        members = document.parts(value)
        while let member = document.nextMember(&members) {
            let used =
                member.value.number == number.number || member.value.number == unit?.number
                || literal(member.value)?.number == number.number
            if !used { keep(member.value, in: target) }
            if used, member.value.number != number.number, member.value.number != unit?.number {
                keepRest(of: member.value, but: number, in: target)
            }
        }
        return true
    }

    /// By field that of the same place's name, where it has one.
    private static let placeNames: [Field?] = Field.allCases.map { Field.named("\($0.name)_name") }

    /// A place with its code and its name: {"UNLocationCode": "DEHAM", "locationName": "Hamburg"}.
    mutating func readPlace(_ value: JSONEntry, _ plan: JSONMemberPlan, _ scope: inout Scope) -> Bool {
        guard let nameField = Self.placeNames[Int(plan.field.rawValue)], nameField.stands(in: plan.kind) else {
            return false
        }
        var isPlace = false
        var members = document.parts(value)
        while let member = document.nextMember(&members) {
            let roles = names.roles(of: member, in: document)
            if document.kind(member.value) == .string, !roles.isDisjoint(with: [.placeCode, .placeName]) {
                isPlace = true
            }
        }
        guard isPlace, let target = node(for: plan.kind, &scope, value) else { return false }
        known += 1
        members = document.parts(value)
        while let member = document.nextMember(&members) {
            let roles = names.roles(of: member, in: document)
            let isText = document.kind(member.value) == .string && !isOverridden(member, in: value)
            if isText, roles.contains(.placeCode), !builder.has(plan.field, in: target) {
                add(plan, to: target, member.value)
            } else if isText, roles.contains(.placeName), !builder.has(nameField, in: target) {
                addText(nameField, to: target, member.value)
            } else {
                keep(member.value, in: target)
            }
        }
        return true
    }

    // MARK: Arrays

    private mutating func readArrayMember(_ member: JSONEntry, _ name: Int, _ scope: inout Scope) {
        let value = member.value
        var elements = document.parts(value)
        if scope.kind == .goodsItem, names.roles(name).contains(.partsOfGoods) {
            return readParts(value, &scope)
        }
        if let kind = names.kind(name) {
            known += 1
            while let element = document.nextElement(&elements) {
                if builder.isFull { return }
                let role = kind == .party && document.kind(element) == .object ? partyKind(element) : nil
                readElement(element, role ?? kind, &scope)
            }
            return
        }
        // Lines of one text.
        if let plan = names.plan(name, in: scope.kind), plan.takesLines,
            let target = node(for: plan.kind, &scope, value)
        {
            known += 1
            while let element = document.nextElement(&elements) {
                if document.kind(element) == .string {
                    addText(plan.field, to: target, element)
                } else {
                    keep(element, in: target)
                }
            }
            return
        }
        // Several where one is taken: the first counts, the others are kept.
        if document.count(value) > 0, let plan = names.plan(name, in: scope.kind), plan.companion == nil,
            hasTextsOnly(value), let target = node(for: plan.kind, &scope, value)
        {
            known += 1
            while let element = document.nextElement(&elements) {
                if builder.has(plan.field, in: target) {
                    keep(element, in: target)
                } else {
                    add(plan, to: target, element)
                }
            }
            return
        }
        if readPlaces(value, &scope) || readParties(value, &scope) { return }
        unknown(member, name, scope)
    }

    private func hasTextsOnly(_ array: JSONEntry) -> Bool {
        var elements = document.parts(array)
        while let element = document.nextElement(&elements) {
            if document.kind(element) != .string && document.kind(element) != .number { return false }
        }
        return true
    }

    /// Lines within a line of goods: the first says more of the same goods, each other one is a line of the same
    /// description and code.
    private mutating func readParts(_ array: JSONEntry, _ scope: inout Scope) {
        known += 1
        let outer = scope.node
        var isFirst = true
        var elements = document.parts(array)
        while let element = document.nextElement(&elements) {
            if builder.isFull { return }
            guard !isFirst, document.kind(element) == .object, let bill = around(.consignment, outer) else {
                isFirst = false
                if document.kind(element) == .object { readObject(element, &scope) } else { keep(element, in: outer) }
                continue
            }
            let node = addNode(.goodsItem, under: bill, element)
            var said = builder.nodes[Int(outer)].firstValue
            while said != noRecord {
                let record = builder.values[Int(said)]
                if record.field == Field.description.rawValue || record.field == Field.commodityCode.rawValue {
                    builder.copyValue(Int(said), to: node)
                }
                said = record.next
            }
            var inner = Scope(kind: .goodsItem, node: node)
            readObject(element, &inner)
        }
    }

    /// One part of a kind: an object with its members, or its name or number alone.
    mutating func readElement(_ value: JSONEntry, _ kind: NodeKind, _ scope: inout Scope) {
        guard let parent = parent(of: kind, &scope, value) else { return keep(value, in: scope.node) }
        // A container that a line of goods names is where the goods are; it is a unit of the whole besides.
        let isPlacement = kind == .equipment && builder.nodes[Int(parent)].kind == .goodsItem
        switch document.kind(value) {
        case .object:
            let isSecond = kind.isParty && !kind.isList && builder.hasChild(kind, of: parent)
            let actual: NodeKind = isPlacement ? .placement : isSecond ? .party : kind
            let node = addNode(actual, under: parent, value)
            var inner = Scope(kind: actual == .placement ? .equipment : actual, node: node)
            readObject(value, &inner)
        case .string, .number:
            let node = addNode(isPlacement ? .placement : kind, under: parent, value)
            known += 1
            addText(kind.isParty ? .name : soleField(kind), to: node, value)
        default: keep(value, in: parent)
        }
    }

    private func soleField(_ kind: NodeKind) -> Field {
        switch kind {
        case .consignment: .transportDocumentID
        case .goodsItem: .description
        case .dangerousGoods: .undgID
        case .packaging: .packageType
        default: .id
        }
    }

    // MARK: Where things belong

    /// The node that a target means, seen from where the name stands; nil where it makes no sense there.
    mutating func node(for kind: NodeKind, _ scope: inout Scope, _ value: JSONEntry) -> UInt32? {
        if kind == scope.kind { return scope.node }
        if kind == .declaration { return around(.declaration, scope.node) }
        if kind == .placement && (scope.kind == .consignment || scope.kind == .declaration) {
            return scope.isRow ? rowUnit(&scope, value) : addNode(.equipment, under: scope.node, value)
        }
        guard let parent = parent(of: kind, &scope, value) else { return nil }
        if kind.isParty {
            let known = builder.firstChild(kind, of: parent)
            return known == noRecord ? addNode(kind, under: parent, value) : known
        }
        if let known = scope.implied.first(where: { $0.kind == kind }) { return known.node }
        let node = addNode(kind, under: parent, value)
        if kind != .placement && kind != .seal { scope.implied.append((kind, node)) }
        return node
    }

    /// The node that one of a kind is part of, where an object stands; opened where it is meant and not written.
    private mutating func parent(of kind: NodeKind, _ scope: inout Scope, _ value: JSONEntry) -> UInt32? {
        switch (kind, scope.kind) {
        case (.consignment, .declaration): return scope.node
        case (.consignment, .consignment): return around(.declaration, scope.node)
        case (.goodsItem, .consignment), (.goodsItem, .goodsItem):
            return scope.kind == .consignment ? scope.node : around(.consignment, scope.node)
        case (.goodsItem, .declaration): return implied(.consignment, &scope, value)
        case (.goodsItem, .equipment): return billOfUnit(scope.node, value)
        case (.transportMeans, .declaration), (.transportMeans, .consignment): return scope.node
        case (.placement, .declaration), (.packaging, .declaration), (.dangerousGoods, .declaration),
            (.placement, .consignment), (.packaging, .consignment), (.dangerousGoods, .consignment):
            return implied(.goodsItem, &scope, value)
        case (.seal, _) where scope.isRow: return scope.implied.first { $0.kind == .equipment }?.node
        case (.dangerousGoods, .packaging): return around(.goodsItem, scope.node)
        case (.seal, .equipment), (.contact, _), (.document, _): return scope.node
        case (.seal, _): return nil
        case (.equipment, _), (.placement, .goodsItem), (.packaging, .goodsItem), (.dangerousGoods, .goodsItem):
            return scope.node
        case (let party, .declaration) where party.isParty:
            // Parties beside the bills are those of the one bill there is, but for who sends the message; beside several
            // they are those of all of them, which the declaration says.
            return party == .submitter || party == .declarant || party == .carrier || scope.bills == .several
                ? scope.node : implied(.consignment, &scope, value)
        case (let party, _) where party.isParty: return scope.node
        default: return nil
        }
    }

    /// The bill of the goods that a unit lists: the one around it, or the one that is meant beside it.
    private mutating func billOfUnit(_ unit: UInt32, _ value: JSONEntry) -> UInt32? {
        if let bill = around(.consignment, unit) { return bill }
        guard let declaration = around(.declaration, unit) else { return nil }
        if let known = impliedBills[declaration] { return known }
        let bill = addNode(.consignment, under: declaration, value)
        impliedBills[declaration] = bill
        return bill
    }

    mutating func implied(_ kind: NodeKind, _ scope: inout Scope, _ value: JSONEntry) -> UInt32? {
        if let known = scope.implied.first(where: { $0.kind == kind }) { return known.node }
        let parent: UInt32? =
            kind == .goodsItem && scope.kind == .declaration ? implied(.consignment, &scope, value) : scope.node
        guard let parent else { return nil }
        let isBill = kind == .consignment && scope.kind == .declaration
        let node = (isBill ? impliedBills[parent] : nil) ?? addNode(kind, under: parent, value)
        if isBill { impliedBills[parent] = node }
        scope.implied.append((kind, node))
        return node
    }

    func around(_ kind: NodeKind, _ node: UInt32) -> UInt32? {
        var index = node
        while index != noRecord {
            if builder.nodes[Int(index)].kind == kind { return index }
            index = builder.nodes[Int(index)].parent
        }
        return nil
    }
}

// MARK: Values

extension JSONMapper {
    private mutating func add(_ plan: JSONMemberPlan, to node: UInt32, _ value: JSONEntry) {
        switch (document.kind(value), plan.form) {
        case (.number, _): addNumber(plan.field, to: node, value)
        case (.string, .date): addDate(plan.field, to: node, value)
        case (.string, .number): addNumberText(plan.field, to: node, value)
        case (.string, .unit): addUnit(plan.field, to: node, value)
        default: addText(plan.field, to: node, value)
        }
        if plan.unit >= 0, let companion = plan.companion, !builder.has(companion, in: node) {
            addText(companion, to: node, value, as: Array(names.units[Int(plan.unit)].utf8))
        }
    }

    /// Units of mass and volume in the words of trade become codes of Recommendation 20.
    private mutating func addUnit(_ field: Field, to node: UInt32, _ value: JSONEntry) {
        let bytes = document.source.bytes
        let decoded = document.isFlagged(value) ? document.utf8(value) : nil
        let code =
            field == .currency
            ? nil
            : decoded.map { unitWords.code(0..<$0.count, of: $0.span) }
                ?? unitWords.code(document.bytes(value), of: bytes.span)
        if let code { addText(field, to: node, value, as: Array(code.utf8)) } else { addText(field, to: node, value) }
    }

    /// Whether a number in a string can be read in one way only and is written as it is kept: digits, or digits with a
    /// point and other than three of them behind it.
    private func isPlainNumber(_ value: JSONEntry) -> Bool {
        let text = document.source.bytes
        let range = document.bytes(value)
        guard !range.isEmpty, range.count <= 18, !document.isFlagged(value) else { return false }
        return Self.isPlainNumber(range, text.span)
    }

    private static func isPlainNumber(_ range: Range<Int>, _ text: Span<UInt8>) -> Bool {
        var point = -1
        var at = range.lowerBound
        while at < range.upperBound {
            let byte = text[at]
            if byte == 0x2E, point < 0, at > range.lowerBound {
                point = at
            } else if byte < 0x30 || byte > 0x39 {
                return false
            }
            at &+= 1
        }
        if text[range.lowerBound] == 0x30, range.count > 1, point != range.lowerBound &+ 1 { return false }
        return point < 0 || (range.upperBound &- point != 4 && point < range.upperBound &- 1)
    }

    private mutating func addNumberText(_ field: Field, to node: UInt32, _ value: JSONEntry) {
        if isPlainNumber(value) { return addText(field, to: node, value) }
        let text = TableEvidence.trimmed(document.utf8(value))
        if text.isEmpty || NumberNotation.isNothing(text) { return addText(field, to: node, value, as: []) }
        switch NumberNotation.reading(text, isCount: field.type == .count) {
        case .same: addText(field, to: node, value, as: NumberNotation.point.plain(text) ?? [])
        case .only(let notation): addText(field, to: node, value, as: notation.plain(text) ?? [])
        case .either:
            addText(field, to: node, value, flags: .invalid)
            noteValue(
                "tw.json.number-ambiguous", .warning, .hold,
                "This number can be read in two ways; it was not taken for either. Give a JSON number.", node)
        case .none:
            addText(field, to: node, value, flags: .invalid)
            noteNumber(node)
        }
    }

    private mutating func addDate(_ field: Field, to node: UInt32, _ value: JSONEntry) {
        let text = TableEvidence.trimmed(document.utf8(value))
        if text.isEmpty { return addText(field, to: node, value) }
        switch DateNotation.reading(text) {
        case .date(let date), .only(_, let date): addText(field, to: node, value, as: Array(date.utf8))
        case .either(let dayFirst, let monthFirst):
            addText(field, to: node, value, flags: .invalid)
            noteValue(
                "tw.json.date-ambiguous", .warning, .hold,
                "This date can be \(dayFirst) or \(monthFirst); it was not taken for either. Write it as 2026-11-21.",
                node, parameters: ["day_first": dayFirst, "month_first": monthFirst])
        case .serial, .none:
            addText(field, to: node, value, flags: .invalid)
            noteDate(node)
        }
    }
}
