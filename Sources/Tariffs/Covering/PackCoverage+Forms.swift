import TidewaiterDocuments
import TidewaiterQuantities

extension PackCoverage {
    /// Name and version of the JSON.
    public static let schema = "tidewaiter.pack-coverage/1"

    /// What several packs cover, as JSON.
    public static func json(_ all: [PackCoverage]) -> [UInt8] {
        var json = JSONWriter()
        json.beginObject()
        json.member("schema", schema)
        json.key("packs")
        json.array(all) { coverage, json in coverage.write(to: &json) }
        json.endObject()
        return json.bytes
    }

    private func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("id", id)
        json.member("version", version)
        json.member("jurisdiction", jurisdiction)
        json.member("edition", edition)
        json.member("known_from", orNull: knownFrom?.description)
        json.member("statement", statement)
        json.key("sources")
        json.texts(sources)
        json.key("tables")
        json.beginObject()
        for (name, rows) in tables.sorted(by: { $0.key < $1.key }) { json.member(name, rows) }
        json.endObject()
        json.key("days")
        json.array(days) { days, json in Self.write(days, to: &json) }
        json.member("lines", lines)
        for (name, texts) in [("missing_chapters", missingChapters), ("preferences", preferences)] {
            json.key(name)
            json.texts(texts)
        }
        for (name, rates) in [("general", general), ("column2", columnTwo)] {
            json.key(name)
            json.beginObject()
            json.member("reckoned", rates.reckoned)
            json.member("printed", rates.printed)
            json.member("unstated", rates.unstated)
            json.endObject()
        }
        for (name, programs) in [("programs", programs), ("fees", fees)] {
            json.key(name)
            json.array(programs) { program, json in Self.write(program, to: &json) }
        }
        json.key("gaps")
        json.array(gaps) { gap, json in Self.write(gap, to: &json) }
        json.endObject()
    }

    private static func write(_ days: Days, to json: inout JSONWriter) {
        json.beginObject()
        json.member("from", orNull: days.from?.description)
        json.member("until", orNull: days.until?.description)
        json.endObject()
    }

    private static func write(_ program: Program, to json: inout JSONWriter) {
        json.beginObject()
        json.member("program", program.name)
        json.member("title", program.title)
        json.member("rows", program.rows)
        json.member("refusing", program.refusing)
        json.key("days")
        write(program.days, to: &json)
        json.member("authority", program.authority)
        json.endObject()
    }

    private static func write(_ gap: Gap, to json: inout JSONWriter) {
        json.beginObject()
        json.member("program", gap.name)
        json.member("effect", gap.isRefused ? "refuse" : "exclude")
        json.member("statement", gap.statement)
        json.member("codes", gap.codes)
        json.member("origins", gap.origins)
        json.key("days")
        write(gap.days, to: &json)
        json.member("authority", gap.authority)
        json.endObject()
    }

    /// What several packs cover, as a page of Markdown.
    public static func page(_ all: [PackCoverage]) -> String {
        var text = """
            # Coverage

            What the packs cover and what not, by jurisdiction: generated from their tables by `tidewaiter pack coverage`.

            ## Overview

            What is not covered is refused or named beside the totals; it is never taken to be free. What is listed as not \
            computed may be due all the same.

            """
        for coverage in all { text += coverage.section }
        return text
    }

    private var section: String {
        var text =
            "\n## \(jurisdiction.isEmpty ? id : "\(jurisdiction): \(id)") \(version)\n\n\(Self.cell(statement))\n\n"
        var facts = [("Edition", edition), ("Known from", knownFrom?.description ?? "")]
        if lines > 0 {
            facts += [
                ("Days with tariff lines", days.map(Self.words).joined(separator: "; ")), ("Tariff lines", "\(lines)"),
                ("Chapters without lines", missingChapters.isEmpty ? "none" : missingChapters.joined(separator: " ")),
            ]
        }
        if general.reckoned + general.printed + general.unstated > 0 {
            facts += [
                ("General rates", Self.words(general)), ("Rates of column 2", Self.words(columnTwo)),
                ("Symbols of preferences", preferences.isEmpty ? "none" : preferences.joined(separator: " ")),
            ]
        }
        facts.append(
            ("Rows", tables.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", ")))
        text += Self.table(["", ""], facts.filter { !$0.1.isEmpty }.map { [$0.0, $0.1] })
        if !sources.isEmpty {
            text += "\n### Sources of \(id)\n\n" + sources.map { "- \(Self.cell($0))\n" }.joined()
        }
        let computed = programs + fees
        if !computed.isEmpty {
            text += "\n### Computed by \(id) beside the base rate\n\n"
            text += Self.table(
                ["programme", "days", "rows", "of these not computed", "law"],
                computed.map { program in
                    [
                        program.title.isEmpty ? "`\(program.name)`" : "`\(program.name)`: \(program.title)",
                        Self.words(program.days), "\(program.rows)", "\(program.refusing)", program.authority,
                    ]
                })
        }
        guard !gaps.isEmpty else { return text }
        text += "\n### Not computed by \(id)\n\n"
        return text
            + Self.table(
                ["programme", "what becomes of it", "days", "codes", "origins", "what is not covered", "law"],
                gaps.map { gap in
                    [
                        "`\(gap.name)`", gap.isRefused ? "refused" : "named beside the totals", Self.words(gap.days),
                        gap.codes, gap.origins == "*" ? "all" : gap.origins, gap.statement, gap.authority,
                    ]
                })
    }

    private static func words(_ rates: Rates) -> String {
        "\(rates.reckoned) reckoned, \(rates.printed) only as printed, \(rates.unstated) not stated"
    }

    private static func words(_ days: Days) -> String {
        switch (days.from, days.until) {
        case (nil, nil): "always"
        case (let from?, nil): "from \(from)"
        case (nil, let until?): "until \(until)"
        case (let from?, let until?): "\(from) to \(until)"
        }
    }

    private static func table(_ header: [String], _ rows: [[String]]) -> String {
        let lines = [header, header.map { _ in "---" }] + rows.map { $0.map(cell) }
        return lines.map { "| \($0.joined(separator: " | ")) |\n" }.joined()
    }

    /// Text that is nothing but text in Markdown.
    private static func cell(_ text: String) -> String {
        var safe = ""
        var isCode = false
        for letter in text {
            if letter == "`" { isCode.toggle() }
            if letter.isNewline {
                safe += " "
            } else {
                if !isCode, "|*_<>[]\\".contains(letter) { safe += "\\" }
                safe.append(letter)
            }
        }
        return safe
    }
}
