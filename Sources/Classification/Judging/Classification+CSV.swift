internal import TidewaiterDocuments

extension Classification {
    /// The header of a table of classifications, with the lines of a country's tariff where one is named.
    package static func csvHeader(into country: String?) -> [UInt8] {
        var csv = CSVWriter()
        let columns = [
            "text", "depth", "code", "probability", "candidates", "questions", "declared", "declared_verdict",
            "message",
        ]
        csv.row(columns + (country == nil ? [] : ["national_lines", "national_message"]))
        return csv.bytes
    }

    /// The classification as a row of a table.
    package func csvRow(_ text: String) -> [UInt8] {
        var csv = CSVWriter()
        let cells = [
            text, depth.rawValue, answer?.code ?? "", answer.map { Self.thousandths($0.probability) } ?? "",
            candidates.map { "\($0.code) \(Self.thousandths($0.probability))" }.joined(separator: "; "),
            questions.map(\.text).joined(separator: " "), declared?.declared ?? "",
            declared?.verdict.rawValue ?? "", declared.map { $0.message } ?? message,
        ]
        csv.row(cells + (national.map { [$0.lines.joined(separator: "; "), $0.message] } ?? []))
        return csv.bytes
    }
}
