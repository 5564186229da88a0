import TidewaiterDocuments

extension Format {
    /// How many of the first bytes tell the format.
    static let sample = 16_384

    /// The format of a document, told by its first bytes; nil where it is none that is known.
    public static func detect(_ bytes: [UInt8]) -> Format? {
        if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
            return .spreadsheet
        }
        if bytes.starts(with: Array("%PDF".utf8)) { return .pdf }
        // Whole lines of a few thousand bytes tell; UTF-16 is decoded by whole characters.
        let sample = SourceText(unicode: Array(bytes.prefix(sample)))
        let text = sample.bytes
        var start = sample.start
        while start < text.count, SegmentDelimiters.isBlank(text[start]) { start += 1 }
        guard start < text.count, !isInSmallLetters(text, start) else { return nil }
        guard let format = message(text, start) ?? structure(text, start) ?? table(text, start) else { return nil }
        return format == .json && isLines(bytes, sample) ? .jsonl : format
    }

    /// Whether an interchange was made small letters on its way: its tags are capitals.
    static func isInSmallLetters(_ text: [UInt8], _ start: Int) -> Bool {
        let head = text[start...].prefix(4)
        guard head.count == 4, let sign = head.last, !(0x61...0x7A).contains(sign | 0x20), sign > 0x20 else {
            return false
        }
        return ["una", "unb", "isa"].contains { head.starts(with: $0.utf8) } && sign != UInt8(ascii: ",")
            && sign != 0x22
    }

    /// Whether JSON is one text a line. Lines can be longer than the sample, so that all bytes are looked at where they
    /// are UTF-8.
    private static func isLines(_ bytes: [UInt8], _ sample: SourceText) -> Bool {
        sample.charset == .utf8
            ? JSONLines.isLikely(bytes, from: sample.start) : JSONLines.isLikely(sample.bytes, from: sample.start)
    }

    /// Formats whose first segment names them.
    private static func message(_ text: [UInt8], _ start: Int) -> Format? {
        func begins(_ word: StaticString) -> Bool {
            word.withUTF8Buffer { unsafe text[start...].starts(with: $0) }
        }
        if let (_, _, syntax) = SegmentDelimiters.announced(in: text.span, at: start) {
            return syntax == .edifact ? .edifact : .x12
        }
        if begins("ISA"), start + 6 < text.count {
            // A header that is cut off is X12 all the same: its fourth byte comes again after a qualifier of two.
            let separator = text[start + 3]
            let isLetter = separator | 0x20 >= 0x61 && separator | 0x20 <= 0x7A
            return !isLetter && text[start + 6] == separator ? .x12 : nil
        }
        if begins("STX=") || begins("MHD=") { return .tradacoms }
        // A message identifier of three capitals, and its version: FFM/8, FWB/16.
        let head = text[start...].prefix(5)
        if head.count == 5, head.prefix(3).allSatisfy({ (0x41...0x5A).contains($0) }), head[start + 3] == 0x2F,
            (0x30...0x39).contains(head[start + 4])
        {
            return .cargoIMP
        }
        return nil
    }

    private static func structure(_ text: [UInt8], _ start: Int) -> Format? {
        switch text[start] {
        case UInt8(ascii: "{"), UInt8(ascii: "["): .json
        case UInt8(ascii: "<"): .xml
        default: nil
        }
    }

    /// A table is what divides into columns and is text.
    private static func table(_ text: [UInt8], _ start: Int) -> Format? {
        let controls = text.count { $0 < 0x20 && !SegmentDelimiters.isBlank($0) }
        guard controls * 100 <= text.count else { return nil }
        let detection = CSVDetection(SourceText(utf8: text))
        return detection.confidence > 0 ? .csv : nil
    }
}
