internal import TidewaiterDocuments
internal import TidewaiterQuantities
internal import TidewaiterTariffs

/// Writes a study as its entries come, so that a history of any size needs little memory.
public struct ImpactWriter: Sendable {
    /// Name and version of the JSON.
    public static let schema = "tidewaiter.pack-impact/1"

    /// How it is written.
    public enum Form: String, Sendable, CaseIterable {
        /// For people.
        case text
        /// One object; entries that are the same are only counted.
        case json
        /// One row for each charge that differs, and for each entry that could not be computed.
        case csv
    }

    private let form: Form
    private let title: String
    private var isBegun = false
    private var hasEntries = false

    /// A writer; the title says what is compared.
    public init(_ form: Form, title: String) {
        self.form = form
        self.title = title
    }

    /// The bytes for one more entry.
    public mutating func add(_ entry: ImpactEntry) -> [UInt8] {
        let head = begin()
        switch form {
        case .text: return head + Array(Self.text(entry).utf8)
        case .csv: return head + Self.csv(entry)
        case .json:
            if entry.outcome == .same { return head }
            var json = JSONWriter()
            Self.write(entry, to: &json)
            let comma: [UInt8] = hasEntries ? [UInt8(ascii: ",")] : []
            hasEntries = true
            return head + comma + json.bytes
        }
    }

    /// The bytes at the end: the sums.
    public mutating func end(_ study: ImpactStudy) -> [UInt8] {
        let head = begin()
        switch form {
        case .csv: return head
        case .text: return head + Array(Self.text(study).utf8)
        case .json:
            var json = JSONWriter()
            Self.write(study, to: &json)
            return head + Array("],\"totals\":".utf8) + json.bytes + Array("}\n".utf8)
        }
    }

    private mutating func begin() -> [UInt8] {
        if isBegun { return [] }
        isBegun = true
        switch form {
        case .text: return Array("\(title)\n".utf8)
        case .csv: return Self.header
        case .json:
            var json = JSONWriter()
            json.beginObject()
            json.member("schema", Self.schema)
            json.member("compared", title)
            json.endObject()
            return Array(json.bytes.dropLast()) + Array(",\"entries\":[".utf8)
        }
    }

    // MARK: Table

    private static var header: [UInt8] {
        var out = CSVWriter()
        out.row([
            "entry", "as_of", "line", "code", "program", "heading", "before", "after", "difference", "currency",
            "rate_before", "rate_after", "row_before", "row_after", "authority", "outcome", "reason",
        ])
        return out.bytes
    }

    private static func csv(_ entry: ImpactEntry) -> [UInt8] {
        var out = CSVWriter()
        let asOf = entry.asOf?.description ?? ""
        for change in entry.changes {
            out.row([
                entry.id, asOf, change.line ?? "", change.code ?? "", change.program, change.heading ?? "",
                entry.money(change.before), entry.money(change.after), entry.money(change.difference), entry.currency,
                change.rateBefore ?? "", change.rateAfter ?? "", change.rowBefore.map(name) ?? "",
                change.rowAfter.map(name) ?? "", change.authority, entry.outcome.rawValue, "",
            ])
        }
        if entry.outcome == .notComputed {
            out.row(
                [entry.id, asOf] + Array(repeating: "", count: 7) + [entry.currency]
                    + Array(repeating: "", count: 5) + [entry.outcome.rawValue, entry.reasons.joined(separator: "; ")])
        }
        return out.bytes
    }

    /// A row of a pack in words.
    static func name(_ row: PackRow) -> String {
        "\(row.table) row \(row.number)\(row.days.isEmpty ? "" : ", \(row.days)")"
    }

    // MARK: Text

    private static func text(_ entry: ImpactEntry) -> String {
        switch entry.outcome {
        case .same: return ""
        case .notComputed:
            return "\n\(entry.id): not computed\n" + entry.reasons.map { "  \($0)\n" }.joined()
        case .changed: break
        }
        func amounts(_ before: Decimal, _ after: Decimal, _ difference: Decimal) -> String {
            "\(entry.money(before)) -> \(entry.money(after)) (\(signed(entry.money(difference))))"
        }
        var text = "\n\(entry.id), \(entry.jurisdiction)\(entry.asOf.map { " \($0)" } ?? ""): "
        text += "\(amounts(entry.before ?? .zero, entry.after ?? .zero, entry.difference ?? .zero)) \(entry.currency)\n"
        for change in entry.changes {
            let line = change.line.map { "line \($0)\(change.code.map { ", \($0)" } ?? "")" } ?? "whole entry"
            let heading = change.heading.map { $0 == change.code ? "" : " \($0)" } ?? ""
            text += "  \(line): \(change.program)\(heading)  "
            text += amounts(change.before, change.after, change.difference) + "\n"
            for (side, rate, row) in [
                ("before", change.rateBefore, change.rowBefore), ("after", change.rateAfter, change.rowAfter),
            ] where rate != nil || row != nil {
                let place = row.map { " [\(name($0)); \($0.authority)]" } ?? ""
                text += "    \(side): \(rate ?? "charged")\(place)\n"
            }
        }
        return text
    }

    private static func signed(_ amount: String) -> String { amount.hasPrefix("-") ? amount : "+\(amount)" }

    private static func text(_ study: ImpactStudy) -> String {
        let counts = ImpactEntry.Outcome.allCases.map { study.counts[$0] ?? 0 }
        var text = "\n\(counts.reduce(0, +)) entries: \(counts[1]) changed, \(counts[0]) the same, "
        text += "\(counts[2]) not computed and left out of the sums\n"
        for (currency, sums) in study.sums.sorted(by: { $0.key < $1.key }) {
            text += "\(currency): \(sums.before) -> \(sums.after) (\(signed(sums.difference.description)))\n"
            for (program, amount) in sums.programs.sorted(by: { $0.key < $1.key }) {
                text += "  \(program): \(signed(amount.description))\n"
            }
        }
        return text
    }

    // MARK: JSON

    private static func write(_ entry: ImpactEntry, to json: inout JSONWriter) {
        json.beginObject()
        json.member("id", entry.id)
        json.member("outcome", entry.outcome.rawValue)
        json.member("jurisdiction", entry.jurisdiction)
        json.member("as_of", orNull: entry.asOf?.description)
        json.member("currency", entry.currency)
        json.member("before", orNull: entry.before.map(entry.money))
        json.member("after", orNull: entry.after.map(entry.money))
        json.member("difference", orNull: entry.difference.map(entry.money))
        json.key("changes")
        json.array(entry.changes) { change, json in
            json.beginObject()
            json.member("line", orNull: change.line)
            json.member("code", orNull: change.code)
            json.member("program", change.program)
            json.member("heading", orNull: change.heading)
            json.member("before", entry.money(change.before))
            json.member("after", entry.money(change.after))
            json.member("difference", entry.money(change.difference))
            json.member("rate_before", orNull: change.rateBefore)
            json.member("rate_after", orNull: change.rateAfter)
            for (name, row) in [("row_before", change.rowBefore), ("row_after", change.rowAfter)] {
                json.key(name)
                guard let row else {
                    json.null()
                    continue
                }
                json.beginObject()
                json.member("table", row.table)
                json.member("number", row.number)
                json.member("days", row.days)
                json.member("authority", row.authority)
                json.endObject()
            }
            json.member("authority", change.authority)
            json.endObject()
        }
        json.key("reasons")
        json.texts(entry.reasons)
        json.endObject()
    }

    private static func write(_ study: ImpactStudy, to json: inout JSONWriter) {
        json.beginObject()
        for outcome in ImpactEntry.Outcome.allCases { json.member(outcome.rawValue, study.counts[outcome] ?? 0) }
        json.key("currencies")
        json.array(study.sums.sorted(by: { $0.key < $1.key })) { entry, json in
            let (currency, sums) = entry
            json.beginObject()
            json.member("currency", currency)
            json.member("before", sums.before.description)
            json.member("after", sums.after.description)
            json.member("difference", sums.difference.description)
            json.key("programs")
            json.array(sums.programs.sorted(by: { $0.key < $1.key })) { entry, json in
                let (program, amount) = entry
                json.beginObject()
                json.member("program", program)
                json.member("difference", amount.description)
                json.endObject()
            }
            json.endObject()
        }
        json.endObject()
    }
}
