internal import TidewaiterDocuments

extension Classification {
    /// The header of a table of classifications, with the lines of a country's tariff where one is named.
    package static func csvHeader(into country: String?) -> [UInt8] {
        var csv = CSVWriter()
        let columns = [
            "row", "text", "depth", "code", "probability", "candidates", "questions", "declared", "declared_verdict",
            "message", "readings",
        ]
        csv.row(columns + (country == nil ? [] : ["national_lines", "national_message"]))
        return csv.bytes
    }

    /// The classification as a row of a table.
    package func csvRow(_ row: DescriptionTable.Row) -> [UInt8] { brief(row).csvRow }

    /// What a row of a table is made of, without what speaks for each candidate.
    package struct Brief: Sendable {
        fileprivate let number: Int
        fileprivate let text: String
        fileprivate let depth: Depth
        fileprivate let answer: Likely?
        fileprivate let candidates: [Likely]
        fileprivate let questions: [Question]
        fileprivate let declared: DeclaredCodeFit?
        fileprivate let national: National?
        fileprivate let message: String
        fileprivate let readings: [Reading]

        fileprivate struct Likely {
            let code: String
            let probability: Double

            init(_ candidate: Candidate) { (code, probability) = (candidate.code, candidate.probability) }
        }

        /// The row.
        package var csvRow: [UInt8] {
            var csv = CSVWriter()
            let cells: [String] = [
                String(number), text, depth.rawValue, answer?.code ?? "",
                answer.map { thousandths($0.probability) } ?? "",
                candidates.map { "\($0.code) \(thousandths($0.probability))" }.joined(separator: "; "),
                questions.map(\.line).joined(separator: " "), declared?.declared ?? "",
                declared?.verdict.rawValue ?? "", declared.map { $0.message } ?? message,
                readings.map { $0.written + " = " + $0.read }.joined(separator: "; "),
            ]
            csv.row(cells + (national.map { [$0.lines.joined(separator: "; "), $0.message] } ?? []))
            return csv.bytes
        }
    }

    /// The classification of a row that cannot be read, whose message says why.
    package func unread(_ problem: String) -> Classification {
        var copy = self
        copy.message = problem
        return copy
    }

    /// What a row of a table says of a description.
    package func brief(_ row: DescriptionTable.Row) -> Brief {
        Brief(
            number: row.number, text: row.text, depth: depth, answer: answer.map { .init($0) },
            candidates: candidates.map { .init($0) },
            questions: questions, declared: declared, national: national, message: message, readings: readings)
    }
}

extension Classification.Question {
    /// The question with its answers and the codes that they lead to.
    fileprivate var line: String {
        text + " " + options.map { "\($0.answer): \($0.codes.joined(separator: " "))" }.joined(separator: "; ") + "."
    }
}
