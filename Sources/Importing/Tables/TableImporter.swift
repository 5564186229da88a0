import TidewaiterCodes
import TidewaiterDocuments
import TidewaiterQuantities
import TidewaiterTariffs

/// Makes a pack of a plain table with a row for each tariff line.
///
/// Columns: `code`, `general`; perhaps `title`, `unit1`, `unit2`, `from`, `until`, `program NAME` for the rate of a
/// preference, `tax NAME` for a tax in per cent on the value and the duties. A column may have another header where the
/// options say so. Rates are in the notation of packs, or as any schedule prints them.
struct TableImporter {
    private let options: ImportOptions
    private let limits: Limits
    private var report = ImportReport()
    private var taxes: Set<String> = []
    private var claims: Set<String> = []
    /// The days of the rows so far, by code, in their order; no two of a code share a day.
    private var days: [String: [(from: String, until: String)]] = [:]

    init(_ options: ImportOptions, _ limits: Limits) {
        self.options = options
        self.limits = limits
    }

    /// A column of the table and what it is.
    private struct Column {
        enum Meaning: Hashable {
            case code, general, title, unit1, unit2, from, until
            case program(String)
            case tax(String)
        }

        var meaning: Meaning
        var index: Int
    }

    consuming func read(_ files: [ImportSource]) throws(TidewaiterError) -> ImportedPack {
        guard let jurisdiction = options.jurisdiction, let currency = options.currency, let isCIF = options.isCIF else {
            throw TidewaiterError(
                .argument, "import.csv",
                "A table does not say whose it is. State the jurisdiction, the currency, and the valuation: cif where "
                    + "carriage and insurance are in the customs value, fob where not.")
        }
        guard (try? Currency(currency)) != nil else {
            throw TidewaiterError(.argument, "import.currency", "\"\(currency)\" is no currency of ISO 4217.")
        }
        let title = options.title ?? "Tariff of \(jurisdiction)"
        var draft = PackDraft(
            "\(jurisdiction.lowercased())-tariff",
            .init(
                id: "table", title: title, authority: options.authority ?? "as stated by whoever made the table",
                licence: "as the table's"), jurisdiction: jurisdiction, title: title, options)
        let law = options.authority.map { "\(title); \($0)" } ?? title
        RegimeDraft(
            currency: currency, schedule: law, duty: "general_rate", dateAuthority: law, isCIF: isCIF,
            valuationAuthority: law, roundingAuthority: law,
            unit: (try? Currency(currency)).map { Self.unit(places: $0.minorUnits ?? 2) } ?? "0.01"
        ).put(into: &draft)
        var digits: Int?
        for file in files { try read(file, law, &digits, &draft) }
        guard let digits else { throw .importing("csv", "The table has no rows. Give a row for each tariff line.") }
        putPrograms(law, &draft)
        draft.add(
            "facts", ["name", "type", "scope", "question", "law", "raises"],
            ["duty_rate", "rate", "line", "Which rate of duty is to be used instead of the table's?", law, "no"])
        draft.coverage =
            "Lines of \(digits) digits with general rates"
            + (claims.isEmpty ? "" : ", preferences \(claims.sorted().joined(separator: ", "))")
            + (taxes.isEmpty ? "" : ", \(taxes.sorted().joined(separator: ", "))")
            + ", as a table has them. Not covered is what the table does not hold: additional duties, trade remedies, "
            + "quotas, excise, fees."
        return ImportedPack(draft, report)
    }

    private static func unit(places: Int) -> String {
        places <= 0 ? "1" : "0." + String(repeating: "0", count: places - 1) + "1"
    }

    private mutating func read(
        _ file: ImportSource, _ law: String, _ digits: inout Int?, _ draft: inout PackDraft
    ) throws(TidewaiterError) {
        let table = try CSVTable(SourceText(decoding: file.bytes, input: file.name, limits: limits), limits: limits)
        for finding in table.findings { report.leaveOut(finding.value ?? "", at: finding.place, finding.message) }
        guard table.rowCount > 0 else { return }
        let columns = try header(table)
        for row in 1..<max(1, table.rowCount) {
            let cells = table.row(row).map { String(decoding: table.utf8(table.cells[$0]), as: UTF8.self).trimmed }
            if cells.allSatisfy({ $0.isEmpty }) { continue }
            report.count("rows")
            try write(cells, columns, table.place(row, 0), law, &digits, &draft)
        }
    }

    // MARK: The header

    private mutating func header(_ table: CSVTable) throws(TidewaiterError) -> [Column] {
        let names = table.row(0).map { String(decoding: table.utf8(table.cells[$0]), as: UTF8.self).trimmed }
        var meant: [String: String] = [:]
        for (name, header) in options.columns {
            guard names.contains(header) else {
                throw TidewaiterError(
                    .argument, "import.column",
                    "No column of \(table.place(0, 0).input) is called \"\(header)\"; there are \(names.joined(separator: ", "))."
                )
            }
            meant[header] = name
        }
        var columns: [Column] = []
        for (index, name) in names.enumerated() {
            guard let meaning = Self.meaning(meant[name] ?? name) else {
                report.leaveOut(
                    name, at: table.place(0, index), "no column of an import has this name; it is not carried")
                continue
            }
            guard !columns.contains(where: { $0.meaning == meaning }) else {
                throw .importing(
                    "csv", "Two columns say the same, \"\(name)\". Rename one, or leave it out.", table.place(0, index))
            }
            if case .program(let name) = meaning, !Self.isCountry(name) {
                report.leaveOut(
                    name, at: table.place(0, index),
                    "the table does not say whose goods the program is for: its rates are for those of any origin that claim it"
                )
            }
            columns.append(Column(meaning: meaning, index: index))
        }
        for (name, needed) in [("code", Column.Meaning.code), ("general", .general)]
        where !columns.contains(where: { $0.meaning == needed }) {
            throw .importing(
                "csv", "No column is called \"\(name)\". Name the one that has it: --column \(name)=HEADER.",
                table.place(0, 0))
        }
        return columns
    }

    private static func meaning(_ name: String) -> Column.Meaning? {
        switch name.lowercased() {
        case "code": return .code
        case "general": return .general
        case "title", "description": return .title
        case "unit", "unit1": return .unit1
        case "unit2": return .unit2
        case "from": return .from
        case "until": return .until
        default: break
        }
        let words = name.split(separator: " ", maxSplits: 1).map(String.init)
        guard words.count == 2 else { return nil }
        let word = words[1].filter { $0.isASCII && ($0.isLetter || $0.isNumber || "+*_-".contains($0)) }
        guard !word.isEmpty else { return nil }
        switch words[0].lowercased() {
        case "program": return .program(word)
        case "tax": return .tax(word.lowercased())
        default: return nil
        }
    }

    // MARK: Rows

    private mutating func write(
        _ cells: [String], _ columns: [Column], _ place: Place, _ law: String, _ digits: inout Int?,
        _ draft: inout PackDraft
    ) throws(TidewaiterError) {
        func cell(_ meaning: Column.Meaning) -> String {
            columns.first { $0.meaning == meaning }.map { $0.index < cells.count ? cells[$0.index] : "" } ?? ""
        }
        let code = cell(.code).filter { $0 != "." && $0 != " " }
        guard 8...10 ~= code.utf8.count, code.utf8.allSatisfy({ 0x30...0x39 ~= $0 }) else {
            return report.leaveOut(
                cells.joined(separator: ", "), at: place,
                "\"\(cell(.code))\" is no code of 8 to 10 digits; the row is left out")
        }
        guard digits == nil || digits == code.utf8.count else {
            return report.leaveOut(
                cells.joined(separator: ", "), at: place,
                "the codes before have \(digits ?? 0) digits, and this one \(code.utf8.count); the row is left out")
        }
        let from = try day(cell(.from), options.from, place)
        let until = try day(cell(.until), options.until, place)
        guard until.isEmpty || from <= until else {
            return report.leaveOut(
                cells.joined(separator: ", "), at: place, "the row ends before it begins; the row is left out")
        }
        guard Self.take(from, until, into: &days[code, default: []]) else {
            return report.leaveOut(
                cells.joined(separator: ", "), at: place,
                "a row before it has the same code on the same days; the first one is taken")
        }
        digits = code.utf8.count
        let general = rate(cell(.general), code, place)
        draft.add(
            "lines",
            [
                "code", "from", "until", "source", "unit1", "unit2", "general", "general_text", "column2",
                "column2_text", "title",
            ],
            [
                code, from, until, draft.source, unit(cell(.unit1), code, place), unit(cell(.unit2), code, place),
                general.notation, general.text, "", "", cell(.title),
            ])
        var order = 0
        for column in columns {
            let text = column.index < cells.count ? cells[column.index] : ""
            guard !text.isEmpty else { continue }
            switch column.meaning {
            case .program(let name):
                order += 1
                claims.insert(name)
                measure(
                    code, "preference", order, from, until, "claim=\(name)", rate(text, code, place), name, law, &draft)
            case .tax(let name):
                taxes.insert(name)
                let percent = text.hasSuffix("%") ? String(text.dropLast()).trimmed : text
                guard let amount = try? Decimal(percent), !amount.isNegative else {
                    report.leaveOut(
                        "\(code), \(name): \(text)", at: place, "a tax is a number of per cent; it is left out")
                    continue
                }
                measure(
                    code, name, 1, from, until, "", OfficialRate("\(amount)%", currency: ""), nil, law, &draft,
                    basis: "customs_value + transport + duty")
            default: break
            }
        }
    }

    /// Takes the days of a row, unless a row before it has one of them.
    private static func take(
        _ from: String, _ until: String, into taken: inout [(from: String, until: String)]
    ) -> Bool {
        // Dates of ISO 8601 compare as texts.
        var (place, end) = (0, taken.count)
        while place < end {
            let middle = (place + end) / 2
            if taken[middle].from < from { place = middle + 1 } else { end = middle }
        }
        if place > 0, taken[place - 1].until.isEmpty || from <= taken[place - 1].until { return false }
        if place < taken.count, until.isEmpty || taken[place].from <= until { return false }
        taken.insert((from, until), at: place)
        return true
    }

    private mutating func measure(
        _ code: String, _ program: String, _ order: Int, _ from: String, _ until: String, _ when: String,
        _ rate: OfficialRate, _ claim: String?, _ law: String, _ draft: inout PackDraft, basis: String = ""
    ) {
        // A program that is called as a country is for its goods.
        let isCountry = claim.map(Self.isCountry) ?? false
        let isRefused = rate.notation == "?"
        draft.add(
            "line_measures",
            [
                "code", "program", "order", "heading", "heading_above", "except_goods", "origins", "from", "until",
                "known_from", "known_until", "when", "effect", "rate", "basis", "authority", "source",
            ],
            [
                code, program, "\(order)", "", "", "", isCountry ? claim ?? "*" : "*", from, until, "", "", when,
                isRefused ? "refuse" : claim == nil ? "add" : "replace",
                isRefused ? "the rate reads \"\(rate.text)\"" : rate.notation, basis, law, draft.source,
            ])
    }

    private static func isCountry(_ name: String) -> Bool {
        Country(alpha2: name) != nil || name == "EU"
    }

    private mutating func putPrograms(_ law: String, _ draft: inout PackDraft) {
        let columns = ["program", "filing", "kind", "tax_type", "title", "authority"]
        draft.add("programs", columns, ["preference", "10", "duty", "", "Preferential rates by claim", law])
        for (index, tax) in taxes.sorted().enumerated() {
            draft.add("programs", columns, [tax, "\(20 + index)", "tax", "", tax, law])
        }
    }

    private func day(_ text: String, _ standard: CivilDate?, _ place: Place) throws(TidewaiterError) -> String {
        if text.isEmpty { return standard?.description ?? "" }
        guard let day = CivilDate(iso: text) else {
            throw .importing("csv", "\"\(text)\" is no date. Write YYYY-MM-DD.", place)
        }
        return day.description
    }

    private mutating func unit(_ text: String, _ code: String, _ place: Place) -> String {
        if text.isEmpty { return "" }
        if let unit = PrintedRate.unit(named: text), unit.per == 1 { return unit.unit }
        let isCode = 2...3 ~= text.utf8.count && text.utf8.allSatisfy { 0x41...0x5A ~= $0 || 0x30...0x39 ~= $0 }
        if isCode, (try? Unit(text)) != nil { return text }
        report.leaveOut("\(code), unit: \(text)", at: place, "no unit that is known; left empty")
        return ""
    }

    private mutating func rate(_ text: String, _ code: String, _ place: Place) -> OfficialRate {
        var rate = OfficialRate(notation: text) ?? OfficialRate(text, currency: options.currency ?? "")
        if let fact = rate.facts.first { rate = rate.unsaid("a table declares no fact, and \"\(fact)\" would be one") }
        if let reason = rate.reason {
            report.leaveOut("\(code): \(text)", at: place, "\(reason); it is \"?\" with its text")
        }
        return rate
    }
}
