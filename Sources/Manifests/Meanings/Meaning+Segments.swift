import TidewaiterDocuments

extension MessageType {
    /// `customs cargo report (UN/EDIFACT CUSCAR)`.
    var label: String { "\(title) (\(syntax == .edifact ? "UN/EDIFACT" : "ANSI X12") \(name))" }
}

extension Meaning {
    /// The meaning of a type of message; of several tables where directories differ.
    init(_ types: [MessageType]) {
        var collector = MeaningCollector()
        for type in types { collector.add(type) }
        self.init(types[0].name, types[0].label, rows: collector.rows, nodes: collector.nodes)
    }
}

/// Goes through the tables of a type of message as ``SegmentPlanMaker`` does.
private struct MeaningCollector {
    private(set) var rows: [Meaning.Row] = []
    private(set) var nodes: [NodeKind: [String]] = [:]
    private var indices: [Meaning.Place: Int] = [:]
    private var type: MessageType?
    private let oldest = EDIFACTDirectory(version: "D", release: "95B", syntaxVersion: "3")
    private var directory = EDIFACTDirectory(version: "D", release: "18A", syntaxVersion: "4")

    mutating func add(_ type: MessageType) {
        self.type = type
        // Components are named by the newest directory that the table is for.
        let edition = type.until.split(separator: ".")
        if edition.count == 2 {
            directory = EDIFACTDirectory(version: String(edition[0]), release: String(edition[1]), syntaxVersion: "3")
        }
        let maker = SegmentPlanMaker(groups: type.groups, rows: type.rows, syntax: type.syntax)
        for level in [SegmentSyntax.Level.interchange, .message] {
            let tag = SegmentPlanMaker.tag(type.syntax.header(level)[...])
            for row in maker.rows where row.tag == tag && row.group == nil {
                add(row, to: level == .interchange ? .interchange : .declaration, around: [.interchange])
            }
        }
        var owners: [[NodeKind]] = []
        for group in maker.groups.indices {
            let own = maker.groups[group]
            if own.trigger != 0, let kind = own.kind { name(kind, segment(own.trigger)) }
            let around = group == 0 ? [NodeKind.interchange] : owners[own.parent]
            owners.append(maker.owners(of: group, around))
            let begin = own.trigger == 0 ? [] : [own.trigger]
            for (tag, isTrigger) in begin.map({ ($0, true) }) + own.members.map({ ($0.tag, false) }) {
                for row in maker.lines(for: tag, in: group, isTrigger: isTrigger) {
                    for kind in isTrigger ? [own.nodeKind] : owners[group] { add(row, to: kind, around: around) }
                }
            }
        }
    }

    private mutating func add(_ row: SegmentPlanMaker.Row, to own: NodeKind, around: [NodeKind]) {
        var kinds = [own]
        if let opening = row.opening {
            if opening == "^" {
                kinds = around
            } else if let kind = NodeKind.named(String(opening.drop { $0 == "*" })) {
                // The first such segment of the group speaks of the group's own node.
                kinds = opening.hasPrefix("*") ? [own, kind] : [kind]
                name(kind, qualified(row))
            }
        }
        for field in row.fields {
            let part = field.part.flatMap { part in NodeKind.named(String(part.prefix { $0 != ":" })) }
            for kind in part.map({ [$0] }) ?? kinds {
                for (kind, target, note) in targets(field.target, in: kind) {
                    for place in field.components {
                        add(kind, target, address(row, place.0, place.1) + note)
                    }
                }
            }
        }
    }

    /// The fields that a target of the table means, and how the value is made.
    private func targets(_ text: Substring, in kind: NodeKind) -> [(NodeKind, Field, note: String)] {
        let words = text.split(separator: "@")
        if words.count > 1, words[1] == "list" {
            return [
                (kind, .commodityCode, " (code list 122, or a tariff code without a list)"),
                (kind, .procedureCode, " (code list 117)"), (.classification, .id, " (another code list)"),
            ].filter { $0.1.stands(in: $0.0) }
        }
        if text == "transport_document_id", type?.rows.contains("@bill") == true {
            let named = " (where a reference names the bill)"
            return [(kind, .transportDocumentID, ""), (kind, .consignmentReference, named)].filter {
                $0.1.stands(in: $0.0)
            }
        }
        if words.count > 1, words[1] == "bill" {
            let above = " (where that of a house bill follows)"
            return [(kind, .transportDocumentID, ""), (kind, .masterDocumentID, above)].filter { $0.1.stands(in: $0.0) }
        }
        let note = words.count > 1 ? Self.notes[words[1]] ?? "" : ""
        return words[0].split(separator: "|").compactMap { name in
            Field.named(String(name)).flatMap { $0.stands(in: kind) ? (kind, $0, note) : nil }
        }
    }

    private static let notes: [Substring: String] = [
        "time": " with its time", "cents": " (two decimals implied)", "unit": " (initial and number joined)",
        "digit": " (check digit joined)", "weight": " (as Recommendation 20)", "volume": " (as Recommendation 20)",
        "measure": " (as Recommendation 20)", "package": " (as Recommendation 21)", "mode": " (as Recommendation 19)",
        "equipment": " (as ISO 6346)", "place": " (a UN/LOCODE or port code)", "listed": " (a UN/LOCODE or port code)",
    ]

    private mutating func add(_ kind: NodeKind, _ field: Field, _ source: String) {
        let place = Meaning.Place(kind: kind, field: field)
        if let index = indices[place] {
            if !rows[index].sources.contains(source) { rows[index].sources.append(source) }
        } else {
            indices[place] = rows.count
            rows.append(Meaning.Row(kind: kind, field: field, sources: [source]))
        }
    }

    private mutating func name(_ kind: NodeKind, _ segment: String) {
        if nodes[kind]?.contains(segment) != true { nodes[kind, default: []].append(segment) }
    }

    // MARK: Addresses

    private func segment(_ tag: UInt32) -> String {
        SegmentAddress.tag(SegmentAddress.pack(tag: SegmentAddress.compact(tag)))
    }

    /// The segment with what its qualifier has to be: `MEA[6311=AAE]`, `N1[01=SH]`.
    private func qualified(_ row: SegmentPlanMaker.Row) -> String {
        let tag = segment(row.tag)
        guard !row.values.isEmpty else { return tag }
        let place = component(tag, Int(row.qualifier.0), Int(row.qualifier.1))
        return "\(tag)[\(place)=\(row.values.joined(separator: ","))]"
    }

    private func address(_ row: SegmentPlanMaker.Row, _ element: Int, _ component: Int) -> String {
        let place = self.component(segment(row.tag), element, component)
        return qualified(row) + (type?.syntax == .edifact ? " " : "-") + place
    }

    private func component(_ tag: String, _ element: Int, _ component: Int) -> String {
        guard type?.syntax == .edifact else { return X12Directory.name(element: element, component: component) }
        // What the newest directory has dropped, an old one names.
        let isDropped = directory.segment(tag).map { element > $0.count } ?? true
        return (isDropped ? oldest : directory).name(tag: tag, element: element, component: component)
    }
}

extension SegmentPlanMaker {
    /// The kinds of node that the values of a group may go to: its own, or those that the segment which begins it opens.
    func owners(of group: Int, _ around: [NodeKind]) -> [NodeKind] {
        let own = groups[group]
        let lines = own.trigger == 0 ? [] : lines(for: own.trigger, in: group, isTrigger: true)
        var kinds = own.kind.map { [$0] } ?? (group == 0 ? [own.nodeKind] : around)
        for row in lines {
            guard let opening = row.opening, let kind = NodeKind.named(String(opening.drop { $0 == "*" })) else {
                continue
            }
            if !kinds.contains(kind) { kinds.append(kind) }
        }
        return kinds
    }
}
