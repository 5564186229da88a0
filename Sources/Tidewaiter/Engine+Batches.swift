public import TidewaiterDocuments
internal import TidewaiterTariffs

extension Engine {
    /// Assesses many entries: JSON Lines, a request each; a line ends with a line feed, a carriage return or both. Hands
    /// out an answer for each line that is not blank as soon as it is computed, so that the memory it takes does not grow
    /// with their number.
    ///
    /// A line that is no request, or contradicts the options, has an error in the place of its answer, and the others
    /// are not touched by it. Places count in the whole input.
    ///
    /// - Parameters:
    ///   - jsonLines: UTF-8, with or without a byte order mark.
    ///   - input: Name of the input for places.
    ///   - options: What the requests leave open.
    ///   - explained: Record every step of every computation.
    ///   - receipt: Make the receipts too.
    ///   - body: Takes each answer, or the error in its place, in the order of the lines.
    public func assess(
        jsonLines: [UInt8], input: String = "", options: AssessmentOptions = AssessmentOptions(),
        explained: Bool = false, receipt: Bool = false, each body: (BatchEntry) throws(TidewaiterError) -> Void
    ) throws(TidewaiterError) {
        try assess(jsonLines: jsonLines, input: input, options: options, explained: explained, receipt: receipt) {
            entry, _ throws(TidewaiterError) in try body(entry)
        }
    }

    /// The same, and says with each answer where its line ends.
    private func assess(
        jsonLines: [UInt8], input: String, options: AssessmentOptions, explained: Bool, receipt: Bool,
        each body: (BatchEntry, _ end: Int) throws(TidewaiterError) -> Void
    ) throws(TidewaiterError) {
        var start = jsonLines.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        var line = 0
        while start < jsonLines.count {
            line += 1
            let end = JSONLines.end(jsonLines, from: start)
            if !Self.isBlank(jsonLines, start..<end) {
                let result: Result<Assessment, TidewaiterError>
                do throws(TidewaiterError) {
                    let request = try Self.request(jsonLines, start..<end, line: line, input: input, limits)
                    result = .success(
                        try assess(completing(request, with: options), explained: explained, receipt: receipt))
                } catch {
                    result = .failure(error)
                }
                try body(BatchEntry(line: line, result: result), end)
            }
            start = Self.lineAfter(jsonLines, end)
        }
    }

    /// The same with all answers kept as they are written.
    ///
    /// - Throws: ``TidewaiterError`` with status `limit` when they take more than ``Limits/answerBytes``.
    public func assess(
        jsonLines: [UInt8], input: String = "", options: AssessmentOptions = AssessmentOptions(),
        explained: Bool = false, receipt: Bool = false
    ) throws(TidewaiterError) -> BatchAssessment {
        var batch = BatchAssessment()
        try assess(
            jsonLines: jsonLines, input: input, options: options, explained: explained, receipt: receipt
        ) { entry, end throws(TidewaiterError) in
            batch.add(entry, answering: Double(end) / Double(jsonLines.count))
            guard batch.jsonLines.count + batch.receipts.count <= limits.answerBytes else {
                throw TidewaiterError(
                    .limit, "assess.answer-bytes",
                    "The answers up to line \(entry.line) take more than the limit of \(limits.answerBytes) bytes. Split"
                        + " the requests, raise the limit of bytes of an answer, or use the command line, which keeps"
                        + " none.")
            }
        }
        return batch
    }

    private static func request(
        _ bytes: [UInt8], _ range: Range<Int>, line: Int, input: String, _ limits: Limits
    ) throws(TidewaiterError) -> AssessmentRequest {
        var mark = LineIndex.Mark()
        mark.line = line
        let source = SourceText(
            utf8: Array(bytes[range]), input: input,
            pieces: [SourcePiece(start: 0, fileOffset: range.lowerBound, mark: mark)])
        return try AssessmentRequest(JSONDocument(source, limits: limits))
    }

    /// Lines end as places count them: with a line feed, a carriage return, or both.
    private static func lineAfter(_ bytes: [UInt8], _ end: Int) -> Int {
        let isBoth = end + 1 < bytes.count && bytes[end] == UInt8(ascii: "\r") && bytes[end + 1] == UInt8(ascii: "\n")
        return end + (isBoth ? 2 : 1)
    }

    private static func isBlank(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
        bytes[range].allSatisfy { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    }
}
