import TidewaiterDocuments

/// What segments have to have by their directory, and what they may not have.
extension MessageWriter {
    /// The elements of a segment in the directory of the open message.
    mutating func shape(_ tag: String) -> SegmentShape? {
        guard let directory else { return nil }
        if let known = shapes[tag] { return known }
        let found = SegmentShape(tag, in: directory)
        shapes[tag] = .some(found)
        return found
    }

    /// Tells what a recipient refuses in a segment: elements that are mandatory and that nobody states, and values that
    /// are not of their format.
    mutating func check(_ draft: SegmentDraft) {
        guard !draft.tag.hasPrefix("UN") || draft.tag == "UNS" else { return }
        switch syntax {
        case .edifact:
            guard let shape = shape(draft.tag) else { return }
            checkEDIFACT(draft, shape)
        case .x12:
            guard let segment = X12Directory.segment(SegmentPlanMaker.tag(draft.tag[...])) else { return }
            checkX12(draft, segment)
        }
    }

    private mutating func checkEDIFACT(_ draft: SegmentDraft, _ shape: SegmentShape) {
        for (index, element) in shape.elements.prefix(shape.certain).enumerated() {
            guard draft.has(index + 1) else {
                if element.isMandatory { noteMissing(element.code, draft) }
                continue
            }
            for (position, component) in element.components.enumerated() {
                let value = draft[index + 1, position + 1]
                if value.isEmpty {
                    if component.isMandatory {
                        noteMissing(element.isComposite ? "\(element.code).\(component.code)" : component.code, draft)
                    }
                } else if let problem = component.format.problem(value) {
                    noteFormat(component.code, component.format.description, problem, value, draft)
                }
            }
        }
    }

    private mutating func checkX12(_ draft: SegmentDraft, _ segment: X12Segment) {
        for (index, element) in segment.elements.enumerated() {
            let name = "\(draft.tag)-\(X12Directory.name(element: index + 1, component: 1))"
            let value = draft[index + 1, 1]
            if value.isEmpty {
                if element.isMandatory, !draft.has(index + 1) { noteMissing(name, draft) }
            } else if let problem = element.format.problem(value) {
                noteFormat(
                    name, "\(element.format.minimum) to \(element.format.maximum) characters", problem, value, draft)
            }
        }
    }
}

extension ElementFormat {
    /// What is wrong with a value, in a few words that end with what to do; nil where nothing is.
    fileprivate func problem(_ value: String) -> String? {
        let scalars = value.unicodeScalars.count
        switch characters {
        case .numeric:
            var digits = 0
            var marks = 0
            for (index, byte) in value.utf8.enumerated() {
                switch byte {
                case 0x30...0x39: digits += 1
                case 0x2E, 0x2C: marks += 1
                case 0x2D where index == 0: break
                default: return "is no number. State it in digits"
                }
            }
            if marks > 1 { return "is no number. State it with one decimal mark" }
            return Self.length(digits, minimum, maximum)
        case .alphabetic where value.utf8.contains { (0x30...0x39).contains($0) }:
            return "has digits where letters are asked for. State letters only"
        case .alphabetic, .any: return Self.length(scalars, minimum, maximum)
        }
    }

    static func length(_ count: Int, _ minimum: Int, _ maximum: Int) -> String? {
        count > maximum
            ? "is longer than recipients take. Shorten it"
            : count < minimum ? "is shorter than recipients take. State it in full" : nil
    }
}

extension X12Format {
    /// As for an element of EDIFACT.
    fileprivate func problem(_ value: String) -> String? {
        switch kind {
        case .any: return nil
        case .text, .code: return ElementFormat.length(value.unicodeScalars.count, minimum, maximum)
        case .whole, .decimal, .date, .time:
            let digits = value.utf8.filter { (0x30...0x39).contains($0) }.count
            let others = value.utf8.filter { !(0x30...0x39).contains($0) }
            let allowed: [UInt8] = kind == .decimal ? [0x2D, 0x2E] : kind == .whole ? [0x2D] : []
            guard others.allSatisfy(allowed.contains) else { return "is no number. State it in digits" }
            return ElementFormat.length(digits, kind == .whole || kind == .decimal ? 1 : minimum, maximum)
        }
    }
}
