public import TidewaiterDocuments
public import TidewaiterNomenclature

/// The commodity codes of a column of a table, each looked up; what needs a decision stands apart.
public struct CommodityTable: Sendable, Hashable {
    /// Name of the JSON that ``json()`` writes.
    public static let schema = "tidewaiter.commodity-table/1"

    /// What is known of the code of one row.
    public struct Row: Sendable, Hashable {
        /// The row in the table, the header as 1.
        public let number: Int
        /// The code as it stands there.
        public let declared: String
        /// Its digits.
        public let code: String
        /// The verdict of the edition, or of the destination's schedule where it has the say.
        public let verdict: CodeJudgement.Verdict
        /// The label of the closest node that exists.
        public let label: String?
        /// What it is in the edition asked for.
        public let conversion: CodeConversion?
        /// What somebody has to decide or mend; empty where nothing is.
        public let decision: String
    }

    /// The rows below the header, in order.
    public let rows: [Row]
    /// What was found wrong with the table itself.
    public let findings: [Finding]
    /// The table as it was, with the columns `hs_code`, `hs_verdict`, `hs_label`, where one was asked for `hs_to` (the one
    /// candidate) and `hs_candidates`, and `hs_decision` behind its own.
    private let table: [UInt8]

    /// How many rows need a decision.
    public var undecided: Int { rows.count { !$0.decision.isEmpty } }

    /// `passed` where no row needs a decision.
    public var outcome: Outcome {
        undecided == 0 && !findings.contains { $0.severity == .error } ? .passed : .failed
    }

    init(_ bytes: [UInt8], column: String, _ question: LookUp, limits: Limits) throws(TidewaiterError) {
        let source = try SourceText(decoding: bytes, limits: limits)
        let table = try CSVTable(source, limits: limits)
        findings = source.findings + table.findings
        let header = table.row(0).map { table.text(table.cells[$0]) }
        let position = try Self.position(of: column, in: header)
        let width = (0..<table.rowCount).map { table.row($0).count }.max() ?? 0
        var csv = CSVWriter()
        csv.row(Self.padded(header, to: width) + Self.columns(question))
        var known: [String: Row] = [:]
        var rows: [Row] = []
        rows.reserveCapacity(max(0, table.rowCount - 1))
        for number in 1..<max(1, table.rowCount) {
            let cells = table.row(number).map { table.text(table.cells[$0]) }
            let declared = position < cells.count ? cells[position] : ""
            let found = known[declared] ?? Row(declared, question)
            // Tables repeat few codes often; one that does not is not remembered for ever.
            if known.count < 100_000 { known[declared] = found }
            let row = Row(found, number: number + 1)
            csv.row(Self.padded(cells, to: width) + row.cells(question))
            rows.append(row)
        }
        self.rows = rows
        self.table = csv.bytes
    }

    private static func columns(_ question: LookUp) -> [String] {
        ["hs_code", "hs_verdict", "hs_label"] + (question.target == nil ? [] : ["hs_to", "hs_candidates"])
            + ["hs_decision"]
    }

    private static func padded(_ cells: [String], to width: Int) -> [String] {
        cells + Array(repeating: "", count: max(0, width - cells.count))
    }

    private static func position(of column: String, in header: [String]) throws(TidewaiterError) -> Int {
        let places = header.indices.filter { header[$0] == column }
        let lower = column.lowercased()
        let found = places.isEmpty ? header.indices.filter { header[$0].lowercased() == lower } : places
        guard let position = found.first, found.count == 1 else {
            let known = header.prefix(40).map { "\"\($0.prefix(40))\"" }.joined(separator: ", ")
            throw TidewaiterError(
                .argument, "hs.column",
                found.isEmpty
                    ? "There is no column \"\(column)\"; there are \(known)."
                    : "There are \(found.count) columns \"\(column)\". Give the one with the codes a name of its own.")
        }
        return position
    }

    /// The table with its further columns.
    public func csv() -> [UInt8] { table }

    /// Counts and the rows that need a decision as JSON, schema `tidewaiter.commodity-table/1`.
    public func json() -> [UInt8] {
        var json = JSONWriter()
        json.beginObject()
        json.member("schema", Self.schema)
        json.member("rows", rows.count)
        json.member("undecided", undecided)
        json.key("verdicts")
        json.beginObject()
        for (verdict, count) in counts { json.member(verdict, count) }
        json.endObject()
        json.key("findings")
        json.array(findings) { finding, json in finding.write(to: &json) }
        json.key("decisions")
        json.array(rows.filter { !$0.decision.isEmpty }) { row, json in
            json.beginObject()
            json.member("row", row.number)
            json.member("declared", row.declared)
            json.member("code", row.code)
            json.member("verdict", row.verdict.rawValue)
            json.member("decision", row.decision)
            json.key("candidates")
            json.texts(row.conversion?.candidates.map(\.code) ?? [])
            json.endObject()
        }
        json.endObject()
        return json.bytes
    }

    /// Counts, and the first rows that need a decision, for people.
    public func text() -> String {
        var text =
            "\(rows.count) \(rows.count == 1 ? "row" : "rows"): "
            + counts.map { "\($0.count) \($0.verdict)" }.joined(separator: ", ")
        text += "\n\(undecided) need a decision.\n"
        for finding in findings { text += "  \(finding.message)\n" }
        for row in rows.lazy.filter({ !$0.decision.isEmpty }).prefix(20) {
            text += "  row \(row.number), \(row.declared.prefix(40)): \(row.decision)\n"
        }
        if undecided > 20 { text += "  ... \(undecided - 20) more: --format json or csv\n" }
        return text
    }

    /// How many rows have each verdict that occurs.
    var counts: [(verdict: String, count: Int)] {
        CodeJudgement.Verdict.allCases.compactMap { verdict in
            let count = rows.count { $0.verdict == verdict }
            return count > 0 ? (verdict.rawValue, count) : nil
        }
    }
}

extension CommodityTable.Row {
    /// The same code in another row.
    fileprivate init(_ row: Self, number: Int) {
        self.init(
            number: number, declared: row.declared, code: row.code, verdict: row.verdict, label: row.label,
            conversion: row.conversion, decision: row.decision)
    }

    fileprivate init(_ declared: String, _ question: LookUp) {
        let nomenclature = question.nomenclature
        let edition = question.edition
        var judgement = nomenclature.judge(declared, edition: edition)
        let stem = String(judgement.code.prefix(6))
        let node =
            nomenclature.node(stem, in: edition) ?? judgement.nearest.flatMap { nomenclature.node($0, in: edition) }
        // The destination's own schedule has the say on a code that the edition has, and on chapters 98 and 99.
        let isInEdition = judgement.verdict == .valid || judgement.verdict == .notCovered
        if isInEdition, let national = question.national(declared) { judgement = national }
        var verdict = judgement.verdict
        var reasons = judgement.message.isEmpty ? [] : [judgement.message]
        if let damage = HSCode.spreadsheetDamage(in: declared) {
            verdict = .notDigits
            reasons = [damage]
        } else {
            reasons += judgement.verdict == .notDigits ? [] : Commodity.remarks(declared, judgement.code)
        }
        let conversion =
            verdict == .notDigits || !nomenclature.has(stem, in: edition) ? nil : question.conversion(of: stem)
        if let conversion, conversion.only == nil || !conversion.message.isEmpty { reasons.append(conversion.message) }
        self.init(
            number: 0, declared: declared, code: judgement.code, verdict: verdict,
            label: node?.label(in: question.language), conversion: conversion,
            decision: reasons.joined(separator: " "))
    }

    /// The cells behind those of the table.
    fileprivate func cells(_ question: LookUp) -> [String] {
        var cells = [code, verdict.rawValue, label ?? ""]
        if question.target != nil {
            cells.append(conversion?.only ?? "")
            cells.append(
                conversion?.candidates.map { "\($0.code) \($0.relation.rawValue)" }.joined(separator: "; ") ?? "")
        }
        return cells + [decision]
    }
}
