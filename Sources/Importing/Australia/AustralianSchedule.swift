import TidewaiterDocuments
import TidewaiterQuantities
import TidewaiterTariffs

/// Makes a pack of Schedule 3 of the Customs Tariff Act 1995 from its JSON form: sections, chapters, headings,
/// classifications.
///
/// A cell of rates holds the general rate, those of preferences behind the letters of their countries, and phases behind
/// their days: the general rate of the last phase that has begun is that of the line.
struct AustralianSchedule {
    private let options: ImportOptions
    private let limits: Limits
    private var report = ImportReport()
    private var rates: [String: [Cell]] = [:]
    private var units: [String: Set<String>] = [:]
    private var titles: [String: String] = [:]

    /// What the cell of one row says of the general rate.
    private struct Cell: Hashable {
        var notation: String
        var text: String
    }

    init(_ options: ImportOptions, _ limits: Limits) {
        self.options = options
        self.limits = limits
    }

    consuming func read(_ files: [ImportSource]) throws(TidewaiterError) -> ImportedPack {
        guard files.count == 1, let file = files.first else {
            throw TidewaiterError(.argument, "import.files", "Give one file: the schedule is one export.")
        }
        guard let from = options.from else {
            throw TidewaiterError(
                .argument, "import.from",
                "The export bears no date. State the first day on which its rates were in force.")
        }
        var draft = PackDraft(
            "au-tariff-import",
            .init(
                id: "au-schedule-3", title: "Schedule 3, general rates (JSON export)",
                authority: "Australian Border Force; Customs Tariff Act 1995 (Cth)",
                licence: "Commonwealth of Australia; facts only are taken"),
            jurisdiction: "AU", title: "Australian customs tariff: general rates", options)
        let document = try JSONDocument(file.bytes, input: file.name, limits: limits)
        guard document.root.kind == .array else { throw Self.flaw("no list of sections", document.root.place) }
        for section in document.root.elements {
            for chapter in try Self.list("chapters", of: section) {
                for heading in try Self.list("headings", of: chapter) {
                    for row in try Self.list("classifications", of: heading) { try take(row, from, &draft) }
                }
            }
        }
        let count = write(from, &draft)
        RegimeDraft.australia.put(into: &draft)
        draft.coverage =
            "General rates of \(count) classifications of Schedule 3 as exported, taken to be in force from \(from)"
            + "\(options.until.map { " until \($0)" } ?? ""). Rates that the notation of packs cannot express are '?' with "
            + "their text. Preferential rates are kept in the table preferences and not assessed. Not in this pack: goods "
            + "and services tax and other taxes, fees, concessions of Schedule 4, dumping and countervailing duties, "
            + "statistical codes."
        return ImportedPack(draft, report)
    }

    private static func list(_ name: String, of value: JSONValue) throws(TidewaiterError) -> JSONValue.Elements {
        guard let list = value[name], list.kind == .array else {
            throw flaw("\"\(name)\" is missing, or no list", value.place)
        }
        return list.elements
    }

    private static func flaw(_ reason: String, _ place: Place) -> TidewaiterError {
        .importing("au-schedule", "This is no JSON form of Schedule 3: \(reason). Export it again.", place)
    }

    private mutating func take(
        _ row: JSONValue, _ from: CivilDate, _ draft: inout PackDraft
    ) throws(TidewaiterError) {
        report.count("classifications")
        let number = row["referenceNumber"]?.text ?? ""
        let code = String(number.filter { "0"..."9" ~= $0 })
        let (cell, unit) = (Self.plain(row["dutyRate"]?.text ?? ""), Self.plain(row["unit"]?.text ?? ""))
        guard code.utf8.count == 8 else {
            if !cell.isEmpty {
                report.leaveOut(
                    "\(number) \(row["description"]?.text ?? ""): \(cell)", at: row.place,
                    "the number is not of eight digits, so that it is no line")
            }
            return
        }
        if titles[code] == nil { titles[code] = row["description"]?.text ?? "" }
        if !unit.isEmpty { units[code, default: []].insert(unit) }
        if !cell.isEmpty { takeRate(cell, code, from, row, &draft) } else if rates[code] == nil { rates[code] = [] }
    }

    private mutating func takeRate(
        _ cell: String, _ code: String, _ from: CivilDate, _ row: JSONValue, _ draft: inout PackDraft
    ) {
        guard let branches = branches(of: cell, code, row) else { return add(Cell(notation: "?", text: cell), code) }
        for branch in branches where !branch.programs.isEmpty {
            let rate = OfficialRate(undated: branch, Self.words(of: branch, in: cell), currency: "AUD")
            draft.add(
                "preferences", ["code", "countries", "from", "rate", "text"],
                [
                    code, branch.programs.joined(separator: " "), branch.from?.description ?? "", rate.notation,
                    rate.text,
                ])
        }
        let general = branches.filter { $0.programs.isEmpty && ($0.from ?? from) <= from }
        guard let branch = general.max(by: { ($0.from?.description ?? "") < ($1.from?.description ?? "") }) else {
            report.leaveOut(
                "\(code): \(cell)", at: row.place, "no general rate that has begun; it is \"?\" with its text")
            return add(Cell(notation: "?", text: cell), code)
        }
        let rate = OfficialRate(undated: branch, Self.words(of: branch, in: cell), currency: "AUD")
        if let reason = rate.reason {
            report.leaveOut("\(code): \(cell)", at: row.place, "\(reason); it is \"?\" with its text")
        }
        add(Cell(notation: rate.notation, text: rate.text), code)
    }

    /// The rates of a cell; where a misprint stands among the preferences, that which is before them. `nil` where it
    /// cannot be read.
    private mutating func branches(of cell: String, _ code: String, _ row: JSONValue) -> [PrintedRate.Branch]? {
        do throws(PrintedRate.Flaw) {
            return try PrintedRate(reading: cell).branches
        } catch {
            let general = Self.beforePreferences(cell)
            if !general.isEmpty, !cell.contains("From"), let rate = try? PrintedRate(reading: general) {
                report.leaveOut(
                    "\(code): \(cell)", at: row.place,
                    "byte \(error.offset): \(error.message); the general rate is taken, the preferences are not")
                return rate.branches
            }
            report.leaveOut(
                "\(code): \(cell)", at: row.place, "byte \(error.offset): \(error.message); it is \"?\" with its text")
            return nil
        }
    }

    /// What stands before the first letters of a preference (schedule 1 of the act, and misprints of them).
    private static func beforePreferences(_ cell: String) -> String {
        let marks = ["NZ/", "DCS", "DCT", "DTC", "DC", "LDC", "CA", "MY", "SG"]
        var index = cell.startIndex
        while index < cell.endIndex {
            let isAfter = index > cell.startIndex && [" ", "%", "e"].contains(cell[cell.index(before: index)])
            if isAfter, marks.contains(where: { cell[index...].hasPrefix($0) }) {
                return String(cell[..<index]).trimmed
            }
            index = cell.index(after: index)
        }
        return ""
    }

    private mutating func add(_ cell: Cell, _ code: String) {
        if rates[code]?.contains(cell) != true { rates[code, default: []].append(cell) }
    }

    /// The words of a branch: from its first part to its last.
    private static func words(of branch: PrintedRate.Branch, in cell: String) -> String {
        guard let first = branch.parts.first, let last = branch.parts.last else { return cell }
        let bytes = Array(cell.utf8)[first.range.lowerBound..<last.range.upperBound]
        return String(decoding: bytes, as: UTF8.self).trimmed
    }

    private mutating func write(_ from: CivilDate, _ draft: inout PackDraft) -> Int {
        let until = options.until?.description ?? ""
        var used: Set<String> = []
        for (code, found) in rates.sorted(by: { $0.key < $1.key }) {
            var cell = found.first ?? Cell(notation: "?", text: "")
            if found.count != 1 {
                cell = Cell(notation: "?", text: found.map(\.text).sorted().joined(separator: " | "))
                report.leaveOut(
                    "\(code): \(cell.text)", at: "",
                    found.isEmpty
                        ? "no rate is stated for it; it is \"?\""
                        : "rows of one number state different rates; it is \"?\"")
            }
            let words = units[code] ?? []
            let unit = words.count == 1 ? Self.unit(words.first ?? "") : nil
            for word in words where words.count > 1 || unit == nil {
                report.leaveOut(
                    "\(code), unit: \(word)", at: "", "no unit that is known, or one of several; left empty")
            }
            if unit != nil { used.formUnion(words) }
            draft.add(
                "lines",
                [
                    "code", "from", "until", "source", "unit1", "unit2", "general", "general_text", "column2",
                    "column2_text",
                ],
                [
                    code, from.description, until, draft.source, unit?.first ?? "", unit?.second ?? "", cell.notation,
                    cell.text, "", "",
                ])
            draft.add("titles", ["code", "title"], [code, Self.plain(titles[code] ?? "")])
        }
        for word in used {
            guard let unit = Self.unit(word) else { continue }
            draft.add("units", ["au_unit", "rec20", "rec20_second"], [word, unit.first, unit.second])
        }
        return rates.count
    }

    /// The abbreviations of the schedule's column of units, in UN/ECE Recommendation 20.
    private static func unit(_ word: String) -> (first: String, second: String)? {
        switch word {
        case "No": ("NMB", "")
        case "kg": ("KGM", "")
        case "t": ("TNE", "")
        case "g": ("GRM", "")
        case "L": ("LTR", "")
        case "m": ("MTR", "")
        case "sm": ("MTK", "")
        case "cu": ("MTQ", "")
        case "Pr": ("NPR", "")
        case "L al": ("LPA", "")
        case "L al and L": ("LPA", "LTR")
        case "MC": ("CTM", "")
        case "TH": ("MIL", "")
        case "kg TSS": ("KGM:total-soluble-solids", "")
        case "..": ("", "")
        default: nil
        }
    }

    /// Blanks of every kind, those without width too, as one; none behind a sign of money.
    private static func plain(_ text: String) -> String {
        var plain = ""
        var isBlank = false
        for scalar in text.unicodeScalars {
            if scalar.properties.isWhitespace || scalar.value == 0x200B {
                isBlank = true
            } else {
                if isBlank, !plain.isEmpty, plain.last != "$" { plain += " " }
                isBlank = false
                plain.unicodeScalars.append(scalar)
            }
        }
        return plain
    }
}
