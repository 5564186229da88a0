/// Writes an interchange segment by segment: values with their separators, released where the syntax can, and the
/// trailers with what they count and refer to (ISO 9735-1, sections 7 to 10; X12.5 and X12.6).
///
/// Empty components and elements at the end are left out, as both syntaxes ask. Nothing is replaced or shortened: a
/// value that cannot be written is an error with its place.
package struct SegmentWriter {
    package let syntax: SegmentSyntax
    package let style: SegmentStyle
    private let encoder: TextEncoder
    /// The text so far, as UTF-8.
    private var text: [UInt8] = []
    private var interchange: Opened?
    private var group: Opened?
    private var message: Opened?
    /// Segments of the open message, its header included.
    private var segments = 0
    /// Segments in all.
    private(set) package var written = 0

    private struct Opened {
        var reference: String
        var count = 0
    }

    /// A writer with nothing written yet; an error where its character set is not known.
    package init(_ syntax: SegmentSyntax, style: SegmentStyle) throws(TidewaiterError) {
        self.syntax = syntax
        self.style = style
        encoder = try TextEncoder(style.charset)
    }

    // MARK: Segments

    /// Writes a segment.
    ///
    /// The header of a level closes what it cannot stand in, and its reference is repeated in the trailer. ISA is
    /// filled up to its fixed widths and states the separators itself.
    ///
    /// - Parameters:
    ///   - place: Where the values come from, for errors; the address in what is written when not given.
    package mutating func write(
        _ tag: String, _ elements: [SegmentElement], place: Place? = nil
    ) throws(TidewaiterError) {
        let isISA = syntax == .x12 && tag == "ISA"
        let elements = isISA ? filledHeader(elements) : elements
        if tag == syntax.header(.interchange) {
            try closeInterchange()
            interchange = Opened(reference: reference(elements, 5, 13))
            if syntax == .edifact, style.announces || !style.delimiters.hold(unannounced: elements) {
                put(style.delimiters.advice + style.lineBreak.bytes)
            }
        } else if tag == syntax.header(.group) {
            try closeGroup()
            interchange?.count += 1
            group = Opened(reference: reference(elements, 5, 6))
        } else if tag == syntax.header(.message) {
            try closeMessage()
            if group == nil { interchange?.count += 1 } else { group?.count += 1 }
            message = Opened(reference: reference(elements, 1, 2))
            segments = 0
        }
        try put(tag, elements, place)
    }

    private func reference(_ elements: [SegmentElement], _ edifact: Int, _ x12: Int) -> String {
        let number = syntax == .edifact ? edifact : x12
        return number <= elements.count ? elements[number - 1].component(1) : ""
    }

    // MARK: Trailers

    /// Closes the open message, if there is one: UNT or SE.
    package mutating func closeMessage() throws(TidewaiterError) {
        guard let opened = message else { return }
        message = nil
        try put(syntax.trailer(.message), ["\(segments + 1)", SegmentElement(opened.reference)], nil)
    }

    /// Closes the open group and the message in it: UNE or GE.
    package mutating func closeGroup() throws(TidewaiterError) {
        try closeMessage()
        guard let opened = group else { return }
        group = nil
        try put(syntax.trailer(.group), ["\(opened.count)", SegmentElement(opened.reference)], nil)
    }

    /// Closes the open interchange and what is open in it: UNZ or IEA.
    package mutating func closeInterchange() throws(TidewaiterError) {
        try closeGroup()
        guard let opened = interchange else { return }
        interchange = nil
        try put(syntax.trailer(.interchange), ["\(opened.count)", SegmentElement(opened.reference)], nil)
    }

    /// Closes what is open, and gives the whole in the character set of the style.
    package consuming func finish() throws(TidewaiterError) -> [UInt8] {
        try closeInterchange()
        let (bytes, lacking) = encoder.encode(text)
        guard lacking == nil else { throw Self.lacks(encoder.charset, text, lacking ?? 0, Place(offset: 0)) }
        let needsMark = style.charset == .utf16LittleEndian || style.charset == .utf16BigEndian
        return needsMark ? encoder.mark + bytes : bytes
    }

    // MARK: Values

    private mutating func put(_ bytes: [UInt8]) { text += bytes }

    private mutating func put(_ tag: String, _ elements: [SegmentElement], _ place: Place?) throws(TidewaiterError) {
        segments += 1
        written += 1
        let isISA = syntax == .x12 && tag == "ISA"
        put(Array(tag.utf8))
        let used = isISA ? elements.count : elements.lastIndex { !$0.isEmpty }.map { $0 + 1 } ?? 0
        for (index, element) in elements.prefix(used).enumerated() {
            text.append(style.delimiters.element)
            let isSeparator = isISA && (index == 15 || (index == 10 && style.delimiters.repetition != nil))
            if isSeparator {
                put(Array(element.component(1).utf8))
                continue
            }
            for (number, components) in element.occurrences.enumerated() {
                if number > 0 { try putRepetition((tag, index, 0), place) }
                let last = components.lastIndex { !$0.isEmpty }.map { $0 + 1 } ?? 0
                for (position, component) in components.prefix(last).enumerated() {
                    if position > 0 { text.append(style.delimiters.component) }
                    try putValue(Array(component.utf8), (tag, index, position), place)
                }
            }
        }
        text.append(style.delimiters.terminator)
        put(style.lineBreak.bytes)
    }

    private mutating func putRepetition(
        _ address: (tag: String, element: Int, component: Int), _ place: Place?
    ) throws(TidewaiterError) {
        guard let repetition = style.delimiters.repetition else {
            throw TidewaiterError(
                .data, "\(syntax.name).no-repetition",
                "An element stands more than once, and no character is chosen to repeat it. Choose one with the "
                    + "delimiters.",
                place: place ?? here(address))
        }
        text.append(repetition)
    }

    private mutating func putValue(
        _ value: [UInt8], _ address: (tag: String, element: Int, component: Int), _ place: Place?
    ) throws(TidewaiterError) {
        if let lacking = encoder.firstLacking(in: value) {
            throw Self.lacks(encoder.charset, value, lacking, place ?? here(address))
        }
        let delimiters = style.delimiters
        for byte in value {
            if delimiters.contains(byte) {
                guard let release = delimiters.release else {
                    throw Self.separator(byte, syntax, place ?? here(address))
                }
                text.append(release)
            } else if byte < 0x20 {
                throw Self.control(byte, syntax, place ?? here(address))
            }
            text.append(byte)
        }
    }

    /// `NAD[12] 3.1`: the twelfth segment, its third element, the first component of it.
    private func here(_ address: (tag: String, element: Int, component: Int)) -> Place {
        Place(
            offset: Int64(text.count),
            address: "\(address.tag)[\(written)] \(address.element + 1).\(address.component + 1)")
    }

    /// ISA with its elements at their widths (X12.5, interchange control header). What is longer is left as it is: the
    /// interchange can be read by counting elements, but its partner has to agree.
    private func filledHeader(_ elements: [SegmentElement]) -> [SegmentElement] {
        let widths = [2, 10, 2, 10, 2, 15, 2, 15, 6, 4, 1, 5, 9, 1, 1, 1]
        return widths.enumerated().map { index, width in
            var value = index < elements.count ? elements[index].component(1) : ""
            if index == 10, let repetition = style.delimiters.repetition {
                value = String(decoding: [repetition], as: UTF8.self)
            }
            if index == 15 { value = String(decoding: [style.delimiters.component], as: UTF8.self) }
            let missing = max(0, width - value.unicodeScalars.count)
            // The control number is a number of nine digits.
            return SegmentElement(
                index == 12
                    ? String(repeating: "0", count: missing) + value : value + String(repeating: " ", count: missing))
        }
    }
}

/// What cannot be written.
extension SegmentWriter {
    static func separator(_ byte: UInt8, _ syntax: SegmentSyntax, _ place: Place) -> TidewaiterError {
        let letter = byte < 0x20 ? "byte \(byte)" : "\"\(Character(Unicode.Scalar(byte)))\""
        return TidewaiterError(
            .data, "\(syntax.name).separator-in-value",
            "A value contains \(letter), which is a separator here, and "
                + (syntax == .x12 ? "X12 has no way to write one in a value" : "no release character is chosen")
                + ". Choose other delimiters, or change the value.",
            place: place)
    }

    static func control(_ byte: UInt8, _ syntax: SegmentSyntax, _ place: Place) -> TidewaiterError {
        TidewaiterError(
            .data, "\(syntax.name).control-in-value",
            "A value contains a control character (byte \(byte)), which \(syntax.label) does not carry. Remove it.",
            place: place)
    }

    static func lacks(_ charset: Charset, _ value: [UInt8], _ at: Int, _ place: Place) -> TidewaiterError {
        let length = max(1, UTF8Sequence.length(value.span, at: at))
        let letter = String(decoding: value[at..<min(at + length, value.count)], as: UTF8.self)
        return TidewaiterError(
            .data, "text.unencodable",
            "\(charset.name) has no character \"\(letter)\". Choose a character set that has it, UTF-8 for instance.",
            place: place)
    }
}
