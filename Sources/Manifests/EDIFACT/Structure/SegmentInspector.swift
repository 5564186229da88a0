import TidewaiterDocuments

/// Compares one segment with its shape.
struct SegmentInspector {
    let shape: SegmentShape
    /// Position in the message; 0 for a segment of the envelope.
    let position: Int
    let repertoire: Repertoire
    let release: UInt8?
    private(set) var faults: [StructureFault] = []

    init(_ shape: SegmentShape, position: Int, repertoire: Repertoire, release: UInt8?) {
        self.shape = shape
        self.position = position
        self.repertoire = repertoire
        self.release = release
    }

    mutating func inspect(_ text: Span<UInt8>, _ segment: borrowing SegmentTable) {
        var seen: UInt64 = 0
        var surplus = false
        var index = 0
        while index < segment.count {
            let first = segment[index]
            var end = index + 1
            while end < segment.count, segment[end].element == first.element,
                segment[end].repetition == first.repetition
            {
                end += 1
            }
            defer { index = end }
            let element = Int(first.element)
            guard element > 0 else { continue }
            if element <= 64 { seen |= 1 << UInt64(element - 1) }
            guard element <= shape.elements.count else {
                if !surplus, shape.certain == shape.elements.count {
                    note(
                        .elementSurplus, .tooManyConstituents, segment, first, component: 0,
                        allowed: String(shape.elements.count))
                }
                surplus = true
                continue
            }
            guard element <= shape.certain else { continue }
            inspect(text, segment, index..<end, element - 1)
        }
        var missing = shape.mandatory & ~seen
        while missing != 0 {
            let index = missing.trailingZeroBitCount
            missing &= missing - 1
            faults.append(
                StructureFault(
                    kind: .elementMissing, code: .missing, offset: segment.start, length: segment.end - segment.start,
                    tag: shape.tag, segment: position, element: index + 1, name: shape.elements[index].code))
        }
    }

    /// Values whose specification is more than a format: dates by their qualifier (2379), those of headers, and the
    /// section that UNS begins (0081).
    mutating func inspectValues(_ text: Span<UInt8>, _ segment: borrowing SegmentTable) {
        switch shape.tag {
        case "DTM":
            var index = 0
            while index < segment.count {
                let value = segment[index]
                index += 1
                guard value.component == 2, index < segment.count, case let format = segment[index],
                    format.element == value.element, format.repetition == value.repetition, format.component == 3
                else { continue }
                let known = segment.text(of: format, in: text, release: release)
                if DateText.isOneMoment(known) { inspectDate(text, segment, value, format: known) }
            }
        case "UNB", "UNG":
            if let day = segment.part(4, 1) {
                inspectDate(text, segment, day, format: day.length == 6 ? [0x31, 0x30, 0x31] : [0x31, 0x30, 0x32])
            }
            guard let time = segment.part(4, 2) else { return }
            let digits = segment.text(of: time, in: text, release: release)
            if Self.areDigits(digits), digits.count == 4, DateText.time(digits[...]) == nil {
                noteInvalid(segment, time, "time of day", digits)
            }
        case "UNS":
            guard let section = segment.part(1, 1) else { return }
            let code = segment.text(of: section, in: text, release: release)
            if code != [0x44], code != [0x53] { noteInvalid(segment, section, "section", code) }
        default: break
        }
    }

    /// A date that is of its length and made of digits, and still is none. What is not is another fault.
    private mutating func inspectDate(
        _ text: Span<UInt8>, _ segment: borrowing SegmentTable, _ part: SegmentPart, format: [UInt8]
    ) {
        let value = segment.text(of: part, in: text, release: release)
        if shape.tag != "DTM", !Self.areDigits(value) || value.count != 6 && value.count != 8 { return }
        if DateText.iso(value, format: format) == nil { noteInvalid(segment, part, "date in its format", value) }
    }

    private static func areDigits(_ bytes: [UInt8]) -> Bool { bytes.allSatisfy { (0x30...0x39).contains($0) } }

    private mutating func noteInvalid(
        _ segment: borrowing SegmentTable, _ part: SegmentPart, _ what: String, _ value: [UInt8]
    ) {
        let element = Int(part.element)
        guard element <= min(shape.elements.count, shape.certain),
            Int(part.component) <= shape.elements[element - 1].components.count
        else { return }
        note(
            .valueInvalid, .invalidValue, segment, part,
            component: shape.elements[element - 1].isComposite ? Int(part.component) : 0,
            name: shape.elements[element - 1].components[Int(part.component) - 1].code, allowed: what,
            found: String(String(decoding: value, as: UTF8.self).prefix(70)))
    }

    /// One occurrence of an element. The shape is looked into where it lies: nothing of it is copied for a value that
    /// is as it should be.
    private mutating func inspect(
        _ text: Span<UInt8>, _ segment: borrowing SegmentTable, _ range: Range<Int>, _ element: Int
    ) {
        let first = segment[range.lowerBound]
        if Int(first.repetition) == shape.elements[element].repetitions {
            note(
                .elementRepetitions, .tooManySegmentRepetitions, segment, first, component: 0,
                name: shape.elements[element].code, allowed: String(shape.elements[element].repetitions))
        }
        let count = shape.elements[element].components.count
        var seen: UInt64 = 0
        var surplus = false
        for index in range {
            let part = segment[index]
            let component = Int(part.component)
            guard component <= count else {
                if !surplus {
                    note(
                        .elementSurplus, .tooManyConstituents, segment, part, name: shape.elements[element].code,
                        allowed: String(count))
                }
                surplus = true
                continue
            }
            if component <= 64 { seen |= 1 << UInt64(component - 1) }
            let format = shape.elements[element].components[component - 1].format
            // Most values are text of any kind, and short enough whatever is in them.
            if format.characters == .any, format.minimum <= 1, Int(part.length) <= format.maximum, !part.isMarked,
                repertoire == .any
            {
                continue
            }
            inspect(text, segment, part, element, format)
        }
        var missing = shape.elements[element].mandatory & ~seen
        while missing != 0 {
            let index = missing.trailingZeroBitCount
            missing &= missing - 1
            note(
                .elementMissing, .missing, segment, first, component: index + 1,
                name: shape.elements[element].components[index].code)
        }
    }

    /// One value against its format (ISO 9735-1, sections on lengths and on numeric elements: sign and decimal mark do
    /// not count).
    private mutating func inspect(
        _ text: Span<UInt8>, _ segment: borrowing SegmentTable, _ part: SegmentPart, _ element: Int,
        _ format: ElementFormat
    ) {
        var count = 0
        var isOfType = true
        var isInRepertoire = true
        var marks = 0
        var at = segment.offset(of: part)
        let end = min(at + Int(part.length), text.count)
        while at < end {
            var byte = text[at]
            at += 1
            if byte == release, at < end {
                byte = text[at]
                at += 1
            } else if byte < 0x20 {
                // A line break that wraps a record is no data.
                if byte != 0x0A && byte != 0x0D { isInRepertoire = false }
                continue
            }
            // Continuation bytes are no characters of their own.
            if byte & 0xC0 == 0x80 { continue }
            if !repertoire.has(byte) { isInRepertoire = false }
            let isDigit = (0x30...0x39).contains(byte)
            switch format.characters {
            case .any: count += 1
            case .alphabetic:
                count += 1
                if isDigit { isOfType = false }
            case .numeric:
                if isDigit {
                    count += 1
                } else if byte == 0x2E || byte == 0x2C {
                    marks += 1
                } else if byte != 0x2D || count > 0 || marks > 0 {
                    isOfType = false
                    count += 1
                }
            }
        }
        let number = shape.elements[element].isComposite ? Int(part.component) : 0
        if !isInRepertoire { note(.valueRepertoire, .invalidCharacters, segment, part, component: number) }
        let fault: (StructureFault.Kind, SyntaxErrorCode)
        if !isOfType || marks > 1 {
            fault = (.valueCharacters, .invalidTypeOfCharacters)
        } else if count > format.maximum {
            fault = (.valueLong, .tooLong)
        } else if count < format.minimum {
            fault = (.valueShort, .tooShort)
        } else {
            return
        }
        let value = String(decoding: segment.text(of: part, in: text, release: release), as: UTF8.self)
        note(
            fault.0, fault.1, segment, part, component: number,
            name: shape.elements[element].components[Int(part.component) - 1].code, allowed: format.description,
            found: String(value.prefix(70)))
    }

    private mutating func note(
        _ kind: StructureFault.Kind, _ code: SyntaxErrorCode, _ segment: borrowing SegmentTable, _ part: SegmentPart,
        component: Int? = nil, name: String = "", allowed: String = "", found: String = ""
    ) {
        faults.append(
            StructureFault(
                kind: kind, code: code, offset: segment.offset(of: part), length: Int(part.length), tag: shape.tag,
                segment: position, element: Int(part.element), component: component ?? Int(part.component),
                occurrence: part.repetition > 0 ? Int(part.repetition) + 1 : 0, name: name, allowed: allowed,
                found: found))
    }
}
