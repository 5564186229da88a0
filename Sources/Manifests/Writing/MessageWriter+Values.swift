import TidewaiterDocuments

extension SegmentPlanMaker {
    /// The text that ``key(_:)`` made a number of.
    static func text(_ key: UInt64) -> String {
        let bytes = (0..<8).reversed().map { UInt8(truncatingIfNeeded: key >> (UInt64($0) * 8)) }
        return String(decoding: bytes.drop { $0 == 0 }, as: UTF8.self)
    }
}

/// One line of a table read backwards.
extension MessageWriter {
    /// A field of a line: where it goes, and how.
    private struct Entry {
        var components: [(Int, Int)]
        var fields: [Field]
        var isMoment: Bool
        var isBill: Bool
        /// How X12 writes the value, as the table says it behind `@`.
        var notation: Substring

        init?(_ components: [(Int, Int)], _ target: Substring) {
            let words = target.split(separator: "@")
            guard let names = words.first?.split(separator: "|") else { return nil }
            self.components = components
            fields = names.compactMap { Field.named(String($0)) }
            isMoment = words.count > 1 && words[1] == "time"
            isBill = words.count > 1 && (words[1] == "bill" || words[1] == "house")
            notation = words.count > 1 ? words[1] : ""
            if fields.isEmpty { return nil }
        }
    }

    /// The segment that a line makes of a node; nil where the node says nothing that is not written yet.
    mutating func draft(_ row: SegmentPlanMaker.Row, _ node: Node, isTrigger: Bool) -> SegmentDraft? {
        var draft = SegmentDraft(SegmentTag.letters(of: row.tag))
        draft.node = node
        var isFilled = false
        overflow = []
        let mayRepeat = !isTrigger && row.opening == nil
        for entry in entries(row) where put(entry, row, node, mayRepeat: mayRepeat, &draft) { isFilled = true }
        if putParts(row, node, &draft) { isFilled = true }
        guard isFilled else { return nil }
        finish(&draft, row)
        for index in overflow.indices { finish(&overflow[index], row) }
        return draft
    }

    /// The fields of a line. Where one may stand in several places, the one with most room is taken.
    private func entries(_ row: SegmentPlanMaker.Row) -> [Entry] {
        var found: [(target: Substring, entry: Entry)] = []
        for field in row.fields where field.part == nil {
            guard let entry = Entry(field.components, field.target) else { continue }
            if let known = found.firstIndex(where: { $0.target == field.target }) {
                // Lines in elements of their own follow each other.
                if entry.fields.first?.type == .lines, entry.components.count == 1 {
                    found[known].entry.components += entry.components
                } else if entry.components.count >= found[known].entry.components.count {
                    found[known].entry = entry
                }
            } else {
                found.append((field.target, entry))
            }
        }
        return found.map(\.entry)
    }

    /// Qualifier, and what the field says already but recipients look for.
    private func finish(_ draft: inout SegmentDraft, _ row: SegmentPlanMaker.Row) {
        let qualifier = (Int(row.qualifier.0), Int(row.qualifier.1))
        if let value = row.values.first, draft[qualifier.0, qualifier.1].isEmpty {
            draft[qualifier.0, qualifier.1] = String(value)
        }
        // The fourth letter of a unit's number says that it is a freight container (ISO 6346).
        let number = Array(draft[2, 1].utf8)
        if draft.tag == "EQD", draft[1, 1].isEmpty, number.count == 11, number[3] == UInt8(ascii: "U") {
            draft[1, 1] = "CN"
        }
        for (place, text) in row.implied where draft[place.0, place.1].isEmpty {
            if let text {
                if !draft[place.0, 1].isEmpty { draft[place.0, place.1] = String(text) }
            } else if draft.tag == "MEA" {
                // What is measured is in the next element; the purpose is to measure (UN/EDIFACT 6311). Where it is not
                // said what, AAE would be read as a mass.
                draft[place.0, place.1] = draft[2, 1].isEmpty ? "PD" : "AAE"
            }
        }
    }

    private mutating func put(
        _ entry: Entry, _ row: SegmentPlanMaker.Row, _ node: Node, mayRepeat: Bool, _ draft: inout SegmentDraft
    ) -> Bool {
        guard let place = entry.components.first,
            let field = chosen(entry, row, node), case let value = node[field], !value.isMissing
        else { return false }
        let isQualifier = place == (Int(row.qualifier.0), Int(row.qualifier.1)) && !row.values.isEmpty
        let text: String
        switch value.content {
        case .value(let said) where isQualifier && !row.values.contains(said[...]): return false
        case .value(let said): text = said
        case .invalid(let raw) where isQualifier || raw.isEmpty: return false
        case .invalid(let raw): text = raw
        case .missing, .empty: return false
        }
        if X12Codes.lacks(text, entry.notation), entry.fields.count == 1 { return false }
        facts.insert(field, of: node)
        if draft.place == nil { draft.place = value.place }
        if field.type == .date, value.text != nil {
            putDate(text, at: place, isMoment: entry.isMoment, value, &draft)
            return true
        }
        if syntax == .x12, let (own, further) = X12Codes.written(text, entry.notation) {
            draft[place.0, place.1] = plain(own, value)
            if !further.isEmpty { draft[place.0 + 1, 1] = plain(further, value) }
            return true
        }
        if syntax == .x12, entry.notation == "place", text.utf8.count == 5, draft[place.0 - 1, 1].isEmpty {
            draft[place.0 - 1, 1] = "UN"
        }
        putText(plain(text, value), value, entry.components, mayRepeat: mayRepeat, &draft)
        return true
    }

    /// The field of an entry that is stated and not written yet.
    private func chosen(_ entry: Entry, _ row: SegmentPlanMaker.Row, _ node: Node) -> Field? {
        var fields = entry.fields
        if fields == [.transportDocumentID], !entry.isBill, row.group == nil, hasBillReference(node) {
            // A reference names the bill; the trigger then has the consignment's own number.
            fields = node[.transportDocumentID].text == nil ? [] : [.consignmentReference]
        }
        return fields.first { field in
            let value = node[field]
            if fields.count > 1, field == fields[0], !isShipNumber(value) { return false }
            return field.stands(in: node.kind) && !value.isMissing && !facts.contains(value)
                && !isSaidWithType(field, row, node)
        }
    }

    /// What is read as an IMO ship number where either may stand: seven digits.
    private func isShipNumber(_ value: FieldValue) -> Bool {
        value.text.map { $0.utf8.count == 7 && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } } ?? false
    }

    /// Whether the type has a reference that names the bill of a consignment.
    private func hasBillReference(_ node: Node) -> Bool {
        node.kind == .consignment && maker.rows.contains { $0.fields.contains { $0.target.hasSuffix("@bill") } }
    }

    // MARK: Texts

    private mutating func putText(
        _ text: String, _ value: FieldValue, _ components: [(Int, Int)], mayRepeat: Bool, _ draft: inout SegmentDraft
    ) {
        var parts: [String]
        switch value.field.type {
        case .prose where components.count > 1 || mayRepeat:
            let release = syntax == .edifact ? SegmentDelimiters.unannounced(version: 4) : nil
            let width = min(value.field == .name ? 35 : 70, widest(draft.tag, components[0]) ?? .max)
            let room = mayRepeat ? Int.max : components.count
            parts = TextCutting.prose(text, width: width, room: room) { release?.contains($0) ?? false }
            if !mayRepeat, (parts.last?.utf8.count ?? 0) > width { noteTooLong(value, width) }
        case .lines: parts = TextCutting.lines(text).filter { !$0.isEmpty }
        default: parts = [text]
        }
        if parts.count > components.count, !mayRepeat {
            noteTooManyLines(value, parts.count, components.count)
            parts[components.count - 1] = parts[(components.count - 1)...].joined(separator: " ")
            parts.removeLast(parts.count - components.count)
        }
        for (place, part) in zip(components, parts) { draft[place.0, place.1] = part }
        var rest = parts.dropFirst(components.count)
        while !rest.isEmpty {
            var further = SegmentDraft(draft.tag)
            further.place = draft.place
            further.node = draft.node
            for (place, part) in zip(components, rest) { further[place.0, place.1] = part }
            overflow.append(further)
            rest = rest.dropFirst(components.count)
        }
    }

    /// Most characters of an element of X12.
    private func widest(_ tag: String, _ place: (Int, Int)) -> Int? {
        guard syntax == .x12, let elements = X12Directory.segment(SegmentPlanMaker.tag(tag[...]))?.elements,
            place.0 <= elements.count
        else { return nil }
        return elements[place.0 - 1].format.maximum
    }

    /// The text without control characters, which segments do not carry: lines are kept for what has lines.
    private mutating func plain(_ text: String, _ value: FieldValue) -> String {
        let keepsLines = value.field.type == .lines
        guard text.utf8.contains(where: { $0 < 0x20 && !($0 == 0x0A && keepsLines) }) else { return text }
        noteControls(value)
        return String(
            text.unicodeScalars.map { scalar in
                scalar.value < 0x20 && !(scalar == "\n" && keepsLines) ? " " : Character(scalar)
            })
    }

    // MARK: Dates

    /// `2026-11-21T09:30` in the notation of the syntax (UN/EDIFACT code list 2379; X12 elements 373 and 337).
    private mutating func putDate(
        _ text: String, at place: (Int, Int), isMoment: Bool, _ value: FieldValue, _ draft: inout SegmentDraft
    ) {
        let digits = text.filter { $0.isNumber }
        let day = String(digits.prefix(8))
        let time = String(digits.dropFirst(8))
        if isMoment {
            draft[place.0, place.1] = day
            if syntax == .edifact { draft[place.0, place.1 + 1] = time } else { draft[place.0 + 1, 1] = time }
        } else if syntax == .edifact {
            draft[place.0, place.1] = digits
            draft[place.0, place.1 + 1] = time.isEmpty ? "102" : time.utf8.count == 4 ? "203" : "204"
        } else {
            draft[place.0, place.1] = day
            if !time.isEmpty { noteTime(value) }
        }
    }

    // MARK: Parts

    /// Elements that are further nodes, one each: the levels of packaging in GID.
    private mutating func putParts(
        _ row: SegmentPlanMaker.Row, _ node: Node, _ draft: inout SegmentDraft
    ) -> Bool {
        var isFilled = false
        var elements: [(element: Int, kind: NodeKind)] = []
        for field in row.fields {
            guard let kind = field.part.flatMap({ NodeKind.named(String($0)) }), let place = field.components.first
            else { continue }
            if !elements.contains(where: { $0.element == place.0 }) { elements.append((place.0, kind)) }
        }
        var rest = elements[...]
        for kind in Set(elements.map(\.kind)) {
            for child in node.children(kind) where !facts.contains(child) {
                guard let next = rest.firstIndex(where: { $0.kind == kind }) else { break }
                let element = rest[next].element
                var isStated = false
                for field in row.fields where field.part != nil && field.components.first?.0 == element {
                    guard let place = field.components.first, let known = Field.named(String(field.target)),
                        case let value = child[known], let text = value.content.written, !text.isEmpty
                    else { continue }
                    draft[place.0, place.1] = plain(text, value)
                    facts.insert(known, of: child)
                    isStated = true
                }
                guard isStated else { continue }
                facts.insert(child)
                rest = rest[(next + 1)...]
                isFilled = true
            }
        }
        return isFilled
    }
}
