public import TidewaiterDocuments

extension Declaration {
    /// Reads a document of any format that the library knows, told by its content.
    ///
    /// What is wrong with the document is a finding of the declaration; an error means that nothing could be
    /// delivered: the bytes are of no known format, or a limit was passed.
    ///
    /// - Parameters:
    ///   - bytes: The document, as it lies in its file.
    ///   - input: Name of the input for places, a file's name for instance.
    ///   - format: The format, when it is known better than its content tells.
    ///   - limits: Bounds of time and memory.
    ///   - mode: How strictly the document is taken; it matters for texts of segments.
    ///   - mapping: What is known of a table beforehand; it matters for tables.
    public static func read(
        _ bytes: [UInt8], input: String = "", format: Format? = nil, limits: Limits = .standard,
        mode: ReadingMode = .tolerant, mapping: TableMapping = TableMapping()
    ) throws(TidewaiterError) -> Declaration {
        guard bytes.count <= limits.inputBytes else {
            throw TidewaiterError(
                .limit, "input.bytes",
                "The input has \(bytes.count) bytes, more than the limit of \(limits.inputBytes). "
                    + "Split it, or raise the limit.",
                place: Place(input: input, offset: 0, length: Int64(bytes.count)))
        }
        guard !isBlank(bytes) else {
            throw TidewaiterError(
                .format, "format.empty", "The input is empty. Send a manifest.", place: Place(input: input, offset: 0))
        }
        switch format ?? Format.detect(bytes) {
        case .edifact: return try readEDIFACT(bytes, input: input, limits: limits, mode: mode)
        case .x12: return try readX12(bytes, input: input, limits: limits, mode: mode)
        case .csv: return try readCSV(bytes, input: input, limits: limits, mapping: mapping)
        case .json: return try readJSON(bytes, input: input, limits: limits)
        case .jsonl: return try readJSONLines(bytes, input: input, limits: limits)
        case .some(let other): throw notRead(other, input: input)
        case nil: throw unknown(bytes, input: input)
        }
    }

    static func notRead(_ format: Format, input: String) -> TidewaiterError {
        TidewaiterError(
            .format, "format.not-read",
            "The input is \(format.label), which is not yet read. Send UN/EDIFACT, ANSI X12, a table (CSV), JSON or "
                + "JSON Lines.",
            place: Place(input: input, offset: 0))
    }

    static func unknown(_ bytes: [UInt8], input: String) -> TidewaiterError {
        if let start = bytes.firstIndex(where: { !SegmentDelimiters.isBlank($0) }),
            Format.isInSmallLetters(bytes, start)
        {
            return TidewaiterError(
                .format, "format.small-letters",
                "This looks like an interchange whose letters were all made small: its tags (UNB, ISA) are capitals. Send "
                    + "it as it was made.",
                place: Place(input: input, offset: Int64(start), length: 3, line: 1, column: 1))
        }
        return TidewaiterError(
            .format, "format.unknown",
            "The format of the input is not known. Send UN/EDIFACT, ANSI X12, a table with headers (CSV), JSON or JSON "
                + "Lines.",
            place: Place(input: input, offset: 0))
    }

    /// Whether there is nothing but a byte order mark and blanks, in whatever width characters are written.
    static func isBlank(_ bytes: [UInt8]) -> Bool {
        let marks: [[UInt8]] = [[0xEF, 0xBB, 0xBF], [0xFF, 0xFE], [0xFE, 0xFF]]
        let mark = marks.first { bytes.starts(with: $0) }?.count ?? 0
        return bytes[mark...].allSatisfy { SegmentDelimiters.isBlank($0) || $0 == 0 }
    }
}
