import TidewaiterDocuments

/// Elements of X12 segments against the directory.
extension SegmentMapper {
    /// Notes what is wrong with the elements of the segment that was just read.
    ///
    /// - Parameter known: How many flaws there were before it was read: of a segment that has one already, no other
    ///   about types is noted.
    mutating func checkElements(_ text: Span<UInt8>, flawsBefore known: Int) {
        let directory = elements.segment(segment.tag)
        guard directory.tag != 0 else { return }
        let hasFlaw = flaws.count > known
        var seen: UInt64 = 1
        var index = 0
        while index < segment.count {
            let part = segment[index]
            index &+= 1
            guard part.element > 0 else { continue }
            guard Int(part.element) <= directory.count else {
                note(.tooManyElements(known: directory.count), part)
                return
            }
            let element = elements.rows[directory.first &+ Int(part.element) &- 1]
            if part.element < 64 { seen |= 1 << UInt64(part.element) }
            // Nearly all values are texts that stand once and have a length that fits.
            if element.format.isText, !part.isMarked, part.repetition == 0, part.component <= element.components,
                Int(part.length) >= element.format.minimum, Int(part.length) <= element.format.maximum
            {
                continue
            }
            if part.component > element.components {
                note(.tooManyComponents(known: Int(element.components)), part)
            } else if part.repetition == 1, !element.mayRepeat {
                note(.repeated, part)
            } else if let fault = fault(part, element.format, text) {
                if case .type = fault, hasFlaw { continue }
                note(fault, part)
            }
        }
        var missing = directory.mandatory & ~seen
        while missing != 0 {
            noteMissing(missing.trailingZeroBitCount)
            missing &= missing &- 1
        }
    }

    /// What is wrong with the value of an element, if anything.
    @inline(__always)
    private func fault(_ part: SegmentPart, _ format: X12Format, _ text: Span<UInt8>) -> X12Fault? {
        guard part.isMarked else {
            return Self.fault(format, text, start: segment.offset(of: part), length: Int(part.length))
        }
        // Line breaks and other control characters are no data.
        let value = clean(part, text)
        return Self.fault(format, value.span, start: 0, length: value.count)
    }

    private static func fault(
        _ format: X12Format, _ text: Span<UInt8>, start: Int, length: Int
    ) -> X12Fault? {
        switch format.kind {
        case .any: return nil
        case .text, .code:
            // Characters count, not bytes.
            if length > format.maximum, characters(text, start, length) > format.maximum {
                return .tooLong(maximum: format.maximum)
            }
        case .whole, .decimal:
            guard let digits = digits(text, start, length, decimals: format.kind == .decimal) else {
                return .type(format.kind)
            }
            // Sign, decimal point and exponent do not count (X12.6).
            if digits > format.maximum { return .tooLong(maximum: format.maximum) }
            return nil
        case .date, .time:
            guard digits(text, start, length, decimals: false) == length else { return .type(format.kind) }
            if length > format.maximum { return .tooLong(maximum: format.maximum) }
        }
        return length < format.minimum ? .tooShort(minimum: format.minimum) : nil
    }

    private static func characters(_ text: Span<UInt8>, _ start: Int, _ length: Int) -> Int {
        var count = 0
        for offset in start..<start + length where text[offset] & 0xC0 != 0x80 { count += 1 }
        return count
    }

    /// How many digits a number has; nil for what is none.
    private static func digits(_ text: Span<UInt8>, _ start: Int, _ length: Int, decimals: Bool) -> Int? {
        var digits = 0
        var points = 0
        for offset in start..<start + length {
            switch text[offset] {
            case 0x30...0x39: digits += 1
            case 0x2D where offset == start: break
            case 0x2E where decimals && points == 0: points = 1
            case 0x20: break
            default: return nil
            }
        }
        return digits > 0 ? digits : nil
    }

    @inline(never)
    private mutating func note(_ fault: X12Fault, _ part: SegmentPart) {
        note(
            fault, element: Int(part.element), component: Int(part.component), offset: segment.offset(of: part),
            length: Int(part.length))
    }

    @inline(never)
    private mutating func noteMissing(_ element: Int) {
        note(.missing, element: element, component: 1, offset: segment.start, length: segment.end - segment.start)
    }

    private mutating func note(_ fault: X12Fault, element: Int, component: Int, offset: Int, length: Int) {
        // The text of what is only counted need not be made.
        guard flaws.count < limits.findings else {
            flawsLeftOut += 1
            return
        }
        let tag = SegmentTag.letters(of: segment.tag)
        let name = "\(tag)-\(X12Directory.name(element: element, component: component))"
        var flaw = ReaderFlaw(
            rule: "tw.x12.\(fault.rule)", severity: fault.severity,
            effect: fault.severity == .error ? .reject : .advice, message: fault.message(name, tag: tag),
            authority: "ASC X12.22 \(tag)",
            node: groupNodes[group] == noRecord ? DeclarationBuilder.interchange : groupNodes[group])
        flaw.offset = offset
        flaw.length = length
        flaw.address = name
        flaw.parameters = ["code": fault.code, "element": "\(element)", "segment": tag]
        note(flaw)
    }
}
