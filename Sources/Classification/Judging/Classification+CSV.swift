internal import TidewaiterDocuments

extension Classification {
    /// The header of a table of classifications.
    package static var csvHeader: [UInt8] {
        var csv = CSVWriter()
        csv.row([
            "text", "depth", "code", "probability", "candidates", "questions", "declared", "declared_verdict",
            "message",
        ])
        return csv.bytes
    }

    /// The classification as a row of a table.
    package func csvRow(_ text: String) -> [UInt8] {
        var csv = CSVWriter()
        csv.row([
            text, depth.rawValue, answer?.code ?? "", answer.map { Self.thousandths($0.probability) } ?? "",
            candidates.map { "\($0.code) \(Self.thousandths($0.probability))" }.joined(separator: "; "),
            questions.map(\.text).joined(separator: " "), declared?.declared ?? "",
            declared?.verdict.rawValue ?? "", declared.map { $0.message } ?? message,
        ])
        return csv.bytes
    }
}
