package import TidewaiterDocuments
package import TidewaiterNomenclature

/// Rows of a table that can be learnt from or measured with: a text, and a code that the edition of a model has.
///
/// A code of another edition is taken for the one that published tables lead to, where that is one alone. What is changed and
/// what is left out is told, each with its place.
package struct OwnRows: Sendable {
    /// The rows that can be used, in order.
    package private(set) var rows: [TrainingRow] = []
    /// What was wrong with the table, and with the codes of its rows.
    package private(set) var findings: [Finding]
    /// How many rows cannot be used.
    package private(set) var leftOut = 0

    /// Rows that are taken as they are.
    package init(_ rows: [TrainingRow]) {
        self.rows = rows
        findings = []
    }

    /// The rows of several tables.
    package static func + (first: OwnRows, second: OwnRows) -> OwnRows {
        var both = first
        both.rows += second.rows
        both.findings += second.findings
        both.leftOut += second.leftOut
        return both
    }

    /// The rows of a table.
    package init(
        _ table: DescriptionTable, _ nomenclature: Nomenclature, limits: Limits = .standard
    ) throws(TidewaiterError) {
        findings = table.findings
        let reader = CodeReader(edition: try Training.edition(nomenclature), nomenclature: nomenclature)
        // The codes of a table are few beside its rows.
        var known: [String: CodeReader.Reading] = [:]
        for row in table.rows {
            if row.problem != nil || row.text.isEmpty {
                leftOut += 1
                // What is wrong with the row as such is among the findings of the table.
                if row.problem == nil { tell(row, "The row has no text", limits, at: row.place) }
                continue
            }
            let reading = known[row.code] ?? reader.read(row.code)
            known[row.code] = reading
            switch reading {
            case .code(let code): rows.append(TrainingRow(text: row.text, code: code))
            case .converted(let code, let why):
                rows.append(TrainingRow(text: row.text, code: code))
                tell(row, why, limits, rule: "tw.model.code-converted", .information)
            case .ambiguous(let code, let why):
                rows.append(TrainingRow(text: row.text, code: code))
                tell(row, why, limits, rule: "tw.model.code-ambiguous", .information)
            case .none(let why):
                leftOut += 1
                tell(row, why, limits)
            }
        }
        DescriptionTable.order(&findings)
    }

    private mutating func tell(
        _ row: DescriptionTable.Row, _ why: String, _ limits: Limits, rule: String = "tw.model.row",
        _ severity: Severity = .warning, at place: Place? = nil
    ) {
        guard findings.count < limits.findings else { return }
        findings.append(
            Finding(
                rule: rule, severity: severity, effect: .advice,
                message: severity == .warning ? "\(why); the row is left out." : "\(why).",
                place: place ?? row.codePlace,
                value: row.code, authority: "Tidewaiter"))
    }
}

/// What the codes in the cells of a table are in the edition of a model.
private struct CodeReader {
    let edition: HSEdition
    let nomenclature: Nomenclature

    enum Reading {
        case code(String)
        case converted(String, why: String)
        /// Taken as it is written, though it may have been another one.
        case ambiguous(String, why: String)
        case none(why: String)
    }

    /// What a cell with a code means.
    func read(_ cell: String) -> Reading {
        let shown = cell.prefix(40)
        guard let code = CodeCell(cell) else { return .none(why: "The row has no code of four to fourteen digits") }
        let lost = LostZero(code.digits, nomenclature, edition)
        if case .spreadsheet(let digits) = code {
            guard digits.utf8.count % 2 == 0, digits.utf8.count >= 6,
                nomenclature.has(String(digits.prefix(6)), in: edition)
            else {
                return .none(
                    why:
                        "\"\(shown)\" is a code that a spreadsheet took for a number, and which code it was is not sure "
                        + "(keep codes as text)" + (lost.map { "; with the leading zero it is \($0.shown)" } ?? ""))
            }
            return .code(digits)
        }
        let digits = code.digits
        if let lost {
            if lost.isSure { return .none(why: lost.message) }
            // Tariffs of nine digits there are, of seven none.
            return digits.utf8.count == 9
                ? .ambiguous(digits, why: lost.message)
                : .none(why: "\(lost.message), and which one is not sure (keep codes as text)")
        }
        if digits.utf8.count == 5 { return .none(why: LostZero.fiveDigits(digits)) }
        let stem = String(digits.prefix(6))
        if nomenclature.has(stem, in: edition) { return .code(digits) }
        guard let last = last(having: stem) else { return .none(why: "\(edition) has no \(stem)") }
        let conversion = nomenclature.convert(stem, from: last, to: edition)
        if let only = conversion.only {
            return .converted(
                only,
                why: "\(stem) is a code of \(last); it is taken for \(only), which alone has its goods in \(edition)")
        }
        let others = conversion.candidates.map(\.code)
        return .none(
            why: "\(stem) is a code of \(last), and "
                + (others.isEmpty
                    ? "no published table leads from it to \(edition)"
                    : "its goods are under several in \(edition): \(others.prefix(6).joined(separator: ", "))"))
    }

    /// The last edition before the model's that has a code, or the first after it.
    private func last(having code: String) -> HSEdition? {
        let having = nomenclature.editions(having: code)
        return having.last { $0 < edition } ?? having.first
    }
}
