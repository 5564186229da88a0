import TidewaiterDocuments

/// Makes a ``SegmentPlan`` from the text of a message type's table. The table is ours, so a line that cannot be read
/// is left out; a test makes sure that there is none.
///
/// Groups stand each indented below the one around it: name, trigger, kind of node (`-` for that of the group around),
/// and the segments of the group. A trigger `HL(3.1=S)` begins the group only where its third element is S; `(1.1=*)`
/// where the element says anything. A trigger `*` is none: the group's node is opened by the first segment that belongs
/// in it or in a group within. An
/// exclamation mark admits a segment only right in the group, not when its subgroups have begun.
///
/// A line of the rows reads
///
///     [group/]TAG [component=qualifier,...] [>node] : component field, ... ; component=implied, ...
///
/// Behind a field, `@` and a word say how its value is made: `time` (date and time), `weight`, `package` and the others
/// of ``X12Codes``, `cents` (two implied decimals), `unit` and `digit` (number of a unit), `place`. `>node:1 field` fills
/// a field of a further node, the same for all elements with that number.
///
/// A component is `element.component`, or `element.from-to`. The qualifier chooses among the lines of a tag, the one
/// without a qualifier is for all others; a segment that no line is for is kept whole. `>node` opens a node of that
/// kind, `>*node` only when the group's own node has been filled by such a segment already, `>^` hands the segment to
/// the group around. Behind the semicolon stands what the field says already and need not be kept.
struct SegmentPlanMaker {
    /// One line of the table.
    struct Row {
        var group: Substring?
        var tag: UInt32
        var qualifier: (UInt16, UInt16) = (0, 0)
        var fallback: (UInt16, UInt16) = (0, 0)
        var values: [Substring] = []
        var opening: Substring?
        var fields: [(components: [(Int, Int)], target: Substring, part: Substring?)] = []
        var implied: [(component: (Int, Int), text: Substring?)] = []
    }

    private(set) var groups: [SegmentPlan.Group] = []
    private(set) var rows: [Row] = []
    /// Lines that could not be read.
    private(set) var unread: [Substring] = []

    private var columns: [UInt32: Int] = [:]
    private var actions: [SegmentPlan.Action] = []
    private var keys: [UInt64] = []
    private var cases: [SegmentPlan.Case] = []
    private var rules: [SegmentPlan.Rule] = []
    private var specials: [SegmentPlan.Special] = []

    private let syntax: SegmentSyntax

    init(groups groupText: String, rows rowText: String, syntax: SegmentSyntax) {
        self.syntax = syntax
        readGroups(groupText)
        for line in rowText.split(separator: "\n") {
            if let row = Self.row(line) { rows.append(row) } else { unread.append(line) }
        }
    }

    // MARK: Reading the table

    private mutating func readGroups(_ text: String) {
        var path: [(indent: Int, group: Int)] = []
        for line in text.split(separator: "\n") {
            let indent = line.prefix { $0 == " " }.count
            let words = line.split(separator: " ")
            guard words.count >= 3 else { continue }
            while let last = path.last, last.indent >= indent { path.removeLast() }
            let parent = path.last?.group ?? 0
            let kind = NodeKind.named(String(words[2]))
            let members = words[3...].map { word in
                (tag: Self.tag(word.prefix { $0 != "!" }), onlyDirectly: word.hasSuffix("!"))
            }
            let index = groups.count
            let trigger = words[1].prefix { $0 != "(" }
            var group = SegmentPlan.Group(
                name: String(words[0]), parent: parent,
                trigger: trigger == "-" || trigger == "*" ? 0 : Self.tag(trigger),
                kind: kind, nodeKind: kind ?? groups[parent].nodeKind, members: members)
            group.isImplied = trigger == "*"
            if trigger.endIndex < words[1].endIndex {
                let condition = words[1][trigger.endIndex...].dropFirst().dropLast()
                let sides = condition.split(separator: "=")
                guard sides.count == 2, let place = Self.component(sides[0]) else {
                    unread.append(line)
                    continue
                }
                group.condition = (UInt16(place.0), UInt16(place.1))
                group.conditionKeys = sides[1].split(separator: "|").map(Self.key)
            }
            groups.append(group)
            if index > 0 { groups[parent].inner |= 1 << UInt64(index) }
            path.append((indent, index))
        }
    }

    static func tag(_ text: Substring) -> UInt32 { text.utf8.reduce(0) { $0 << 8 | UInt32($1) } }

    private static func row(_ line: Substring) -> Row? {
        guard let colon = line.firstIndex(of: ":") else { return nil }
        var words = line[..<colon].split(separator: " ")[...]
        guard var head = words.popFirst() else { return nil }
        var row = Row(tag: 0)
        if let slash = head.firstIndex(of: "/") {
            row.group = head[..<slash]
            head = head[head.index(after: slash)...]
        }
        guard (2...3).contains(head.count) else { return nil }
        row.tag = tag(head)
        for word in words {
            if word.hasPrefix(">") {
                row.opening = word.dropFirst()
            } else if let equals = word.firstIndex(of: "=") {
                let places = word[..<equals].split(separator: "/").compactMap(component)
                guard let first = places.first else { return nil }
                row.qualifier = (UInt16(first.0), UInt16(first.1))
                if places.count > 1 { row.fallback = (UInt16(places[1].0), UInt16(places[1].1)) }
                row.values = word[word.index(after: equals)...].split(separator: ",")
            } else {
                return nil
            }
        }
        let halves = line[line.index(after: colon)...].split(separator: ";", omittingEmptySubsequences: false)
        for item in halves[0].split(separator: ",") {
            let words = item.split(separator: " ")
            guard words.count == 2 || words.count == 3 else { return nil }
            guard let components = components(words[0]) else { return nil }
            row.fields.append((components, words[words.count - 1], words.count == 3 ? words[1].dropFirst() : nil))
        }
        guard halves.count > 1 else { return row }
        for item in halves[1].split(separator: ",") {
            let sides = item.filter { $0 != " " }[...].split(separator: "=")
            guard let first = sides.first, let place = component(first) else { return nil }
            row.implied.append((place, sides.count > 1 ? sides[1] : nil))
        }
        return row
    }

    private static func component(_ text: Substring) -> (Int, Int)? {
        let numbers = text.split(separator: ".").compactMap { Int($0) }
        guard numbers.count == 2, numbers[0] < SegmentPlan.elements, numbers[1] < SegmentPlan.width else { return nil }
        return (numbers[0], numbers[1])
    }

    private static func components(_ text: Substring) -> [(Int, Int)]? {
        guard let dash = text.firstIndex(of: "-") else { return component(text).map { [$0] } }
        guard let first = component(text[..<dash]), let last = Int(text[text.index(after: dash)...]),
            last < SegmentPlan.width, first.1 <= last
        else { return nil }
        return (first.1...last).map { (first.0, $0) }
    }

    // MARK: Making the plan

    consuming func make() -> SegmentPlan {
        for group in groups {
            for tag in group.members.map(\.tag) + [group.trigger] where tag != 0 && columns[tag] == nil {
                columns[tag] = columns.count + 1
            }
        }
        let tags = SegmentPlan.TagTable(columns)
        let width = columns.count + 1
        var actionRows = [Int16](repeating: -1, count: groups.count * width)
        var known: [[Int]: Int16] = [:]
        for group in groups.indices {
            for (tag, column) in columns {
                let targets = targets(of: tag, from: group)
                guard !targets.isEmpty else { continue }
                let key = [column] + targets.map { $0.group * 2 + ($0.isTrigger ? 1 : 0) }
                if known[key] == nil {
                    known[key] = Int16(truncatingIfNeeded: actions.count)
                    // Alternatives stand in a row, each but the last with a condition.
                    let row = actions.count
                    for _ in targets { actions.append(SegmentPlan.Action(group: 0, isTrigger: false)) }
                    for (index, target) in targets.enumerated() {
                        actions[row + index] = action(tag, in: target.group, isTrigger: target.isTrigger)
                        actions[row + index].hasAlternative = index < targets.count - 1
                    }
                }
                actionRows[group * width + column] = known[key] ?? -1
            }
        }
        let interchangeHeader = compiled(row(syntax.header(.interchange)[...]), own: .interchange)
        let messageHeader = compiled(row(syntax.header(.message)[...]), own: .declaration)
        return SegmentPlan(
            groups: groups, tags: tags, columns: width, actionRows: actionRows, actions: actions,
            keys: keys, cases: cases, rules: rules, specials: specials, interchangeHeader: interchangeHeader,
            messageHeader: messageHeader)
    }

    private func row(_ tag: Substring) -> Row {
        rows.first { $0.tag == Self.tag(tag) } ?? Row(tag: Self.tag(tag))
    }

    /// The groups that a segment may belong to when `from` is open: the nearest around it that has it as a member or
    /// that has a group which it begins; before it those that it begins under a condition only.
    private func targets(of tag: UInt32, from: Int) -> [(group: Int, isTrigger: Bool)] {
        var found: [(group: Int, isTrigger: Bool)] = []
        var group = from
        while true {
            if let member = groups[group].members.first(where: { $0.tag == tag }),
                group == from || !member.onlyDirectly
            {
                // A segment may go on with the group or, under a condition, begin it or one beside it anew.
                for beside in groups.indices where groups[groups[group].parent].inner & 1 << UInt64(beside) != 0 {
                    if groups[beside].trigger == tag, !groups[beside].conditionKeys.isEmpty {
                        found.append((beside, true))
                    }
                }
                return found + [(group, false)]
            }
            for inner in groups.indices where groups[group].inner & 1 << UInt64(inner) != 0 && groups[inner].isImplied {
                if groups[inner].members.contains(where: { $0.tag == tag }) { return found + [(inner, false)] }
                if addTriggered(tag, in: inner, to: &found) { return found }
            }
            if addTriggered(tag, in: group, to: &found) || group == 0 { return found }
            group = groups[group].parent
        }
    }

    /// Adds the groups right in one that a segment begins; whether the last of them has no condition.
    private func addTriggered(
        _ tag: UInt32, in group: Int, to found: inout [(group: Int, isTrigger: Bool)]
    ) -> Bool {
        for inner in groups.indices where groups[group].inner & 1 << UInt64(inner) != 0 {
            guard groups[inner].trigger == tag, !groups[inner].isImplied else { continue }
            let isForAll = groups[inner].conditionKeys.isEmpty
            // A group around that asks for just this code comes before one that takes any.
            if isForAll { addConditional(tag, around: group, to: &found) }
            found.append((inner, true))
            if isForAll { return true }
        }
        return false
    }

    private func addConditional(
        _ tag: UInt32, around group: Int, to found: inout [(group: Int, isTrigger: Bool)]
    ) {
        var around = group
        while around != 0 {
            around = groups[around].parent
            for inner in groups.indices where groups[around].inner & 1 << UInt64(inner) != 0 {
                if groups[inner].trigger == tag, !groups[inner].conditionKeys.isEmpty { found.append((inner, true)) }
            }
        }
    }

    private mutating func action(_ tag: UInt32, in group: Int, isTrigger: Bool) -> SegmentPlan.Action {
        var action = SegmentPlan.Action(group: UInt8(truncatingIfNeeded: group), isTrigger: isTrigger)
        if isTrigger {
            action.condition = groups[group].condition
            action.firstCondition = Int32(truncatingIfNeeded: keys.count)
            action.conditionCount = Int32(truncatingIfNeeded: groups[group].conditionKeys.count)
            keys += groups[group].conditionKeys
        }
        // The trigger's own node is the group's; the values of a trigger that opens none go to the group around.
        let own = groups[group].nodeKind
        var compiledRows: [(key: UInt64, row: Int)] = []
        for row in lines(for: tag, in: group, isTrigger: isTrigger) {
            if row.values.isEmpty {
                cases.append(compiled(row, own: own))
                action.otherwise = Int32(truncatingIfNeeded: cases.count - 1)
                continue
            }
            action.qualifier = row.qualifier
            if row.fallback.0 != 0 { action.fallback = row.fallback }
            cases.append(compiled(row, own: own))
            for value in row.values { compiledRows.append((Self.key(value), cases.count - 1)) }
        }
        action.firstCase = Int32(truncatingIfNeeded: keys.count)
        action.caseCount = Int32(truncatingIfNeeded: compiledRows.count)
        // The cases of one action share rows: keys and the rows they name lie side by side.
        for (key, row) in compiledRows {
            keys.append(key)
            keys.append(UInt64(row))
        }
        return action
    }

    /// The lines for a segment in a group, in the order in which they are tried.
    func lines(for tag: UInt32, in group: Int, isTrigger: Bool) -> [Row] {
        var isAnswered = false
        return rows.lines(for: tag, in: groups[group].name).filter { row in
            // What a group hands to the one around it does not begin it.
            guard fits(row, groups[group].nodeKind), !(isTrigger && row.opening == "^") else { return false }
            // One line is for all other qualifiers.
            guard row.values.isEmpty else { return true }
            defer { isAnswered = true }
            return !isAnswered
        }
    }

    /// Whether the node that the line fills has any of its fields. Where it has none, another line has to do: of a
    /// port of loading that stands with a goods item, the qualifier must not get lost.
    private func fits(_ row: Row, _ own: NodeKind) -> Bool {
        guard let opening = row.opening else {
            return row.fields.isEmpty
                || row.fields.contains { $0.part != nil || $0.target.hasSuffix("@list") || stands($0.target, own) }
        }
        guard let kind = NodeKind.named(String(opening.drop { $0 == "*" })) else { return true }
        return row.fields.contains { stands($0.target, kind) }
    }

    private func stands(_ target: Substring, _ kind: NodeKind) -> Bool {
        let name = target.prefix { $0 != "@" && $0 != "|" }
        return Field.named(String(name))?.stands(in: kind) ?? false
    }

    /// The bytes of a qualifier as a number.
    static func key(_ text: Substring) -> UInt64 { text.utf8.reduce(0) { $0 << 8 | UInt64($1) } }

    private mutating func compiled(_ row: Row, own: NodeKind) -> SegmentPlan.Case {
        var result = SegmentPlan.Case()
        if let opening = row.opening {
            if opening == "^" {
                result.opening = .outward
            } else if opening.hasPrefix("*"), let kind = NodeKind.named(String(opening.dropFirst())) {
                result.opening = .nodeAfterFirst(kind)
            } else if let kind = NodeKind.named(String(opening)) {
                result.opening = .node(kind)
            }
        }
        if row.opening == nil {
            result.kinds = NodeKind.allCases.reduce(0) { $0 | (fits(row, $1) ? 1 << UInt64($1.rawValue) : 0) }
        }
        for field in row.fields {
            if field.target.hasSuffix("@bill") { result.isBill = true }
            if field.target.hasSuffix("@house") { (result.isBill, result.isHouse) = (true, true) }
        }
        result.ownRules = addRules(row, for: own)
        switch result.opening {
        case .node(let kind), .nodeAfterFirst(let kind): result.openedRules = addRules(row, for: kind)
        case .none, .outward: result.openedRules = result.ownRules
        }
        return result
    }

    private mutating func addRules(_ row: Row, for kind: NodeKind) -> Int {
        let base = rules.count
        rules.append(contentsOf: repeatElement(SegmentPlan.keep, count: SegmentPlan.elements * SegmentPlan.width))
        func at(_ element: Int, _ component: Int) -> Int { base + element * SegmentPlan.width + component }
        if !row.values.isEmpty {
            rules[at(Int(row.qualifier.0), Int(row.qualifier.1))] = SegmentPlan.drop
            if row.fallback.0 != 0 { rules[at(Int(row.fallback.0), Int(row.fallback.1))] = SegmentPlan.drop }
        }
        for (place, text) in row.implied {
            rules[at(place.0, place.1)] = text.map { special(.implied(Self.key($0))) } ?? SegmentPlan.drop
        }
        for field in row.fields {
            for place in field.components {
                guard let rule = rule(field.target, part: field.part, for: kind) else { continue }
                rules[at(place.0, place.1)] = rule
            }
        }
        return base
    }

    /// Nil where a node of that kind has no such field: the component is then kept, or dropped as a qualifier.
    private mutating func rule(_ target: Substring, part: Substring?, for kind: NodeKind) -> SegmentPlan.Rule? {
        if let part {
            let sides = part.split(separator: ":")
            guard let partKind = NodeKind.named(String(sides[0])), let inner = rule(target, part: nil, for: partKind)
            else { return nil }
            return special(.part(partKind, inner, slot: sides.count > 1 ? Int(sides[1]) ?? 0 : 0))
        }
        let words = target.split(separator: "@")
        if words.count > 1, words[1] == "list" { return special(.customsCode) }
        let names = words[0].split(separator: "|")
        guard let field = Field.named(String(names[0])), field.info.stands(in: kind) else { return nil }
        if words.count > 1 {
            let other = names.count > 1 ? Field.named(String(names[1])) : nil
            if let codes = X12Codes(rawValue: String(words[1])) {
                return special(.coded(codes, field, otherwise: other.flatMap { $0.stands(in: kind) ? $0 : nil }))
            }
            switch words[1] {
            case "cents": return special(.cents(field))
            case "unit": return special(.unitNumber(field))
            case "digit": return special(.checkDigit(field))
            case "place": return special(.place(field, list: -1))
            case "listed": return special(.place(field, list: 1))
            default: break
            }
        }
        if names.count > 1, let other = Field.named(String(names[1])) { return special(.ship(field, other)) }
        if words.count > 1, words[1] == "time" { return special(.dateAndTime(field)) }
        if field.type == .date { return special(.date(field)) }
        return field.type.isNumeric ? field.rawValue | SegmentPlan.numeric : field.rawValue
    }

    private mutating func special(_ rule: SegmentPlan.Special) -> SegmentPlan.Rule {
        let row = specials.firstIndex(of: rule) ?? specials.count
        if row == specials.count { specials.append(rule) }
        return SegmentPlan.firstSpecial + SegmentPlan.Rule(truncatingIfNeeded: row)
    }
}

extension [SegmentPlanMaker.Row] {
    /// The lines of a segment that may be meant in a group: one for this group comes before one for all groups; the order
    /// is that of the table otherwise.
    func lines(for tag: UInt32, in group: String) -> [SegmentPlanMaker.Row] {
        filter { $0.tag == tag && $0.group.map { $0 == group } ?? false } + filter { $0.tag == tag && $0.group == nil }
    }
}
