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
                if row.problem == nil { tell(row, "The row has no text", limits) }
                continue
            }
            let reading = known[row.code] ?? reader.read(row.code)
            known[row.code] = reading
            switch reading {
            case .code(let code): rows.append(TrainingRow(text: row.text, code: code))
            case .converted(let code, let why):
                rows.append(TrainingRow(text: row.text, code: code))
                tell(row, why, limits, rule: "tw.model.code-converted", .information)
            case .none(let why):
                leftOut += 1
                tell(row, why, limits)
            }
        }
    }

    private mutating func tell(
        _ row: DescriptionTable.Row, _ why: String, _ limits: Limits, rule: String = "tw.model.row",
        _ severity: Severity = .warning
    ) {
        guard findings.count < limits.findings else { return }
        findings.append(
            Finding(
                rule: rule, severity: severity, effect: .advice,
                message: severity == .warning ? "\(why); the row is left out." : "\(why).", place: row.place,
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
        case none(why: String)
    }

    /// What a cell with a code means.
    func read(_ cell: String) -> Reading {
        let shown = cell.prefix(40)
        guard let code = CodeCell(cell) else { return .none(why: "The row has no code of four to fourteen digits") }
        if case .spreadsheet(let digits) = code {
            guard digits.utf8.count % 2 == 0, digits.utf8.count >= 6,
                nomenclature.has(String(digits.prefix(6)), in: edition)
            else {
                return .none(
                    why:
                        "\"\(shown)\" is a code that a spreadsheet took for a number, and which code it was is not sure "
                        + "(keep codes as text)")
            }
            return .code(digits)
        }
        let digits = code.digits
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

/// A code as a cell of a table has it: `8471.30`, `HS 847130`, `8471.30.00/10`. Dots, spaces of any kind and hyphens do not
/// matter.
enum CodeCell {
    /// Its digits.
    case code(String)
    /// The digits before the `.0` that a spreadsheet puts behind what it takes for a number.
    case spreadsheet(String)

    var digits: String {
        switch self {
        case .code(let digits), .spreadsheet(let digits): digits
        }
    }

    /// `nil` where it is no code of four to fourteen digits.
    init?(_ cell: String) {
        let cell = Self.withoutName(cell)
        let parts = cell.split(separator: ".", omittingEmptySubsequences: false)
        let isNumber = parts.count == 2 && parts[1] == "0"
        var digits: [UInt8] = []
        var sinceSlash: Int?
        for character in (isNumber ? parts[0] : cell).unicodeScalars {
            switch character {
            case "0"..."9":
                digits.append(UInt8(ascii: character))
                sinceSlash = sinceSlash.map { $0 + 1 }
            case ".", "-", " ", "\u{A0}", "\u{2007}", "\u{2009}", "\u{202F}": break
            // A suffix is parted so; what is longer is a second code.
            case "/" where sinceSlash == nil: sinceSlash = 0
            default: return nil
            }
        }
        guard sinceSlash ?? 0 <= 4 else { return nil }
        guard isNumber || digits.count != 5, 4...14 ~= digits.count else { return nil }
        let text = String(decoding: digits, as: UTF8.self)
        self = isNumber ? .spreadsheet(text) : .code(text)
    }

    /// The cell without what stands round the code: white space, and the name of the nomenclature.
    private static func withoutName(_ cell: String) -> Substring {
        func isSpace(_ character: Character) -> Bool { character.isWhitespace || character == ":" }
        let text = cell.drop(while: isSpace)
        let name = text.prefix { $0.isLetter }
        let isName = ["HS", "HTS", "HTSUS", "CN", "TARIC"].contains(name.uppercased())
        let code = isName ? text.dropFirst(name.count).drop(while: isSpace) : text
        return code.prefix(upTo: code.lastIndex { !isSpace($0) }.map(code.index(after:)) ?? code.startIndex)
    }
}
