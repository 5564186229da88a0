/// Writes a text of segments again: the same segments with the same values, other choices only where they are asked for.
///
/// What nobody asked to change is copied as it stands, line breaks within segments and separators too many included, so
/// that without any wish the text comes out byte for byte. With other delimiters each value is released anew.
package struct SegmentRewriter {
    /// What is to be changed; nil leaves the source's choice.
    package struct Changes: Sendable, Hashable {
        package var charset: Charset?
        /// ``SegmentDelimiters/standard`` stands for those that need no advice in the interchange's syntax version.
        package var delimiters: SegmentDelimiters?
        package var lineBreak: SegmentStyle.LineBreak?
        /// Whether counts in trailers that are not those of what they close are made so.
        package var correctsCounts: Bool

        package init(
            charset: Charset? = nil, delimiters: SegmentDelimiters? = nil, lineBreak: SegmentStyle.LineBreak? = nil,
            correctsCounts: Bool = false
        ) {
            self.charset = charset
            self.delimiters = delimiters
            self.lineBreak = lineBreak
            self.correctsCounts = correctsCounts
        }
    }

    private let source: SourceText
    private let changes: Changes
    private let encoder: TextEncoder
    private var reader: SegmentReader
    private var out: [UInt8] = []
    /// The separators of the source, and those that are written.
    private var old: SegmentDelimiters
    private var new: SegmentDelimiters
    private var flawsSeen = 0
    /// Where in what is written interchanges begin, each in the character set that it came in.
    private var begins: [Int] = []
    private var charsets: [Charset] = []

    /// A part of the source that something else is written for.
    private struct Replacement {
        var range: Range<Int>
        var text: [UInt8]
    }

    /// Whether segments are copied as they stand.
    private var copies: Bool { changes.delimiters == nil && changes.lineBreak == nil }

    package init(_ source: SourceText, _ changes: Changes) throws(TidewaiterError) {
        self.source = source
        self.changes = changes
        encoder = try TextEncoder(changes.charset ?? source.charset)
        // The text has been read within limits once; a trailer has one wrong count at most.
        let limits = Limits(
            valueBytes: max(1, source.bytes.count), findings: changes.correctsCounts ? Int.max : 0)
        let text = source.bytes
        reader = try SegmentReader(text.span, at: source.start, input: source.input, limits: limits)
        old = reader.delimiters
        new = changes.delimiters ?? old
    }

    /// The text anew.
    package consuming func rewrite() throws(TidewaiterError) -> [UInt8] {
        let text = source.bytes
        var segment = SegmentTable()
        var behind = source.start
        out.reserveCapacity(text.count + text.count / 8)
        // Separators are announced at the beginning, and anew behind a trailer; a header elsewhere announces nothing.
        var isHeader = true
        while let role = try reader.next(text.span, &segment) {
            let gap = behind..<segment.start
            let hasAdvice = isHeader && advice(in: gap) != nil
            // What stands between interchanges is ASCII.
            if isHeader, changes.charset == nil, source.stretches.count > 1 {
                begins.append(out.count)
                charsets.append(source.charset(at: segment.start))
            }
            writeGap(gap)
            if isHeader { try beginInterchange(segment, hasAdvice: hasAdvice) }
            try checkCharacters(segment)
            if copies || segment.count == 0 {
                copy(segment.start..<segment.end, replacements(segment, role))
            } else {
                try transcode(segment.start..<segment.end, replacements(segment, role))
            }
            behind = segment.end
            isHeader = role == .interchangeTrailer
        }
        writeGap(behind..<text.count)
        if begins.count > 1 { return try encodeEach() }
        let (bytes, lacking) = encoder.encode(out)
        if let lacking { throw SegmentWriter.lacks(encoder.charset, out, lacking, source.place(at: source.start)) }
        let hadMark = source.fileOffset(source.start) > 0
        let isUTF16 = encoder.charset == .utf16LittleEndian || encoder.charset == .utf16BigEndian
        let needsMark = isUTF16 && (source.charset != encoder.charset)
        return hadMark || needsMark ? encoder.mark + bytes : bytes
    }

    /// The text with each interchange in its character set.
    private func encodeEach() throws(TidewaiterError) -> [UInt8] {
        var bytes: [UInt8] = []
        for (index, charset) in charsets.enumerated() {
            let begin = index == 0 ? 0 : begins[index]
            let part = Array(out[begin..<(index + 1 < begins.count ? begins[index + 1] : out.count)])
            let encoder = try TextEncoder(charset)
            let (written, lacking) = encoder.encode(part)
            if let lacking { throw SegmentWriter.lacks(charset, part, lacking, source.place(at: source.start)) }
            bytes += written
        }
        return bytes
    }

    // MARK: Interchanges

    /// Settles the separators of an interchange, and announces them where they need it.
    private mutating func beginInterchange(
        _ segment: borrowing SegmentTable, hasAdvice: Bool
    ) throws(TidewaiterError) {
        old = reader.delimiters
        let isUNB = segment.tag == SegmentTag.number("UNB")
        var version = 0
        if isUNB, let part = segment.part(1, 2) { version = Int(value(part, segment)) ?? 0 }
        if isUNB, isNewUTF8(segment) { version = max(4, version) }
        new = changes.delimiters ?? old
        guard reader.syntax == .edifact else { return try settleRepetition(segment) }
        if new == .standard, changes.delimiters != nil { new = .unannounced(version: version) }
        let holds = new == .levelB || new == .unannounced(version: version)
        let isWanted = copies ? !holds && isNewUTF8(segment) && !hasAdvice : !holds || hasAdvice
        if isWanted, copies || changes.delimiters == nil || !holds {
            out += new.advice
            out += changes.lineBreak?.bytes ?? []
        }
    }

    /// X12 repeats elements from version 00402 on, with the character that ISA11 states.
    private mutating func settleRepetition(_ segment: borrowing SegmentTable) throws(TidewaiterError) {
        guard let repetition = old.repetition else {
            new.repetition = nil
            return
        }
        guard changes.delimiters != nil, new.repetition == nil else { return }
        guard !new.contains(repetition) else {
            throw TidewaiterError(
                .argument, "segments.delimiters",
                "The interchange repeats elements with a character that is now another separator. Name a fourth "
                    + "character for it.", place: source.place(at: segment.start, address: "ISA-11"))
        }
        new.repetition = repetition
    }

    // MARK: Between segments

    private func advice(in gap: Range<Int>) -> Int? {
        guard gap.count >= 9 else { return nil }
        let text = source.bytes
        return gap.first { SegmentDelimiters.begins(text.span, $0, "UNA") }
    }

    /// Terminators, line breaks and advice between two segments.
    private mutating func writeGap(_ gap: Range<Int>) {
        if copies {
            out += source.bytes[gap]
            return
        }
        let announced = advice(in: gap)
        var i = gap.lowerBound
        while i < gap.upperBound {
            let byte = source.bytes[i]
            if i == announced {
                // Written anew where it is needed.
                i += 9
                continue
            }
            if byte == old.terminator {
                out.append(new.terminator)
                out += changes.lineBreak?.bytes ?? []
            } else if !SegmentDelimiters.isBlank(byte) {
                out.append(byte)
            } else if changes.lineBreak == nil, !new.contains(byte) {
                out.append(byte)
            }
            i += 1
        }
    }

    // MARK: Segments

    private func value(_ part: SegmentPart, _ segment: borrowing SegmentTable) -> String {
        let text = source.bytes
        return String(decoding: segment.text(of: part, in: text.span, release: old.release), as: UTF8.self)
    }

    private mutating func copy(_ range: Range<Int>, _ replacements: [Replacement]) {
        var at = range.lowerBound
        for replacement in replacements {
            out += source.bytes[at..<replacement.range.lowerBound]
            out += replacement.text
            at = replacement.range.upperBound
        }
        out += source.bytes[at..<range.upperBound]
    }

    /// Writes a segment with the new separators: byte by byte, so that separators too many stay what they are.
    private mutating func transcode(_ range: Range<Int>, _ replacements: [Replacement]) throws(TidewaiterError) {
        var rest = replacements[...]
        var i = range.lowerBound
        var inTag = true
        while i < range.upperBound {
            if let next = rest.first, next.range.lowerBound == i {
                out += next.text
                i = next.range.upperBound
                rest = rest.dropFirst()
                if !next.range.isEmpty { continue }
            }
            let byte = source.bytes[i]
            i += 1
            if byte == old.release {
                while i < range.upperBound, SegmentDelimiters.isLineBreak(source.bytes[i]) { i += 1 }
                try putReleased(range, i, inTag: inTag)
                i += 1
            } else if byte == old.element {
                inTag = false
                out.append(new.element)
            } else if byte == old.component {
                out.append(new.component)
            } else if byte == old.repetition {
                guard let repetition = new.repetition else { throw noRepetition(i - 1) }
                out.append(repetition)
            } else if byte >= 0x20 {
                // Line breaks and other control characters are no data.
                try put(byte, at: i - 1)
            }
        }
        if let next = rest.first { out += next.text }
    }

    private mutating func put(_ byte: UInt8, at offset: Int) throws(TidewaiterError) {
        if new.contains(byte) {
            guard let release = new.release else {
                throw SegmentWriter.separator(byte, reader.syntax, source.place(at: offset, length: 1))
            }
            out.append(release)
        }
        out.append(byte)
    }

    /// What a release character stands before: with the new one where it needs it, at the end of the input, and in a tag,
    /// which it makes none.
    private mutating func putReleased(_ range: Range<Int>, _ at: Int, inTag: Bool) throws(TidewaiterError) {
        guard let release = new.release else {
            guard at < range.upperBound else { return }
            let byte = source.bytes[at]
            guard byte >= 0x20 else {
                throw SegmentWriter.control(byte, reader.syntax, source.place(at: at, length: 1))
            }
            return try put(byte, at: at)
        }
        if at < range.upperBound, !inTag, source.bytes[at] >= 0x20 { return try put(source.bytes[at], at: at) }
        out.append(release)
        if at < range.upperBound { out.append(source.bytes[at]) }
    }

    private func noRepetition(_ offset: Int) -> TidewaiterError {
        TidewaiterError(
            .argument, "segments.delimiters",
            "An element stands more than once here, and the delimiters name no character that repeats it. Name one.",
            place: source.place(at: offset, length: 1))
    }

    private func checkCharacters(_ segment: borrowing SegmentTable) throws(TidewaiterError) {
        guard changes.charset != nil, encoder.charset != source.charset(at: segment.start) else { return }
        let bytes = Array(source.bytes[segment.start..<segment.end])
        guard let lacking = encoder.firstLacking(in: bytes) else { return }
        let length = max(1, UTF8Sequence.length(bytes.span, at: lacking))
        let place = source.place(
            at: segment.start + lacking, length: length, address: SegmentTag.letters(of: segment.tag))
        throw SegmentWriter.lacks(encoder.charset, bytes, lacking, place)
    }

    // MARK: What is written anew

    private func isNewUTF8(_ segment: borrowing SegmentTable) -> Bool {
        guard changes.charset == .utf8, let part = segment.part(1, 1) else { return false }
        return Charset(syntaxIdentifier: value(part, segment)) != .utf8
    }

    private mutating func replacements(_ segment: borrowing SegmentTable, _ role: SegmentRole) -> [Replacement] {
        switch role {
        case .interchangeHeader where reader.syntax == .edifact && changes.charset != nil: return identifier(segment)
        case .messageTrailer, .groupTrailer, .interchangeTrailer: return count(segment)
        default: return []
        }
    }

    /// The syntax identifier says the character set (ISO 9735-1, code list 0001); that of UTF-8 needs version 4.
    private func identifier(_ segment: borrowing SegmentTable) -> [Replacement] {
        guard let part = segment.part(1, 1) else { return [] }
        let known = value(part, segment)
        guard let identifier = encoder.charset.syntaxIdentifier(in: known), identifier != known else { return [] }
        var found = [replacement(part, segment, identifier)]
        if encoder.charset == .utf8, let version = segment.part(1, 2), (Int(value(version, segment)) ?? 0) < 4 {
            found.append(replacement(version, segment, "4"))
        }
        return found
    }

    /// The right count in a trailer that has another; where it has none, the count goes in front of the reference.
    private mutating func count(_ segment: borrowing SegmentTable) -> [Replacement] {
        guard changes.correctsCounts else { return [] }
        let flaws = reader.flaws
        defer { flawsSeen = flaws.count }
        let wrong = flaws[flawsSeen...].last { flaw in
            let isCount = flaw.kind == .segmentCount || flaw.kind == .groupCount || flaw.kind == .interchangeCount
            return isCount && flaw.offset == segment.start
        }
        guard let wrong else { return [] }
        if let part = segment.part(1, 1) { return [replacement(part, segment, wrong.found)] }
        let separator = (segment.start..<segment.end).first { source.bytes[$0] == old.element }
        let at = separator.map { $0 + 1 } ?? segment.end
        let text = (separator == nil ? [new.element] : []) + Array(wrong.found.utf8)
        return [Replacement(range: at..<at, text: text)]
    }

    private func replacement(
        _ part: SegmentPart, _ segment: borrowing SegmentTable, _ text: String
    ) -> Replacement {
        let start = segment.offset(of: part)
        return Replacement(range: start..<start + Int(part.length), text: Array(text.utf8))
    }
}

extension Charset {
    /// The syntax identifier of UN/EDIFACT that means the character set: the one given where it does, else the first in
    /// code list 0001; nil where none does, as of UTF-16, which a byte order mark has to tell.
    package func syntaxIdentifier(in known: String = "") -> String? {
        func isSame(_ identifier: String) -> Bool {
            Charset(syntaxIdentifier: identifier)?.name.uppercased() == name.uppercased()
        }
        if isSame(known) { return known }
        if name.uppercased() == "US-ASCII" { return known == "UNOA" ? known : "UNOB" }
        return ["UNOC", "UNOD", "UNOE", "UNOF", "UNOG", "UNOH", "UNOI", "UNOJ", "UNOK", "UNOY"].first(where: isSame)
    }
}
